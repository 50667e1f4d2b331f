// Written by `grid codegen` from runtime/frame/system. Do not edit.
import { beginEvent, depositEvent } from "../frame/system/events";
import { BlockContext, ConsumedWeight, UpgradeRecord } from "../frame/system/schema";
import { decodeBlockContext, decodeConsumedWeight, decodeUpgradeRecord, encodeBlockContext, encodeConsumedWeight, encodeUpgradeRecord } from "./types";
import { AccountInfo } from "../primitives/account-info";
import { Box } from "../primitives/box";
import { DispatchError, DispatchResult, moduleError } from "../primitives/dispatch-error";
import { DispatchInfo } from "../primitives/dispatch-info";
import { AccountId, H256 } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, exists as storageExists, keyAfter as storageKeyAfter, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const SYSTEM_INDEX: u8 = 0;

/** twox128("System") ‖ twox128("Account") */
function accountPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0x9c7981c60e889db9, 0xa91d3786880ef30c);
}

/** twox128("System") ‖ twox128("ExtrinsicCount") */
function extrinsicCountPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0x8155983e30bdc0bd, 0x1251fc4e0da3a83a);
}

/** twox128("System") ‖ twox128("BlockWeight") */
function blockWeightPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0x4324d634cbf5ab34, 0x969d848ef1dbcd78);
}

/** twox128("System") ‖ twox128("BlockHash") */
function blockHashPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0x6716d268b50447a4, 0x4687110c055a6a35);
}

/** twox128("System") ‖ twox128("ExtrinsicData") */
function extrinsicDataPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0xf2376898b8ae1ddf, 0xd178bb9675d1c51c);
}

/** twox128("System") ‖ twox128("Number") */
function numberPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0x4fa0b79ab1c1a502, 0xac8349ca9a516c53);
}

/** twox128("System") ‖ twox128("ParentHash") */
function parentHashPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0xed5ccb2333f3428a, 0xcc9fda5f82dd443b);
}

/** twox128("System") ‖ twox128("Digest") */
function digestPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0x88fa9c63ff9e799, 0x2d4d1c117f05fd74);
}

/** twox128("System") ‖ twox128("Events") */
function eventsPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0x656705165e1ed480, 0xd7c97210856184bc);
}

/** twox128("System") ‖ twox128("EventCount") */
function eventCountPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0x58c5e69cbefd980a, 0x5038afc7606c5737);
}

/** twox128("System") ‖ twox128("LastRuntimeUpgrade") */
function lastRuntimeUpgradePrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0xb19b4688c8e9ccf9, 0xf82e6729a1eadca0);
}

/** twox128("System") ‖ twox128("BlockContext") */
function blockContextPrefix(): usize {
  return prefix(0xe03056ea4e39aa26, 0xf7ce58950cae487c, 0x7471c0b835d5cc40, 0x925eb31337ada4dc);
}

export namespace Storage {
  /** The nonce and the GRID of every account. */
  export namespace account {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(accountPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(accountPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(16);
      const found = AccountId.decode(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: AccountId): AccountId | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(16);
      const found = AccountId.decode(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): AccountId | null {
        const r = this.behind(32);
        r.raw(16);
        const found = AccountId.decode(r);
        return r.ok ? found : null;
      }

      value(): AccountInfo | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(accountPrefix(), 32), steps);
    }

