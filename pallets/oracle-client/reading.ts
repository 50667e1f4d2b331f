/** What makes a reading genuine and possible. No storage here. */
import { isEcdsaSigned, isEd25519Signed, isSr25519Signed } from "../../runtime/support/signatures";
import { Bytes, H256, Writer, u128 } from "../../runtime/primitives";
import { KeyScheme, MeterProfile } from "../registry/schema";
import { Constants, MeterReading } from "./schema";

/** Begins every message a meter signs, so that its key signs nothing else by mistake. */
const DOMAIN = "GRID-METER-V1";
const MS_PER_HOUR: u64 = 3_600_000;

/** The bytes a meter signs: domain, genesis hash, then the reading's fields in SCALE. */
export function readingMessage(genesis: H256, reading: MeterReading): Bytes {
  const domain = Bytes.literal(DOMAIN);
  const w = new Writer(domain.length + reading.meterId.length + 80);
  w.raw(domain.ptr, domain.length);
  genesis.encode(w);
  w.bytes(reading.meterId);
  w.u64(reading.epoch);
  w.u64(reading.sequence);
  w.u64(reading.importWh);
  w.u64(reading.exportWh);
  return w.toBytes();
}

/** Whether the meter of `profile` signed `reading` for the chain of `genesis`. */
export function isGenuine(reading: MeterReading, profile: MeterProfile, genesis: H256): bool {
  const message = readingMessage(genesis, reading);
  const signature = reading.signature;
  if (profile.scheme == KeyScheme.Ed25519) return isEd25519Signed(signature, message, profile.key);
  if (profile.scheme == KeyScheme.Sr25519) return isSr25519Signed(signature, message, profile.key);
  return isEcdsaSigned(signature, message, profile.key);
}

/** Whether a meter of `watts` can have shown as much within `time` (ms); import above its rating can be a fault of the meter. */
export function isPossible(importWh: u64, exportWh: u64, time: u64, watts: u64): bool {
  if (!isPlausible(importWh, time, watts, Constants.importPercent)) return false;
  return isPlausible(exportWh, time, watts, Constants.plausibilityPercent);
}

/** Whether `wh` within `time` (ms) are possible at `percent` of `watts`; exact, without a division. */
export function isPlausible(wh: u64, time: u64, watts: u64, percent: u64): bool {
  const counted = u128.checkedMul64(u128.mul64(wh, MS_PER_HOUR), 100);
  const possible = u128.checkedMul64(u128.mul64(watts, time), percent);
  // What exceeds 128 bits on the right is more than any register holds.
  if (!possible) return true;
  return counted ? counted <= possible : false;
}
