import { DEFAULT_SLOT_DURATION } from "../../chain/config";
import { Storage } from "../../generated/aura";

/** Milliseconds between blocks. */
export function slotDuration(): u64 {
  const configured = Storage.configuredSlotDuration.get();
  return configured ? configured : DEFAULT_SLOT_DURATION;
}

/** Slot of the block being built, or of the latest one. */
export function currentSlot(): u64 {
  return Storage.currentSlot.get();
}
