/**
 * Measured by `npm run weights` on 2026-11-25, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";

export function transfer(): Weight {
  return measured(6_100_000, 7_110, 2, 1);
}

export function transferFrom(): Weight {
  return measured(11_000_000, 9_713, 4, 3);
}

export function approve(): Weight {
  return measured(60_000_000, 165_000, 66, 1);
}

export function increaseAllowance(): Weight {
  return measured(64_000_000, 168_000, 67, 1);
}

export function decreaseAllowance(): Weight {
  return measured(4_407_000, 3_577, 1, 1);
}

export function mint(): Weight {
  return measured(8_600_000, 10_711, 5, 2);
}

export function burn(): Weight {
  return measured(6_009_000, 3_593, 2, 2);
}

export function addMinter(): Weight {
  return measured(2_904_000, 3_517, 1, 1);
}

export function removeMinter(): Weight {
  return measured(3_906_000, 3_517, 1, 1);
}

export function addBurner(): Weight {
  return measured(2_945_000, 3_517, 1, 1);
}

export function removeBurner(): Weight {
  return measured(3_986_000, 3_517, 1, 1);
}
