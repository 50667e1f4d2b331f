/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";

export function setTariff(): Weight {
  return measured(74_340_000, 7_635, 0, 0);
}

export function setParameters(): Weight {
  return measured(1_512_000, 0, 0, 0);
}

export function payDebt(): Weight {
  return measured(15_263_000, 3_529, 1, 1);
}

export function onInitialize(): Weight {
  return measured(4_887_000, 1_541, 0, 0);
}

export function settling(steps: u64): Weight {
  return measured(46_799_000 + 11_165_091 * steps, 6_150 + 2_663 * steps, 4 + 2 * steps, 1 + steps);
}

export function ending(contracts: u64): Weight {
  return measured(
    986_381_981 + 28_089_118 * contracts,
    251_250 + 2_794 * contracts,
    100 + 4 * contracts,
    96 + 4 * contracts,
  );
}
