/** Estimated until measured: a base in ps, reads and writes of the database, and bytes handled. */
import { Bytes, Weight } from "../../primitives";
import { Vec } from "../words";
import { KeyValue } from "./schema";
import { writes } from "../weight-units";

const PER_BYTE: u64 = 400;
/** Dominated by the host compiling the code to read its version. */
const CODE_CHANGE: u64 = 200_000_000_000;

export function remark(remark: Bytes): Weight {
  return Weight.of(2_000_000 + PER_BYTE * remark.length, 0);
}

export function setCode(): Weight {
  return Weight.of(CODE_CHANGE, 0);
}

export function setCodeWithoutChecks(): Weight {
  return Weight.of(CODE_CHANGE, 0);
}

export function setStorage(items: Vec<KeyValue>): Weight {
  return writes(items.length, 2_000_000);
}

export function killStorage(keys: Vec<Bytes>): Weight {
  return writes(keys.length, 2_000_000);
}

export function killPrefix(subkeys: u32): Weight {
  return writes(subkeys, 4_000_000);
}

export function remarkWithEvent(remark: Bytes): Weight {
  return Weight.of(7_000_000 + 3 * PER_BYTE * remark.length, 0);
}
