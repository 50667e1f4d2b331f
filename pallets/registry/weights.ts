/**
 * Measured by `npm run weights` on 2026-11-28, Intel(R) Xeon(R) Processor, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Bytes } from "../../runtime/scale/bytes";
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";

export function registerUser(location: Bytes): Weight {
  const length: u64 = location.length;
  return measured(68_030_550 + 1_363 * length, 28_147, 16, 3);
}

export function updateUserStatus(): Weight {
  return measured(26_693_000, 3_987, 6, 4);
}

export function assignMeter(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(16_357_106 + 20_274 * length, 4_493, 3, 2);
}

export function unassignMeter(): Weight {
  return measured(27_580_000, 4_719, 5, 3);
}

export function setMeterProfile(): Weight {
  return measured(15_844_459, 3_618, 4, 2);
}

export function exchangeDevice(): Weight {
  return measured(124_434_000, 4_241, 10, 8);
}

export function addAdmin(): Weight {
  return measured(28_399_000, 3_545, 5, 4);
}

export function removeAdmin(): Weight {
  return measured(15_305_000, 1_489, 1, 2);
}

export function setSignatories(): Weight {
  return measured(184_053_000, 41_422, 33, 33);
}

export function setParameters(): Weight {
  return measured(2_376_000, 0, 0, 1);
}
