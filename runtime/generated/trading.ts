// Written by `grid codegen` from pallets/trading. Do not edit.
import { AuctionResult, Book, BookKey, Clearing, Level, LevelKey, MarketParameters, MarketRules, Order, Position, PositionKey, Side } from "../../pallets/trading/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { decodeAuctionResult, decodeBook, decodeBookKey, decodeClearing, decodeLevel, decodeLevelKey, decodeMarketRules, decodeOrder, decodePosition, decodePositionKey, decodeVecOfU64, encodeAuctionResult, encodeBook, encodeBookKey, encodeClearing, encodeLevel, encodeLevelKey, encodeMarketParameters, encodeMarketRules, encodeOptionOfU128, encodeOrder, encodePosition, encodePositionKey, encodeVecOfU64 } from "./types";
import { Box } from "../primitives/box";
import { DispatchResult, moduleError } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, append as storageAppend, exists as storageExists, keyAfter as storageKeyAfter, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const TRADING_INDEX: u8 = 12;

/** twox128("Trading") ‖ twox128("Parameters") */
function parametersPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0xcf5c09394add3bc6, 0x8abf72286f3a6255);
}

/** twox128("Trading") ‖ twox128("LatestOrder") */
function latestOrderPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0x4fd806398414a8a0, 0x454b4220274fb06);
}

/** twox128("Trading") ‖ twox128("BondedFrom") */
function bondedFromPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0xecd3832e9e49296f, 0xa9fb0644ad3f8798);
}

/** twox128("Trading") ‖ twox128("Due") */
function duePrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0x93135dd474dff01a, 0xd64e8bb3c29dacb7);
}

/** twox128("Trading") ‖ twox128("ClearsByHand") */
function clearsByHandPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0xf9747abdebf97397, 0x70a5d8037b6be9d8);
}

/** twox128("Trading") ‖ twox128("Orders") */
function ordersPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0x1ce81838bbfe4002, 0x58360dcf1622cd53);
}

/** twox128("Trading") ‖ twox128("OrderBook") */
function orderBookPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0x475a1eccc3d9044e, 0x14ca78f99d39231e);
}

/** twox128("Trading") ‖ twox128("Levels") */
function levelsPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0xf1cc41f1b352904c, 0x73a0e91d7635792c);
}

/** twox128("Trading") ‖ twox128("Books") */
function booksPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0x20a3b0e020eb38, 0xfd16479d8c5ab9e2);
}

/** twox128("Trading") ‖ twox128("Kept") */
function keptPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0x666c8e17cedecc0, 0x6b517972cf6d8cf8);
}

/** twox128("Trading") ‖ twox128("Positions") */
function positionsPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0x32977f3d59a04e9a, 0x39266cbc427a943d);
}

/** twox128("Trading") ‖ twox128("OrdersOf") */
function ordersOfPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0xc00118b801783865, 0x3593c15ae22077b8);
}

/** twox128("Trading") ‖ twox128("Clearing") */
function clearingPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0x188c5d3ab506e5f6, 0xcb07549334698e0d);
}

/** twox128("Trading") ‖ twox128("Results") */
function resultsPrefix(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0x65a7c544b80f3502, 0x3ec544bd28866569);
}

export namespace Storage {
  /** The length of epochs, and the rules of the market by epoch. */
  export namespace parameters {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return parametersPrefix();
    }

    function stored(r: Reader | null): MarketRules | null {
      if (!r) return null;
      const value = decodeMarketRules(r);
      if (!r.ok) {
        reportCorrupt("Trading.Parameters");
        return null;
      }
      return value;
    }

    export function get(): MarketRules | null {
      return stored(read(parametersPrefix(), 32));
    }

