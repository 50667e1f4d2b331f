/** The rank of a transaction in the pool, 64 bits: what it is for, then how little its signer has used, then its tip. */
import { u128 } from "../scale/u128";

const PURPOSE_SHIFT: u64 = 61;
const USAGE_SHIFT: u64 = 29;
/** Significant bits of a tip: amounts that differ by a millionth rank differently. */
const MANTISSA: u32 = 22;

/**
 * `purpose` is 0 to 7, more going first; `used` what the signer will have filled once this transaction and
 * those before it are in, less going first.
 */
export function rankOf(purpose: u32, used: u64, tip: u128): u64 {
  const spare: u64 = u32.MAX_VALUE - min<u64>(used, u32.MAX_VALUE);
  return ((<u64>purpose) << PURPOSE_SHIFT) | (spare << USAGE_SHIFT) | rankOfTip(tip);
}

/** A tip as a floating-point number of 29 bits, in the order of tips: exact to 2^23, then to 23 digits. */
function rankOfTip(tip: u128): u64 {
  const bits = <u32>(tip.hi ? 128 - clz(tip.hi) : 64 - clz(tip.lo));
  if (bits <= MANTISSA + 1) return tip.lo;
  const shift = bits - MANTISSA - 1;
  return ((<u64>shift) << MANTISSA) + shiftRight(tip, shift);
}

/** `value >> shift` where that fits 64 bits; `shift` is 1 to 127. */
function shiftRight(value: u128, shift: u32): u64 {
  if (shift >= 64) return value.hi >> (shift - 64);
  return (value.lo >> shift) | (value.hi << (64 - shift));
}
