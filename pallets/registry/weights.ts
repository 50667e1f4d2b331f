/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Bytes } from "../../runtime/scale/bytes";
import { Weight } from "../../runtime/primitives";
import { measured } from "../../runtime/support/weight-units";

export function registerUser(location: Bytes): Weight {
  const length: u64 = location.length;
  return measured(39_508_914 + 6_942 * length, 27_994, 13, 2);
}

export function updateUserStatus(): Weight {
  return measured(19_319_000, 3_983, 6, 4);
}

export function assignMeter(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(12_060_968 + 5_790 * length, 4_493, 3, 2);
}

export function unassignMeter(): Weight {
  return measured(19_980_000, 4_715, 5, 3);
}

export function setMeterProfile(meterId: Bytes): Weight {
  const length: u64 = meterId.length;
  return measured(5_604_582 + 17_971 * length, 3_722 + length, 2, 1);
}

export function exchangeDevice(): Weight {
  return measured(60_419_000, 4_237, 10, 8);
}

export function addAdmin(): Weight {
  return measured(7_912_000, 3_545, 3, 3);
}

export function removeAdmin(): Weight {
  return measured(5_488_000, 1_489, 1, 2);
}

export function setSignatories(): Weight {
  return measured(88_101_000, 41_422, 33, 33);
}

export function setParameters(): Weight {
  return measured(1_412_000, 0, 0, 1);
}
