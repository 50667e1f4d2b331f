/** Every number of the chain that a reviewer wants to see once. Weights: ps; lengths: bytes. */

/** Trie layout of the state, as SYSTEM_VERSION 1 implies. */
export const STATE_VERSION: i32 = 1;
/** Trie layout of the extrinsics root, as SYSTEM_VERSION 1 implies. */
export const EXTRINSICS_ROOT_VERSION: i32 = 0;

/** Block hashes kept on chain; the longest life of a mortal transaction. */
export const BLOCK_HASH_COUNT: u32 = 2400;
export const SS58_PREFIX: u16 = 42;

/** Milliseconds between blocks of a blob that is built without `--block-time`. */
export const DEFAULT_SLOT_DURATION: u64 = 6000;
/** Milliseconds a block's time may run ahead of the importing node's clock. */
export const MAX_TIMESTAMP_DRIFT: u64 = 30_000;

/** Execution time of a block, however long its slot is: 2 s. */
export const MAX_BLOCK_REF_TIME: u64 = 2_000_000_000_000;
/** A block takes at most this part of its slot: the rest is for whoever receives it. */
export const SLOT_SHARE: u64 = 3;
export const MAX_BLOCK_PROOF_SIZE: u64 = u64.MAX_VALUE;
/** Percentage of a block that calls of the normal class may fill. */
export const NORMAL_DISPATCH_RATIO: u64 = 75;
/** How deep calls may be arguments of calls. */
export const MAX_CALL_DEPTH: u32 = 4;
/**
 * Bytes of all extrinsics of a block: with its header it fits into 4 MiB, which is where a node's proposer stops,
 * and above which the host's allocator would hand out 8 MiB for it.
 */
export const MAX_BLOCK_LENGTH: u32 = (4 * 1024 - 64) * 1024;

/** Execution time of an empty block: `benchmark overhead` measures 41 µs; the rest is margin. */
export const BLOCK_BASE_REF_TIME: u64 = 100_000_000;
/**
 * Execution time around every signed extrinsic: signature, nonce, bookkeeping. `benchmark overhead`
 * measures 41 µs in a block that is imported; an author, who starts an instance for each, takes 54 µs.
 */
export const EXTRINSIC_BASE_REF_TIME: u64 = 80_000_000;
