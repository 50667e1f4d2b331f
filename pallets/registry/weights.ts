/**
 * Measured by `npm run weights` on 2026-11-25, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database. Reads and writes that
 * have come since are counted.
 */
import { Bytes, Weight } from "../../runtime/primitives";
import { measured, readsWrites } from "../../runtime/support/weight-units";

export function registerUser(location: Bytes): Weight {
  const length: u64 = location.length;
  return measured(6_539_794 + 3_118 * length, 43_373, 14, 2);
}

export function updateUserStatus(): Weight {
  return measured(6_821_000, 21_773, 7, 4);
}

export function assignMeter(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(9_491_118 + 2_564 * length, 8_026, 4, 2);
}

export function unassignMeter(): Weight {
  return measured(12_949_000, 18_916, 6, 3);
}

export function setMeterProfile(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(2_027_067 + 3_303 * length, 10_800, 3, 2);
}

export function addAdmin(): Weight {
  return measured(3_826_000, 7_117, 3, 3);
}

export function removeAdmin(): Weight {
  return measured(5_508_000, 3_517, 2, 3);
}

export function setParameters(): Weight {
  return measured(1_000_000, 0, 0, 1);
}

export function setSignatories(): Weight {
  return readsWrites(34, 33, 60_000_000);
}

export function exchangeDevice(): Weight {
  return readsWrites(20, 14, 60_000_000);
}
