/**
 * BLAKE2b-512 of a message of at most one block (128 bytes), the checksum of SS58 addresses: the host
 * has no function for it. Source: RFC 7693.
 */
import { copyBytes, fillBytes } from "../host/copy";

// prettier-ignore
const IV = memory.data<u64>([
  0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
  0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
]);

/** Message schedule of the ten distinct rounds. */
// prettier-ignore
const SIGMA = memory.data<u8>([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
  11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
  7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
  9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
  2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
  12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
  13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
  6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
  10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
]);

const ROUNDS = 12;
const BLOCK_SIZE: u32 = 128;
/** Digest of 64 bytes, no key, fan-out and depth 1. */
const PARAMETERS: u64 = 0x01010040;

/** Address of the 64-byte digest of `length` ≤ 128 bytes at `ptr`. */
export function blake2b512(ptr: usize, length: u32): usize {
  const message = __alloc(BLOCK_SIZE);
  fillBytes(message, 0, BLOCK_SIZE);
  copyBytes(message, ptr, min(length, BLOCK_SIZE));
  const state = __alloc(64);
  copyBytes(state, IV, 64);
  store<u64>(state, load<u64>(state) ^ PARAMETERS);
  const work = __alloc(128);
  copyBytes(work, state, 64);
  copyBytes(work + 64, IV, 64);
  // One block only: it is the last, and its counter is the length.
  store<u64>(work, load<u64>(work, 96) ^ length, 96);
  store<u64>(work, ~load<u64>(work, 112), 112);
  for (let round = 0; round < ROUNDS; round++) mixRound(work, message, SIGMA + (round % 10) * 16);
  for (let i = 0; i < 8; i++) {
    const at = i << 3;
    const mixed = load<u64>(work + at) ^ load<u64>(work + at, 64);
    store<u64>(state + at, load<u64>(state + at) ^ mixed);
  }
  return state;
}

function mixRound(v: usize, m: usize, s: usize): void {
  for (let i = 0; i < 4; i++)
    mix(v, i, 4 + i, 8 + i, 12 + i, word(m, s, 2 * i), word(m, s, 2 * i + 1));
  for (let i = 0; i < 4; i++) {
    const j = 8 + 2 * i;
    mix(
      v,
      i,
      4 + ((i + 1) & 3),
      8 + ((i + 2) & 3),
      12 + ((i + 3) & 3),
      word(m, s, j),
      word(m, s, j + 1),
    );
  }
}

function word(message: usize, schedule: usize, index: i32): u64 {
  return load<u64>(message + ((<usize>load<u8>(schedule + index)) << 3));
}

function mix(v: usize, a: i32, b: i32, c: i32, d: i32, x: u64, y: u64): void {
  const pa = v + (a << 3);
  const pb = v + (b << 3);
  const pc = v + (c << 3);
  const pd = v + (d << 3);
  store<u64>(pa, load<u64>(pa) + load<u64>(pb) + x);
  store<u64>(pd, rotr<u64>(load<u64>(pd) ^ load<u64>(pa), 32));
  store<u64>(pc, load<u64>(pc) + load<u64>(pd));
  store<u64>(pb, rotr<u64>(load<u64>(pb) ^ load<u64>(pc), 24));
  store<u64>(pa, load<u64>(pa) + load<u64>(pb) + y);
  store<u64>(pd, rotr<u64>(load<u64>(pd) ^ load<u64>(pa), 16));
  store<u64>(pc, load<u64>(pc) + load<u64>(pd));
  store<u64>(pb, rotr<u64>(load<u64>(pb) ^ load<u64>(pc), 63));
}
