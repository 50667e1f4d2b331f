/** Estimated until measured: database reads and writes, and a base in ps. */
import { readsWrites } from "../../runtime/frame/weight-units";
import { Weight } from "../../runtime/primitives";
import { matchOrders } from "../trading/weights";
import { PerformData } from "./schema";

export function requestEnergyData(): Weight {
  return readsWrites(9, 4, 15_000_000);
}

/** With the check of the meter's signature. */
export function fulfillEnergyData(): Weight {
  return readsWrites(10, 6, 90_000_000);
}

export function performUpkeep(performData: PerformData): Weight {
  const meters = <u64>performData.meters.length;
  const asking = readsWrites(6 + 6 * meters, 1 + 5 * meters, 10_000_000 + 12_000_000 * meters);
  return performData.clearing ? asking.plus(matchOrders()) : asking;
}

export function addOracleOperator(): Weight {
  return readsWrites(3, 2, 10_000_000);
}

export function removeOracleOperator(): Weight {
  return readsWrites(5, 2, 10_000_000);
}

export function setAutoMarketClearing(): Weight {
  return readsWrites(6, 2, 8_000_000);
}

export function setParameters(): Weight {
  return readsWrites(2, 1, 8_000_000);
}

/** The beginning of a block in which `requests` requests close, unless they have been answered. */
export function closing(requests: u32): Weight {
  if (!requests) return readsWrites(1, 0, 0);
  return readsWrites(2 + requests, 2 + 2 * requests, 2_000_000 + 3_000_000 * <u64>requests);
}
