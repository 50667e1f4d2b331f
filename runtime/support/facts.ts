/**
 * What storage has said of accounts lately: an extrinsic asks for the same roles when it is let in, when it runs and in the
 * pallet, and for the same delegate. Kept by value, so that it outlives the memory of the extrinsic. Whoever writes
 * what a fact comes from says here what it is now, or that it is to be forgotten.
 */
import { copyBytes } from "../host/copy";
import { FACT_COUNT, FACT_SIZE, keptFacts } from "../host/kept";
import { AccountId, equal32 } from "../primitives/hash";

export enum Fact {
  /** The roles of an account, a bit for each; the second account is the first one. */
  Roles = 1,
  /** The types by which the first account acts for the second, a bit for each. */
  ProxyTypes = 2,
}

/*
 * A fact is
 *     0   the account that it is about
 *    32   the other account
 *    64   a number
 *    68   which fact it is
 */
const OTHER: usize = 32;
const VALUE: usize = 64;
const KIND: usize = 68;
/** How many are known, and the one that the next takes the place of when there is no room. */
let known: u32 = 0;
let oldest: u32 = 0;

/** The number that is known of `who` and `other`, or -1. */
export function recall(fact: Fact, who: AccountId, other: AccountId): i64 {
  const at = find(fact, who, other);
  return at ? <i64>load<u32>(at, VALUE) : -1;
}

/** Notes that it is `value` now. */
export function remember(fact: Fact, who: AccountId, other: AccountId, value: u32): void {
  let at = find(fact, who, other);
  if (!at) {
    at = keptFacts() + (known < FACT_COUNT ? known++ : oldest++ % FACT_COUNT) * FACT_SIZE;
    copyBytes(at, who.ptr, 32);
    copyBytes(at + OTHER, other.ptr, 32);
    store<u32>(at, fact, KIND);
  }
  store<u32>(at, value, VALUE);
}

/** To be called when storage changes otherwise: on rollback, on raw writes. */
export function forgetFacts(): void {
  known = 0;
}

function find(fact: Fact, who: AccountId, other: AccountId): usize {
  let at = keptFacts();
  for (let i: u32 = 0; i < known; i++) {
    const isIt = load<u32>(at, KIND) == <u32>fact;
    if (isIt && equal32(at, who.ptr) && equal32(at + OTHER, other.ptr)) return at;
    at += FACT_SIZE;
  }
  return 0;
}
