// Written by `grid codegen` from runtime/frame/proxy. Do not edit.
import { ProxyType } from "../../pallets/registry/schema";
import { Added, Delegates } from "../frame/proxy/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { decodeAdded, decodeDelegates, encodeAdded, encodeDelegates } from "./types";
import { DispatchResult, encodeDispatchResult, moduleError } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, exists as storageExists, keyAfter as storageKeyAfter, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const PROXY_INDEX: u8 = 9;

/** twox128("Proxy") ‖ twox128("Proxies") */
function proxiesPrefix(): usize {
  return prefix(0xe7a724683d70918, 0x23a3af3ba00f8cf5, 0x85f177b2cf5d881d, 0x850c295f2ae6d8f2);
}

/** twox128("Proxy") ‖ twox128("Added") */
function addedPrefix(): usize {
  return prefix(0xe7a724683d70918, 0x23a3af3ba00f8cf5, 0xe99b146dd4aa41c0, 0x1e5a2bf47715fdf);
}

export namespace Storage {
  /** Who may act for an account, and what was set aside for that. */
  export namespace proxies {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(proxiesPrefix(), 72).twox64Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(proxiesPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = AccountId.decode(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: AccountId): AccountId | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = AccountId.decode(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): AccountId | null {
        const r = this.behind(32);
        r.raw(8);
        const found = AccountId.decode(r);
        return r.ok ? found : null;
      }

      value(): Delegates | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(proxiesPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Delegates | null {
      if (!r) return null;
      const value = decodeDelegates(r);
      if (!r.ok) {
        reportCorrupt("Proxy.Proxies");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Delegates): void {
      const w = new Writer(48);
      encodeDelegates(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): Delegates | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: Delegates): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): Delegates | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: AccountId, by: By, change: (value: Delegates | null, by: By) => Delegates | null): Delegates | null {
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

  /** How many delegates an account has added on the latest day. */
  export namespace added {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(addedPrefix(), 72).twox64Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(addedPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = AccountId.decode(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: AccountId): AccountId | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = AccountId.decode(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): AccountId | null {
        const r = this.behind(32);
        r.raw(8);
        const found = AccountId.decode(r);
        return r.ok ? found : null;
      }

      value(): Added | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(addedPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Added | null {
      if (!r) return null;
      const value = decodeAdded(r);
      if (!r.ok) {
        reportCorrupt("Proxy.Added");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Added): void {
      const w = new Writer(8);
      encodeAdded(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): Added | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: Added): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): Added | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: AccountId, by: By, change: (value: Added | null, by: By) => Added | null): Added | null {
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
}


export namespace Events {
  /** A delegate made a call, with this result. */
  export function proxyExecuted(result: DispatchResult): void {
    const w = beginEvent(PROXY_INDEX, 0, 48);
    encodeDispatchResult(w, result);
    depositEvent(w);
  }

  /** An account has a delegate more. */
  export function proxyAdded(delegator: AccountId, delegatee: AccountId, proxyType: ProxyType, delay: u32): void {
    const w = beginEvent(PROXY_INDEX, 3, 69);
    delegator.encode(w);
    delegatee.encode(w);
    w.u8(<u8>proxyType);
    w.u32(delay);
    depositEvent(w);
  }

  /** An account has a delegate less. */
  export function proxyRemoved(delegator: AccountId, delegatee: AccountId, proxyType: ProxyType, delay: u32): void {
    const w = beginEvent(PROXY_INDEX, 4, 69);
    delegator.encode(w);
    delegatee.encode(w);
    w.u8(<u8>proxyType);
    w.u32(delay);
    depositEvent(w);
  }
}

export namespace Errors {
  /** The account has as many delegates as one may have, or has added 16 today. */
  export function TooMany(): DispatchResult {
    return moduleError(PROXY_INDEX, 0);
  }

  /** The account has no such delegate. */
  export function NotFound(): DispatchResult {
    return moduleError(PROXY_INDEX, 1);
  }

  /** The signer is no delegate of the account, or not by that type. */
  export function NotProxy(): DispatchResult {
    return moduleError(PROXY_INDEX, 2);
  }

  /** The account has this delegate already. */
  export function Duplicate(): DispatchResult {
    return moduleError(PROXY_INDEX, 4);
  }

  /** Delegates act at once: the delay has to be 0. */
  export function Unannounced(): DispatchResult {
    return moduleError(PROXY_INDEX, 6);
  }

  /** Nobody is a delegate of oneself. */
  export function NoSelfProxy(): DispatchResult {
    return moduleError(PROXY_INDEX, 7);
  }
}
