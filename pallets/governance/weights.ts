/** Estimated until measured: database reads and writes, and a base in ps. */
import { Call } from "../../runtime/frame/call";
import { readsWrites } from "../../runtime/frame/weight-units";
import { Vec } from "../../runtime/frame/words";
import { Weight } from "../../runtime/primitives";
import { callWeight } from "./proposals";
import { Authority } from "./schema";

/** Hashing and storing one byte of a call. */
const PER_BYTE: u64 = 1_200;

/** With the call twice: its trial, and its execution where one approval is enough. */
export function propose(call: Call): Weight {
  const once = call.weight();
  const own = readsWrites(6, 5, 20_000_000 + PER_BYTE * call.encoded!.length);
  return own.plus(once).plus(once);
}

/** With the call that this approval may execute. */
export function approve(proposal: u32): Weight {
  return readsWrites(6, 4, 15_000_000).plus(callWeight(proposal));
}

export function reject(): Weight {
  return readsWrites(5, 4, 15_000_000);
}

/** Every authority may gain or lose a role; every open proposal is removed. */
export function setAuthorities(authorities: Vec<Authority>): Weight {
  const count = <u64>authorities.length;
  return readsWrites(8 + 2 * count, 6 + 10 * count, 20_000_000 + 2_000_000 * count);
}
