import { Weight } from "../../primitives";
import { Call } from "../../support/call";
import { readsWrites } from "../../support/weight-units";

export function asMultiThreshold_1(): Weight {
  return readsWrites(2, 0, 10_000_000);
}

export function asMulti(call: Call): Weight {
  const length: u64 = call.encoded!.length;
  return readsWrites(4, 2, 20_000_000 + 1_200 * length);
}

export function approveAsMulti(): Weight {
  return readsWrites(3, 2, 16_000_000);
}

export function cancelAsMulti(): Weight {
  return readsWrites(4, 2, 16_000_000);
}
