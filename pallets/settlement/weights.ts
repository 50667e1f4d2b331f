/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";

export function setTariff(): Weight {
  return measured(64_325_000, 0, 0, 0);
}

export function setParameters(): Weight {
  return measured(1_482_000, 0, 0, 0);
}

export function payDebt(): Weight {
  return measured(9_915_000, 3_529, 1, 1);
}

export function onInitialize(): Weight {
  return measured(881_000, 0, 0, 0);
}

export function settling(steps: u64): Weight {
  return measured(32_088_000 + 9_373_736 * steps, 6_150 + 2_662 * steps, 4 + 2 * steps, 1 + steps);
}

export function ending(contracts: u64): Weight {
  return measured(
    888_908_213 + 24_052_955 * contracts,
    251_250 + 2_794 * contracts,
    100 + 4 * contracts,
    96 + 4 * contracts,
  );
}
