/**
 * Measured by `npm run weights` on 2026-11-25, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Bytes, Weight } from "../../primitives";
import { measured } from "../../support/weight-units";
import { KeyValue } from "./schema";

export function remark(): Weight {
  return measured(286_605, 0, 0, 0);
}

export function setCode(): Weight {
  return measured(1_398_996_000, 0, 0, 1);
}

export function reading(size: u64): Weight {
  return measured(1_000_000 + 112_008 * size, 0, 0, 0);
}

export function setCodeWithoutChecks(): Weight {
  return measured(8_853_000, 0, 0, 1);
}

export function setStorage(items: Array<KeyValue>): Weight {
  const count: u64 = items.length;
  return measured(390_000 + 542_691 * count, 0, 0, count);
}

export function rawBytes(bytes: u64): Weight {
  return measured(79 * bytes, 0, 0, 0);
}

export function killStorage(keys: Array<Bytes>): Weight {
  const count: u64 = keys.length;
  return measured(390_000 + 516_610 * count, 0, 0, count);
}

export function killPrefix(subkeys: u32): Weight {
  const count: u64 = subkeys;
  return measured(1_582_000 + 1_073_412 * count, 1_168 + 2_514 * count, count, count);
}

export function remarkWithEvent(remark: Bytes): Weight {
  const length: u64 = remark.length;
  return measured(30_604_215 + 1_227 * length, 0, 0, 0);
}
