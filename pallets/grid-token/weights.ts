/**
 * Measured by `npm run weights` on 2026-11-24, AMD EPYC, 10 steps, 5 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/frame/weight-units";

export function transfer(): Weight {
  return measured(4_137_000, 3_593, 1, 1);
}

export function transferFrom(): Weight {
  return measured(9_754_000, 6_196, 3, 3);
}

export function approve(): Weight {
  return measured(1_382_000, 0, 0, 1);
}

export function increaseAllowance(): Weight {
  return measured(5_098_000, 3_577, 1, 1);
}

export function decreaseAllowance(): Weight {
  return measured(4_798_000, 3_577, 1, 1);
}

export function mint(): Weight {
  return measured(8_443_000, 3_594, 3, 2);
}

export function burn(): Weight {
  return measured(8_202_000, 3_593, 2, 2);
}

export function addMinter(): Weight {
  return measured(3_155_000, 3_517, 1, 1);
}

export function removeMinter(): Weight {
  return measured(4_157_000, 3_517, 1, 1);
}

export function addBurner(): Weight {
  return measured(3_085_000, 3_517, 1, 1);
}

export function removeBurner(): Weight {
  return measured(4_146_000, 3_517, 1, 1);
}
