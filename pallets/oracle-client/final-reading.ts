/** What a device shows last before another one takes its place: settled like a reading that comes late. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Storage } from "../../runtime/generated/oracle_client";
import { DispatchResult, ok } from "../../runtime/primitives";
import { Meter, MeterId, MeterProfile } from "../registry/schema";
import { settleFinalEnergy } from "../settlement/settling";
import { epochLength } from "../trading/epochs";
import { energyOf, exportOf } from "./accepting";
import { parameters } from "./parameters";
import { isPossible } from "./reading";
import { isRead } from "./requests";

/** Settles what the device of `profile` has shown since its last reading; without a baseline there is nothing to settle. */
export function settleFinal(
  id: MeterId,
  meter: Meter,
  profile: MeterProfile,
  importWh: u64,
  exportWh: u64,
): DispatchResult {
  const length = epochLength();
  const state = Storage.meterStates.get(id);
  if (!state || !isRead(meter, state.epoch, length)) return ok();
  if (importWh < state.importWh || exportWh < state.exportWh) return Errors.RegisterFell();
  const now = Timestamp.now();
  const imported = importWh - state.importWh;
  const exported = exportOf(profile, exportWh - state.exportWh);
  const time = now - (state.epoch + 1) * length;
  if (!isPossible(imported, exported, time, profile.ratedWatts)) return Errors.ImplausibleReading();
  const deadbandWh = parameters().deadbandWh;
  const epoch = now / length;
  return settleFinalEnergy(energyOf(id, meter, state, epoch, imported, exported, deadbandWh));
}
