import { blockNumber } from "../../runtime/frame/system/blocks";
import { Option, Vec } from "../../runtime/support/words";
import { Storage } from "../../runtime/generated/oracle_client";
import { AccountId, Box } from "../../runtime/primitives";
import { nextMeter } from "../registry/meters";
import { MeterId } from "../registry/schema";
import { currentEpoch } from "../trading/epochs";
import { operators } from "./operators";
import { parameters } from "./parameters";
import { MeterReport, OpenRequest, OracleMetrics, OracleParameters, PerformData } from "./schema";
import { openRequests, totals } from "./totals";
import { check } from "./upkeep";

/** The most entries that one answer has. */
const MAX_ENTRIES: u32 = 1_000;

/** What operators and dashboards ask the oracle. */
@api("OracleClientApi", 1)
export class OracleClientApi {
  /** What `perform_upkeep` has to do now; nothing when absent. */
  static checkUpkeep(): Option<PerformData> {
    return check();
  }

  /** The operators, in the order of their turns. */
  static operators(): Vec<AccountId> {
    const list = operators();
    const accounts = new Array<AccountId>();
    for (let i = 0; i < list.length; i++) accounts.push(list[i].account);
    return accounts;
  }

  /** The rules that hold now. */
  static parameters(): OracleParameters {
    return parameters();
  }

  /** The epoch that runs now. */
  static currentEpoch(): u64 {
    return currentEpoch();
  }

  /** Requests that wait for answers, at most 1,000 of them. */
  static openRequests(): Vec<OpenRequest> {
    const open = new Array<OpenRequest>();
    let id = Storage.requests.first();
    while (id && <u32>open.length < MAX_ENTRIES) {
      const request = Storage.requests.get(id.value);
      if (request) open.push(new OpenRequest(id.value, request));
      id = Storage.requests.after(id.value);
    }
    return open;
  }

  /** How the oracle is doing. */
  static metrics(): OracleMetrics {
    const record = totals();
    const now = blockNumber();
    let oldest = now;
    let id = Storage.requests.first();
    while (id) {
      const request = Storage.requests.get(id.value);
      if (request) oldest = min(oldest, request.openedAt);
      id = Storage.requests.after(id.value);
    }
    return new OracleMetrics(<u32>openRequests(record), now - oldest, record);
  }

  /** Where a meter stands. */
  static meterReport(meterId: MeterId): MeterReport {
    return report(meterId, currentEpoch());
  }

  /** Where the assigned meters stand that come after `after` in storage, at most 1,000 of them. */
  static meterReports(after: Option<MeterId>): Vec<MeterReport> {
    const reports = new Array<MeterReport>();
    const now = currentEpoch();
    let meter = nextMeter(after);
    while (meter && <u32>reports.length < MAX_ENTRIES) {
      reports.push(report(meter, now));
      meter = nextMeter(meter);
    }
    return reports;
  }
}

function report(meter: MeterId, now: u64): MeterReport {
  const state = Storage.meterStates.get(meter);
  // The epoch that runs now has no reading yet, by nature.
  const silent = state ? new Box<u64>(now - min(now, state.epoch + 1)) : null;
  return new MeterReport(meter, state, silent);
}
