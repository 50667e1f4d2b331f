/**
 * Measured by `npm run weights` on 2026-11-24, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/frame/weight-units";

export function transfer(): Weight {
  return measured(4_416_000, 3_593, 1, 1);
}

export function transferFrom(): Weight {
  return measured(10_295_000, 6_196, 3, 3);
}

export function approve(): Weight {
  return measured(1_252_000, 0, 0, 1);
}

export function increaseAllowance(): Weight {
  return measured(4_577_000, 3_577, 1, 1);
}

export function decreaseAllowance(): Weight {
  return measured(4_737_000, 3_577, 1, 1);
}

export function mint(): Weight {
  return measured(9_864_000, 3_594, 3, 2);
}

export function burn(): Weight {
  return measured(6_099_000, 3_593, 2, 2);
}

export function addMinter(): Weight {
  return measured(3_184_000, 3_517, 1, 1);
}

export function removeMinter(): Weight {
  return measured(3_946_000, 3_517, 1, 1);
}

export function addBurner(): Weight {
  return measured(3_175_000, 3_517, 1, 1);
}

export function removeBurner(): Weight {
  return measured(4_026_000, 3_517, 1, 1);
}
