/**
 * Measured by `npm run weights` on 2026-11-28, AMD EPYC, 50 steps, 20 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Bytes } from "../../scale/bytes";
import { Weight } from "../../primitives";
import { measured } from "../../support/weight-units";
import { KeyValue } from "./schema";

export function remark(): Weight {
  return measured(431_212, 0, 0, 0);
}

export function setCode(): Weight {
  return measured(2_683_925_000, 1_493, 0, 1);
}

export function reading(size: u64): Weight {
  return measured(9_829_759_250 + 29_343 * size, 0, 0, 0);
}

export function rawBytes(bytes: u64): Weight {
  return measured(610_018 + 70 * bytes, 0, 0, 1);
}

export function setCodeWithoutChecks(): Weight {
  return measured(22_053_000, 0, 0, 1);
}

export function setStorage(items: Array<KeyValue>): Weight {
  const count: u64 = items.length;
  return measured(331_000 + 704_794 * count, 0, 0, count);
}

export function killStorage(keys: Array<Bytes>): Weight {
  const count: u64 = keys.length;
  return measured(360_000 + 642_992 * count, 0, 0, count);
}

export function killPrefix(subkeys: u32): Weight {
  const count: u64 = subkeys;
  return measured(2_103_000 + 1_323_975 * count, 1_168 + 2_514 * count, count, count);
}

export function remarkWithEvent(remark: Bytes): Weight {
  const length: u64 = remark.length;
  return measured(1_712_000 + 895 * length, 0, 0, 0);
}
