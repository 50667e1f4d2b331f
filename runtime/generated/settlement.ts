// Written by `grid codegen` from pallets/settlement. Do not edit.
import { Contract, Entry, EntryKind, MeterEpoch, PassedOver, Pool, PoolClock, PoolClosing, SettlementParameters, TariffBook } from "../../pallets/settlement/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { decodeContract, decodeEntry, decodeMeterEpoch, decodePassedOver, decodePool, decodePoolClock, decodePoolClosing, decodeSettlementParameters, decodeTariffBook, encodeContract, encodeEntry, encodeMeterEpoch, encodePassedOver, encodePool, encodePoolClock, encodePoolClosing, encodeSettlementParameters, encodeTariffBook } from "./types";
import { Box } from "../primitives/box";
import { DispatchResult, moduleError } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, exists as storageExists, keyAfter as storageKeyAfter, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const SETTLEMENT_INDEX: u8 = 14;

/** twox128("Settlement") ‖ twox128("Tariffs") */
function tariffsPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0xfe2e6a1d38f42324, 0xb14cc7902467f831);
}

/** twox128("Settlement") ‖ twox128("Parameters") */
function parametersPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0xcf5c09394add3bc6, 0x8abf72286f3a6255);
}

/** twox128("Settlement") ‖ twox128("Contracts") */
function contractsPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0x7eab6f493e194243, 0x3055dcd05e619dc5);
}

/** twox128("Settlement") ‖ twox128("PassedOver") */
function passedOverPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0x1b7806b33cd8334b, 0x8d82df0151477b69);
}

/** twox128("Settlement") ‖ twox128("Pools") */
function poolsPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0xe83ab6746d01724c, 0x8e52b5fd2eb0793d);
}

/** twox128("Settlement") ‖ twox128("Entries") */
function entriesPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0x3e4ecb39f428c5f2, 0xdee5c7441063c3d0);
}

/** twox128("Settlement") ‖ twox128("Closing") */
function closingPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0xef2ae70291ad50fb, 0x1cda4264a9505ee7);
}

/** twox128("Settlement") ‖ twox128("Clock") */
function clockPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0x1b1cbe98a97e5b2, 0xefde1cca30e87896);
}

/** twox128("Settlement") ‖ twox128("Debts") */
function debtsPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0x39e1b5f2af37ef74, 0xb0fec9efa6c8fac3);
}

/** twox128("Settlement") ‖ twox128("TotalDebt") */
function totalDebtPrefix(): usize {
  return prefix(0xcefbd06d52e86fa5, 0x39834a2df44c5efe, 0x8c768e0ded87ee37, 0x169b17ae9ea2dab2);
}

export namespace Storage {
  /** The tariffs by epoch; the default of 1 GRID for a kWh either way while absent. */
  export namespace tariffs {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return tariffsPrefix();
    }

    function stored(r: Reader | null): TariffBook | null {
      if (!r) return null;
      const value = decodeTariffBook(r);
      if (!r.ok) {
        reportCorrupt("Settlement.Tariffs");
        return null;
      }
      return value;
    }

    export function get(): TariffBook | null {
      return stored(read(tariffsPrefix(), 32));
    }

