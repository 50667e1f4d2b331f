/** XXH64 with the seed 0, which FRAME calls `twox_64`, of what is shorter than 32 bytes: no call to the host. */
const PRIME_1: u64 = 0x9e3779b185ebca87;
const PRIME_2: u64 = 0xc2b2ae3d27d4eb4f;
const PRIME_3: u64 = 0x165667b19e3779f9;
const PRIME_4: u64 = 0x85ebca77c2b2ae63;
const PRIME_5: u64 = 0x27d4eb2f165667c5;

/** From this length on the hash works in stripes, which no key of a map here needs. */
export const STRIPED: u32 = 32;

/** The hash of `length` bytes, fewer than `STRIPED`. */
export function xxh64(ptr: usize, length: u32): u64 {
  const end = ptr + length;
  let hash: u64 = PRIME_5 + length;
  while (ptr + 8 <= end) {
    hash ^= rotl<u64>(load<u64>(ptr) * PRIME_2, 31) * PRIME_1;
    hash = rotl<u64>(hash, 27) * PRIME_1 + PRIME_4;
    ptr += 8;
  }
  if (ptr + 4 <= end) {
    hash ^= <u64>load<u32>(ptr) * PRIME_1;
    hash = rotl<u64>(hash, 23) * PRIME_2 + PRIME_3;
    ptr += 4;
  }
  for (; ptr < end; ptr++) hash = rotl<u64>(hash ^ (<u64>load<u8>(ptr) * PRIME_5), 11) * PRIME_1;
  hash = (hash ^ (hash >> 33)) * PRIME_2;
  hash = (hash ^ (hash >> 29)) * PRIME_3;
  return hash ^ (hash >> 32);
}
