/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../primitives";
import { measured } from "../../support/weight-units";

export function proxy(): Weight {
  return measured(6_450_000, 3_849, 2, 0);
}

export function addProxy(): Weight {
  return measured(8_493_000, 3_788, 2, 2);
}

export function removeProxy(): Weight {
  return measured(6_740_000, 3_825, 1, 1);
}

export function removeProxies(): Weight {
  return measured(8_032_000, 3_825, 1, 1);
}
