/** Estimated until measured: database reads and writes, and a base in ps. */
import { readsWrites } from "../../runtime/frame/weight-units";
import { Weight } from "../../runtime/primitives";

export function transfer(): Weight {
  return readsWrites(2, 2, 10_000_000);
}

export function transferFrom(): Weight {
  return readsWrites(3, 3, 14_000_000);
}

export function approve(): Weight {
  return readsWrites(0, 1, 7_000_000);
}

export function increaseAllowance(): Weight {
  return readsWrites(1, 1, 8_000_000);
}

export function decreaseAllowance(): Weight {
  return readsWrites(1, 1, 8_000_000);
}

export function mint(): Weight {
  return readsWrites(4, 2, 12_000_000);
}

export function burn(): Weight {
  return readsWrites(3, 2, 11_000_000);
}

export function addMinter(): Weight {
  return readsWrites(2, 1, 8_000_000);
}

export function removeMinter(): Weight {
  return readsWrites(2, 1, 8_000_000);
}

export function addBurner(): Weight {
  return readsWrites(2, 1, 8_000_000);
}

export function removeBurner(): Weight {
  return readsWrites(2, 1, 8_000_000);
}
