// Written by `grid codegen` from pallets/oracle-client. Do not edit.
import { EnergyRequest, MeterState, Operator, OracleParameters, OracleTotals } from "../../pallets/oracle-client/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { decodeEnergyRequest, decodeMeterState, decodeOracleParameters, decodeOracleTotals, decodeVecOfOperator, decodeVecOfU64, encodeEnergyRequest, encodeMeterState, encodeOperator, encodeOracleParameters, encodeOracleTotals, encodeVecOfOperator, encodeVecOfU64 } from "./types";
import { Box } from "../primitives/box";
import { DispatchResult, moduleError } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, append as storageAppend, exists as storageExists, keyAfter as storageKeyAfter, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const ORACLE_CLIENT_INDEX: u8 = 13;

/** twox128("OracleClient") ‖ twox128("Requests") */
function requestsPrefix(): usize {
  return prefix(0x484967dc152b17e2, 0x170d6615d464292, 0xe49da932198273e9, 0x34bef9d92e36c297);
}

/** twox128("OracleClient") ‖ twox128("RequestOf") */
function requestOfPrefix(): usize {
  return prefix(0x484967dc152b17e2, 0x170d6615d464292, 0xb79f1206a3021f8d, 0xdb39b126ffb69603);
}

/** twox128("OracleClient") ‖ twox128("Closing") */
function closingPrefix(): usize {
  return prefix(0x484967dc152b17e2, 0x170d6615d464292, 0xef2ae70291ad50fb, 0x1cda4264a9505ee7);
}

/** twox128("OracleClient") ‖ twox128("MeterStates") */
function meterStatesPrefix(): usize {
  return prefix(0x484967dc152b17e2, 0x170d6615d464292, 0xc0d863fa6098a5bb, 0x4b2c2eb42afe27ab);
}

/** twox128("OracleClient") ‖ twox128("Operators") */
function operatorsPrefix(): usize {
  return prefix(0x484967dc152b17e2, 0x170d6615d464292, 0x926c4ef1fba3a034, 0x579ad591bda76c45);
}

/** twox128("OracleClient") ‖ twox128("Terms") */
function termsPrefix(): usize {
  return prefix(0x484967dc152b17e2, 0x170d6615d464292, 0xf8c581de6ed32a7e, 0x6d69077ae799ff27);
}

/** twox128("OracleClient") ‖ twox128("Parameters") */
function parametersPrefix(): usize {
  return prefix(0x484967dc152b17e2, 0x170d6615d464292, 0xcf5c09394add3bc6, 0x8abf72286f3a6255);
}

/** twox128("OracleClient") ‖ twox128("Totals") */
function totalsPrefix(): usize {
  return prefix(0x484967dc152b17e2, 0x170d6615d464292, 0x1e7e70593ed3e8b6, 0x3f225fcbec3b1e40);
}

