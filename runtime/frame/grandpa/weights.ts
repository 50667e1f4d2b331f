/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../primitives";
import { measured } from "../../support/weight-units";

export function noteStalled(): Weight {
  return measured(4_997_000, 1_558, 2, 2);
}

export function onInitialize(): Weight {
  return measured(2_614_000, 1_558, 1, 0);
}

export function enacting(): Weight {
  return measured(12_178_000, 2_860, 2, 4);
}
