// Written by `grid codegen` from runtime/frame/system. Do not edit.
import { beginEvent, depositEvent } from "../frame/events";
import { StorageKey, exists as storageExists, kill as storageKill, read, reportCorrupt, write } from "../frame/storage";
import { BlockContext, ConsumedWeight, UpgradeRecord } from "../frame/system/schema";
import { decodeBlockContext, decodeConsumedWeight, decodeUpgradeRecord, encodeBlockContext, encodeConsumedWeight, encodeUpgradeRecord } from "./types";
import { AccountInfo } from "../primitives/account-info";
import { DispatchError, DispatchResult, moduleError } from "../primitives/dispatch-error";
import { DispatchInfo } from "../primitives/dispatch-info";
import { AccountId, H256 } from "../primitives/hash";
import { Writer } from "../scale/writer";

export const SYSTEM_INDEX: u8 = 0;

/** twox128("System") ‖ twox128("Account") */
const ACCOUNT = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0xb9, 0x9d, 0x88, 0x0e, 0xc6, 0x81, 0x79, 0x9c, 0x0c, 0xf3, 0x0e, 0x88, 0x86, 0x37, 0x1d, 0xa9,
]);

/** twox128("System") ‖ twox128("ExtrinsicCount") */
const EXTRINSIC_COUNT = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0xbd, 0xc0, 0xbd, 0x30, 0x3e, 0x98, 0x55, 0x81, 0x3a, 0xa8, 0xa3, 0x0d, 0x4e, 0xfc, 0x51, 0x12,
]);

/** twox128("System") ‖ twox128("BlockWeight") */
const BLOCK_WEIGHT = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0x34, 0xab, 0xf5, 0xcb, 0x34, 0xd6, 0x24, 0x43, 0x78, 0xcd, 0xdb, 0xf1, 0x8e, 0x84, 0x9d, 0x96,
]);

/** twox128("System") ‖ twox128("BlockHash") */
const BLOCK_HASH = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0xa4, 0x47, 0x04, 0xb5, 0x68, 0xd2, 0x16, 0x67, 0x35, 0x6a, 0x5a, 0x05, 0x0c, 0x11, 0x87, 0x46,
]);

/** twox128("System") ‖ twox128("ExtrinsicData") */
const EXTRINSIC_DATA = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0xdf, 0x1d, 0xae, 0xb8, 0x98, 0x68, 0x37, 0xf2, 0x1c, 0xc5, 0xd1, 0x75, 0x96, 0xbb, 0x78, 0xd1,
]);

/** twox128("System") ‖ twox128("Number") */
const NUMBER = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0x02, 0xa5, 0xc1, 0xb1, 0x9a, 0xb7, 0xa0, 0x4f, 0x53, 0x6c, 0x51, 0x9a, 0xca, 0x49, 0x83, 0xac,
]);

/** twox128("System") ‖ twox128("ParentHash") */
const PARENT_HASH = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0x8a, 0x42, 0xf3, 0x33, 0x23, 0xcb, 0x5c, 0xed, 0x3b, 0x44, 0xdd, 0x82, 0x5f, 0xda, 0x9f, 0xcc,
]);

/** twox128("System") ‖ twox128("Digest") */
const DIGEST = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0x99, 0xe7, 0xf9, 0x3f, 0xc6, 0xa9, 0x8f, 0x08, 0x74, 0xfd, 0x05, 0x7f, 0x11, 0x1c, 0x4d, 0x2d,
]);

/** twox128("System") ‖ twox128("Events") */
const EVENTS = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0x80, 0xd4, 0x1e, 0x5e, 0x16, 0x05, 0x67, 0x65, 0xbc, 0x84, 0x61, 0x85, 0x10, 0x72, 0xc9, 0xd7,
]);

/** twox128("System") ‖ twox128("EventCount") */
const EVENT_COUNT = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0x0a, 0x98, 0xfd, 0xbe, 0x9c, 0xe6, 0xc5, 0x58, 0x37, 0x57, 0x6c, 0x60, 0xc7, 0xaf, 0x38, 0x50,
]);

/** twox128("System") ‖ twox128("LastRuntimeUpgrade") */
const LAST_RUNTIME_UPGRADE = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0xf9, 0xcc, 0xe9, 0xc8, 0x88, 0x46, 0x9b, 0xb1, 0xa0, 0xdc, 0xea, 0xa1, 0x29, 0x67, 0x2e, 0xf8,
]);

