/** The hash functions of the chain, over the WebAssembly build that `@polkadot/util-crypto` uses. */

import { blake2b } from '@polkadot/wasm-crypto';
import { cryptoWaitReady, keccakAsU8a, sha256AsU8a, xxhashAsU8a } from '@polkadot/util-crypto';

const NO_KEY = new Uint8Array(0);

/** Resolves once hashing and signature checking are loaded; await it before anything else here. */
export async function hashingReady(): Promise<void> {
  await cryptoWaitReady();
}

export function blake2_128(data: Uint8Array): Uint8Array {
  return blake2b(data, NO_KEY, 16);
}

export function blake2_256(data: Uint8Array): Uint8Array {
  return blake2b(data, NO_KEY, 32);
}

export function twox(data: Uint8Array, bits: 64 | 128 | 256): Uint8Array {
  return xxhashAsU8a(data, bits);
}

export function keccak256(data: Uint8Array): Uint8Array {
  return keccakAsU8a(data, 256);
}

export function keccak512(data: Uint8Array): Uint8Array {
  return keccakAsU8a(data, 512);
}

export function sha2_256(data: Uint8Array): Uint8Array {
  return sha256AsU8a(data);
}
