/** What an upgrade makes of the length of slots, which storage held before release 103 and the blob has since. */
import { DEFAULT_SLOT_DURATION } from "../../chain/config";
import { Storage, StorageVersion } from "../../generated/aura";
import { LogLevel, beginLine, endLine, say, sayNumber } from "../../host/log";
import { Weight } from "../../primitives";
import { readsWrites } from "../../support/weight-units";
import { SLOT_DURATION, slotDuration } from "./slots";

/**
 * Forgets the stored length where the blob has the same. Where it has another, blocks go on as before: nodes have read
 * their length when they started, and no upgrade may end a chain.
 */
export function adoptSlots(): Weight {
  if (StorageVersion.get() < 1) keepLength();
  const length = slotDuration();
  if (length == SLOT_DURATION) Storage.configuredSlotDuration.kill();
  else warn(length);
  return readsWrites(3, 2, 0);
}

/** Up to release 102 the length was stored where it was not the default. */
function keepLength(): void {
  const stored = Storage.configuredSlotDuration.get();
  Storage.configuredSlotDuration.put(stored ? stored : DEFAULT_SLOT_DURATION);
  StorageVersion.put(1);
}

function warn(length: u64): void {
  if (!beginLine(LogLevel.Error, "pallet_aura")) return;
  say("blocks go on every ");
  sayNumber(length);
  say(" ms, and this code is for ");
  sayNumber(SLOT_DURATION);
  say(" ms: set code for the former before any node starts again");
  endLine();
}
