/** Estimated until measured: database reads and writes, and a base in ps. */
import { readsWrites } from "../../runtime/frame/weight-units";
import { Weight } from "../../runtime/primitives";

export function registerUser(): Weight {
  return readsWrites(4, 2, 12_000_000);
}

export function updateUserStatus(): Weight {
  return readsWrites(3, 2, 12_000_000);
}

export function assignMeter(): Weight {
  return readsWrites(4, 2, 12_000_000);
}

export function unassignMeter(): Weight {
  return readsWrites(3, 2, 12_000_000);
}

export function setMeterProfile(): Weight {
  return readsWrites(1, 1, 8_000_000);
}

export function addAdmin(): Weight {
  return readsWrites(3, 2, 10_000_000);
}

export function removeAdmin(): Weight {
  return readsWrites(4, 2, 10_000_000);
}
