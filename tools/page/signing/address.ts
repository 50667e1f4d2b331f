/** Addresses (SS58) of this chain. */
import { base58 } from '@scure/base';
import { blake2b } from '@noble/hashes/blake2.js';
import { SS58_PREFIX } from '../../../node-config/token.js';

/** Of 36 bytes in base 58. */
const MAX_LENGTH = 50;
const TAG = new TextEncoder().encode('SS58PRE');

/** The address of a public key of 32 bytes. */
export function addressOf(publicKey: Uint8Array): string {
  const body = Uint8Array.of(SS58_PREFIX, ...publicKey);
  return base58.encode(Uint8Array.of(...body, ...checksum(body)));
}

/**
 * The public key behind an address of any Substrate chain whose accounts have 32 bytes, or behind hexadecimal; null
 * where `text` is neither, or mistyped.
 */
export function accountOf(text: string): Uint8Array | null {
  const trimmed = text.trim();
  if (/^0x[0-9a-f]{64}$/iu.test(trimmed)) return hexBytes(trimmed);
  // Base 58 takes time by the square of the length.
  if (trimmed.length > MAX_LENGTH) return null;
  let bytes: Uint8Array;
  try {
    bytes = base58.decode(trimmed);
  } catch {
    return null;
  }
  // One byte of prefix, or two where its second highest bit is set.
  const prefix = (bytes[0] ?? 0) & 0b0100_0000 ? 2 : 1;
  if (bytes.length !== prefix + 32 + 2) return null;
  const body = bytes.subarray(0, -2);
  return checksum(body).every((byte, at) => bytes[body.length + at] === byte)
    ? bytes.slice(prefix, -2)
    : null;
}

/** The same account written for this chain, or null. */
export function normalAddress(text: string): string | null {
  const account = accountOf(text);
  return account && addressOf(account);
}

function checksum(body: Uint8Array): Uint8Array {
  return blake2b(Uint8Array.of(...TAG, ...body), { dkLen: 64 }).slice(0, 2);
}

function hexBytes(text: string): Uint8Array {
  return Uint8Array.from(text.slice(2).match(/../gu) ?? [], (byte) => parseInt(byte, 16));
}
