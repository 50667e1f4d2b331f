/** Keys that are nobody's: for each of them anybody can make signatures that a node takes. */

import { ed25519 } from '@noble/curves/ed25519';
import { concat } from '../../tools/compiler/host/bytes.js';

/** Order of the field. */
const P = ed25519.CURVE.Fp.ORDER;
const SIZE = 32;

/** Little-endian bytes of `y`, with the sign of x in the highest bit. */
function spelling(y: bigint, isNegative: boolean): Uint8Array {
  const bytes = new Uint8Array(SIZE);
  for (let i = 0; i < SIZE; i++) bytes[i] = Number((y >> BigInt(8 * i)) & 0xffn);
  bytes[SIZE - 1] = (bytes[SIZE - 1] as number) | (isNegative ? 0x80 : 0);
  return bytes;
}

/** Every y below 2^255 that stands for a number below 19 a second time, and the numbers themselves. */
const TWICE_SPELT = Array.from({ length: 19 }, (_, i) => [BigInt(i), P + BigInt(i)]).flat();

/** The y of the eight points whose order divides eight. */
function torsionYs(): bigint[] {
  const point = ed25519.ExtendedPoint.fromHex(
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  );
  return Array.from({ length: 8 }, (_, i) =>
    i === 0 ? 1n : point.multiplyUnsafe(BigInt(i)).toAffine().y,
  );
}

/** The point that a node reads from `bytes` (ZIP-215: any spelling), or null. */
function pointOf(bytes: Uint8Array): InstanceType<typeof ed25519.ExtendedPoint> | null {
  try {
    return ed25519.ExtendedPoint.fromHex(bytes, true);
  } catch {
    return null;
  }
}

/** Spellings of ed25519 points about which a second look is worth it: every small y, every torsion point. */
export const SUSPECTS: readonly Uint8Array[] = [
  ...new Set([...TWICE_SPELT, ...torsionYs(), P - 1n]),
].flatMap((y) => [spelling(y, false), spelling(y, true)]);

/** Those of them that a node reads as a point of small order. */
export const SMALL_ORDER: readonly Uint8Array[] = SUSPECTS.filter((bytes) =>
  pointOf(bytes)?.isSmallOrder(),
);

/** The all-zero key: sr25519's identity point, and one of ed25519's of order four. */
export const ZERO = new Uint8Array(SIZE);

/** The ed25519 signature that a key of small order "makes" of any message. */
export const FORGED_ED25519 = concat(spelling(1n, false), new Uint8Array(SIZE));

/** The sr25519 signature that the identity point "makes" of any message: R the identity, s zero, marked. */
export const FORGED_SR25519 = concat(new Uint8Array(63), Uint8Array.of(0x80));
