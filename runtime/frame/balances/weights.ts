/**
 * Measured by `npm run weights` on 2026-11-25, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../primitives";
import { measured } from "../../support/weight-units";

export function transferAllowDeath(): Weight {
  return measured(4_506_000, 3_593, 1, 1);
}

export function transferKeepAlive(): Weight {
  return measured(4_467_000, 3_593, 1, 1);
}

export function transferAll(): Weight {
  return measured(4_166_000, 3_593, 1, 1);
}
