/** What a transaction costs. */
import { EXTRINSIC_BASE_REF_TIME } from "../../chain/config";
import { Storage } from "../../generated/transaction_payment";
import { Weight } from "../../primitives/weight";
import { u128 } from "../../scale/u128";
import { FeeCoefficients } from "./schema";

const PICOSECONDS_PER_MICROSECOND: u64 = 1_000_000;

/** The parts of a fee, in base units of GRID, without the tip. */
@final
export class Fee {
  constructor(
    readonly base: u128,
    readonly length: u128,
    readonly weight: u128,
  ) {}

  static free(): Fee {
    const zero = u128.zero();
    return new Fee(zero, zero, zero);
  }

  total(): u128 {
    return u128.saturatingAdd(u128.saturatingAdd(this.base, this.length), this.weight);
  }
}

function coefficients(): FeeCoefficients {
  const stored = Storage.coefficients.get();
  return stored ? stored : new FeeCoefficients(0, 0);
}

function timeFee(refTime: u64, perMicrosecond: u64): u128 {
  return u128.div64(u128.mul64(refTime, perMicrosecond), PICOSECONDS_PER_MICROSECOND);
}

/** Fee of `weight` alone. */
export function weightToFee(weight: Weight): u128 {
  return timeFee(weight.refTime, coefficients().perMicrosecond);
}

/** Fee of `length` bytes alone. */
export function lengthToFee(length: u32): u128 {
  return u128.mul64(length, coefficients().perByte);
}

/** Fee of a signed extrinsic of `length` bytes whose call weighs `weight`. */
export function feeOf(weight: Weight, length: u32): Fee {
  const stored = Storage.coefficients.get();
  if (!stored) return Fee.free();
  return new Fee(
    timeFee(EXTRINSIC_BASE_REF_TIME, stored.perMicrosecond),
    u128.mul64(length, stored.perByte),
    timeFee(weight.refTime, stored.perMicrosecond),
  );
}
