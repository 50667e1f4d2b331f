/** Estimated until measured: database reads and writes, and a base in ps. */
import { Weight } from "../../primitives";
import { readsWrites } from "../weight-units";

export function transferAllowDeath(): Weight {
  return readsWrites(2, 2, 10_000_000);
}

export function transferKeepAlive(): Weight {
  return readsWrites(2, 2, 10_000_000);
}

export function transferAll(): Weight {
  return readsWrites(2, 2, 11_000_000);
}