/** twox128("System") ‖ twox128("BlockContext") */
const BLOCK_CONTEXT = memory.data<u8>([
  0x26, 0xaa, 0x39, 0x4e, 0xea, 0x56, 0x30, 0xe0, 0x7c, 0x48, 0xae, 0x0c, 0x95, 0x58, 0xce, 0xf7,
  0x40, 0xcc, 0xd5, 0x35, 0xb8, 0xc0, 0x71, 0x74, 0xdc, 0xa4, 0xad, 0x37, 0x13, 0xb3, 0x5e, 0x92,
]);

export namespace Storage {
  /** The nonce and the GRID of every account. */
  export namespace account {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(ACCOUNT, 80).blake2_128Concat(key.ptr, 32);
    }

    export function get(key: AccountId): AccountInfo | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (!r) return null;
      const value = AccountInfo.decode(r);
      if (!r.ok) {
        reportCorrupt("System.Account");
        return null;
      }
      return value;
    }

    export function insert(key: AccountId, value: AccountInfo): void {
      const k = keyOf(key);
      const w = new Writer(80);
      value.encode(w);
      write(k.ptr, k.length, w);
    }

    export function remove(key: AccountId): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: AccountId): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /** Extrinsics of the last block. */
  export namespace extrinsicCount {
    export function get(): u32 {
      const r = read(EXTRINSIC_COUNT, 32);
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("System.ExtrinsicCount");
        return 0;
      }
      return value;
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(EXTRINSIC_COUNT, 32, w);
    }

    export function kill(): void {
      storageKill(EXTRINSIC_COUNT, 32);
    }

    export function exists(): bool {
      return storageExists(EXTRINSIC_COUNT, 32);
    }
  }

  /** Weight of the last block, by class. */
  export namespace blockWeight {
    export function get(): ConsumedWeight | null {
      const r = read(BLOCK_WEIGHT, 32);
      if (!r) return null;
      const value = decodeConsumedWeight(r);
      if (!r.ok) {
        reportCorrupt("System.BlockWeight");
        return null;
      }
      return value;
    }

    export function put(value: ConsumedWeight): void {
      const w = new Writer(48);
      encodeConsumedWeight(w, value);
      write(BLOCK_WEIGHT, 32, w);
    }

    export function kill(): void {
      storageKill(BLOCK_WEIGHT, 32);
    }

    export function exists(): bool {
      return storageExists(BLOCK_WEIGHT, 32);
    }
  }

  /** Hashes of the latest blocks, by number. */
  export namespace blockHash {
    /** Where the entry of the key lies. */
    export function keyOf(key: u32): StorageKey {
      const w1 = new Writer(4);
      w1.u32(key);
      return new StorageKey(BLOCK_HASH, 44).twox64Concat(w1.ptr, w1.length);
    }

    export function get(key: u32): H256 | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (!r) return null;
      const value = H256.decode(r);
      if (!r.ok) {
        reportCorrupt("System.BlockHash");
        return null;
      }
      return value;
    }

    export function insert(key: u32, value: H256): void {
      const k = keyOf(key);
      const w = new Writer(32);
      value.encode(w);
      write(k.ptr, k.length, w);
    }

    export function remove(key: u32): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: u32): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /** Extrinsics of the block being built; empty between blocks. */
  export namespace extrinsicData {
    export const KEY: usize = EXTRINSIC_DATA;
  }

  /** Number of the latest block. */
  export namespace number {
    export function get(): u32 {
      const r = read(NUMBER, 32);
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("System.Number");
        return 0;
      }
      return value;
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(NUMBER, 32, w);
    }

    export function kill(): void {
      storageKill(NUMBER, 32);
    }

    export function exists(): bool {
      return storageExists(NUMBER, 32);
    }
  }

  /** Hash of the block before the latest. */
  export namespace parentHash {
    export function get(): H256 | null {
      const r = read(PARENT_HASH, 32);
      if (!r) return null;
      const value = H256.decode(r);
      if (!r.ok) {
        reportCorrupt("System.ParentHash");
        return null;
      }
      return value;
    }

    export function put(value: H256): void {
      const w = new Writer(32);
      value.encode(w);
      write(PARENT_HASH, 32, w);
    }

    export function kill(): void {
      storageKill(PARENT_HASH, 32);
    }

    export function exists(): bool {
      return storageExists(PARENT_HASH, 32);
    }
  }

  /** Digest of the latest block. */
  export namespace digest {
    export const KEY: usize = DIGEST;
  }

  /** Events of the latest block. */
  export namespace events {
    export const KEY: usize = EVENTS;
  }

  /** How many events the latest block has. */
  export namespace eventCount {
    export function get(): u32 {
      const r = read(EVENT_COUNT, 32);
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("System.EventCount");
        return 0;
      }
      return value;
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(EVENT_COUNT, 32, w);
    }

    export function kill(): void {
      storageKill(EVENT_COUNT, 32);
    }

    export function exists(): bool {
      return storageExists(EVENT_COUNT, 32);
    }
  }

  /** The runtime that last changed the storage's shape. */
  export namespace lastRuntimeUpgrade {
    export function get(): UpgradeRecord | null {
      const r = read(LAST_RUNTIME_UPGRADE, 32);
      if (!r) return null;
      const value = decodeUpgradeRecord(r);
      if (!r.ok) {
        reportCorrupt("System.LastRuntimeUpgrade");
        return null;
      }
      return value;
    }

    export function put(value: UpgradeRecord): void {
      const w = new Writer(48);
      encodeUpgradeRecord(w, value);
      write(LAST_RUNTIME_UPGRADE, 32, w);
    }

    export function kill(): void {
      storageKill(LAST_RUNTIME_UPGRADE, 32);
    }

    export function exists(): bool {
      return storageExists(LAST_RUNTIME_UPGRADE, 32);
    }
  }

  /** State of the block being built; empty between blocks. */
  export namespace blockContext {
    export function get(): BlockContext | null {
      const r = read(BLOCK_CONTEXT, 32);
      if (!r) return null;
      const value = decodeBlockContext(r);
      if (!r.ok) {
        reportCorrupt("System.BlockContext");
        return null;
      }
      return value;
    }

    export function put(value: BlockContext): void {
      const w = new Writer(48);
      encodeBlockContext(w, value);
      write(BLOCK_CONTEXT, 32, w);
    }

    export function kill(): void {
      storageKill(BLOCK_CONTEXT, 32);
    }

    export function exists(): bool {
      return storageExists(BLOCK_CONTEXT, 32);
    }
  }
}

