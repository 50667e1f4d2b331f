/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../primitives";
import { Call } from "../../support/call";
import { measured } from "../../support/weight-units";

export function batch(calls: Array<Call>): Weight {
  const count: u64 = calls.length;
  return measured(2_645_703 + 378_293 * count, 0, 0, 0);
}

export function batchAll(calls: Array<Call>): Weight {
  const count: u64 = calls.length;
  return measured(3_015_077 + 279_719 * count, 0, 0, 0);
}

export function forceBatch(calls: Array<Call>): Weight {
  const count: u64 = calls.length;
  return measured(5_102_853 + 908_408 * count, 0, 0, 0);
}
