/** What a transaction costs, and its rank in the pool. */
import {
  EXTRINSIC_BASE_REF_TIME,
  MAX_BLOCK_LENGTH,
  MAX_BLOCK_REF_TIME,
  NORMAL_DISPATCH_RATIO,
} from "../../chain/config";
import { Storage } from "../../generated/transaction_payment";
import { Weight } from "../../primitives/weight";
import { u128 } from "../../scale/u128";
import { DispatchClass } from "../../support/call";
import { Constants, FeeCoefficients } from "./schema";

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

/**
 * Rank in the pool: `(tip + 1)` times how many such transactions a block could hold, as
 * pallet-transaction-payment computes it.
 */
export function priorityOf(tip: u128, weight: Weight, length: u32, dispatchClass: u8): u64 {
  const share: u64 = dispatchClass == DispatchClass.Normal ? NORMAL_DISPATCH_RATIO : 100;
  const maxTime = (MAX_BLOCK_REF_TIME / 100) * share;
  const maxLength = (<u64>MAX_BLOCK_LENGTH / 100) * share;
  const byTime = maxTime / min(max<u64>(weight.refTime, 1), maxTime);
  const byLength = maxLength / min(max<u64>(length, 1), maxLength);
  const perBlock = min(byTime, byLength);
  const rank = u128.saturatingMul64(u128.saturatingAdd(tip, u128.from(1)), perBlock);
  if (!rank.fitsU64()) return u64.MAX_VALUE;
  return dispatchClass == DispatchClass.Operational ? boost(rank.lo, perBlock) : rank.lo;
}

/** Operational calls go first: they get a virtual tip on top. */
function boost(rank: u64, perBlock: u64): u64 {
  const raised = u128.saturatingAdd(
    u128.from(rank),
    u128.mul64(perBlock, Constants.operationalFeeMultiplier),
  );
  return raised.fitsU64() ? raised.lo : u64.MAX_VALUE;
}
