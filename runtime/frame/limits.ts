/** Block limits: FRAME's CheckWeight. */
import {
  EXTRINSIC_BASE_REF_TIME,
  MAX_BLOCK_LENGTH,
  MAX_BLOCK_PROOF_SIZE,
  MAX_BLOCK_REF_TIME,
  NORMAL_DISPATCH_RATIO,
} from "../config";
import { Weight } from "../primitives/weight";
import { DispatchClass } from "./call";
import { BlockContext, ConsumedWeight } from "./system/schema";

/** Bytes that extrinsics of a class may fill. */
export function maxLength(dispatchClass: u8): u32 {
  if (dispatchClass != DispatchClass.Normal) return MAX_BLOCK_LENGTH;
  return <u32>((<u64>MAX_BLOCK_LENGTH * NORMAL_DISPATCH_RATIO) / 100);
}

/** Weight that calls of a class may fill, together. */
export function maxTotal(dispatchClass: u8): Weight {
  if (dispatchClass != DispatchClass.Normal) {
    return Weight.of(MAX_BLOCK_REF_TIME, MAX_BLOCK_PROOF_SIZE);
  }
  return Weight.of((MAX_BLOCK_REF_TIME / 100) * NORMAL_DISPATCH_RATIO, MAX_BLOCK_PROOF_SIZE);
}

/** Weight of one call with what every extrinsic costs on top. */
export function withBase(call: Weight): Weight {
  return call.plus(Weight.of(EXTRINSIC_BASE_REF_TIME, 0));
}

/** Whether one extrinsic is too heavy or too long for any block. */
export function neverFits(call: Weight, length: u32, dispatchClass: u8): bool {
  if (dispatchClass == DispatchClass.Mandatory) return false;
  if (length > maxLength(dispatchClass)) return true;
  return withBase(call).exceeds(maxTotal(dispatchClass));
}

/**
 * Books an extrinsic into the block; false, and nothing booked, when it no longer fits.
 * Mandatory extrinsics always fit.
 */
export function book(block: BlockContext, call: Weight, length: u32, dispatchClass: u8): bool {
  const weight = withBase(call);
  const total = block.length + length;
  if (dispatchClass != DispatchClass.Mandatory) {
    if (total < length || total > maxLength(dispatchClass)) return false;
    if (!fits(block.weight, weight, dispatchClass)) return false;
  }
  block.length = total;
  const used = block.weight;
  if (dispatchClass == DispatchClass.Normal) used.normal = used.normal.plus(weight);
  else if (dispatchClass == DispatchClass.Operational) {
    used.operational = used.operational.plus(weight);
  } else used.mandatory = used.mandatory.plus(weight);
  return true;
}

function fits(used: ConsumedWeight, weight: Weight, dispatchClass: u8): bool {
  const ownClass = dispatchClass == DispatchClass.Normal ? used.normal : used.operational;
  if (ownClass.plus(weight).exceeds(maxTotal(dispatchClass))) return false;
  const all = used.normal.plus(used.operational).plus(used.mandatory).plus(weight);
  return !all.exceeds(maxTotal(<u8>DispatchClass.Operational));
}
