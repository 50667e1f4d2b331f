/** Block limits: FRAME's CheckWeight. */
import {
  EXTRINSIC_BASE_REF_TIME,
  MAX_BLOCK_LENGTH,
  MAX_BLOCK_PROOF_SIZE,
  MAX_BLOCK_REF_TIME,
  NORMAL_DISPATCH_RATIO,
} from "../../chain/config";
import { Weight, saturatingAdd } from "../../primitives/weight";
import { DispatchClass } from "../../support/call";
import { BlockContext, ConsumedWeight } from "./schema";

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

/** Weight of a call with what every extrinsic costs on top. */
export function withBase(call: Weight): Weight {
  return Weight.of(saturatingAdd(call.refTime, EXTRINSIC_BASE_REF_TIME), call.proofSize);
}

/** Whether an extrinsic of this weight, its base included, is too heavy or too long for any block. */
export function neverFits(weight: Weight, length: u32, dispatchClass: u8): bool {
  if (dispatchClass == DispatchClass.Mandatory) return false;
  return length > maxLength(dispatchClass) || weight.exceeds(maxTotal(dispatchClass));
}

/**
 * Books an extrinsic of this weight, its base included, into the block; false, and nothing booked, when
 * it no longer fits. Mandatory extrinsics always fit.
 */
export function book(block: BlockContext, weight: Weight, length: u32, dispatchClass: u8): bool {
  const total = block.length + length;
  const ofClass = usedBy(block.weight, dispatchClass).plus(weight);
  if (dispatchClass != DispatchClass.Mandatory) {
    if (total < length || total > maxLength(dispatchClass)) return false;
    if (ofClass.exceeds(maxTotal(dispatchClass))) return false;
    if (
      sumOf(block.weight)
        .plus(weight)
        .exceeds(maxTotal(<u8>DispatchClass.Operational))
    )
      return false;
  }
  block.length = total;
  if (dispatchClass == DispatchClass.Normal) block.weight.normal = ofClass;
  else if (dispatchClass == DispatchClass.Operational) block.weight.operational = ofClass;
  else block.weight.mandatory = ofClass;
  return true;
}

function usedBy(used: ConsumedWeight, dispatchClass: u8): Weight {
  if (dispatchClass == DispatchClass.Normal) return used.normal;
  return dispatchClass == DispatchClass.Operational ? used.operational : used.mandatory;
}

/** What all classes together have used. */
export function sumOf(used: ConsumedWeight): Weight {
  return used.normal.plus(used.operational).plus(used.mandatory);
}
