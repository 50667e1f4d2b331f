/**
 * Measured by `npm run weights` on 2026-11-25, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Bytes, Weight } from "../../runtime/primitives";
import { measured, readsWrites } from "../../runtime/support/weight-units";

export function registerUser(location: Bytes): Weight {
  const length: u64 = location.length;
  return measured(6_539_794 + 3_118 * length, 3_773, 3, 2);
}

export function updateUserStatus(): Weight {
  return measured(6_821_000, 3_773, 2, 2);
}

export function assignMeter(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(9_491_118 + 2_564 * length, 4_426, 3, 2);
}

export function unassignMeter(): Weight {
  return measured(12_949_000, 4_516, 2, 2);
}

export function setMeterProfile(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(2_027_067 + 3_303 * length, 0, 0, 1);
}

export function addAdmin(): Weight {
  return measured(3_826_000, 3_517, 2, 2);
}

export function removeAdmin(): Weight {
  return measured(5_508_000, 3_517, 2, 2);
}

export function setParameters(): Weight {
  return measured(1_000_000, 0, 0, 1);
}

export function exchangeDevice(): Weight {
  return readsWrites(20, 14, 60_000_000);
}
