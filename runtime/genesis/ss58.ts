/** SS58: how people write accounts. */
import { copyBytes, fillBytes } from "../host/copy";
import { AccountId } from "../primitives/hash";
import { blake2b512 } from "./blake2b";

/** One prefix byte, 32 of account, two of checksum: the form of prefixes below 64. */
const DECODED_SIZE: u32 = 35;
const MAX_TEXT: u32 = 52;
const CHECKSUM_SIZE: u32 = 2;
const SIMPLE_PREFIXES: u8 = 64;

/** The account that `length` letters at `ptr` name, or null when they are no address. */
export function decodeSs58(ptr: usize, length: u32): AccountId | null {
  if (!length || length > MAX_TEXT) return null;
  const decoded = __alloc(DECODED_SIZE);
  fillBytes(decoded, 0, DECODED_SIZE);
  for (let i: u32 = 0; i < length; i++) {
    const digit = base58Digit(load<u8>(ptr + i));
    if (digit < 0 || !pushDigit(decoded, digit)) return null;
  }
  if (load<u8>(decoded) >= SIMPLE_PREFIXES) return null;
  return checksumHolds(decoded) ? new AccountId(decoded + 1) : null;
}

/** `number × 58 + digit`, big-endian in place; false when it outgrows its 35 bytes. */
function pushDigit(number: usize, digit: i32): bool {
  let carry = <u32>digit;
  for (let i = <i32>DECODED_SIZE - 1; i >= 0; i--) {
    carry += <u32>load<u8>(number + i) * 58;
    store<u8>(number + i, <u8>carry);
    carry >>= 8;
  }
  return carry == 0;
}

function checksumHolds(decoded: usize): bool {
  const payload = DECODED_SIZE - CHECKSUM_SIZE;
  // "SS58PRE" goes before what is hashed.
  const message = __alloc(7 + payload);
  store<u64>(message, 0x0045_5250_3835_5353);
  copyBytes(message + 7, decoded, payload);
  return load<u16>(blake2b512(message, 7 + payload)) == load<u16>(decoded + payload);
}

/** Value of a letter of Bitcoin's base-58 alphabet; -1 for any other. */
function base58Digit(letter: u8): i32 {
  const c = <i32>letter;
  if (c >= 0x31 && c <= 0x39) return c - 0x31; // 1-9
  if (c >= 0x41 && c <= 0x48) return c - 0x41 + 9; // A-H
  if (c >= 0x4a && c <= 0x4e) return c - 0x4a + 17; // J-N
  if (c >= 0x50 && c <= 0x5a) return c - 0x50 + 22; // P-Z
  if (c >= 0x61 && c <= 0x6b) return c - 0x61 + 33; // a-k
  if (c >= 0x6d && c <= 0x7a) return c - 0x6d + 44; // m-z
  return -1;
}
