import { Storage } from "../../generated/aura";
import { AURA_ENGINE, Digest } from "../../primitives/digest";
import { Reader } from "../../scale/reader";

/**
 * Milliseconds between blocks: a constant of the blob, which the link step sets (`npm run build -- --block-time 2000`) and
 * nothing writes. It is no `const`, which would be part of the instructions; what stands here is for modules that are not linked.
 */
export let SLOT_DURATION: u64 = 6_000;

/** The slot that the header of the block being opened names, if it does. */
let given: u64 = 0;
let isGiven: bool = false;

/** Reads the slot from the digest of the block that is opened. */
export function noteSlot(digest: Digest): void {
  const slot = digest.preRuntime(AURA_ENGINE);
  isGiven = slot ? slot.length == 8 : false;
  given = isGiven ? Reader.over(slot!).u64() : 0;
}

export function hasSlot(): bool {
  return isGiven;
}

export function givenSlot(): u64 {
  return given;
}

/** Milliseconds between blocks: the blob's, unless it was put under a chain of others, which go on. */
export function slotDuration(): u64 {
  const kept = Storage.configuredSlotDuration.get();
  return kept ? kept : SLOT_DURATION;
}

/** Slot of the block being built, or of the latest one. */
export function currentSlot(): u64 {
  return Storage.currentSlot.get();
}
