import { Weight } from "../../primitives";
import { Call } from "../../support/call";
import { readsWrites } from "../../support/weight-units";

export function batch(calls: Array<Call>): Weight {
  const count: u64 = calls.length;
  return readsWrites(1, 0, 2_000_000 + 3_000_000 * count);
}

export function batchAll(calls: Array<Call>): Weight {
  const count: u64 = calls.length;
  return readsWrites(1, 0, 2_000_000 + 3_000_000 * count);
}

export function forceBatch(calls: Array<Call>): Weight {
  const count: u64 = calls.length;
  return readsWrites(1, 0, 2_000_000 + 3_000_000 * count);
}
