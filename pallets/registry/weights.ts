/**
 * Measured by `npm run weights` on 2026-11-24, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Bytes, Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/frame/weight-units";

export function registerUser(location: Bytes): Weight {
  const length: u64 = location.length;
  return measured(6_455_368 + 3_611 * length, 3_772, 3, 2);
}

export function updateUserStatus(): Weight {
  return measured(7_351_000, 3_772, 2, 2);
}

export function assignMeter(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(10_074_133 + 3_597 * length, 4_425, 3, 2);
}

export function unassignMeter(): Weight {
  return measured(12_419_000, 4_516, 2, 2);
}

export function setMeterProfile(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(2_080_755 + 2_509 * length, 0, 0, 1);
}

export function addAdmin(): Weight {
  return measured(3_986_000, 3_517, 2, 2);
}

export function removeAdmin(): Weight {
  return measured(5_718_000, 3_517, 2, 2);
}
