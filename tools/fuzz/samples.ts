/** Valid input for every decoder, by its name in the code: `VecOfAnswer`, `MeterReading`. */
import { compact, concat, lengthPrefixed } from '../compiler/host/bytes.js';
import { type Random } from './random.js';
import { randomCompact, randomInteger, someBytes } from './shapes.js';
import { type Scene, signedBody } from './scene.js';

type Sample = (scene: Scene, random: Random) => Uint8Array;

const INTEGERS: Readonly<Record<string, number>> = { U8: 1, U16: 2, U32: 4, U64: 8, U128: 16 };

const OWN: Readonly<Record<string, Sample>> = {
  AccountId: ({ accounts }, random) => random.pick(accounts),
  Bool: (_, random) => Uint8Array.of(random.below(2)),
  Bytes: (_, random) => someBytes(random),
  Call: ({ shapes }, random) => shapes.call(random),
  H256: (_, random) => random.bytes(32),
  Header: header,
  OpaqueExtrinsic: ({ shapes, accounts }, random) =>
    lengthPrefixed(signedBody(random.pick(accounts), random.below(3), shapes.call(random))),
  Text: (_, random) => someBytes(random),
};

/** Something that `decoder` takes, most of the time. */
export function sampleFor(decoder: string, scene: Scene, random: Random): Uint8Array {
  const own = OWN[decoder];
  if (own) return own(scene, random);
  const size = INTEGERS[decoder];
  if (size) return randomInteger(random, size);
  if (decoder.startsWith('Compact')) return randomCompact(random);
  if (decoder.startsWith('VecOf')) return list(decoder.slice('VecOf'.length), scene, random);
  if (decoder.startsWith('OptionOf')) {
    const some = () => sampleFor(decoder.slice('OptionOf'.length), scene, random);
    return random.once(4) ? Uint8Array.of(0) : concat(Uint8Array.of(1), some());
  }
  const id = scene.shapes.byName.get(decoder);
  return id === undefined ? random.bytes(random.below(120)) : scene.shapes.sample(id, random);
}

function list(of: string, scene: Scene, random: Random): Uint8Array {
  const length = Math.min(random.length(), 2_000);
  const items = Array.from({ length }, () => sampleFor(of, scene, random));
  return concat(compact(length), ...items);
}

/** A header with a slot, and now and then with other logs. */
export function header(scene: Scene, random: Random): Uint8Array {
  const slot = concat(Uint8Array.of(6), Buffer.from('aura'), lengthPrefixed(random.bytes(8)));
  const others = Array.from({ length: random.below(3) }, () => {
    const kind = random.pick([0, 4, 5, 6, 8]);
    if (kind === 8) return Uint8Array.of(8);
    const engine = kind === 0 ? new Uint8Array() : random.bytes(4);
    return concat(Uint8Array.of(kind), engine, someBytes(random));
  });
  return concat(
    scene.chain.head.hash,
    compact(random.once(2) ? scene.chain.head.header.number + 1 : random.below(2 ** 30)),
    random.bytes(32),
    random.bytes(32),
    compact(1 + others.length),
    slot,
    ...others,
  );
}
