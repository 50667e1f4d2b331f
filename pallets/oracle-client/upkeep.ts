/** What has to be done from time to time: found off chain for free, done on chain in bounded steps. */
import { Errors, Storage } from "../../runtime/generated/oracle_client";
import { DispatchResult, Weight } from "../../runtime/primitives";
import { Vec } from "../../runtime/support/words";
import { meterOf, meterProfile, nextMeter } from "../registry/meters";
import { MeterId } from "../registry/schema";
import { clearByHand, isClearingAutomatic } from "../trading/market";
import { epochLength } from "../trading/epochs";
import { dueEpochs } from "../trading/schedule";
import { matchOrders } from "../trading/weights";
import { parameters } from "./parameters";
import { Opener, finishedEpoch, nextRequest } from "./requests";
import { Constants, PerformData } from "./schema";
import { totals } from "./totals";

/** What there is to do now, as much as one `perform` takes; null when nothing. */
export function check(): PerformData | null {
  const meters = dueMeters();
  const clearing = isClearingDue();
  return meters.length || clearing ? new PerformData(meters, clearing) : null;
}

/** Whether a book waits for upkeep; where books clear by themselves none does. */
function isClearingDue(): bool {
  return !isClearingAutomatic() && dueEpochs(1).length > 0;
}

/** Meters to ask for a finished epoch. */
function dueMeters(): Vec<MeterId> {
  const due = new Array<MeterId>();
  const epoch = finishedEpoch();
  if (!epoch) return due;
  const length = epochLength();
  let meter = nextMeter(null);
  while (meter && <u32>due.length < Constants.maxMetersPerUpkeep) {
    const profile = meterProfile(meter);
    if (!nextRequest(meter, meterOf(meter), profile, epoch.value, length).refusal) due.push(meter);
    meter = nextMeter(meter);
  }
  return due;
}

/** Does what `data` names and is still due; the rest has been done by somebody else. */
export function perform(data: PerformData): void {
  if (data.clearing) clearByHand();
  if (data.meters.length) requestDue(data.meters);
}

/** What `perform` costs besides asking for readings: a block's share of clearing, if it is asked for. */
export function clearingWeight(data: PerformData): Weight {
  return data.clearing ? matchOrders() : Weight.zero();
}

function requestDue(meters: Vec<MeterId>): void {
  const epoch = finishedEpoch();
  if (!epoch) return;
  const record = totals();
  const before = record.requests;
  const opener = new Opener(record, parameters());
  for (let i = 0; i < meters.length; i++) opener.open(meters[i], epoch.value);
  if (record.requests != before) Storage.totals.put(record);
}

/** Asks one meter for the oldest epoch that it has not been asked for. */
export function request(meter: MeterId): DispatchResult {
  const epoch = finishedEpoch();
  if (!epoch) return Errors.EpochNotOver();
  const record = totals();
  const opener = new Opener(record, parameters());
  const refusal = opener.open(meter, epoch.value);
  if (!refusal) Storage.totals.put(record);
  return refusal;
}