export namespace Events {
  /** An extrinsic succeeded. */
  export function extrinsicSuccess(dispatchInfo: DispatchInfo): void {
    const w = beginEvent(SYSTEM_INDEX, 0, 48);
    dispatchInfo.encode(w);
    depositEvent(w);
  }

  /** An extrinsic failed and changed nothing. */
  export function extrinsicFailed(dispatchError: DispatchError, dispatchInfo: DispatchInfo): void {
    const w = beginEvent(SYSTEM_INDEX, 1, 96);
    dispatchError.encode(w);
    dispatchInfo.encode(w);
    depositEvent(w);
  }

  /** The runtime's code was replaced. */
  export function codeUpdated(): void {
    const w = beginEvent(SYSTEM_INDEX, 2, 0);
    depositEvent(w);
  }

  /** A new account appeared. */
  export function newAccount(account: AccountId): void {
    const w = beginEvent(SYSTEM_INDEX, 3, 32);
    account.encode(w);
    depositEvent(w);
  }

  /** Somebody put a remark, known by its hash, on chain. */
  export function remarked(sender: AccountId, hash: H256): void {
    const w = beginEvent(SYSTEM_INDEX, 5, 64);
    sender.encode(w);
    hash.encode(w);
    depositEvent(w);
  }
}

export namespace Errors {
  /** The new code belongs to a chain of another name. */
  export function InvalidSpecName(): DispatchResult {
    return moduleError(SYSTEM_INDEX, 0);
  }

  /** The new code's version is not above the present one. */
  export function SpecVersionNeedsToIncrease(): DispatchResult {
    return moduleError(SYSTEM_INDEX, 1);
  }

  /** The new code does not say its version. */
  export function FailedToExtractRuntimeVersion(): DispatchResult {
    return moduleError(SYSTEM_INDEX, 2);
  }
}
