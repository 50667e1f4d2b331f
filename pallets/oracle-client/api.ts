import { PREFIX_SIZE, StorageKey, keyAfter } from "../../runtime/support/storage";
import { blockNumber } from "../../runtime/frame/system/blocks";
import { Option, Vec } from "../../runtime/support/words";
import { Storage } from "../../runtime/generated/oracle_client";
import { AccountId, Box } from "../../runtime/primitives";
import { nextMeter } from "../registry/meters";
import { MeterId } from "../registry/schema";
import { currentEpoch, parameters as marketRules } from "../trading/parameters";
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
    return currentEpoch(marketRules());
  }

  /** Requests that wait for answers, at most 1,000 of them. */
  static openRequests(): Vec<OpenRequest> {
    const open = new Array<OpenRequest>();
    const walk = new RequestWalk();
    let next = walk.next();
    while (next && <u32>open.length < MAX_ENTRIES) {
      open.push(next);
      next = walk.next();
    }
    return open;
  }

  /** How the oracle is doing. */
  static metrics(): OracleMetrics {
    const record = totals();
    const walk = new RequestWalk();
    const now = blockNumber();
    let oldest = now;
    for (let open = walk.next(); open; open = walk.next()) {
      oldest = min(oldest, open.request.openedAt);
    }
    return new OracleMetrics(<u32>openRequests(record), now - oldest, record);
  }

  /** Where a meter stands. */
  static meterReport(meterId: MeterId): MeterReport {
    return report(meterId, currentEpoch(marketRules()));
  }

  /** Where the assigned meters stand that come after `after` in storage, at most 1,000 of them. */
  static meterReports(after: Option<MeterId>): Vec<MeterReport> {
    const reports = new Array<MeterReport>();
    const now = currentEpoch(marketRules());
    let meter = nextMeter(after);
    while (meter && <u32>reports.length < MAX_ENTRIES) {
      reports.push(report(meter, now));
      meter = nextMeter(meter);
    }
    return reports;
  }
}

/** Walks the open requests in the order of storage. */
class RequestWalk {
  private key: StorageKey = Storage.requests.keyOf(0);

  constructor() {
    this.key.length = PREFIX_SIZE;
  }

  next(): OpenRequest | null {
    const next = keyAfter(this.key);
    if (!next) return null;
    // The hash comes before the number.
    next.raw(8);
    const id = next.u64();
    this.key = Storage.requests.keyOf(id);
    const request = Storage.requests.get(id);
    return request ? new OpenRequest(id, request) : null;
  }
}

function report(meter: MeterId, now: u64): MeterReport {
  const state = Storage.meterStates.get(meter);
  // The epoch that runs now has no reading yet, by nature.
  const silent = state ? new Box<u64>(now - min(now, state.epoch + 1)) : null;
  return new MeterReport(meter, state, silent);
}
