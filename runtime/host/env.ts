/**
 * The host functions this runtime may import, as a polkadot-sdk node exports them.
 *
 * `FatPointer` packs a slice as `length << 32 | pointer`; plain `usize` arguments point to a fixed
 * number of bytes. The binary imports only what the code reaches. What the host allocates for an answer is
 * ours (`owned…`): it goes with the next release of memory.
 */
import { own } from "./arena";

/** `length << 32 | pointer`, both unsigned. */
export type FatPointer = u64;

// @ts-ignore: decorator
@external("env", "ext_storage_get_version_1")
declare function storageGetRaw(key: FatPointer): FatPointer;
export function storageGet(key: FatPointer): FatPointer {
  return ownedSlice(storageGetRaw(key));
}
// @ts-ignore: decorator
@external("env", "ext_storage_read_version_1")
declare function storageReadRaw(key: FatPointer, out: FatPointer, offset: u32): FatPointer;
export function storageRead(key: FatPointer, out: FatPointer, offset: u32): FatPointer {
  return ownedSlice(storageReadRaw(key, out, offset));
}
// @ts-ignore: decorator
@external("env", "ext_storage_set_version_1")
export declare function storageSet(key: FatPointer, value: FatPointer): void;
// @ts-ignore: decorator
@external("env", "ext_storage_clear_version_1")
export declare function storageClear(key: FatPointer): void;
// @ts-ignore: decorator
@external("env", "ext_storage_exists_version_1")
export declare function storageExists(key: FatPointer): i32;
// @ts-ignore: decorator
@external("env", "ext_storage_clear_prefix_version_2")
declare function storageClearPrefixRaw(prefix: FatPointer, limit: FatPointer): FatPointer;
export function storageClearPrefix(prefix: FatPointer, limit: FatPointer): FatPointer {
  return ownedSlice(storageClearPrefixRaw(prefix, limit));
}
// @ts-ignore: decorator
@external("env", "ext_storage_append_version_1")
export declare function storageAppend(key: FatPointer, item: FatPointer): void;
// @ts-ignore: decorator
@external("env", "ext_storage_next_key_version_1")
declare function storageNextKeyRaw(key: FatPointer): FatPointer;
export function storageNextKey(key: FatPointer): FatPointer {
  return ownedSlice(storageNextKeyRaw(key));
}
// @ts-ignore: decorator
@external("env", "ext_storage_root_version_2")
declare function storageRootRaw(stateVersion: i32): FatPointer;
export function storageRoot(stateVersion: i32): FatPointer {
  return ownedSlice(storageRootRaw(stateVersion));
}
// @ts-ignore: decorator
@external("env", "ext_storage_start_transaction_version_1")
export declare function storageStartTransaction(): void;
// @ts-ignore: decorator
@external("env", "ext_storage_commit_transaction_version_1")
export declare function storageCommitTransaction(): void;
// @ts-ignore: decorator
@external("env", "ext_storage_rollback_transaction_version_1")
export declare function storageRollbackTransaction(): void;
// @ts-ignore: decorator
@external("env", "ext_trie_blake2_256_ordered_root_version_2")
declare function trieOrderedRootRaw(items: FatPointer, stateVersion: i32): usize;
export function trieOrderedRoot(items: FatPointer, stateVersion: i32): usize {
  return ownedBlock(trieOrderedRootRaw(items, stateVersion));
}

// @ts-ignore: decorator
@external("env", "ext_hashing_blake2_128_version_1")
declare function hashBlake2_128Raw(data: FatPointer): usize;
export function hashBlake2_128(data: FatPointer): usize {
  return ownedBlock(hashBlake2_128Raw(data));
}
// @ts-ignore: decorator
@external("env", "ext_hashing_blake2_256_version_1")
declare function hashBlake2_256Raw(data: FatPointer): usize;
export function hashBlake2_256(data: FatPointer): usize {
  return ownedBlock(hashBlake2_256Raw(data));
}
// @ts-ignore: decorator
@external("env", "ext_hashing_twox_64_version_1")
declare function hashTwox64Raw(data: FatPointer): usize;
export function hashTwox64(data: FatPointer): usize {
  return ownedBlock(hashTwox64Raw(data));
}

// @ts-ignore: decorator
@external("env", "ext_crypto_sr25519_verify_version_2")
export declare function sr25519Verify(signature: usize, message: FatPointer, key: usize): i32;
// @ts-ignore: decorator
@external("env", "ext_crypto_ed25519_verify_version_1")
export declare function ed25519Verify(signature: usize, message: FatPointer, key: usize): i32;
// @ts-ignore: decorator
@external("env", "ext_crypto_secp256k1_ecdsa_recover_compressed_version_2")
declare function ecdsaRecoverCompressedRaw(signature: usize, hash: usize): FatPointer;
export function ecdsaRecoverCompressed(signature: usize, hash: usize): FatPointer {
  return ownedSlice(ecdsaRecoverCompressedRaw(signature, hash));
}
// @ts-ignore: decorator
@external("env", "ext_crypto_sr25519_generate_version_1")
declare function sr25519GenerateRaw(keyType: usize, seed: FatPointer): usize;
export function sr25519Generate(keyType: usize, seed: FatPointer): usize {
  return ownedBlock(sr25519GenerateRaw(keyType, seed));
}
// @ts-ignore: decorator
@external("env", "ext_crypto_ed25519_generate_version_1")
declare function ed25519GenerateRaw(keyType: usize, seed: FatPointer): usize;
export function ed25519Generate(keyType: usize, seed: FatPointer): usize {
  return ownedBlock(ed25519GenerateRaw(keyType, seed));
}

// @ts-ignore: decorator
@external("env", "ext_misc_runtime_version_version_1")
declare function miscRuntimeVersionRaw(code: FatPointer): FatPointer;
export function miscRuntimeVersion(code: FatPointer): FatPointer {
  return ownedSlice(miscRuntimeVersionRaw(code));
}
// @ts-ignore: decorator
@external("env", "ext_logging_log_version_1")
export declare function loggingLog(level: i32, target: FatPointer, message: FatPointer): void;
// @ts-ignore: decorator
@external("env", "ext_logging_max_level_version_1")
export declare function loggingMaxLevel(): i32;
// @ts-ignore: decorator
@external("env", "ext_panic_handler_abort_on_panic_version_1")
export declare function panicHandlerAbort(message: FatPointer): void;

/** Packs a slice for the host. */
// @ts-ignore: decorator
@inline
export function fat(ptr: usize, length: usize): FatPointer {
  return ((<u64>length) << 32) | (<u64>ptr);
}

/** Address of the slice behind `pointer`. */
// @ts-ignore: decorator
@inline
export function fatPtr(pointer: FatPointer): usize {
  return <usize>(pointer & 0xffff_ffff);
}

/** Byte length of the slice behind `pointer`. */
// @ts-ignore: decorator
@inline
export function fatLength(pointer: FatPointer): u32 {
  return <u32>(pointer >> 32);
}

function ownedSlice(answer: FatPointer): FatPointer {
  own(fatPtr(answer));
  return answer;
}

function ownedBlock(at: usize): usize {
  own(at);
  return at;
}
