/** Block limits: FRAME's CheckWeight. */
import {
  EXTRINSIC_BASE_REF_TIME,
  MAX_BLOCK_LENGTH,
  MAX_BLOCK_PROOF_SIZE,
  MAX_BLOCK_REF_TIME,
  NORMAL_DISPATCH_RATIO,
  SLOT_SHARE,
} from "../../chain/config";
import { Weight } from "../../primitives/weight";
import { saturatingAdd } from "../../scale/saturating";
import { DispatchClass } from "../../support/call";
import { BlockContext, ConsumedWeight } from "./schema";

const PS_PER_MS: u64 = 1_000_000_000;

/** Reference time that a block may take where slots are of `slot` ms, in whole milliseconds. */
export function roomOfSlot(slot: u64): u64 {
  return min<u64>(slot / SLOT_SHARE, MAX_BLOCK_REF_TIME / PS_PER_MS) * PS_PER_MS;
}

/**
 * Percentage of a block that calls of a class may fill: operational ones what normal ones cannot, so that
 * neither keeps the other out.
 */
function ratioOf(dispatchClass: u8): u64 {
  if (dispatchClass == DispatchClass.Normal) return NORMAL_DISPATCH_RATIO;
  return dispatchClass == DispatchClass.Operational ? 100 - NORMAL_DISPATCH_RATIO : 100;
}

/** Bytes that extrinsics of a class may fill. */
export function maxLength(dispatchClass: u8): u32 {
  return <u32>((<u64>MAX_BLOCK_LENGTH * ratioOf(dispatchClass)) / 100);
}

/** Weight that calls of a class may fill, together, of a block with `room` for so much reference time. */
export function maxTotal(dispatchClass: u8, room: u64): Weight {
  return Weight.of((room / 100) * ratioOf(dispatchClass), MAX_BLOCK_PROOF_SIZE);
}

/** Weight of a call with what every extrinsic costs on top. */
export function withBase(call: Weight): Weight {
  return Weight.of(saturatingAdd(call.refTime, EXTRINSIC_BASE_REF_TIME), call.proofSize);
}

/** Whether an extrinsic of this weight, its base included, is too heavy or too long for any block of that room. */
export function neverFits(weight: Weight, length: u32, dispatchClass: u8, room: u64): bool {
  if (dispatchClass == DispatchClass.Mandatory) return false;
  return length > maxLength(dispatchClass) || weight.exceeds(maxTotal(dispatchClass, room));
}

/**
 * Books an extrinsic of this weight, its base included, into the block; false, and nothing booked, when
 * it no longer fits. Mandatory extrinsics always fit.
 */
export function book(block: BlockContext, weight: Weight, length: u32, dispatchClass: u8): bool {
  const isOperational = dispatchClass == DispatchClass.Operational;
  const bytes = (isOperational ? block.operationalLength : block.length) + length;
  const ofClass = usedBy(block.weight, dispatchClass).plus(weight);
  if (dispatchClass != DispatchClass.Mandatory) {
    if (bytes < length || bytes > maxLength(dispatchClass)) return false;
    if (ofClass.exceeds(maxTotal(dispatchClass, block.room))) return false;
    if (sumOf(block.weight).plus(weight).exceeds(wholeBlock(block.room))) return false;
  }
  if (isOperational) {
    block.operationalLength = bytes;
    block.weight.operational = ofClass;
  } else {
    block.length = bytes;
    if (dispatchClass == DispatchClass.Normal) block.weight.normal = ofClass;
    else block.weight.mandatory = ofClass;
  }
  return true;
}

/** What all classes together may fill. */
export function wholeBlock(room: u64): Weight {
  return maxTotal(<u8>DispatchClass.Mandatory, room);
}

function usedBy(used: ConsumedWeight, dispatchClass: u8): Weight {
  if (dispatchClass == DispatchClass.Normal) return used.normal;
  return dispatchClass == DispatchClass.Operational ? used.operational : used.mandatory;
}

/** What all classes together have used. */
export function sumOf(used: ConsumedWeight): Weight {
  return used.normal.plus(used.operational).plus(used.mandatory);
}
