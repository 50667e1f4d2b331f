/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../primitives";
import { measured } from "../../support/weight-units";

export function transferAllowDeath(): Weight {
  return measured(8_202_000, 3_593, 2, 1);
}

export function forceTransfer(): Weight {
  return measured(10_466_000, 6_196, 3, 2);
}

export function transferKeepAlive(): Weight {
  return measured(8_152_000, 3_593, 2, 1);
}

export function transferAll(): Weight {
  return measured(8_353_000, 3_593, 2, 1);
}
