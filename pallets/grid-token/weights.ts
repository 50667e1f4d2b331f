/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";

export function transfer(): Weight {
  return measured(8_302_000, 3_593, 2, 1);
}

export function transferFrom(): Weight {
  return measured(13_691_000, 6_196, 4, 3);
}

export function approve(): Weight {
  return measured(84_365_000, 169_145, 65, 1);
}

export function increaseAllowance(): Weight {
  return measured(84_836_000, 169_145, 65, 1);
}

export function decreaseAllowance(): Weight {
  return measured(4_046_000, 3_577, 1, 1);
}

export function mint(): Weight {
  return measured(11_517_000, 3_615, 4, 1);
}

export function burn(): Weight {
  return measured(6_109_000, 3_593, 1, 1);
}

export function addMinter(): Weight {
  return measured(4_857_000, 3_517, 1, 1);
}

export function removeMinter(): Weight {
  return measured(5_298_000, 3_517, 1, 1);
}

export function addBurner(): Weight {
  return measured(4_907_000, 3_517, 1, 1);
}

export function removeBurner(): Weight {
  return measured(5_287_000, 3_517, 1, 1);
}
