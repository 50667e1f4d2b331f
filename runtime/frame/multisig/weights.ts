/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../primitives";
import { Call } from "../../support/call";
import { measured } from "../../support/weight-units";

export function asMultiThreshold_1(): Weight {
  return measured(3_525_000, 3_517, 1, 0);
}

export function asMulti(call: Call): Weight {
  const length: u64 = call.encoded!.length;
  return measured(13_383_377 + 884 * length, 3_981, 3, 2);
}

export function approveAsMulti(): Weight {
  return measured(10_926_000, 3_582, 3, 2);
}

export function cancelAsMulti(): Weight {
  return measured(10_496_000, 3_920, 3, 2);
}
