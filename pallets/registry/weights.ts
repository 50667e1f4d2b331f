/**
 * Measured by `npm run weights` on 2026-11-24, AMD EPYC, 10 steps, 5 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Bytes, Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/frame/weight-units";

export function registerUser(location: Bytes): Weight {
  const length: u64 = location.length;
  return measured(6_473_873 + 3_914 * length, 3_772, 3, 2);
}

export function updateUserStatus(): Weight {
  return measured(7_191_000, 3_772, 2, 2);
}

export function assignMeter(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(9_976_134 + 15_536 * length, 4_414 + 1 * length, 3, 2);
}

export function unassignMeter(): Weight {
  return measured(12_709_000, 4_516, 2, 2);
}

export function setMeterProfile(): Weight {
  return measured(2_464_289, 0, 0, 1);
}

export function addAdmin(): Weight {
  return measured(4_106_000, 3_517, 2, 2);
}

export function removeAdmin(): Weight {
  return measured(7_120_000, 3_517, 2, 2);
}