    export function put(value: TariffBook): void {
      const w = new Writer(48);
      encodeTariffBook(w, value);
      write(tariffsPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): TariffBook | null {
      const r = read(tariffsPrefix(), 32);
      if (r) storageKill(tariffsPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: TariffBook | null, by: By) => TariffBook | null): TariffBook | null {
      const value = change(stored(read(tariffsPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(tariffsPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(tariffsPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(tariffsPrefix(), 32);
    }
  }

  /** What Root has set; the defaults while absent. */
  export namespace parameters {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return parametersPrefix();
    }

    function stored(r: Reader | null): SettlementParameters | null {
      if (!r) return null;
      const value = decodeSettlementParameters(r);
      if (!r.ok) {
        reportCorrupt("Settlement.Parameters");
        return null;
      }
      return value;
    }

    export function get(): SettlementParameters | null {
      return stored(read(parametersPrefix(), 32));
    }

    export function put(value: SettlementParameters): void {
      const w = new Writer(8);
      encodeSettlementParameters(w, value);
      write(parametersPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): SettlementParameters | null {
      const r = read(parametersPrefix(), 32);
      if (r) storageKill(parametersPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: SettlementParameters | null, by: By) => SettlementParameters | null): SettlementParameters | null {
      const value = change(stored(read(parametersPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(parametersPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(parametersPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(parametersPrefix(), 32);
    }
  }

  /**
   * What meters have traded and not shown; for keys with big-endian epochs
   * SettlementApi.contracts takes a meter.
   */
  export namespace contracts {
    /** Where the entry of the key lies. */
    export function keyOf(key: MeterEpoch): StorageKey {
      const w1 = new Writer(48);
      encodeMeterEpoch(w1, key);
      return new StorageKey(contractsPrefix(), 32 + w1.length).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): MeterEpoch | null {
      const k = new StorageKey(contractsPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodeMeterEpoch(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: MeterEpoch): MeterEpoch | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodeMeterEpoch(r);
      return r.ok ? found : null;
    }

    /** The first key with this `epoch`, or null. */
    export function firstOfEpoch(epoch: u64): MeterEpoch | null {
      const w = new Writer(8);
      w.bigEndianU64(epoch);
      const k = new StorageKey(contractsPrefix(), 40).identity(w.ptr, w.length);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodeMeterEpoch(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key` with its `epoch`, or null. */
    export function nextOfEpoch(key: MeterEpoch): MeterEpoch | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodeMeterEpoch(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): MeterEpoch | null {
        const r = this.behind(32);
        const found = decodeMeterEpoch(r);
        return r.ok ? found : null;
      }

      value(): Contract | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(contractsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Contract | null {
      if (!r) return null;
      const value = decodeContract(r);
      if (!r.ok) {
        reportCorrupt("Settlement.Contracts");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Contract): void {
      const w = new Writer(80);
      encodeContract(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: MeterEpoch): Contract | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: MeterEpoch, value: Contract): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: MeterEpoch): Contract | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: MeterEpoch, by: By, change: (value: Contract | null, by: By) => Contract | null): Contract | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key: MeterEpoch): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: MeterEpoch): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /** Meters with contracts that a later reading has passed over. */
  export namespace passedOver {
    /** Where the entry of the key lies. */
    export function keyOf(key: Bytes): StorageKey {
      const w1 = new Writer(4 + key.length);
      w1.text(key);
      return new StorageKey(passedOverPrefix(), 48 + w1.length).blake2_128Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Bytes | null {
      const k = new StorageKey(passedOverPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(16);
      const found = r.text();
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: Bytes): Bytes | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(16);
      const found = r.text();
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): Bytes | null {
        const r = this.behind(32);
        r.raw(16);
        const found = r.text();
        return r.ok ? found : null;
      }

      value(): PassedOver | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(passedOverPrefix(), 32), steps);
    }

    function stored(r: Reader | null): PassedOver | null {
      if (!r) return null;
      const value = decodePassedOver(r);
      if (!r.ok) {
        reportCorrupt("Settlement.PassedOver");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: PassedOver): void {
      const w = new Writer(16);
      encodePassedOver(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: Bytes): PassedOver | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: Bytes, value: PassedOver): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: Bytes): PassedOver | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: Bytes, by: By, change: (value: PassedOver | null, by: By) => PassedOver | null): PassedOver | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key: Bytes): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: Bytes): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /** The pools of ended epochs; the key is big-endian, SettlementApi.pool takes a number. */
  export namespace pools {
    /** Where the entry of the key lies. */
    export function keyOf(key: u64): StorageKey {
      const w1 = new Writer(8);
      w1.bigEndianU64(key);
      return new StorageKey(poolsPrefix(), 40).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u64> | null {
      const k = new StorageKey(poolsPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = new Box<u64>(r.bigEndianU64());
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: u64): Box<u64> | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = new Box<u64>(r.bigEndianU64());
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): Box<u64> | null {
        const r = this.behind(32);
        const found = new Box<u64>(r.bigEndianU64());
        return r.ok ? found : null;
      }

      value(): Pool | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(poolsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Pool | null {
      if (!r) return null;
      const value = decodePool(r);
      if (!r.ok) {
        reportCorrupt("Settlement.Pools");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Pool): void {
      const w = new Writer(97);
      encodePool(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: u64): Pool | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u64, value: Pool): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u64): Pool | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: u64, by: By, change: (value: Pool | null, by: By) => Pool | null): Pool | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key: u64): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: u64): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /**
   * What meters showed for every epoch; the key is big-endian, SettlementApi.settlement_proof
   * takes a number.
   */
  export namespace entries {
    /** Where the entry of the key lies. */
    export function keyOf(key: MeterEpoch): StorageKey {
      const w1 = new Writer(48);
      encodeMeterEpoch(w1, key);
      return new StorageKey(entriesPrefix(), 32 + w1.length).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): MeterEpoch | null {
      const k = new StorageKey(entriesPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodeMeterEpoch(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: MeterEpoch): MeterEpoch | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodeMeterEpoch(r);
      return r.ok ? found : null;
    }

    /** The first key with this `epoch`, or null. */
    export function firstOfEpoch(epoch: u64): MeterEpoch | null {
      const w = new Writer(8);
      w.bigEndianU64(epoch);
      const k = new StorageKey(entriesPrefix(), 40).identity(w.ptr, w.length);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodeMeterEpoch(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key` with its `epoch`, or null. */
    export function nextOfEpoch(key: MeterEpoch): MeterEpoch | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodeMeterEpoch(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): MeterEpoch | null {
        const r = this.behind(32);
        const found = decodeMeterEpoch(r);
        return r.ok ? found : null;
      }

      value(): Entry | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(entriesPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Entry | null {
      if (!r) return null;
      const value = decodeEntry(r);
      if (!r.ok) {
        reportCorrupt("Settlement.Entries");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Entry): void {
      const w = new Writer(48);
      encodeEntry(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: MeterEpoch): Entry | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: MeterEpoch, value: Entry): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: MeterEpoch): Entry | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: MeterEpoch, by: By, change: (value: Entry | null, by: By) => Entry | null): Entry | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key: MeterEpoch): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: MeterEpoch): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /** The pool that is being closed. */
  export namespace closing {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return closingPrefix();
    }

    function stored(r: Reader | null): PoolClosing | null {
      if (!r) return null;
      const value = decodePoolClosing(r);
      if (!r.ok) {
        reportCorrupt("Settlement.Closing");
        return null;
      }
      return value;
    }

    export function get(): PoolClosing | null {
      return stored(read(closingPrefix(), 32));
    }

    export function put(value: PoolClosing): void {
      const w = new Writer(48);
      encodePoolClosing(w, value);
      write(closingPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): PoolClosing | null {
      const r = read(closingPrefix(), 32);
      if (r) storageKill(closingPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: PoolClosing | null, by: By) => PoolClosing | null): PoolClosing | null {
      const value = change(stored(read(closingPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(closingPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(closingPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(closingPrefix(), 32);
    }
  }

  /** Which epochs have ended, how many meters their pools wait for, and when there is work. */
  export namespace clock {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return clockPrefix();
    }

    function stored(r: Reader | null): PoolClock | null {
      if (!r) return null;
      const value = decodePoolClock(r);
      if (!r.ok) {
        reportCorrupt("Settlement.Clock");
        return null;
      }
      return value;
    }

    export function get(): PoolClock | null {
      return stored(read(clockPrefix(), 32));
    }

    export function put(value: PoolClock): void {
      const w = new Writer(56);
      encodePoolClock(w, value);
      write(clockPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): PoolClock | null {
      const r = read(clockPrefix(), 32);
      if (r) storageKill(clockPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: PoolClock | null, by: By) => PoolClock | null): PoolClock | null {
      const value = change(stored(read(clockPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(clockPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(clockPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(clockPrefix(), 32);
    }
  }

  /** GRID that accounts should have paid and did not have, 10^18 = 1 GRID. */
  export namespace debts {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(debtsPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(debtsPrefix(), 32);
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

      value(): u128 {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(debtsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): u128 {
      if (!r) return u128.zero();
      const value = r.u128();
      if (!r.ok) {
        reportCorrupt("Settlement.Debts");
        return u128.zero();
      }
      return value;
    }

    function store(k: StorageKey, value: u128): void {
      const w = new Writer(16);
      w.u128(value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): u128 {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: u128): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): u128 {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: AccountId, by: By, change: (value: u128, by: By) => u128): u128 {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(key: AccountId, by: By, change: (value: u128, by: By) => u128 | null): u128 | null {
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

  /** All debts together, 10^18 = 1 GRID. */
  export namespace totalDebt {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return totalDebtPrefix();
    }

    function stored(r: Reader | null): u128 {
      if (!r) return u128.zero();
      const value = r.u128();
      if (!r.ok) {
        reportCorrupt("Settlement.TotalDebt");
        return u128.zero();
      }
      return value;
    }

    export function get(): u128 {
      return stored(read(totalDebtPrefix(), 32));
    }

    export function put(value: u128): void {
      const w = new Writer(16);
      w.u128(value);
      write(totalDebtPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u128 {
      const r = read(totalDebtPrefix(), 32);
      if (r) storageKill(totalDebtPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u128, by: By) => u128): u128 {
      const value = change(stored(read(totalDebtPrefix(), 32)), by);
      put(value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(by: By, change: (value: u128, by: By) => u128 | null): u128 | null {
      const value = change(stored(read(totalDebtPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(totalDebtPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(totalDebtPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(totalDebtPrefix(), 32);
    }
  }
}


export namespace Events {
  /** The tariff changes with an epoch. */
  export function tariffSet(version: u32, fromEpoch: u64): void {
    const w = beginEvent(SETTLEMENT_INDEX, 0, 12);
    w.u32(version);
    w.u64(fromEpoch);
    depositEvent(w);
  }

  /** Root set the parameters. */
  export function parametersSet(parameters: SettlementParameters): void {
    const w = beginEvent(SETTLEMENT_INDEX, 1, 8);
    encodeSettlementParameters(w, parameters);
    depositEvent(w);
  }

  /**
   * A meter's energy of an epoch was settled, in Wh; what is in the pool follows when that
   * closes.
   */
  export function meterSettled(meter: Bytes, epoch: u64, account: AccountId, kind: EntryKind, deliveredWh: u64, shortWh: u64, usedWh: u64, unusedWh: u64, surplusWh: u64, deficitWh: u64): void {
    const w = beginEvent(SETTLEMENT_INDEX, 2, 89 + 4 + meter.length);
    w.text(meter);
    w.u64(epoch);
    account.encode(w);
    w.u8(<u8>kind);
    w.u64(deliveredWh);
    w.u64(shortWh);
    w.u64(usedWh);
    w.u64(unusedWh);
    w.u64(surplusWh);
    w.u64(deficitWh);
    depositEvent(w);
  }

  /** The pool of an epoch has closed: energy entered on each side and energy shared, in Wh. */
  export function poolClosed(epoch: u64, supplyWh: u64, demandWh: u64, sharedWh: u64, price: u128): void {
    const w = beginEvent(SETTLEMENT_INDEX, 3, 48);
    w.u64(epoch);
    w.u64(supplyWh);
    w.u64(demandWh);
    w.u64(sharedWh);
    w.u128(price);
    depositEvent(w);
  }

  /** The entries of an epoch's pool are no longer kept. */
  export function poolPruned(epoch: u64): void {
    const w = beginEvent(SETTLEMENT_INDEX, 4, 8);
    w.u64(epoch);
    depositEvent(w);
  }

  /** An account could not pay `amount` of what it owes for energy; `debt` is owed in all. */
  export function debtIncurred(account: AccountId, amount: u128, debt: u128): void {
    const w = beginEvent(SETTLEMENT_INDEX, 5, 64);
    account.encode(w);
    w.u128(amount);
    w.u128(debt);
    depositEvent(w);
  }

  /** An account has paid `amount` of its debt; `debt` is left. */
  export function debtPaid(account: AccountId, amount: u128, debt: u128): void {
    const w = beginEvent(SETTLEMENT_INDEX, 6, 64);
    account.encode(w);
    w.u128(amount);
    w.u128(debt);
    depositEvent(w);
  }

  /** A debt above 1,000 GRID has grown. */
  export function largeDebtGrew(account: AccountId, debt: u128): void {
    const w = beginEvent(SETTLEMENT_INDEX, 7, 48);
    account.encode(w);
    w.u128(debt);
    depositEvent(w);
  }
}

export namespace Errors {
  /** A tariff has at most 16 periods. */
  export function TooManyPeriods(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 0);
  }

  /** A tariff has at most 64 holidays. */
  export function TooManyHolidays(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 1);
  }

  /**
   * The last period of a tariff begins on every day and lasts all of it, so that one always
   * fits.
   */
  export function LastPeriodNotAlways(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 2);
  }

  /** A period has no days or an hour that no day has, or others before it leave it none. */
  export function PeriodNeverFits(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 3);
  }

  /** Feed-in is at most retail in every period. */
  export function FeedInAboveRetail(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 4);
  }

  /** A tariff's prices are multiples of 1000 base units. */
  export function PriceOffGrid(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 5);
  }

  /** Local time is ahead of UTC by a multiple of 15 minutes, less than a day. */
  export function OffsetOffGrid(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 6);
  }

  /** The pool's share is from 0 to 1000 per mille. */
  export function InvalidShare(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 7);
  }

  /** A tariff changes from an epoch on that cannot have orders yet. */
  export function EpochTooEarly(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 8);
  }

  /** A tariff is already to change after that epoch. */
  export function EpochBeforeScheduled(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 9);
  }

  /** As many tariffs as may wait for their epochs do so. */
  export function TooManyTariffs(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 10);
  }

  /** The deadline is from 1 to 14,400 blocks, a block takes from 1 to 3000 steps. */
  export function InvalidParameters(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 11);
  }

  /** The account owes nothing. */
  export function NoDebt(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 12);
  }

  /** A tariff's price is above 10^24 base units per kWh. */
  export function PriceTooHigh(): DispatchResult {
    return moduleError(SETTLEMENT_INDEX, 13);
  }
}
