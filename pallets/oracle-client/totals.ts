/** What has happened since the first block, in one record: a call reads and writes it once. */
import { Storage } from "../../runtime/generated/oracle_client";
import { OracleTotals } from "./schema";

export function totals(): OracleTotals {
  const stored = Storage.totals.get();
  return stored ? stored : new OracleTotals(0, 0, 0, 0, 0, 0);
}

/** Requests that wait for answers. */
export function openRequests(record: OracleTotals): u64 {
  return record.requests - record.fulfilled - record.expired - record.superseded;
}
