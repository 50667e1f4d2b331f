/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";

export function transfer(): Weight {
  return measured(8_132_000, 3_593, 2, 1);
}

export function transferFrom(): Weight {
  return measured(13_561_000, 6_196, 4, 3);
}

export function approve(): Weight {
  return measured(82_462_000, 169_145, 65, 1);
}

export function increaseAllowance(): Weight {
  return measured(83_173_000, 169_145, 65, 1);
}

export function decreaseAllowance(): Weight {
  return measured(3_936_000, 3_577, 1, 1);
}

export function mint(): Weight {
  return measured(20_050_000, 3_770, 5, 2);
}

export function burn(): Weight {
  return measured(5_688_000, 3_593, 1, 1);
}

export function addMinter(): Weight {
  return measured(4_747_000, 3_517, 1, 1);
}

export function removeMinter(): Weight {
  return measured(5_227_000, 3_517, 1, 1);
}

export function addBurner(): Weight {
  return measured(4_767_000, 3_517, 1, 1);
}

export function removeBurner(): Weight {
  return measured(5_198_000, 3_517, 1, 1);
}
