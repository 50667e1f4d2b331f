/** What generated storage accessors are made of: FRAME's keys over the host's storage functions. */
import { copyBytes } from "../host/copy";
import { Bytes } from "../scale/bytes";
import { equal32 } from "../primitives/hash";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { STRIPED, xxh64 } from "./xxhash";
import { KEPT_KEY_SIZE, keptHashes, keptKey } from "../host/kept";
import { LogLevel, beginLine, endLine, say } from "../host/log";
import {
  FatPointer,
  fat,
  fatLength,
  fatPtr,
  hashBlake2_128,
  hashTwox64,
  storageAppend,
  storageClear,
  storageClearPrefix,
  storageExists,
  storageGet,
  storageNextKey,
  storageRead,
  storageSet,
} from "../host/env";

/** `twox128(pallet) ‖ twox128(item)`. */
export const PREFIX_SIZE: u32 = 32;

/** The 32 bytes that four little-endian words make. */
export function prefix(a: u64, b: u64, c: u64, d: u64): usize {
  const at = __alloc(PREFIX_SIZE);
  store<u64>(at, a);
  store<u64>(at, b, 8);
  store<u64>(at, c, 16);
  store<u64>(at, d, 24);
  return at;
}

/** The key of one entry of a map: a prefix, then each key behind its hash. */
@final
export class StorageKey {
  readonly ptr: usize;
  length: u32 = PREFIX_SIZE;

  /** `capacity` = prefix and all that will be appended, in bytes. */
  constructor(prefix: usize, capacity: u32) {
    this.ptr = __alloc(capacity);
    copyBytes(this.ptr, prefix, PREFIX_SIZE);
  }

  /** For keys an outsider chooses: the hash keeps the trie balanced. */
  blake2_128Concat(ptr: usize, length: u32): StorageKey {
    const hash = blake2_128(ptr, length);
    const at = this.ptr + this.length;
    store<u64>(at, load<u64>(hash));
    store<u64>(at, load<u64>(hash, 8), 8);
    this.length += 16;
    return this.identity(ptr, length);
  }

  /** For keys the chain itself counts up. */
  twox64Concat(ptr: usize, length: u32): StorageKey {
    const hash = length < STRIPED ? xxh64(ptr, length) : load<u64>(hashTwox64(fat(ptr, length)));
    store<u64>(this.ptr + this.length, hash);
    this.length += 8;
    return this.identity(ptr, length);
  }

  /** The key as it is: entries lie in the trie in the order of their keys. */
  identity(ptr: usize, length: u32): StorageKey {
    copyBytes(this.ptr + this.length, ptr, length);
    this.length += length;
    return this;
  }
}

/*
 * The last two accounts and their hashes, 48 bytes each: an extrinsic comes back to the same one or two for
 * their roles, nonces and balances. Kept by value, so that they outlive the memory they were decoded in.
 */
const HASHED_SIZE: u32 = 48;
/** How many there are, and the offset of the newer one. */
let hashedCount: u32 = 0;
let newer: u32 = 0;

/** Length of the last other key, which is a meter's as a rule: what becomes of it is in several maps. */
let otherLength: u32 = 0xffffffff;

/** BLAKE2b-128; that of accounts, and of the last other key, is remembered. */
function blake2_128(ptr: usize, length: u32): usize {
  if (length != 32) return hashOfOther(ptr, length);
  const hashed = keptHashes();
  let known = hashed + newer;
  if (hashedCount && equal32(ptr, known)) return known + 32;
  newer ^= HASHED_SIZE;
  known = hashed + newer;
  if (hashedCount > 1 && equal32(ptr, known)) return known + 32;
  if (hashedCount < 2) hashedCount++;
  copyBytes(known, ptr, 32);
  const hash = hashBlake2_128(fat(ptr, 32));
  store<u64>(known, load<u64>(hash), 32);
  store<u64>(known, load<u64>(hash, 8), 40);
  return known + 32;
}

