// Written by `grid codegen` from runtime/frame/balances. Do not edit.
import { BalanceLock, BalanceStatus, ReserveData } from "../frame/balances/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { decodeVecOfBalanceLock, decodeVecOfReserveData, encodeBalanceLock, encodeReserveData, encodeVecOfBalanceLock, encodeVecOfReserveData } from "./types";
import { AccountId } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, append as storageAppend, exists as storageExists, keyAfter as storageKeyAfter, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const BALANCES_INDEX: u8 = 4;

/** twox128("Balances") ‖ twox128("TotalIssuance") */
function totalIssuancePrefix(): usize {
  return prefix(0x851f9dcc761226c2, 0x2f5cb1746a4bea98, 0x4841f7cfe475c857, 0x804c974b268f62e4);
}

/** twox128("Balances") ‖ twox128("Locks") */
function locksPrefix(): usize {
  return prefix(0x851f9dcc761226c2, 0x2f5cb1746a4bea98, 0x4863dd3ac7268f21, 0xc66bb203400b5597);
}

/** twox128("Balances") ‖ twox128("Reserves") */
function reservesPrefix(): usize {
  return prefix(0x851f9dcc761226c2, 0x2f5cb1746a4bea98, 0x3d6ff38473abc960, 0x91442ba25f689ae7);
}

export namespace Storage {
  /** GRID in existence, 10^18 = 1 GRID. */
  export namespace totalIssuance {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return totalIssuancePrefix();
    }

    function stored(r: Reader | null): u128 {
      if (!r) return u128.zero();
      const value = r.u128();
      if (!r.ok) {
        reportCorrupt("Balances.TotalIssuance");
        return u128.zero();
      }
      return value;
    }

    export function get(): u128 {
      return stored(read(totalIssuancePrefix(), 32));
    }

    export function put(value: u128): void {
      const w = new Writer(16);
      w.u128(value);
      write(totalIssuancePrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u128 {
      const r = read(totalIssuancePrefix(), 32);
      if (r) storageKill(totalIssuancePrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u128, by: By) => u128): u128 {
      const value = change(stored(read(totalIssuancePrefix(), 32)), by);
      put(value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(by: By, change: (value: u128, by: By) => u128 | null): u128 | null {
      const value = change(stored(read(totalIssuancePrefix(), 32)), by);
      if (value) put(value);
      else storageKill(totalIssuancePrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(totalIssuancePrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(totalIssuancePrefix(), 32);
    }
  }

  /** Locks on what accounts hold: never any, but wallets and indexers look here. */
  export namespace locks {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(locksPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(locksPrefix(), 32);
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

      value(): Array<BalanceLock> {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(locksPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Array<BalanceLock> {
      if (!r) return new Array<BalanceLock>();
      const value = decodeVecOfBalanceLock(r);
      if (!r.ok) {
        reportCorrupt("Balances.Locks");
        return new Array<BalanceLock>();
      }
      return value;
    }

    function store(k: StorageKey, value: Array<BalanceLock>): void {
      const w = new Writer(4 + value.length * 25);
      encodeVecOfBalanceLock(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): Array<BalanceLock> {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: Array<BalanceLock>): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): Array<BalanceLock> {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: AccountId, by: By, change: (value: Array<BalanceLock>, by: By) => Array<BalanceLock>): Array<BalanceLock> {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(key: AccountId, by: By, change: (value: Array<BalanceLock>, by: By) => Array<BalanceLock> | null): Array<BalanceLock> | null {
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

    export function append(key: AccountId, item: BalanceLock): void {
      const k = keyOf(key);
      const w = new Writer(25);
      encodeBalanceLock(w, item);
      storageAppend(k.ptr, k.length, w);
    }
  }

  /** Named reserves of accounts: never any, but wallets and indexers look here. */
  export namespace reserves {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(reservesPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(reservesPrefix(), 32);
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

      value(): Array<ReserveData> {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(reservesPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Array<ReserveData> {
      if (!r) return new Array<ReserveData>();
      const value = decodeVecOfReserveData(r);
      if (!r.ok) {
        reportCorrupt("Balances.Reserves");
        return new Array<ReserveData>();
      }
      return value;
    }

    function store(k: StorageKey, value: Array<ReserveData>): void {
      const w = new Writer(4 + value.length * 24);
      encodeVecOfReserveData(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): Array<ReserveData> {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: Array<ReserveData>): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): Array<ReserveData> {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: AccountId, by: By, change: (value: Array<ReserveData>, by: By) => Array<ReserveData>): Array<ReserveData> {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(key: AccountId, by: By, change: (value: Array<ReserveData>, by: By) => Array<ReserveData> | null): Array<ReserveData> | null {
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

    export function append(key: AccountId, item: ReserveData): void {
      const k = keyOf(key);
      const w = new Writer(24);
      encodeReserveData(w, item);
      storageAppend(k.ptr, k.length, w);
    }
  }
}


export namespace Events {
  /** GRID moved between two holders. */
  export function transfer(from: AccountId, to: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 2, 80);
    from.encode(w);
    to.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID was set aside. */
  export function reserved(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 4, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID that was set aside came back. */
  export function unreserved(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 5, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID that was set aside went to another holder. */
  export function reserveRepatriated(from: AccountId, to: AccountId, amount: u128, destinationStatus: BalanceStatus): void {
    const w = beginEvent(BALANCES_INDEX, 6, 81);
    from.encode(w);
    to.encode(w);
    w.u128(amount);
    w.u8(<u8>destinationStatus);
    depositEvent(w);
  }

  /** GRID was taken for a fee. */
  export function withdraw(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 8, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID was created. */
  export function minted(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 10, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID was destroyed. */
  export function burned(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 11, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** The GRID in existence became less by what was taken for a fee. */
  export function rescinded(amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 16, 16);
    w.u128(amount);
    depositEvent(w);
  }

  /** What an account holds was frozen, up to this much of it. */
  export function frozen(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 19, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** What an account holds, up to this much of it, may be moved again. */
  export function thawed(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 20, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }
}
