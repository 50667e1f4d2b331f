/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Bytes } from "../../runtime/scale/bytes";
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";

export function registerUser(location: Bytes): Weight {
  const length: u64 = location.length;
  return measured(50_748_917 + 6_143 * length, 27_997, 13, 2);
}

export function updateUserStatus(): Weight {
  return measured(24_096_000, 3_983, 6, 4);
}

export function assignMeter(): Weight {
  return measured(17_695_639, 4_464, 3, 2);
}

export function unassignMeter(): Weight {
  return measured(33_000_000, 4_682, 8, 4);
}

export function setMeterProfile(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(7_753_117 + 24_370 * length, 3_723 + length, 2, 1);
}

export function setSignatories(): Weight {
  return measured(60_000_000, 122_400, 33, 33);
}

export function exchangeDevice(): Weight {
  return measured(86_000_000, 4_547, 17, 11);
}

export function addAdmin(): Weight {
  return measured(9_975_000, 3_545, 3, 3);
}

export function removeAdmin(): Weight {
  return measured(7_882_000, 1_489, 1, 2);
}

export function setParameters(): Weight {
  return measured(1_482_000, 0, 0, 1);
}