function hashOfOther(ptr: usize, length: u32): usize {
  if (length > KEPT_KEY_SIZE) return hashBlake2_128(fat(ptr, length));
  const known = keptKey();
  if (length == otherLength && !memory.compare(known + 16, ptr, length)) return known;
  const hash = hashBlake2_128(fat(ptr, length));
  otherLength = length;
  copyBytes(known + 16, ptr, length);
  copyBytes(known, hash, 16);
  return known;
}

/** A reader over the value at a key, or null when there is none. */
export function read(keyPtr: usize, keyLength: u32): Reader | null {
  const found = storageGet(fat(keyPtr, keyLength));
  const r = fromHost(found);
  // The host wraps the value: a presence byte and its length.
  if (!r.u8()) return null;
  r.compactU32();
  return r;
}

/** A reader over the bytes that a host function returned. */
export function fromHost(answer: FatPointer): Reader {
  return new Reader(fatPtr(answer), fatLength(answer));
}

/** The whole value at a key; empty when there is none. */
export function readBytes(keyPtr: usize, keyLength: u32): Bytes {
  const r = read(keyPtr, keyLength);
  return r ? new Bytes(r.ptr, r.remaining()) : Bytes.empty();
}

/** A reader over the first bytes, at most `size`, of the value at a key; over none when it is absent. */
export function readStart(keyPtr: usize, keyLength: u32, size: u32): Reader {
  const out = __alloc(size);
  const answer = fromHost(storageRead(fat(keyPtr, keyLength), fat(out, size), 0));
  const length = answer.option() ? answer.u32() : 0;
  return new Reader(out, min(length, size));
}

export function write(keyPtr: usize, keyLength: u32, value: Writer): void {
  storageSet(fat(keyPtr, keyLength), fat(value.ptr, value.length));
}

export function writeRaw(keyPtr: usize, keyLength: u32, ptr: usize, length: u32): void {
  storageSet(fat(keyPtr, keyLength), fat(ptr, length));
}

export function kill(keyPtr: usize, keyLength: u32): void {
  storageClear(fat(keyPtr, keyLength));
}

export function exists(keyPtr: usize, keyLength: u32): bool {
  return storageExists(fat(keyPtr, keyLength)) != 0;
}

/** Adds one encoded item to the SCALE sequence at a key; the host does not read the rest of it. */
export function append(keyPtr: usize, keyLength: u32, item: Writer): void {
  storageAppend(fat(keyPtr, keyLength), fat(item.ptr, item.length));
}

/** The first key after `key` in the order of the trie, or null at its end. */
export function nextKey(key: Bytes): Bytes | null {
  const r = fromHost(storageNextKey(fat(key.ptr, key.length)));
  return r.u8() ? r.bytes() : null;
}

/**
 * A reader over what follows the map's prefix in the first key after `key`, if that begins with the first `under`
 * bytes of `key`; null where it does not. With a `key` that is nothing but the beginning of others it is the first
 * of them, whatever bytes they go on with.
 */
export function keyAfter(key: StorageKey, under: u32 = PREFIX_SIZE): Reader | null {
  const next = nextKey(new Bytes(key.ptr, key.length));
  if (!next || next.length < under) return null;
  if (!equal32(next.ptr, key.ptr)) return null;
  const rest = under - PREFIX_SIZE;
  if (rest && memory.compare(next.ptr + PREFIX_SIZE, key.ptr + PREFIX_SIZE, rest)) return null;
  return Reader.over(next.slice(PREFIX_SIZE, next.length));
}

/** Removes keys under `prefix`: all that this block has written there, and at most `limit` of the others. */
export function clearPrefix(prefix: Bytes, limit: u32): void {
  const most = new Writer(5);
  most.u8(1);
  most.u32(limit);
  storageClearPrefix(fat(prefix.ptr, prefix.length), fat(most.ptr, most.length));
}

/** Says in the log that a stored value does not decode; its reader then goes on with the default. */
export function reportCorrupt(item: string): void {
  if (!beginLine(LogLevel.Error, "runtime_storage")) return;
  say(item);
  say(" does not decode");
  endLine();
}
