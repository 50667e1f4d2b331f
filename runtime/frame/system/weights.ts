/**
 * Measured by `npm run weights` on 2026-11-24, AMD EPYC, 10 steps, 5 repeats:
 * reference time in ps without the database, bytes of proof, reads and writes of the database.
 */
import { Bytes, Weight } from "../../primitives";
import { measured } from "../weight-units";
import { KeyValue } from "./schema";

export function remark(): Weight {
  return measured(310_884, 0, 0, 0);
}

export function setCode(): Weight {
  return measured(830_769_000, 0, 0, 1);
}

export function setCodeWithoutChecks(): Weight {
  return measured(5_618_000, 0, 0, 1);
}

export function setStorage(items: Array<KeyValue>): Weight {
  const count: u64 = items.length;
  return measured(251_000 + 498_736 * count, 0, 0, 1 * count);
}

export function killStorage(keys: Array<Bytes>): Weight {
  const count: u64 = keys.length;
  return measured(280_000 + 471_011 * count, 0, 0, 1 * count);
}

export function killPrefix(subkeys: u32): Weight {
  const count: u64 = subkeys;
  return measured(1_392_000 + 961_790 * count, 1_236 + 2_514 * count, 1 * count, 1 * count);
}

export function remarkWithEvent(remark: Bytes): Weight {
  const length: u64 = remark.length;
  return measured(1_192_000 + 1_252 * length, 0, 0, 0);
}