    export function put(value: MarketRules): void {
      const w = new Writer(48);
      encodeMarketRules(w, value);
      write(parametersPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): MarketRules | null {
      const r = read(parametersPrefix(), 32);
      if (r) storageKill(parametersPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: MarketRules | null, by: By) => MarketRules | null): MarketRules | null {
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

  /** Number of the latest order. */
  export namespace latestOrder {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return latestOrderPrefix();
    }

    function stored(r: Reader | null): u64 {
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Trading.LatestOrder");
        return 0;
      }
      return value;
    }

    export function get(): u64 {
      return stored(read(latestOrderPrefix(), 32));
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(latestOrderPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u64 {
      const r = read(latestOrderPrefix(), 32);
      if (r) storageKill(latestOrderPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u64, by: By) => u64): u64 {
      const value = change(stored(read(latestOrderPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(latestOrderPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(latestOrderPrefix(), 32);
    }
  }

  /** The first order that has a bond and becomes a contract: earlier ones are of release 102. */
  export namespace bondedFrom {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return bondedFromPrefix();
    }

    function stored(r: Reader | null): u64 {
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Trading.BondedFrom");
        return 0;
      }
      return value;
    }

    export function get(): u64 {
      return stored(read(bondedFromPrefix(), 32));
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(bondedFromPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u64 {
      const r = read(bondedFromPrefix(), 32);
      if (r) storageKill(bondedFromPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u64, by: By) => u64): u64 {
      const value = change(stored(read(bondedFromPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(bondedFromPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(bondedFromPrefix(), 32);
    }
  }

  /** Time from which the market has work to do by itself, in ms since 1970; 0 without any. */
  export namespace due {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return duePrefix();
    }

    function stored(r: Reader | null): u64 {
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Trading.Due");
        return 0;
      }
      return value;
    }

    export function get(): u64 {
      return stored(read(duePrefix(), 32));
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(duePrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u64 {
      const r = read(duePrefix(), 32);
      if (r) storageKill(duePrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u64, by: By) => u64): u64 {
      const value = change(stored(read(duePrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(duePrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(duePrefix(), 32);
    }
  }

  /** Whether books wait for somebody to clear them instead of clearing by themselves. */
  export namespace clearsByHand {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return clearsByHandPrefix();
    }

    function stored(r: Reader | null): bool {
      if (!r) return false;
      const value = r.bool();
      if (!r.ok) {
        reportCorrupt("Trading.ClearsByHand");
        return false;
      }
      return value;
    }

    export function get(): bool {
      return stored(read(clearsByHandPrefix(), 32));
    }

    export function put(value: bool): void {
      const w = new Writer(1);
      w.bool(value);
      write(clearsByHandPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): bool {
      const r = read(clearsByHandPrefix(), 32);
      if (r) storageKill(clearsByHandPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: bool, by: By) => bool): bool {
      const value = change(stored(read(clearsByHandPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(clearsByHandPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(clearsByHandPrefix(), 32);
    }
  }

  /** The orders of open books, and of closed ones while they are kept. */
  export namespace orders {
    /** Where the entry of the key lies. */
    export function keyOf(key: u64): StorageKey {
      const w1 = new Writer(8);
      w1.u64(key);
      return new StorageKey(ordersPrefix(), 48).twox64Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u64> | null {
      const k = new StorageKey(ordersPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = new Box<u64>(r.u64());
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: u64): Box<u64> | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      r.raw(8);
      const found = new Box<u64>(r.u64());
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): Box<u64> | null {
        const r = this.behind(32);
        r.raw(8);
        const found = new Box<u64>(r.u64());
        return r.ok ? found : null;
      }

      value(): Order | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(ordersPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Order | null {
      if (!r) return null;
      const value = decodeOrder(r);
      if (!r.ok) {
        reportCorrupt("Trading.Orders");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Order): void {
      const w = new Writer(48);
      encodeOrder(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: u64): Order | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u64, value: Order): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u64): Order | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: u64, by: By, change: (value: Order | null, by: By) => Order | null): Order | null {
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
   * Energy of every order in Wh, in the order in which they are served; the key is big-endian,
   * TradingApi.book takes a number.
   */
  export namespace orderBook {
    /** Where the entry of the key lies. */
    export function keyOf(key: BookKey): StorageKey {
      const w1 = new Writer(33);
      encodeBookKey(w1, key);
      return new StorageKey(orderBookPrefix(), 65).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): BookKey | null {
      const k = new StorageKey(orderBookPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodeBookKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: BookKey): BookKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodeBookKey(r);
      return r.ok ? found : null;
    }

    /** The first key with this `epoch`, or null. */
    export function firstOfEpoch(epoch: u64): BookKey | null {
      const w = new Writer(8);
      w.bigEndianU64(epoch);
      const k = new StorageKey(orderBookPrefix(), 40).identity(w.ptr, w.length);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodeBookKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key` with its `epoch`, or null. */
    export function nextOfEpoch(key: BookKey): BookKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodeBookKey(r);
      return r.ok ? found : null;
    }

    /** The first key with this `epoch` and `side`, or null. */
    export function firstOfSide(epoch: u64, side: Side): BookKey | null {
      const w = new Writer(9);
      w.bigEndianU64(epoch);
      w.u8(<u8>side);
      const k = new StorageKey(orderBookPrefix(), 41).identity(w.ptr, w.length);
      const r = storageKeyAfter(k, 41);
      if (!r) return null;
      const found = decodeBookKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key` with its `epoch` and `side`, or null. */
    export function nextOfSide(key: BookKey): BookKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k, 41);
      if (!r) return null;
      const found = decodeBookKey(r);
      return r.ok ? found : null;
    }

    /** The first key with this `epoch` and `side` and `rank`, or null. */
    export function firstOfRank(epoch: u64, side: Side, rank: u128): BookKey | null {
      const w = new Writer(25);
      w.bigEndianU64(epoch);
      w.u8(<u8>side);
      w.bigEndianU128(rank);
      const k = new StorageKey(orderBookPrefix(), 57).identity(w.ptr, w.length);
      const r = storageKeyAfter(k, 57);
      if (!r) return null;
      const found = decodeBookKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key` with its `epoch` and `side` and `rank`, or null. */
    export function nextOfRank(key: BookKey): BookKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k, 57);
      if (!r) return null;
      const found = decodeBookKey(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): BookKey | null {
        const r = this.behind(32);
        const found = decodeBookKey(r);
        return r.ok ? found : null;
      }

      value(): u64 {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(orderBookPrefix(), 32), steps);
    }

    function stored(r: Reader | null): u64 {
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Trading.OrderBook");
        return 0;
      }
      return value;
    }

    function store(k: StorageKey, value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(k.ptr, k.length, w);
    }

    export function get(key: BookKey): u64 {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: BookKey, value: u64): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: BookKey): u64 {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: BookKey, by: By, change: (value: u64, by: By) => u64): u64 {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    export function remove(key: BookKey): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: BookKey): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /**
   * The levels of every book, in the same order; the key is big-endian, TradingApi.book takes a
   * number.
   */
  export namespace levels {
    /** Where the entry of the key lies. */
    export function keyOf(key: LevelKey): StorageKey {
      const w1 = new Writer(25);
      encodeLevelKey(w1, key);
      return new StorageKey(levelsPrefix(), 57).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): LevelKey | null {
      const k = new StorageKey(levelsPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodeLevelKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: LevelKey): LevelKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodeLevelKey(r);
      return r.ok ? found : null;
    }

    /** The first key with this `epoch`, or null. */
    export function firstOfEpoch(epoch: u64): LevelKey | null {
      const w = new Writer(8);
      w.bigEndianU64(epoch);
      const k = new StorageKey(levelsPrefix(), 40).identity(w.ptr, w.length);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodeLevelKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key` with its `epoch`, or null. */
    export function nextOfEpoch(key: LevelKey): LevelKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodeLevelKey(r);
      return r.ok ? found : null;
    }

    /** The first key with this `epoch` and `side`, or null. */
    export function firstOfSide(epoch: u64, side: Side): LevelKey | null {
      const w = new Writer(9);
      w.bigEndianU64(epoch);
      w.u8(<u8>side);
      const k = new StorageKey(levelsPrefix(), 41).identity(w.ptr, w.length);
      const r = storageKeyAfter(k, 41);
      if (!r) return null;
      const found = decodeLevelKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key` with its `epoch` and `side`, or null. */
    export function nextOfSide(key: LevelKey): LevelKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k, 41);
      if (!r) return null;
      const found = decodeLevelKey(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): LevelKey | null {
        const r = this.behind(32);
        const found = decodeLevelKey(r);
        return r.ok ? found : null;
      }

      value(): Level | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(levelsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Level | null {
      if (!r) return null;
      const value = decodeLevel(r);
      if (!r.ok) {
        reportCorrupt("Trading.Levels");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Level): void {
      const w = new Writer(12);
      encodeLevel(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: LevelKey): Level | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: LevelKey, value: Level): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: LevelKey): Level | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: LevelKey, by: By, change: (value: Level | null, by: By) => Level | null): Level | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key: LevelKey): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: LevelKey): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /** The books that are not cleared; the key is big-endian, TradingApi.book takes a number. */
  export namespace books {
    /** Where the entry of the key lies. */
    export function keyOf(key: u64): StorageKey {
      const w1 = new Writer(8);
      w1.bigEndianU64(key);
      return new StorageKey(booksPrefix(), 40).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u64> | null {
      const k = new StorageKey(booksPrefix(), 32);
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

      value(): Book | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(booksPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Book | null {
      if (!r) return null;
      const value = decodeBook(r);
      if (!r.ok) {
        reportCorrupt("Trading.Books");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Book): void {
      const w = new Writer(64);
      encodeBook(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: u64): Book | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u64, value: Book): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u64): Book | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: u64, by: By, change: (value: Book | null, by: By) => Book | null): Book | null {
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
   * When the orders of cleared books may go, in ms since 1970; the key is big-endian,
   * TradingApi.phase takes a number.
   */
  export namespace kept {
    /** Where the entry of the key lies. */
    export function keyOf(key: u64): StorageKey {
      const w1 = new Writer(8);
      w1.bigEndianU64(key);
      return new StorageKey(keptPrefix(), 40).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u64> | null {
      const k = new StorageKey(keptPrefix(), 32);
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

      value(): u64 {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(keptPrefix(), 32), steps);
    }

    function stored(r: Reader | null): u64 {
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Trading.Kept");
        return 0;
      }
      return value;
    }

    function store(k: StorageKey, value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(k.ptr, k.length, w);
    }

    export function get(key: u64): u64 {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u64, value: u64): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u64): u64 {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: u64, by: By, change: (value: u64, by: By) => u64): u64 {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
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
   * What every account has on order and had, while it is kept; the key is big-endian,
   * TradingApi.orders_of takes a number.
   */
  export namespace positions {
    /** Where the entry of the key lies. */
    export function keyOf(key: PositionKey): StorageKey {
      const w1 = new Writer(40);
      encodePositionKey(w1, key);
      return new StorageKey(positionsPrefix(), 72).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): PositionKey | null {
      const k = new StorageKey(positionsPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodePositionKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: PositionKey): PositionKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodePositionKey(r);
      return r.ok ? found : null;
    }

    /** The first key with this `epoch`, or null. */
    export function firstOfEpoch(epoch: u64): PositionKey | null {
      const w = new Writer(8);
      w.bigEndianU64(epoch);
      const k = new StorageKey(positionsPrefix(), 40).identity(w.ptr, w.length);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodePositionKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key` with its `epoch`, or null. */
    export function nextOfEpoch(key: PositionKey): PositionKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodePositionKey(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): PositionKey | null {
        const r = this.behind(32);
        const found = decodePositionKey(r);
        return r.ok ? found : null;
      }

      value(): Position | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(positionsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Position | null {
      if (!r) return null;
      const value = decodePosition(r);
      if (!r.ok) {
        reportCorrupt("Trading.Positions");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Position): void {
      const w = new Writer(48);
      encodePosition(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: PositionKey): Position | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: PositionKey, value: Position): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: PositionKey): Position | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: PositionKey, by: By, change: (value: Position | null, by: By) => Position | null): Position | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key: PositionKey): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: PositionKey): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }
  }

  /**
   * Every account's orders in epochs that release 102 closed; the key is big-endian,
   * TradingApi.orders_of takes a number.
   */
  export namespace ordersOf {
    /** Where the entry of the key lies. */
    export function keyOf(key: PositionKey): StorageKey {
      const w1 = new Writer(40);
      encodePositionKey(w1, key);
      return new StorageKey(ordersOfPrefix(), 72).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): PositionKey | null {
      const k = new StorageKey(ordersOfPrefix(), 32);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodePositionKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key`, which need not be there itself; null behind the last one. */
    export function after(key: PositionKey): PositionKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k);
      if (!r) return null;
      const found = decodePositionKey(r);
      return r.ok ? found : null;
    }

    /** The first key with this `epoch`, or null. */
    export function firstOfEpoch(epoch: u64): PositionKey | null {
      const w = new Writer(8);
      w.bigEndianU64(epoch);
      const k = new StorageKey(ordersOfPrefix(), 40).identity(w.ptr, w.length);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodePositionKey(r);
      return r.ok ? found : null;
    }

    /** The first key behind `key` with its `epoch`, or null. */
    export function nextOfEpoch(key: PositionKey): PositionKey | null {
      const k = keyOf(key);
      const r = storageKeyAfter(k, 40);
      if (!r) return null;
      const found = decodePositionKey(r);
      return r.ok ? found : null;
    }

    /** Entries one after the other, `while (each.next()) …`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
      key(): PositionKey | null {
        const r = this.behind(32);
        const found = decodePositionKey(r);
        return r.ok ? found : null;
      }

      value(): Array<u64> {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(ordersOfPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Array<u64> {
      if (!r) return new Array<u64>();
      const value = decodeVecOfU64(r);
      if (!r.ok) {
        reportCorrupt("Trading.OrdersOf");
        return new Array<u64>();
      }
      return value;
    }

    function store(k: StorageKey, value: Array<u64>): void {
      const w = new Writer(4 + value.length * 8);
      encodeVecOfU64(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: PositionKey): Array<u64> {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: PositionKey, value: Array<u64>): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: PositionKey): Array<u64> {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: PositionKey, by: By, change: (value: Array<u64>, by: By) => Array<u64>): Array<u64> {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(key: PositionKey, by: By, change: (value: Array<u64>, by: By) => Array<u64> | null): Array<u64> | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value);
      else storageKill(k.ptr, k.length);
      return value;
    }

    export function remove(key: PositionKey): void {
      const k = keyOf(key);
      storageKill(k.ptr, k.length);
    }

    export function containsKey(key: PositionKey): bool {
      const k = keyOf(key);
      return storageExists(k.ptr, k.length);
    }

    export function append(key: PositionKey, item: u64): void {
      const k = keyOf(key);
      const w = new Writer(8);
      w.u64(item);
      storageAppend(k.ptr, k.length, w);
    }
  }

  /** The epoch that is being cleared. */
  export namespace clearing {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return clearingPrefix();
    }

    function stored(r: Reader | null): Clearing | null {
      if (!r) return null;
      const value = decodeClearing(r);
      if (!r.ok) {
        reportCorrupt("Trading.Clearing");
        return null;
      }
      return value;
    }

    export function get(): Clearing | null {
      return stored(read(clearingPrefix(), 32));
    }

    export function put(value: Clearing): void {
      const w = new Writer(201);
      encodeClearing(w, value);
      write(clearingPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): Clearing | null {
      const r = read(clearingPrefix(), 32);
      if (r) storageKill(clearingPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: Clearing | null, by: By) => Clearing | null): Clearing | null {
      const value = change(stored(read(clearingPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(clearingPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(clearingPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(clearingPrefix(), 32);
    }
  }

  /**
   * What the auction of every epoch with orders came to; the key is big-endian,
   * TradingApi.auction_result takes a number.
   */
  export namespace results {
    /** Where the entry of the key lies. */
    export function keyOf(key: u64): StorageKey {
      const w1 = new Writer(8);
      w1.bigEndianU64(key);
      return new StorageKey(resultsPrefix(), 40).identity(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u64> | null {
      const k = new StorageKey(resultsPrefix(), 32);
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

      value(): AuctionResult | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(resultsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): AuctionResult | null {
      if (!r) return null;
      const value = decodeAuctionResult(r);
      if (!r.ok) {
        reportCorrupt("Trading.Results");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: AuctionResult): void {
      const w = new Writer(48);
      encodeAuctionResult(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: u64): AuctionResult | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u64, value: AuctionResult): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u64): AuctionResult | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: u64, by: By, change: (value: AuctionResult | null, by: By) => AuctionResult | null): AuctionResult | null {
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
}

/** twox128("Trading") ‖ twox128(":__STORAGE_VERSION__:") */
function storageVersionKey(): usize {
  return prefix(0x3327c0efa04312a8, 0x14816f1ddf033c4f, 0xc4416b0912907b4e, 0x29a46e7f94af3aeb);
}

/** Version of the layout of this pallet's storage. */
export namespace StorageVersion {
  /** The one this runtime reads and writes. */
  export const CURRENT: u16 = 1;

  /** The one in storage; 0 before there were any. */
  export function get(): u16 {
    const r = read(storageVersionKey(), 32);
    return r ? r.u16() : 0;
  }

  export function put(version: u16): void {
    const w = new Writer(2);
    w.u16(version);
    write(storageVersionKey(), 32, w);
  }
}

export namespace Events {
  /** An order was placed. */
  export function orderPlaced(orderId: u64, owner: AccountId, epoch: u64, side: Side, energyWh: u64, limitPrice: u128): void {
    const w = beginEvent(TRADING_INDEX, 0, 73);
    w.u64(orderId);
    owner.encode(w);
    w.u64(epoch);
    w.u8(<u8>side);
    w.u64(energyWh);
    w.u128(limitPrice);
    depositEvent(w);
  }

  /** An order was cancelled by its owner. */
  export function orderCancelled(orderId: u64, owner: AccountId): void {
    const w = beginEvent(TRADING_INDEX, 1, 40);
    w.u64(orderId);
    owner.encode(w);
    depositEvent(w);
  }

  /** An order traded energy, at the price of its epoch. */
  export function orderFilled(orderId: u64, owner: AccountId, energyWh: u64, price: u128): void {
    const w = beginEvent(TRADING_INDEX, 2, 64);
    w.u64(orderId);
    owner.encode(w);
    w.u64(energyWh);
    w.u128(price);
    depositEvent(w);
  }

  /** Energy of an order found no counterparty. */
  export function orderExpired(orderId: u64, owner: AccountId, energyWh: u64): void {
    const w = beginEvent(TRADING_INDEX, 3, 48);
    w.u64(orderId);
    owner.encode(w);
    w.u64(energyWh);
    depositEvent(w);
  }

  /** The book of an epoch was cleared. */
  export function epochCleared(epoch: u64, price: u128 | null, volumeWh: u64): void {
    const w = beginEvent(TRADING_INDEX, 4, 33);
    w.u64(epoch);
    encodeOptionOfU128(w, price);
    w.u64(volumeWh);
    depositEvent(w);
  }

  /** The orders of an epoch are no longer kept. */
  export function epochPruned(epoch: u64): void {
    const w = beginEvent(TRADING_INDEX, 5, 8);
    w.u64(epoch);
    depositEvent(w);
  }

  /** The rules of the market change with an epoch. */
  export function parametersSet(parameters: MarketParameters, fromEpoch: u64): void {
    const w = beginEvent(TRADING_INDEX, 6, 56);
    encodeMarketParameters(w, parameters);
    w.u64(fromEpoch);
    depositEvent(w);
  }
}

export namespace Errors {
  /** Only registered and active users trade. */
  export function NotVerified(): DispatchResult {
    return moduleError(TRADING_INDEX, 0);
  }

  /** A consumer cannot sell. */
  export function ConsumerCannotSell(): DispatchResult {
    return moduleError(TRADING_INDEX, 1);
  }

  /** An order is on a meter, and the user has none. */
  export function MeterRequired(): DispatchResult {
    return moduleError(TRADING_INDEX, 2);
  }

  /** The meter does not belong to the user. */
  export function MeterNotOwned(): DispatchResult {
    return moduleError(TRADING_INDEX, 3);
  }

  /** An order is of some energy. */
  export function ZeroEnergy(): DispatchResult {
    return moduleError(TRADING_INDEX, 4);
  }

  /** An order is of at most 1 TWh. */
  export function EnergyTooLarge(): DispatchResult {
    return moduleError(TRADING_INDEX, 5);
  }

  /** The energy is not a multiple of the lot. */
  export function OffLot(): DispatchResult {
    return moduleError(TRADING_INDEX, 6);
  }

  /** The price is zero. */
  export function ZeroPrice(): DispatchResult {
    return moduleError(TRADING_INDEX, 7);
  }

  /** The price is not a multiple of the tick. */
  export function OffTick(): DispatchResult {
    return moduleError(TRADING_INDEX, 8);
  }

  /** The price is outside the price band. */
  export function OutsidePriceBand(): DispatchResult {
    return moduleError(TRADING_INDEX, 9);
  }

  /** The book of the epoch takes no more orders. */
  export function EpochClosed(): DispatchResult {
    return moduleError(TRADING_INDEX, 10);
  }

  /** The epoch is too far ahead. */
  export function EpochTooDistant(): DispatchResult {
    return moduleError(TRADING_INDEX, 11);
  }

  /** The meter's orders would be of more energy than its rating allows in an epoch. */
  export function RatingExceeded(): DispatchResult {
    return moduleError(TRADING_INDEX, 12);
  }

  /** The meter has orders on the other side in this epoch. */
  export function OppositeSides(): DispatchResult {
    return moduleError(TRADING_INDEX, 13);
  }

  /** The user has as many orders in this epoch as are allowed. */
  export function TooManyOrdersOfUser(): DispatchResult {
    return moduleError(TRADING_INDEX, 14);
  }

  /** The epoch has as many orders as are allowed. */
  export function TooManyOrdersInEpoch(): DispatchResult {
    return moduleError(TRADING_INDEX, 15);
  }

  /** Energy times price does not fit 128 bits. */
  export function ValueOverflow(): DispatchResult {
    return moduleError(TRADING_INDEX, 16);
  }

  /** There is no such order. */
  export function OrderNotFound(): DispatchResult {
    return moduleError(TRADING_INDEX, 17);
  }

  /** The order belongs to somebody else. */
  export function NotOrderOwner(): DispatchResult {
    return moduleError(TRADING_INDEX, 18);
  }

  /** Orders are taken for 1 to 96 epochs ahead. */
  export function InvalidHorizon(): DispatchResult {
    return moduleError(TRADING_INDEX, 23);
  }

  /** The gate closes within the epoch before delivery. */
  export function InvalidGateClosure(): DispatchResult {
    return moduleError(TRADING_INDEX, 24);
  }

  /** The lot is from 1 Wh to 1 TWh. */
  export function InvalidLot(): DispatchResult {
    return moduleError(TRADING_INDEX, 25);
  }

  /** The tick is a multiple of 1000, and not zero. */
  export function InvalidTick(): DispatchResult {
    return moduleError(TRADING_INDEX, 26);
  }

  /** No price lies in the price band. */
  export function InvalidPriceBand(): DispatchResult {
    return moduleError(TRADING_INDEX, 27);
  }

  /** A user may be allowed 1 to 1000 orders, an epoch 1 to 100,000. */
  export function InvalidOrderCaps(): DispatchResult {
    return moduleError(TRADING_INDEX, 28);
  }

  /** A block clears from one step to as many as fill three quarters of its time. */
  export function InvalidSteps(): DispatchResult {
    return moduleError(TRADING_INDEX, 29);
  }

  /** A full epoch, orders and levels, has to clear within a third of an epoch. */
  export function CannotKeepUp(): DispatchResult {
    return moduleError(TRADING_INDEX, 30);
  }

  /** Orders of closed books are kept for at most a year. */
  export function InvalidRetention(): DispatchResult {
    return moduleError(TRADING_INDEX, 31);
  }

  /** Rules change from an epoch on that cannot have orders yet. */
  export function EpochTooEarly(): DispatchResult {
    return moduleError(TRADING_INDEX, 32);
  }

  /** As many changes of the rules as may wait for their epochs do so. */
  export function TooManyChanges(): DispatchResult {
    return moduleError(TRADING_INDEX, 33);
  }

  /** Nobody has described the meter. */
  export function MeterNotDescribed(): DispatchResult {
    return moduleError(TRADING_INDEX, 34);
  }

  /** A meter that only consumes does not sell, one that only generates does not buy. */
  export function WrongMeterClass(): DispatchResult {
    return moduleError(TRADING_INDEX, 35);
  }

  /** The meter takes no more orders: it leaves its user. */
  export function MeterClosed(): DispatchResult {
    return moduleError(TRADING_INDEX, 36);
  }

  /** The account is a market maker already. */
  export function AlreadyMarketMaker(): DispatchResult {
    return moduleError(TRADING_INDEX, 37);
  }

  /** The account is not a market maker. */
  export function NotMarketMaker(): DispatchResult {
    return moduleError(TRADING_INDEX, 38);
  }

  /** One transaction places 1 to 100 orders. */
  export function TooManyOrdersAtOnce(): DispatchResult {
    return moduleError(TRADING_INDEX, 39);
  }

  /** The price is outside of what the utility pays and asks in that epoch. */
  export function OutsideTariff(): DispatchResult {
    return moduleError(TRADING_INDEX, 40);
  }

  /**
   * The meter has not been read since it was assigned or its device changed: it trades after its
   * first reading.
   */
  export function MeterWithoutBaseline(): DispatchResult {
    return moduleError(TRADING_INDEX, 41);
  }

  /** The meter has not been read for 96 epochs: it trades again once it has been. */
  export function MeterSilent(): DispatchResult {
    return moduleError(TRADING_INDEX, 42);
  }
}
