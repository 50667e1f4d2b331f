/** Hashes and roots over lists. */

import { blake2_128, blake2_256, keccak256, keccak512, sha2_256, twox } from '../hashing.js';
import type { Host } from '../host.js';
import { ScaleReader } from '../scale.js';
import { orderedRoot, trieRoot } from '../trie.js';
import { stateVersion } from './storage.js';
import { fn, type HostFunction, type HostFunctions } from './table.js';

function hash(digest: (data: Uint8Array) => Uint8Array): HostFunction {
  return fn('I>i', (host: Host, data: bigint) => host.give(digest(host.bytes(data))));
}

function decodeList(bytes: Uint8Array): Uint8Array[] {
  const reader = new ScaleReader(bytes);
  return reader.list(() => reader.byteString());
}

function decodePairs(bytes: Uint8Array): Array<[Uint8Array, Uint8Array]> {
  const reader = new ScaleReader(bytes);
  return reader.list(() => [reader.byteString(), reader.byteString()]);
}

export const HASHING: HostFunctions = {
  ext_hashing_blake2_128_version_1: hash(blake2_128),
  ext_hashing_blake2_256_version_1: hash(blake2_256),
  ext_hashing_twox_64_version_1: hash((data) => twox(data, 64)),
  ext_hashing_twox_128_version_1: hash((data) => twox(data, 128)),
  ext_hashing_twox_256_version_1: hash((data) => twox(data, 256)),
  ext_hashing_keccak_256_version_1: hash(keccak256),
  ext_hashing_keccak_512_version_1: hash(keccak512),
  ext_hashing_sha2_256_version_1: hash(sha2_256),
  ext_trie_blake2_256_ordered_root_version_1: fn('I>i', (host, items: bigint) =>
    host.give(orderedRoot(decodeList(host.bytes(items)), 0)),
  ),
  ext_trie_blake2_256_ordered_root_version_2: fn('Ii>i', (host, items: bigint, version: number) =>
    host.give(orderedRoot(decodeList(host.bytes(items)), stateVersion(version))),
  ),
  ext_trie_blake2_256_root_version_1: fn('I>i', (host, pairs: bigint) =>
    host.give(trieRoot(decodePairs(host.bytes(pairs)), 0)),
  ),
  ext_trie_blake2_256_root_version_2: fn('Ii>i', (host, pairs: bigint, version: number) =>
    host.give(trieRoot(decodePairs(host.bytes(pairs)), stateVersion(version))),
  ),
};
