/** What has to be done from time to time: found off chain for free, done on chain in bounded steps. */
import { Storage } from "../../runtime/generated/oracle_client";
import { DispatchResult } from "../../runtime/primitives";
import { Vec } from "../../runtime/frame/words";
import { nextMeter } from "../registry/meters";
import { MeterId } from "../registry/schema";
import { parameters } from "./parameters";
import { Opener, currentEpoch, whyNotDue } from "./requests";
import { Constants, PerformData } from "./schema";
import { totals } from "./totals";

/** What there is to do now, as much as one `perform` takes; null when nothing. */
export function check(): PerformData | null {
  const meters = dueMeters();
  return meters.length ? new PerformData(meters, false) : null;
}

/** Meters to ask for their last finished epoch. */
function dueMeters(): Vec<MeterId> {
  const due = new Array<MeterId>();
  const now = currentEpoch();
  if (!now) return due;
  let meter = nextMeter(null);
  while (meter && <u32>due.length < Constants.maxMetersPerUpkeep) {
    if (!whyNotDue(meter, now - 1)) due.push(meter);
    meter = nextMeter(meter);
  }
  return due;
}

/** Does what `data` names and is still due; the rest has been done by somebody else. */
export function perform(data: PerformData): void {
  if (data.meters.length) requestDue(data.meters);
}

function requestDue(meters: Vec<MeterId>): void {
  const now = currentEpoch();
  if (!now) return;
  const record = totals();
  const before = record.requests;
  const opener = new Opener(record, parameters().requestLifetime);
  for (let i = 0; i < meters.length; i++) opener.open(meters[i], now - 1);
  if (record.requests != before) Storage.totals.put(record);
}

/** Opens a request for one meter, due or not by anybody's list. */
export function request(meter: MeterId): DispatchResult {
  const record = totals();
  const opener = new Opener(record, parameters().requestLifetime);
  const refusal = opener.open(meter, max<u64>(currentEpoch(), 1) - 1);
  if (!refusal) Storage.totals.put(record);
  return refusal;
}