    function stored(r: Reader | null): AccountInfo | null {
      if (!r) return null;
      const value = AccountInfo.decode(r);
      if (!r.ok) {
        reportCorrupt("System.Account");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: AccountInfo): void {
      const w = new Writer(80);
      value.encode(w);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): AccountInfo | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: AccountInfo): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): AccountInfo | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: AccountId, by: By, change: (value: AccountInfo | null, by: By) => AccountInfo | null): AccountInfo | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
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
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return extrinsicCountPrefix();
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("System.ExtrinsicCount");
        return 0;
      }
      return value;
    }

    export function get(): u32 {
      return stored(read(extrinsicCountPrefix(), 32));
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(extrinsicCountPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u32 {
      const r = read(extrinsicCountPrefix(), 32);
      if (r) storageKill(extrinsicCountPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u32, by: By) => u32): u32 {
      const value = change(stored(read(extrinsicCountPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(extrinsicCountPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(extrinsicCountPrefix(), 32);
    }
  }

  /** Weight of the last block, by class. */
  export namespace blockWeight {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return blockWeightPrefix();
    }

    function stored(r: Reader | null): ConsumedWeight | null {
      if (!r) return null;
      const value = decodeConsumedWeight(r);
      if (!r.ok) {
        reportCorrupt("System.BlockWeight");
        return null;
      }
      return value;
    }

    export function get(): ConsumedWeight | null {
      return stored(read(blockWeightPrefix(), 32));
    }

    export function put(value: ConsumedWeight): void {
      const w = new Writer(48);
      encodeConsumedWeight(w, value);
      write(blockWeightPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): ConsumedWeight | null {
      const r = read(blockWeightPrefix(), 32);
      if (r) storageKill(blockWeightPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: ConsumedWeight | null, by: By) => ConsumedWeight | null): ConsumedWeight | null {
      const value = change(stored(read(blockWeightPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(blockWeightPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(blockWeightPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(blockWeightPrefix(), 32);
    }
  }

  /** Hashes of the latest blocks, by number. */
  export namespace blockHash {
    /** Where the entry of the key lies. */
    export function keyOf(key: u32): StorageKey {
      const w1 = new Writer(4);
      w1.u32(key);
      return new StorageKey(blockHashPrefix(), 44).twox64Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u32> | null {
      const k = new StorageKey(blockHashPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = new Box<u32>(r.u32());
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: u32): Box<u32> | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = new Box<u32>(r.u32());
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): Box<u32> | null {
        const r = this.behind(32);
        r.raw(8);
        const found = new Box<u32>(r.u32());
        return r.ok ? found : null;
      }

      value(): H256 | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(blockHashPrefix(), 32), steps);
    }

    function stored(r: Reader | null): H256 | null {
      if (!r) return null;
      const value = H256.decode(r);
      if (!r.ok) {
        reportCorrupt("System.BlockHash");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: H256): void {
      const w = new Writer(32);
      value.encode(w);
      write(k.ptr, k.length, w);
    }

    export function get(key: u32): H256 | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u32, value: H256): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u32): H256 | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: u32, by: By, change: (value: H256 | null, by: By) => H256 | null): H256 | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
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
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return extrinsicDataPrefix();
    }
  }

  /** Number of the latest block. */
  export namespace number {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return numberPrefix();
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("System.Number");
        return 0;
      }
      return value;
    }

    export function get(): u32 {
      return stored(read(numberPrefix(), 32));
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(numberPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u32 {
      const r = read(numberPrefix(), 32);
      if (r) storageKill(numberPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u32, by: By) => u32): u32 {
      const value = change(stored(read(numberPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(numberPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(numberPrefix(), 32);
    }
  }

  /** Hash of the block before the latest. */
  export namespace parentHash {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return parentHashPrefix();
    }

    function stored(r: Reader | null): H256 | null {
      if (!r) return null;
      const value = H256.decode(r);
      if (!r.ok) {
        reportCorrupt("System.ParentHash");
        return null;
      }
      return value;
    }

    export function get(): H256 | null {
      return stored(read(parentHashPrefix(), 32));
    }

    export function put(value: H256): void {
      const w = new Writer(32);
      value.encode(w);
      write(parentHashPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): H256 | null {
      const r = read(parentHashPrefix(), 32);
      if (r) storageKill(parentHashPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: H256 | null, by: By) => H256 | null): H256 | null {
      const value = change(stored(read(parentHashPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(parentHashPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(parentHashPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(parentHashPrefix(), 32);
    }
  }

  /** Digest of the latest block. */
  export namespace digest {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return digestPrefix();
    }
  }

  /** Events of the latest block. */
  export namespace events {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return eventsPrefix();
    }
  }

  /** How many events the latest block has. */
  export namespace eventCount {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return eventCountPrefix();
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("System.EventCount");
        return 0;
      }
      return value;
    }

    export function get(): u32 {
      return stored(read(eventCountPrefix(), 32));
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(eventCountPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u32 {
      const r = read(eventCountPrefix(), 32);
      if (r) storageKill(eventCountPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u32, by: By) => u32): u32 {
      const value = change(stored(read(eventCountPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(eventCountPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(eventCountPrefix(), 32);
    }
  }

  /** The runtime that last changed the storage's shape. */
  export namespace lastRuntimeUpgrade {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return lastRuntimeUpgradePrefix();
    }

    function stored(r: Reader | null): UpgradeRecord | null {
      if (!r) return null;
      const value = decodeUpgradeRecord(r);
      if (!r.ok) {
        reportCorrupt("System.LastRuntimeUpgrade");
        return null;
      }
      return value;
    }

    export function get(): UpgradeRecord | null {
      return stored(read(lastRuntimeUpgradePrefix(), 32));
    }

    export function put(value: UpgradeRecord): void {
      const w = new Writer(48);
      encodeUpgradeRecord(w, value);
      write(lastRuntimeUpgradePrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): UpgradeRecord | null {
      const r = read(lastRuntimeUpgradePrefix(), 32);
      if (r) storageKill(lastRuntimeUpgradePrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: UpgradeRecord | null, by: By) => UpgradeRecord | null): UpgradeRecord | null {
      const value = change(stored(read(lastRuntimeUpgradePrefix(), 32)), by);
      if (value) put(value);
      else storageKill(lastRuntimeUpgradePrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(lastRuntimeUpgradePrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(lastRuntimeUpgradePrefix(), 32);
    }
  }

  /** State of the block being built; empty between blocks. */
  export namespace blockContext {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return blockContextPrefix();
    }

    function stored(r: Reader | null): BlockContext | null {
      if (!r) return null;
      const value = decodeBlockContext(r);
      if (!r.ok) {
        reportCorrupt("System.BlockContext");
        return null;
      }
      return value;
    }

    export function get(): BlockContext | null {
      return stored(read(blockContextPrefix(), 32));
    }

    export function put(value: BlockContext): void {
      const w = new Writer(48);
      encodeBlockContext(w, value);
      write(blockContextPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): BlockContext | null {
      const r = read(blockContextPrefix(), 32);
      if (r) storageKill(blockContextPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: BlockContext | null, by: By) => BlockContext | null): BlockContext | null {
      const value = change(stored(read(blockContextPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(blockContextPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(blockContextPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(blockContextPrefix(), 32);
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

  /**
   * The call is not let through here: a type of proxy does not allow it, or a raw write reaches
   * what checked calls change.
   */
  export function CallFiltered(): DispatchResult {
    return moduleError(SYSTEM_INDEX, 5);
  }

  /** The new code lacks a function that nodes call, or does not declare it. */
  export function MissingEntryPoint(): DispatchResult {
    return moduleError(SYSTEM_INDEX, 32);
  }

  /**
   * Compressed code is one zstd frame and nothing else, which states that it unfolds to at most
   * 16 MiB.
   */
  export function UnboundedCode(): DispatchResult {
    return moduleError(SYSTEM_INDEX, 33);
  }

  /** The new code is built for blocks at other intervals. */
  export function SlotDurationDiffers(): DispatchResult {
    return moduleError(SYSTEM_INDEX, 34);
  }
}
