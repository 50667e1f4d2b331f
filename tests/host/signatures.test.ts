/** Signatures, keys and points that implementations disagree about: this host says what a node says. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519';
import { secp256k1 } from '@noble/curves/secp256k1';
import { Keyring } from '@polkadot/keyring';
import fc from 'fast-check';
import { concat, toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import {
  recoverEcdsa,
  verifyEd25519,
  verifySr25519,
} from '../../tools/compiler/host/signatures.js';
import { FORGED_ED25519, FORGED_SR25519, SMALL_ORDER, SUSPECTS, ZERO } from '../support/nobody.js';
import { benchBinary, runBench, runHere, type Script } from './bench-binary.js';
import { compileProbe } from './fixtures.js';
import * as steps from './steps.js';

const SAMPLES = process.env['GRID_FULL'] ? 400 : 60;
const SEED = 2024;
const MESSAGE = utf8('500 kWh');
const ED_ORDER = ed25519.CURVE.n;
const SECP_ORDER = secp256k1.CURVE.n;

const binary = benchBinary();
const describeWithBench = binary === null ? describe.skip : describe;

beforeAll(ready);

function littleEndian(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

const bigEndian = (value: bigint): Uint8Array => littleEndian(value).reverse();

const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

test('eight points of small order have fourteen spellings', () => {
  expect(SMALL_ORDER).toHaveLength(14);
  expect(SMALL_ORDER.map(toHex)).toContain(toHex(ZERO));
});

test('a forged signature holds for every key that is nobody’s, and for no other', () => {
  for (const key of SMALL_ORDER) {
    expect(verifyEd25519('real', FORGED_ED25519, MESSAGE, key)).toBe(true);
  }
  expect(verifySr25519('real', FORGED_SR25519, MESSAGE, ZERO)).toBe(true);
  for (const type of ['sr25519', 'ed25519'] as const) {
    const { publicKey } = new Keyring({ type }).createFromUri('//Alice');
    expect(verifySr25519('real', FORGED_SR25519, MESSAGE, publicKey)).toBe(false);
    expect(verifyEd25519('real', FORGED_ED25519, MESSAGE, publicKey)).toBe(false);
  }
});

test('three thousand bad signatures leave the verifiers as they were', () => {
  const pair = new Keyring({ type: 'ecdsa' }).createFromUri('//Alice');
  const digest = new Uint8Array(32).fill(9);
  const bad = concat(bigEndian(5n), bigEndian(1n), Uint8Array.of(0));
  for (let i = 0; i < 3_000; i++) {
    recoverEcdsa(bad, digest, true);
    verifySr25519('real', new Uint8Array(64), MESSAGE, ZERO);
  }
  const key = recoverEcdsa(pair.sign(MESSAGE), digest, true);
  expect(key).toBeInstanceOf(Uint8Array);
  expect(verifySr25519('real', FORGED_SR25519, MESSAGE, ZERO)).toBe(true);
});

describeWithBench('a node says the same', () => {
  let blob: Uint8Array;
  let executor: Executor;

  beforeAll(async () => {
    blob = await compileProbe();
    executor = new Executor(blob);
  });

  /** Compares the answers to each of `inputs`; gives ours. */
  function compare(inputs: readonly Uint8Array[]): readonly string[] {
    const script: Script = {
      genesis: { [toHex(utf8(':code'))]: toHex(blob) },
      blocks: [{ calls: inputs.map((input) => ['Probe_run', toHex(input)] as const) }],
    };
    const [theirs] = runBench(binary as string, script);
    const [ours] = runHere(executor, script);
    const outputs = ours?.outputs ?? [];
    const at = outputs.findIndex((output, i) => output !== theirs?.outputs[i]);
    if (at >= 0) {
      const input = toHex(inputs[at] as Uint8Array);
      throw new Error(`the node says ${theirs?.outputs[at]}, we ${outputs[at]}, to ${input}`);
    }
    return outputs;
  }

  const accepted = (outputs: readonly string[]): number =>
    outputs.filter((output) => output === '0x01').length;

  test('of ed25519 keys, points and scalars of every doubtful kind', () => {
    const pair = new Keyring({ type: 'ed25519' }).createFromUri('//Alice');
    const good = pair.sign(MESSAGE);
    const [r, s] = [good.slice(0, 32), good.slice(32)];
    const scalars = [0n, 1n, ED_ORDER - 1n, ED_ORDER, ED_ORDER + 1n, 2n ** 255n - 1n];
    const forged = SUSPECTS.flatMap((key) =>
      SMALL_ORDER.map((point) => [concat(point, new Uint8Array(32)), key] as const),
    );
    const signed = [
      ...scalars.map((scalar) => [concat(r, littleEndian(scalar)), pair.publicKey] as const),
      ...scalars.map((scalar) => [concat(littleEndian(1n), littleEndian(scalar)), ZERO] as const),
      // The same scalar a second time, and every key with points that are not there.
      [concat(r, littleEndian(ED_ORDER + numberOf(s))), pair.publicKey] as const,
      [good, pair.publicKey] as const,
      ...[2n, 3n, 4n].map((y) => [good, littleEndian(y)] as const),
    ];
    const outputs = compare(
      [...forged, ...signed].map(([signature, key]) => steps.ed25519(signature, MESSAGE, key)),
    );
    expect(accepted(outputs)).toBeGreaterThanOrEqual(SMALL_ORDER.length ** 2 + 1);
  });

  test('of ed25519 signatures shifted by points of small order', () => {
    const torsion = SMALL_ORDER.map((bytes) => ed25519.ExtendedPoint.fromHex(bytes, true));
    const secret = 0x1234_5678_9abcn;
    const key = ed25519.ExtendedPoint.BASE.multiply(secret);
    const inputs = torsion.flatMap((a) =>
      torsion.slice(0, 8).map((b) => {
        const publicKey = key.add(a).toRawBytes();
        const nonce = 0xabcd_ef01n;
        const point = ed25519.ExtendedPoint.BASE.multiply(nonce).add(b).toRawBytes();
        const hash = ed25519.CURVE.hash(concat(point, publicKey, MESSAGE));
        const scalar = (nonce + (numberOf(hash) % ED_ORDER) * secret) % ED_ORDER;
        return steps.ed25519(concat(point, littleEndian(scalar)), MESSAGE, publicKey);
      }),
    );
    expect(accepted(compare(inputs))).toBe(inputs.length);
  });

  test('of sr25519 keys, points and scalars of every doubtful kind', () => {
    const pair = new Keyring({ type: 'sr25519' }).createFromUri('//Alice');
    const good = pair.sign(MESSAGE);
    const unmarked = flipped(good, 511);
    const keys = [pair.publicKey, ...SUSPECTS, new Uint8Array(32).fill(0xff)];
    const signatures = [
      FORGED_SR25519,
      new Uint8Array(64),
      good,
      unmarked,
      flipped(good, 0),
      flipped(good, 256),
      concat(good.slice(0, 32), mark(littleEndian(ED_ORDER))),
      concat(new Uint8Array(32), mark(littleEndian(1n))),
      concat(littleEndian(1n), mark(littleEndian(0n))),
    ];
    const inputs = keys.flatMap((key) =>
      signatures.map((signature) => steps.sr25519(signature, MESSAGE, key)),
    );
    // The forged one for nobody's key, and the real one.
    expect(accepted(compare(inputs))).toBe(2);
  });

  test('of recovered secp256k1 keys at every limit', () => {
    const digest = new Uint8Array(32).fill(9);
    const good = new Keyring({ type: 'ecdsa' }).createFromUri('//Alice').sign(MESSAGE);
    const [r, s] = [bigOf(good.slice(0, 32)), bigOf(good.slice(32, 64))];
    const rs = [0n, 1n, 2n, 3n, 4n, 5n, r, SECP_ORDER - 1n, SECP_ORDER, 2n ** 256n - 1n];
    const ss = [0n, 1n, s, SECP_ORDER - s, SECP_ORDER - 1n, SECP_ORDER, 2n ** 256n - 1n];
    const ids = [0, 1, 2, 3, 4, 26, 27, 28, 29, 30, 31, 255];
    const inputs = rs.flatMap((one) =>
      ss.flatMap((two) =>
        ids.map((id) => concat(bigEndian(one), bigEndian(two), Uint8Array.of(id))),
      ),
    );
    const answers = compare([
      ...inputs.map((bytes) => steps.recoverCompressed(bytes, digest)),
      ...inputs.slice(0, 100).map((bytes) => steps.recover(bytes, digest)),
      // z, the message as a number, at its limits.
      ...[0n, SECP_ORDER, 2n ** 256n - 1n].map((z) => steps.recoverCompressed(good, bigEndian(z))),
    ]);
    for (const start of ['0x00', '0x0100', '0x0101', '0x0102']) {
      expect(answers.some((answer) => answer.startsWith(start))).toBe(true);
    }
  });

  test('of random signatures, keys and messages, and of good ones with a bit changed', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    const pairs = (['sr25519', 'ed25519', 'ecdsa'] as const).map((type) =>
      new Keyring({ type }).createFromUri('//Alice'),
    );
    const random = fc
      .record({
        scheme: fc.nat(2),
        message: fc.uint8Array({ maxLength: 40 }),
        bit: fc.option(fc.nat(64 * 8 + 7)),
        keyBit: fc.option(fc.nat(255), { freq: 4 }),
        noise: fc.option(bytes(65), { freq: 3 }),
      })
      .map(({ scheme, message, bit, keyBit, noise }) => {
        const pair = pairs[scheme] as (typeof pairs)[number];
        const signed = noise ?? pair.sign(message);
        const signature = bit === null ? signed : flipped(signed, bit);
        const key = keyBit === null ? pair.publicKey : flipped(pair.publicKey, keyBit);
        if (scheme === 2) {
          const digest = concat(message, new Uint8Array(32)).slice(0, 32);
          return steps.recoverCompressed(concat(signature, new Uint8Array(1)).slice(0, 65), digest);
        }
        const check = scheme === 0 ? steps.sr25519 : steps.ed25519;
        return check(signature.slice(0, 64), message, key);
      });
    const inputs = fc.sample(random, { numRuns: SAMPLES, seed: SEED });
    expect(accepted(compare(inputs))).toBeGreaterThan(0);
  });
});

function numberOf(bytes: Uint8Array): bigint {
  return [...bytes].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function bigOf(bytes: Uint8Array): bigint {
  return numberOf(Uint8Array.from(bytes).reverse());
}

/** Sets schnorrkel's mark on a scalar. */
function mark(scalar: Uint8Array): Uint8Array {
  return scalar.map((byte, i) => (i === 31 ? byte | 0x80 : byte));
}
