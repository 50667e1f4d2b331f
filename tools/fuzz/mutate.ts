/** Inputs that are nearly right: valid encodings with something changed, which get further than noise. */
import { concat } from '../compiler/host/bytes.js';
import type { Random } from './random.js';

/** Bytes that mean something: limits, modes of compact integers, unknown variants. */
const TELLING = [0x00, 0x01, 0x02, 0x03, 0x04, 0x7f, 0x80, 0xfc, 0xfd, 0xfe, 0xff, 0x13, 0x33];
/** Compact integers around every change of mode, in good and in second spellings. */
const COMPACTS = [
  [0x00],
  [0xfc],
  [0x01, 0x01],
  [0x01, 0x00],
  [0xfd, 0xff],
  [0x02, 0x00, 0x01, 0x00],
  [0x02, 0x00, 0x00, 0x00],
  [0xfe, 0xff, 0xff, 0xff],
  [0x03, 0x00, 0x00, 0x00, 0x40],
  [0x03, 0xff, 0xff, 0xff, 0xff],
  [0x13, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x33, ...new Array<number>(16).fill(0xff)],
].map((bytes) => Uint8Array.from(bytes));

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => replaced(bytes, random, (byte) => byte ^ (1 << random.below(8))),
  (bytes, random) => replaced(bytes, random, () => random.pick(TELLING)),
  (bytes, random) => replaced(bytes, random, (byte) => byte + random.below(9) - 4),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => concat(bytes, random.bytes(1 + random.below(8))),
  (bytes, random) => spliced(bytes, random, 0, random.bytes(1 + random.below(4))),
  (bytes, random) => spliced(bytes, random, 1 + random.below(4), new Uint8Array()),
  (bytes, random) => spliced(bytes, random, random.below(3), random.pick(COMPACTS)),
  (bytes, random) => spliced(bytes, random, 0, piece(bytes, random)),
  (bytes, random) => spliced(bytes, random, 0, repeated(piece(bytes, random), random)),
];

/** `bytes`, or one to four changes away from them. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.once(6)) return bytes;
  let mutant = bytes;
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    mutant = random.pick(MUTATIONS)(mutant, random);
  }
  return mutant;
}

function replaced(bytes: Uint8Array, random: Random, by: (byte: number) => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = random.below(copy.length);
  if (copy.length > 0) copy[at] = by(copy[at] as number);
  return copy;
}

function spliced(bytes: Uint8Array, random: Random, drop: number, by: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  return concat(bytes.subarray(0, at), by, bytes.subarray(Math.min(bytes.length, at + drop)));
}

function piece(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  return bytes.subarray(at, at + random.below(40));
}

/** Many of the same: what makes lists of tiny items. */
function repeated(bytes: Uint8Array, random: Random): Uint8Array {
  const times = random.once(4) ? 1_000 : random.below(20);
  const whole = new Uint8Array(bytes.length * times);
  for (let i = 0; i < times; i++) whole.set(bytes, i * bytes.length);
  return whole;
}
