import { blake2b } from '@noble/hashes/blake2.js';

/** BLAKE2b-256 without the libraries of `hashing.ts`, which services that follow a chain do not load. */
export function blake2_256(data: Uint8Array): Uint8Array {
  return blake2b(data, { dkLen: 32 });
}
