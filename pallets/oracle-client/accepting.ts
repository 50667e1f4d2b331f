/** From registers to energy: what an accepted reading adds to what is known of its meter, and hands on to be settled. */
import { Events, Storage } from "../../runtime/generated/oracle_client";
import { DispatchResult, ok } from "../../runtime/primitives";
import { saturatingAdd } from "../../runtime/scale/saturating";
import { joinPools } from "../registry/meters";
import { Meter, MeterClass, MeterId, MeterProfile } from "../registry/schema";
import { MeterShown, passOver, settleReading } from "../settlement/settling";
import { currentEpoch } from "../trading/epochs";
import { parameters } from "./parameters";
import { isPlausible } from "./reading";
import { Answer, Constants, EnergyRequest, MeterState, OracleTotals } from "./schema";

/** Begins to count: energy from before is nobody's here, nor is its carry, and what was traded until then is void. */
export function setBaseline(id: MeterId, meter: Meter, epoch: u64, shown: Answer): void {
  const state = new MeterState(shown.sequence, epoch, shown.importWh, shown.exportWh, 0, epoch + 1);
  Storage.meterStates.insert(id, state);
  joinPools(id, meter, currentEpoch());
  if (meter.openOrders) passOver(id, 0, epoch + 1);
  Events.baselineSet(id, epoch, shown.importWh, shown.exportWh);
}

/**
 * Settles, for the owner of `meter`, the energy since the last reading of `state`, which was asked for by `request`, and
 * moves `state` on. Epochs have `length` ms.
 */
export function accept(
  request: EnergyRequest,
  meter: Meter,
  profile: MeterProfile,
  shown: Answer,
  state: MeterState,
  length: u64,
  totals: OracleTotals,
): DispatchResult {
  const id = request.meterId;
  const epoch = request.epoch;
  const time = (epoch - state.epoch) * length;
  const deadbandWh = parameters().deadbandWh;
  const imported = shown.importWh - state.importWh;
  const exported = exportOf(profile, shown.exportWh - state.exportWh);
  const energy = energyOf(id, meter, state, epoch, imported, exported, deadbandWh);
  const refusal = settleReading(energy);
  if (refusal) return refusal;
  totals.exportWh = saturatingAdd(totals.exportWh, exported);
  totals.importWh = saturatingAdd(totals.importWh, imported);
  state.sequence = shown.sequence;
  state.epoch = epoch;
  state.importWh = shown.importWh;
  state.exportWh = shown.exportWh;
  state.carriedWh = energy.carriedWh;
  state.next = epoch + 1;
  Storage.meterStates.insert(id, state);
  Events.readingAccepted(id, epoch, imported, exported);
  if (!isPlausible(imported, time, profile.ratedWatts, Constants.plausibilityPercent)) {
    Events.importAboveRating(id, epoch, imported);
  }
  return ok();
}

/** What a meter has shown in `epoch` since the last reading of `state`. */
export function energyOf(
  id: MeterId,
  meter: Meter,
  state: MeterState,
  epoch: u64,
  importWh: u64,
  exportWh: u64,
  deadbandWh: u64,
): MeterShown {
  return new MeterShown(
    id,
    meter.owner,
    meter.openOrders != 0,
    meter.pooledFrom,
    state.epoch,
    epoch,
    importWh,
    exportWh,
    deadbandWh,
    state.carriedWh,
  );
}

/** What a register of a meter that only consumes shows is no export. */
export function exportOf(profile: MeterProfile, risenWh: u64): u64 {
  return profile.meterClass == MeterClass.Consumption ? 0 : risenWh;
}
