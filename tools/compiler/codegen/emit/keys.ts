/** What storage keys are made of. */

/** Bytes of `twox128(pallet) ‖ twox128(item)`. */
export const PREFIX_SIZE = 32;
/** Bytes that a hash puts before the key. */
export const HASH_SIZES = { blake2_128_concat: 16, twox_64_concat: 8, identity: 0 } as const;
/** Methods of `StorageKey`. */
export const HASH_METHODS = {
  blake2_128_concat: 'blake2_128Concat',
  twox_64_concat: 'twox64Concat',
  identity: 'identity',
} as const;