export namespace Storage {
  /** Requests that wait for answers. */
  export namespace requests {
    /** Where the entry of the key lies. */
    export function keyOf(key: u64): StorageKey {
      const w1 = new Writer(8);
      w1.u64(key);
      return new StorageKey(requestsPrefix(), 48).twox64Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u64> | null {
      const k = new StorageKey(requestsPrefix(), 32);
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

      value(): EnergyRequest | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(requestsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): EnergyRequest | null {
      if (!r) return null;
      const value = decodeEnergyRequest(r);
      if (!r.ok) {
        reportCorrupt("OracleClient.Requests");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: EnergyRequest): void {
      const w = new Writer(48);
      encodeEnergyRequest(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: u64): EnergyRequest | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u64, value: EnergyRequest): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u64): EnergyRequest | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: u64, by: By, change: (value: EnergyRequest | null, by: By) => EnergyRequest | null): EnergyRequest | null {
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

  /** The open request of each meter that has one. */
  export namespace requestOf {
    /** Where the entry of the key lies. */
    export function keyOf(key: Bytes): StorageKey {
      const w1 = new Writer(4 + key.length);
      w1.text(key);
      return new StorageKey(requestOfPrefix(), 48 + w1.length).blake2_128Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Bytes | null {
      const k = new StorageKey(requestOfPrefix(), 32);
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

      value(): Box<u64> | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(requestOfPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Box<u64> | null {
      if (!r) return null;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("OracleClient.RequestOf");
        return null;
      }
      return new Box<u64>(value);
    }

    function store(k: StorageKey, value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(k.ptr, k.length, w);
    }

    export function get(key: Bytes): Box<u64> | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: Bytes, value: u64): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: Bytes): Box<u64> | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: Bytes, by: By, change: (value: Box<u64> | null, by: By) => Box<u64> | null): Box<u64> | null {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      if (value) store(k, value.value);
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

  /** Requests by the block at whose beginning they close, answered ones included. */
  export namespace closing {
    /** Where the entry of the key lies. */
    export function keyOf(key: u32): StorageKey {
      const w1 = new Writer(4);
      w1.u32(key);
      return new StorageKey(closingPrefix(), 44).twox64Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Box<u32> | null {
      const k = new StorageKey(closingPrefix(), 32);
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

      value(): Array<u64> {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(closingPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Array<u64> {
      if (!r) return new Array<u64>();
      const value = decodeVecOfU64(r);
      if (!r.ok) {
        reportCorrupt("OracleClient.Closing");
        return new Array<u64>();
      }
      return value;
    }

    function store(k: StorageKey, value: Array<u64>): void {
      const w = new Writer(4 + value.length * 8);
      encodeVecOfU64(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: u32): Array<u64> {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: u32, value: Array<u64>): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: u32): Array<u64> {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: u32, by: By, change: (value: Array<u64>, by: By) => Array<u64>): Array<u64> {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(key: u32, by: By, change: (value: Array<u64>, by: By) => Array<u64> | null): Array<u64> | null {
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

    export function append(key: u32, item: u64): void {
      const k = keyOf(key);
      const w = new Writer(8);
      w.u64(item);
      storageAppend(k.ptr, k.length, w);
    }
  }

  /** The meters that have been read. */
  export namespace meterStates {
    /** Where the entry of the key lies. */
    export function keyOf(key: Bytes): StorageKey {
      const w1 = new Writer(4 + key.length);
      w1.text(key);
      return new StorageKey(meterStatesPrefix(), 48 + w1.length).blake2_128Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Bytes | null {
      const k = new StorageKey(meterStatesPrefix(), 32);
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

      value(): MeterState | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(meterStatesPrefix(), 32), steps);
    }

    function stored(r: Reader | null): MeterState | null {
      if (!r) return null;
      const value = decodeMeterState(r);
      if (!r.ok) {
        reportCorrupt("OracleClient.MeterStates");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: MeterState): void {
      const w = new Writer(48);
      encodeMeterState(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: Bytes): MeterState | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: Bytes, value: MeterState): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: Bytes): MeterState | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: Bytes, by: By, change: (value: MeterState | null, by: By) => MeterState | null): MeterState | null {
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

  /** The operators, in the order of their turns. */
  export namespace operators {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return operatorsPrefix();
    }

    function stored(r: Reader | null): Array<Operator> {
      if (!r) return new Array<Operator>();
      const value = decodeVecOfOperator(r);
      if (!r.ok) {
        reportCorrupt("OracleClient.Operators");
        return new Array<Operator>();
      }
      return value;
    }

    export function get(): Array<Operator> {
      return stored(read(operatorsPrefix(), 32));
    }

    export function put(value: Array<Operator>): void {
      const w = new Writer(4 + value.length * 36);
      encodeVecOfOperator(w, value);
      write(operatorsPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): Array<Operator> {
      const r = read(operatorsPrefix(), 32);
      if (r) storageKill(operatorsPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: Array<Operator>, by: By) => Array<Operator>): Array<Operator> {
      const value = change(stored(read(operatorsPrefix(), 32)), by);
      put(value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(by: By, change: (value: Array<Operator>, by: By) => Array<Operator> | null): Array<Operator> | null {
      const value = change(stored(read(operatorsPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(operatorsPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(operatorsPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(operatorsPrefix(), 32);
    }

    export function append(item: Operator): void {
      const w = new Writer(36);
      encodeOperator(w, item);
      storageAppend(operatorsPrefix(), 32, w);
    }
  }

  /** How many appointments of operators there have been; the next one's number. */
  export namespace terms {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return termsPrefix();
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("OracleClient.Terms");
        return 0;
      }
      return value;
    }

    export function get(): u32 {
      return stored(read(termsPrefix(), 32));
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(termsPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u32 {
      const r = read(termsPrefix(), 32);
      if (r) storageKill(termsPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u32, by: By) => u32): u32 {
      const value = change(stored(read(termsPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(termsPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(termsPrefix(), 32);
    }
  }

  /** What Root has set; the defaults while absent. */
  export namespace parameters {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return parametersPrefix();
    }

    function stored(r: Reader | null): OracleParameters | null {
      if (!r) return null;
      const value = decodeOracleParameters(r);
      if (!r.ok) {
        reportCorrupt("OracleClient.Parameters");
        return null;
      }
      return value;
    }

    export function get(): OracleParameters | null {
      return stored(read(parametersPrefix(), 32));
    }

    export function put(value: OracleParameters): void {
      const w = new Writer(16);
      encodeOracleParameters(w, value);
      write(parametersPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): OracleParameters | null {
      const r = read(parametersPrefix(), 32);
      if (r) storageKill(parametersPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: OracleParameters | null, by: By) => OracleParameters | null): OracleParameters | null {
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

  /** What has happened so far. */
  export namespace totals {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return totalsPrefix();
    }

    function stored(r: Reader | null): OracleTotals | null {
      if (!r) return null;
      const value = decodeOracleTotals(r);
      if (!r.ok) {
        reportCorrupt("OracleClient.Totals");
        return null;
      }
      return value;
    }

    export function get(): OracleTotals | null {
      return stored(read(totalsPrefix(), 32));
    }

    export function put(value: OracleTotals): void {
      const w = new Writer(48);
      encodeOracleTotals(w, value);
      write(totalsPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): OracleTotals | null {
      const r = read(totalsPrefix(), 32);
      if (r) storageKill(totalsPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: OracleTotals | null, by: By) => OracleTotals | null): OracleTotals | null {
      const value = change(stored(read(totalsPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(totalsPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(totalsPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(totalsPrefix(), 32);
    }
  }
}

/** twox128("OracleClient") ‖ twox128(":__STORAGE_VERSION__:") */
function storageVersionKey(): usize {
  return prefix(0x484967dc152b17e2, 0x170d6615d464292, 0xc4416b0912907b4e, 0x29a46e7f94af3aeb);
}

/** Version of the layout of this pallet's storage. */
export namespace StorageVersion {
  /** The one this runtime reads and writes. */
  export const CURRENT: u16 = 2;

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
  /** The registers of a meter at the end of an epoch are wanted before a block. */
  export function requestOpened(requestId: u64, meterId: Bytes, epoch: u64, expiresAt: u32): void {
    const w = beginEvent(ORACLE_CLIENT_INDEX, 0, 20 + 4 + meterId.length);
    w.u64(requestId);
    w.text(meterId);
    w.u64(epoch);
    w.u32(expiresAt);
    depositEvent(w);
  }

  /** An operator reported a reading; `answers` of the quorum are there. */
  export function answerReceived(requestId: u64, operator: AccountId, answers: u32): void {
    const w = beginEvent(ORACLE_CLIENT_INDEX, 1, 44);
    w.u64(requestId);
    operator.encode(w);
    w.u32(answers);
    depositEvent(w);
  }

  /**
   * A meter was read first since its assignment or its device's exchange; nothing was settled.
   */
  export function baselineSet(meterId: Bytes, epoch: u64, importWh: u64, exportWh: u64): void {
    const w = beginEvent(ORACLE_CLIENT_INDEX, 2, 24 + 4 + meterId.length);
    w.text(meterId);
    w.u64(epoch);
    w.u64(importWh);
    w.u64(exportWh);
    depositEvent(w);
  }

  /** A reading was accepted: energy since the last one, in Wh, which Settlement settles. */
  export function readingAccepted(meterId: Bytes, epoch: u64, importWh: u64, exportWh: u64): void {
    const w = beginEvent(ORACLE_CLIENT_INDEX, 3, 24 + 4 + meterId.length);
    w.text(meterId);
    w.u64(epoch);
    w.u64(importWh);
    w.u64(exportWh);
    depositEvent(w);
  }

  /** Nobody answered a request in time. */
  export function requestExpired(requestId: u64, meterId: Bytes): void {
    const w = beginEvent(ORACLE_CLIENT_INDEX, 4, 8 + 4 + meterId.length);
    w.u64(requestId);
    w.text(meterId);
    depositEvent(w);
  }

  /** A request gave way to another because the meter's device or owner had changed. */
  export function requestSuperseded(requestId: u64, meterId: Bytes): void {
    const w = beginEvent(ORACLE_CLIENT_INDEX, 5, 8 + 4 + meterId.length);
    w.u64(requestId);
    w.text(meterId);
    depositEvent(w);
  }

  /** Root set the parameters. */
  export function parametersSet(parameters: OracleParameters): void {
    const w = beginEvent(ORACLE_CLIENT_INDEX, 6, 16);
    encodeOracleParameters(w, parameters);
    depositEvent(w);
  }

  /** Books clear by themselves from now on, or wait for upkeep. */
  export function autoMarketClearingSet(enabled: bool): void {
    const w = beginEvent(ORACLE_CLIENT_INDEX, 7, 1);
    w.bool(enabled);
    depositEvent(w);
  }

  /** A meter took more energy than its rating allows; it is settled, and to be looked at. */
  export function importAboveRating(meterId: Bytes, epoch: u64, importWh: u64): void {
    const w = beginEvent(ORACLE_CLIENT_INDEX, 8, 16 + 4 + meterId.length);
    w.text(meterId);
    w.u64(epoch);
    w.u64(importWh);
    depositEvent(w);
  }
}

export namespace Errors {
  /** Only an oracle operator may do this. */
  export function OperatorRequired(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 0);
  }

  /** The account is an operator already. */
  export function AlreadyOperator(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 2);
  }

  /** The account is not an operator. */
  export function NotOperator(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 3);
  }

  /** There are as many operators as are allowed. */
  export function TooManyOperators(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 4);
  }

  /** With one operator less no quorum could be reached. */
  export function QuorumOutOfReach(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 5);
  }

  /** The quorum, the lifetime or the deadband is outside its limits. */
  export function InvalidParameters(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 6);
  }

  /** The meter belongs to nobody. */
  export function MeterNotAssigned(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 7);
  }

  /** Nobody has said which key signs the meter's readings. */
  export function MeterNotDescribed(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 8);
  }

  /** The meter has been asked already, and its answer is awaited. */
  export function AlreadyRequested(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 9);
  }

  /** Every finished epoch of the meter has been read or asked for in vain. */
  export function AlreadyRead(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 10);
  }

  /** As many requests as are allowed close in the same block. */
  export function TooManyRequests(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 11);
  }

  /** There has been no request of this number. */
  export function UnknownRequest(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 12);
  }

  /** The request was answered, has expired, or gave way to a later one. */
  export function RequestClosed(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 13);
  }

  /** The operator has answered this request already. */
  export function AlreadyAnswered(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 14);
  }

  /** The reading is of another meter than the one asked for. */
  export function MeterMismatch(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 15);
  }

  /** The reading is of another epoch than the one asked for. */
  export function EpochMismatch(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 16);
  }

  /** The sequence number is not above that of the last reading. */
  export function StaleSequence(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 17);
  }

  /** A register shows less than at the last reading. */
  export function RegisterFell(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 18);
  }

  /**
   * Export rose by more than the meter's rated power allows, or import by more than ten times
   * that.
   */
  export function ImplausibleReading(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 19);
  }

  /** The signature is not one of the meter's key over this reading on this chain. */
  export function BadSignature(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 20);
  }

  /** One upkeep may ask for a limited number of meters. */
  export function TooMuchUpkeep(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 21);
  }

  /** The chain's first epoch is not over. */
  export function EpochNotOver(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 22);
  }

  /**
   * The meter was assigned, or its device changed, after the epoch asked for; it may be asked
   * again.
   */
  export function MeterChanged(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 23);
  }

  /**
   * The meter was assigned, or its device changed, after the last finished epoch; it is read
   * from the next one on.
   */
  export function MeterTooNew(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 24);
  }

  /** The book of the epoch is not cleared yet; the meter is read once it is. */
  export function BookNotCleared(): DispatchResult {
    return moduleError(ORACLE_CLIENT_INDEX, 25);
  }
}
