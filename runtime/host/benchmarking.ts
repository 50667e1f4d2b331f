/**
 * Host functions of benchmark runners (`benchmark pallet`, frame-omni-bencher). Nodes do not have them:
 * only the benchmark target may reach this file.
 */
import { FatPointer } from "./env";

/** Nanoseconds since some fixed time: address of a u128. */
// @ts-ignore: decorator
@external("env", "ext_benchmarking_current_time_version_1")
export declare function currentTime(): usize;
/** Throws away everything since genesis. */
// @ts-ignore: decorator
@external("env", "ext_benchmarking_wipe_db_version_1")
export declare function wipeDb(): void;
/** Writes the changes so far to the database and empties its caches. */
// @ts-ignore: decorator
@external("env", "ext_benchmarking_commit_db_version_1")
export declare function commitDb(): void;
// @ts-ignore: decorator
@external("env", "ext_benchmarking_reset_read_write_count_version_1")
export declare function resetReadWriteCount(): void;
/** SCALE of four u32: reads, repeated reads, writes, repeated writes. */
// @ts-ignore: decorator
@external("env", "ext_benchmarking_read_write_count_version_1")
export declare function readWriteCount(): FatPointer;
/** SCALE `Vec<(Vec<u8>, u32 reads, u32 writes, bool whitelisted)>`. */
// @ts-ignore: decorator
@external("env", "ext_benchmarking_get_read_and_written_keys_version_1")
export declare function readAndWrittenKeys(): FatPointer;
/** Takes SCALE `Vec<TrackedStorageKey>`: keys that are not counted. */
// @ts-ignore: decorator
@external("env", "ext_benchmarking_set_whitelist_version_1")
export declare function setWhitelist(keys: FatPointer): void;
/** Takes SCALE `TrackedStorageKey`. */
// @ts-ignore: decorator
@external("env", "ext_benchmarking_add_to_whitelist_version_1")
export declare function addToWhitelist(key: FatPointer): void;
/** SCALE `Option<u32>`: bytes of the storage proof so far. */
// @ts-ignore: decorator
@external("env", "ext_benchmarking_proof_size_version_1")
export declare function proofSize(): FatPointer;

/** Makes a key in the runner's keystore, from a random seed where `seed` is SCALE `None`: address of 33 bytes. */
// @ts-ignore: decorator
@external("env", "ext_crypto_ecdsa_generate_version_1")
export declare function ecdsaGenerate(keyType: usize, seed: FatPointer): usize;
/** SCALE `Option<[u8; 65]>`: the signature of a key in the keystore over the BLAKE2b-256 of a message. */
// @ts-ignore: decorator
@external("env", "ext_crypto_ecdsa_sign_version_1")
export declare function ecdsaSign(keyType: usize, key: usize, message: FatPointer): FatPointer;
/** SCALE `Option<[u8; 64]>`: the sr25519 signature of a key in the keystore over a message. */
// @ts-ignore: decorator
@external("env", "ext_crypto_sr25519_sign_version_1")
export declare function sr25519Sign(keyType: usize, key: usize, message: FatPointer): FatPointer;
/** SCALE `Option<[u8; 64]>`: the ed25519 signature of a key in the keystore over a message. */
// @ts-ignore: decorator
@external("env", "ext_crypto_ed25519_sign_version_1")
export declare function ed25519Sign(keyType: usize, key: usize, message: FatPointer): FatPointer;
