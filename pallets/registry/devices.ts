/** The exchange of a meter's device. */
import { Events, Storage } from "../../runtime/generated/registry";
import { currentEpoch } from "../trading/epochs";
import { beginAnew, describe, meterOf } from "./meters";
import { Constants, MeterId, MeterProfile } from "./schema";

/** Whether the device of `meter` was exchanged within the last 96 epochs. */
export function wasExchanged(meter: MeterId): bool {
  const last = Storage.exchangedIn.get(meter);
  return last ? currentEpoch() < last.value + Constants.exchangeInterval : false;
}

/** Puts the device of `profile` behind `meter`, which is somebody's; its first reading sets a baseline. */
export function exchange(meter: MeterId, profile: MeterProfile): void {
  describe(meter, profile);
  Storage.exchangedIn.insert(meter, currentEpoch());
  // Settling what the old device showed last may have changed the entry.
  const entry = meterOf(meter);
  if (!entry) return;
  beginAnew(meter, entry);
  Events.deviceExchanged(meter, entry.owner);
}
