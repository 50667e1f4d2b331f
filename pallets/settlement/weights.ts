/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";

export function setTariff(): Weight {
  return measured(68_942_000, 3_537, 1, 0);
}

export function setParameters(): Weight {
  return measured(1_322_000, 0, 0, 0);
}

export function payDebt(): Weight {
  return measured(9_685_000, 3_529, 1, 1);
}

export function onInitialize(): Weight {
  return measured(812_000, 0, 0, 0);
}

export function settling(steps: u64): Weight {
  return measured(31_787_000 + 9_595_448 * steps, 6_150 + 2_662 * steps, 4 + 2 * steps, 1 + steps);
}

export function ending(contracts: u64): Weight {
  return measured(
    849_118_970 + 25_032_075 * contracts,
    251_250 + 2_794 * contracts,
    100 + 4 * contracts,
    96 + 4 * contracts,
  );
}
