/**
 * What outlives the release of memory: copies of values, in a place of their own. They lie in the first slab
 * and not among the static data, since a first write to a page of that costs 2 µs.
 */
import { KEPT_SIZE, kept } from "./arena";

/** Offsets: two hashed accounts, two accounts with their records, and the context of the block. */
const HASHED: usize = 0;
const ACCOUNTS: usize = 96;
const CONTEXT: usize = 320;
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

/** Address of `KEPT_CONTEXT_SIZE` bytes: the encoded context of the block. */
export function keptContext(): usize {
  return kept() + CONTEXT;
}
