/**
 * What outlives the release of memory: copies of values, in a place of their own. They lie in the first slab
 * and not among the static data, since a first write to a page of that costs 2 µs.
 */
import { KEPT_SIZE, kept } from "./arena";

/** Offsets: two hashed accounts, two accounts with their records, another hashed key, facts about accounts, and the context of the block. */
const HASHED: usize = 0;
const ACCOUNTS: usize = 96;
const KEY: usize = 320;
const FACTS: usize = 408;
const CONTEXT: usize = 624;
/** Facts that are kept, and bytes of each. */
export const FACT_COUNT: u32 = 3;
export const FACT_SIZE: u32 = 72;
/** Longest other key that is kept, in bytes: that of a meter's name of full length. */
export const KEPT_KEY_SIZE: u32 = 66;
/** Longest context that is kept, in bytes. */
export const KEPT_CONTEXT_SIZE: u32 = <u32>(KEPT_SIZE - CONTEXT);

/** Address of 96 bytes: two accounts, each followed by its hash of 16 bytes. */
export function keptHashes(): usize {
  return kept() + HASHED;
}

/** Address of 224 bytes: two accounts, each followed by its record of 80 bytes. */
export function keptAccounts(): usize {
  return kept() + ACCOUNTS;
}

/** Address of a hash of 16 bytes, and of the key of up to `KEPT_KEY_SIZE` bytes behind it. */
export function keptKey(): usize {
  return kept() + KEY;
}

/** Address of `FACT_COUNT` facts of `FACT_SIZE` bytes each. */
export function keptFacts(): usize {
  return kept() + FACTS;
}

/** Address of `KEPT_CONTEXT_SIZE` bytes: the encoded context of the block. */
export function keptContext(): usize {
  return kept() + CONTEXT;
}
