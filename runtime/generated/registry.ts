// Written by `grid codegen` from pallets/registry. Do not edit.
import { Meter, MeterClass, MeterProfile, RegistryParameters, Role, Takings, User, UserStatus, UserType } from "../../pallets/registry/schema";
import { beginEvent, depositEvent } from "../frame/system/events";
import { decodeMeter, decodeMeterProfile, decodeRegistryParameters, decodeTakings, decodeUser, decodeVecOfAccountId, decodeVecOfText, encodeMeter, encodeMeterProfile, encodeRegistryParameters, encodeTakings, encodeUser, encodeVecOfAccountId, encodeVecOfText } from "./types";
import { Box } from "../primitives/box";
import { DispatchResult, moduleError } from "../primitives/dispatch-error";
import { AccountId } from "../primitives/hash";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { PrefixWalk } from "../support/map-walk";
import { Steps } from "../support/steps";
import { StorageKey, append as storageAppend, exists as storageExists, keyAfter as storageKeyAfter, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const REGISTRY_INDEX: u8 = 10;

/** twox128("Registry") ‖ twox128("Roles") */
function rolesPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0x90ee63500b2eb422, 0x2955a7dc428a8a84);
}

/** twox128("Registry") ‖ twox128("Authorities") */
function authoritiesPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0xca69a86c421065e, 0x1d0d8ac9dc9abe02);
}

/** twox128("Registry") ‖ twox128("AdminCount") */
function adminCountPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0x1b8c0440067625d2, 0xc165154889b40507);
}

/** twox128("Registry") ‖ twox128("AdminLines") */
function adminLinesPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0xef0435688727f016, 0x3df756b5ee6b89ce);
}

/** twox128("Registry") ‖ twox128("Takings") */
function takingsPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0x452c392e947548d2, 0x204d61d41c10e5f1);
}

/** twox128("Registry") ‖ twox128("Signatories") */
function signatoriesPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0x86228423f069ac57, 0xb4d42bf2cb225b0);
}

/** twox128("Registry") ‖ twox128("SignsFor") */
function signsForPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0xf39f3f5a98419173, 0x7e5ead23559d2823);
}

/** twox128("Registry") ‖ twox128("Parameters") */
function parametersPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0xcf5c09394add3bc6, 0x8abf72286f3a6255);
}

/** twox128("Registry") ‖ twox128("Users") */
function usersPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0x6ea24fc25efee07c, 0xb9df2cb716a591e);
}

/** twox128("Registry") ‖ twox128("Meters") */
function metersPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0xd6ff7ceb7941d4f0, 0xcea436621c2a3374);
}

/** twox128("Registry") ‖ twox128("MetersOf") */
function metersOfPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0x6a8342368dc8d207, 0xc9d09b993de755d0);
}

/** twox128("Registry") ‖ twox128("MeterProfiles") */
function meterProfilesPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0xb382fc91e568a33b, 0xc01082b3809092a6);
}

/** twox128("Registry") ‖ twox128("ExchangedIn") */
function exchangedInPrefix(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0xfb6140d332233fea, 0x2ee49eea58ab263);
}

export namespace Storage {
  /** The roles of every account, one bit each; accounts without any may not transact. */
  export namespace roles {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(rolesPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(rolesPrefix(), 32);
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

      value(): u32 {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(rolesPrefix(), 32), steps);
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("Registry.Roles");
        return 0;
      }
      return value;
    }

    function store(k: StorageKey, value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): u32 {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: u32): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): u32 {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: AccountId, by: By, change: (value: u32, by: By) => u32): u32 {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
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

  /** The energy authorities; each has the role of one. */
  export namespace authorities {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return authoritiesPrefix();
    }

    function stored(r: Reader | null): Array<AccountId> {
      if (!r) return new Array<AccountId>();
      const value = decodeVecOfAccountId(r);
      if (!r.ok) {
        reportCorrupt("Registry.Authorities");
        return new Array<AccountId>();
      }
      return value;
    }

    export function get(): Array<AccountId> {
      return stored(read(authoritiesPrefix(), 32));
    }

    export function put(value: Array<AccountId>): void {
      const w = new Writer(4 + value.length * 32);
      encodeVecOfAccountId(w, value);
      write(authoritiesPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): Array<AccountId> {
      const r = read(authoritiesPrefix(), 32);
      if (r) storageKill(authoritiesPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: Array<AccountId>, by: By) => Array<AccountId>): Array<AccountId> {
      const value = change(stored(read(authoritiesPrefix(), 32)), by);
      put(value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(by: By, change: (value: Array<AccountId>, by: By) => Array<AccountId> | null): Array<AccountId> | null {
      const value = change(stored(read(authoritiesPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(authoritiesPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(authoritiesPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(authoritiesPrefix(), 32);
    }

    export function append(item: AccountId): void {
      const w = new Writer(32);
      item.encode(w);
      storageAppend(authoritiesPrefix(), 32, w);
    }
  }

  /** How many admins there are. */
  export namespace adminCount {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return adminCountPrefix();
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("Registry.AdminCount");
        return 0;
      }
      return value;
    }

    export function get(): u32 {
      return stored(read(adminCountPrefix(), 32));
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(adminCountPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u32 {
      const r = read(adminCountPrefix(), 32);
      if (r) storageKill(adminCountPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u32, by: By) => u32): u32 {
      const value = change(stored(read(adminCountPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(adminCountPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(adminCountPrefix(), 32);
    }
  }

  /**
   * The admin at the beginning of the line of one that an admin appointed: they share a day's
   * limits.
   */
  export namespace adminLines {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(adminLinesPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(adminLinesPrefix(), 32);
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

      value(): AccountId | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(adminLinesPrefix(), 32), steps);
    }

    function stored(r: Reader | null): AccountId | null {
      if (!r) return null;
      const value = AccountId.decode(r);
      if (!r.ok) {
        reportCorrupt("Registry.AdminLines");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: AccountId): void {
      const w = new Writer(32);
      value.encode(w);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): AccountId | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: AccountId): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): AccountId | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: AccountId, by: By, change: (value: AccountId | null, by: By) => AccountId | null): AccountId | null {
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

  /** What a line of admins, by the one at its beginning, took and added on its latest day. */
  export namespace takings {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(takingsPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(takingsPrefix(), 32);
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

      value(): Takings | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(takingsPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Takings | null {
      if (!r) return null;
      const value = decodeTakings(r);
      if (!r.ok) {
        reportCorrupt("Registry.Takings");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Takings): void {
      const w = new Writer(20);
      encodeTakings(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): Takings | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: Takings): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): Takings | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: AccountId, by: By, change: (value: Takings | null, by: By) => Takings | null): Takings | null {
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

  /** The signatories of each account that is a multisig. */
  export namespace signatories {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(signatoriesPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(signatoriesPrefix(), 32);
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

      value(): Array<AccountId> {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(signatoriesPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Array<AccountId> {
      if (!r) return new Array<AccountId>();
      const value = decodeVecOfAccountId(r);
      if (!r.ok) {
        reportCorrupt("Registry.Signatories");
        return new Array<AccountId>();
      }
      return value;
    }

    function store(k: StorageKey, value: Array<AccountId>): void {
      const w = new Writer(4 + value.length * 32);
      encodeVecOfAccountId(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): Array<AccountId> {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: Array<AccountId>): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): Array<AccountId> {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: AccountId, by: By, change: (value: Array<AccountId>, by: By) => Array<AccountId>): Array<AccountId> {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(key: AccountId, by: By, change: (value: Array<AccountId>, by: By) => Array<AccountId> | null): Array<AccountId> | null {
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

    export function append(key: AccountId, item: AccountId): void {
      const k = keyOf(key);
      const w = new Writer(32);
      item.encode(w);
      storageAppend(k.ptr, k.length, w);
    }
  }

  /** For how many such accounts each of them signs. */
  export namespace signsFor {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(signsForPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(signsForPrefix(), 32);
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

      value(): u32 {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(signsForPrefix(), 32), steps);
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("Registry.SignsFor");
        return 0;
      }
      return value;
    }

    function store(k: StorageKey, value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): u32 {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: u32): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): u32 {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: AccountId, by: By, change: (value: u32, by: By) => u32): u32 {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
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

  /** What Root has set; the defaults while absent. */
  export namespace parameters {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return parametersPrefix();
    }

    function stored(r: Reader | null): RegistryParameters | null {
      if (!r) return null;
      const value = decodeRegistryParameters(r);
      if (!r.ok) {
        reportCorrupt("Registry.Parameters");
        return null;
      }
      return value;
    }

    export function get(): RegistryParameters | null {
      return stored(read(parametersPrefix(), 32));
    }

    export function put(value: RegistryParameters): void {
      const w = new Writer(4);
      encodeRegistryParameters(w, value);
      write(parametersPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): RegistryParameters | null {
      const r = read(parametersPrefix(), 32);
      if (r) storageKill(parametersPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: RegistryParameters | null, by: By) => RegistryParameters | null): RegistryParameters | null {
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

  /** The registered users. */
  export namespace users {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(usersPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(usersPrefix(), 32);
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

      value(): User | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(usersPrefix(), 32), steps);
    }

    function stored(r: Reader | null): User | null {
      if (!r) return null;
      const value = decodeUser(r);
      if (!r.ok) {
        reportCorrupt("Registry.Users");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: User): void {
      const w = new Writer(48);
      encodeUser(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): User | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: User): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): User | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: AccountId, by: By, change: (value: User | null, by: By) => User | null): User | null {
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

  /** The meters in use, by name. */
  export namespace meters {
    /** Where the entry of the key lies. */
    export function keyOf(key: Bytes): StorageKey {
      const w1 = new Writer(4 + key.length);
      w1.text(key);
      return new StorageKey(metersPrefix(), 48 + w1.length).blake2_128Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Bytes | null {
      const k = new StorageKey(metersPrefix(), 32);
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

      value(): Meter | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(metersPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Meter | null {
      if (!r) return null;
      const value = decodeMeter(r);
      if (!r.ok) {
        reportCorrupt("Registry.Meters");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: Meter): void {
      const w = new Writer(53);
      encodeMeter(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: Bytes): Meter | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: Bytes, value: Meter): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: Bytes): Meter | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: Bytes, by: By, change: (value: Meter | null, by: By) => Meter | null): Meter | null {
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

  /** Names of each user's meters, in the order of their assignment. */
  export namespace metersOf {
    /** Where the entry of the key lies. */
    export function keyOf(key: AccountId): StorageKey {
      return new StorageKey(metersOfPrefix(), 80).blake2_128Concat(key.ptr, 32);
    }

    /** The map's first key; null where it has none. */
    export function first(): AccountId | null {
      const k = new StorageKey(metersOfPrefix(), 32);
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

      value(): Array<Bytes> {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(metersOfPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Array<Bytes> {
      if (!r) return new Array<Bytes>();
      const value = decodeVecOfText(r);
      if (!r.ok) {
        reportCorrupt("Registry.MetersOf");
        return new Array<Bytes>();
      }
      return value;
    }

    function store(k: StorageKey, value: Array<Bytes>): void {
      const w = new Writer(4 + value.length * 48);
      encodeVecOfText(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: AccountId): Array<Bytes> {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: AccountId, value: Array<Bytes>): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: AccountId): Array<Bytes> {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(key: AccountId, by: By, change: (value: Array<Bytes>, by: By) => Array<Bytes>): Array<Bytes> {
      const k = keyOf(key);
      const value = change(stored(read(k.ptr, k.length)), by);
      store(k, value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(key: AccountId, by: By, change: (value: Array<Bytes>, by: By) => Array<Bytes> | null): Array<Bytes> | null {
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

    export function append(key: AccountId, item: Bytes): void {
      const k = keyOf(key);
      const w = new Writer(4 + item.length);
      w.text(item);
      storageAppend(k.ptr, k.length, w);
    }
  }

  /** The devices behind meter names; they outlive assignments. */
  export namespace meterProfiles {
    /** Where the entry of the key lies. */
    export function keyOf(key: Bytes): StorageKey {
      const w1 = new Writer(4 + key.length);
      w1.text(key);
      return new StorageKey(meterProfilesPrefix(), 48 + w1.length).blake2_128Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Bytes | null {
      const k = new StorageKey(meterProfilesPrefix(), 32);
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

      value(): MeterProfile | null {
        return stored(this.raw());
      }
    }

    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(new Bytes(meterProfilesPrefix(), 32), steps);
    }

    function stored(r: Reader | null): MeterProfile | null {
      if (!r) return null;
      const value = decodeMeterProfile(r);
      if (!r.ok) {
        reportCorrupt("Registry.MeterProfiles");
        return null;
      }
      return value;
    }

    function store(k: StorageKey, value: MeterProfile): void {
      const w = new Writer(48);
      encodeMeterProfile(w, value);
      write(k.ptr, k.length, w);
    }

    export function get(key: Bytes): MeterProfile | null {
      const k = keyOf(key);
      return stored(read(k.ptr, k.length));
    }

    export function insert(key: Bytes, value: MeterProfile): void {
      store(keyOf(key), value);
    }

    /** Reads the value and removes it. */
    export function take(key: Bytes): MeterProfile | null {
      const k = keyOf(key);
      const r = read(k.ptr, k.length);
      if (r) storageKill(k.ptr, k.length);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(key: Bytes, by: By, change: (value: MeterProfile | null, by: By) => MeterProfile | null): MeterProfile | null {
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

  /** The epoch in which the device behind a meter was exchanged last. */
  export namespace exchangedIn {
    /** Where the entry of the key lies. */
    export function keyOf(key: Bytes): StorageKey {
      const w1 = new Writer(4 + key.length);
      w1.text(key);
      return new StorageKey(exchangedInPrefix(), 48 + w1.length).blake2_128Concat(w1.ptr, w1.length);
    }

    /** The map's first key; null where it has none. */
    export function first(): Bytes | null {
      const k = new StorageKey(exchangedInPrefix(), 32);
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
      return new Entries(new Bytes(exchangedInPrefix(), 32), steps);
    }

    function stored(r: Reader | null): Box<u64> | null {
      if (!r) return null;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Registry.ExchangedIn");
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
}

/** twox128("Registry") ‖ twox128(":__STORAGE_VERSION__:") */
function storageVersionKey(): usize {
  return prefix(0x7a98f35ff63e498a, 0xafd10a207999bc1f, 0xc4416b0912907b4e, 0x29a46e7f94af3aeb);
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
  /** A user was registered. */
  export function userRegistered(user: AccountId, userType: UserType): void {
    const w = beginEvent(REGISTRY_INDEX, 0, 33);
    user.encode(w);
    w.u8(<u8>userType);
    depositEvent(w);
  }

  /** The standing of a user changed. */
  export function userStatusUpdated(user: AccountId, status: UserStatus): void {
    const w = beginEvent(REGISTRY_INDEX, 1, 33);
    user.encode(w);
    w.u8(<u8>status);
    depositEvent(w);
  }

  /** A meter was assigned to a user. */
  export function meterAssigned(meterId: Bytes, user: AccountId): void {
    const w = beginEvent(REGISTRY_INDEX, 2, 32 + 4 + meterId.length);
    w.text(meterId);
    user.encode(w);
    depositEvent(w);
  }

  /** A meter was taken from a user. */
  export function meterUnassigned(meterId: Bytes, user: AccountId): void {
    const w = beginEvent(REGISTRY_INDEX, 3, 32 + 4 + meterId.length);
    w.text(meterId);
    user.encode(w);
    depositEvent(w);
  }

  /** The device behind a meter was described. */
  export function meterProfileSet(meterId: Bytes, ratedWatts: u64, meterClass: MeterClass): void {
    const w = beginEvent(REGISTRY_INDEX, 4, 9 + 4 + meterId.length);
    w.text(meterId);
    w.u64(ratedWatts);
    w.u8(<u8>meterClass);
    depositEvent(w);
  }

  /** An account was given a role. */
  export function roleGranted(account: AccountId, role: Role): void {
    const w = beginEvent(REGISTRY_INDEX, 5, 33);
    account.encode(w);
    w.u8(<u8>role);
    depositEvent(w);
  }

  /** An account lost a role. */
  export function roleRevoked(account: AccountId, role: Role): void {
    const w = beginEvent(REGISTRY_INDEX, 6, 33);
    account.encode(w);
    w.u8(<u8>role);
    depositEvent(w);
  }

  /** A meter takes no more orders and leaves its user once the last one is settled. */
  export function meterClosing(meterId: Bytes, user: AccountId): void {
    const w = beginEvent(REGISTRY_INDEX, 7, 32 + 4 + meterId.length);
    w.text(meterId);
    user.encode(w);
    depositEvent(w);
  }

  /** Root set the parameters. */
  export function parametersSet(parameters: RegistryParameters): void {
    const w = beginEvent(REGISTRY_INDEX, 8, 4);
    encodeRegistryParameters(w, parameters);
    depositEvent(w);
  }

  /** Another device stands behind a meter, or the old one begins anew. */
  export function deviceExchanged(meterId: Bytes, user: AccountId): void {
    const w = beginEvent(REGISTRY_INDEX, 9, 32 + 4 + meterId.length);
    w.text(meterId);
    user.encode(w);
    depositEvent(w);
  }

  /** Others sign for `account`. */
  export function signatoriesSet(account: AccountId, signatories: Array<AccountId>): void {
    const w = beginEvent(REGISTRY_INDEX, 10, 32 + 4 + signatories.length * 32);
    account.encode(w);
    encodeVecOfAccountId(w, signatories);
    depositEvent(w);
  }
}

export namespace Errors {
  /** The account is registered already; only an inactive user can be registered anew. */
  export function AlreadyRegistered(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 1);
  }

  /** The account is not a registered user. */
  export function NotRegistered(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 2);
  }

  /** The location is longer than 256 bytes. */
  export function LocationTooLong(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 3);
  }

  /** A meter id has 1 to 64 bytes of text in UTF-8, without control characters. */
  export function InvalidMeterId(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 4);
  }

  /** The meter belongs to a user already. */
  export function MeterAlreadyAssigned(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 5);
  }

  /** The meter belongs to nobody. */
  export function MeterNotAssigned(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 6);
  }

  /** The user has as many meters as are allowed. */
  export function TooManyMeters(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 7);
  }

  /** The user's type stays while orders on its meters are not settled. */
  export function MeterHasOpenOrders(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 8);
  }

  /** The key's length does not fit its scheme, or anybody can sign for it. */
  export function InvalidMeterKey(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 9);
  }

  /** The rated power must be from 1 W to 10 MW. */
  export function InvalidRating(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 10);
  }

  /** The account is an admin already. */
  export function AlreadyAdmin(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 11);
  }

  /** The account is not an admin. */
  export function NotAdmin(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 12);
  }

  /** The last admin cannot be removed. */
  export function LastAdmin(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 13);
  }

  /** An admin is removed by governance, or by itself. */
  export function NotOneself(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 14);
  }

  /**
   * As many users have been suspended or retired today as an admin, with those it has appointed,
   * may.
   */
  export function TooManySuspensions(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 15);
  }

  /**
   * As many meters have lost their user or device today as an admin, with those it has
   * appointed, may take.
   */
  export function TooManyMetersTaken(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 16);
  }

  /** The meter is described already; `exchange_device` says what its old device showed last. */
  export function MeterAlreadyDescribed(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 17);
  }

  /** The meter takes no more orders and leaves its user once the last one is settled. */
  export function MeterIsClosing(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 18);
  }

  /** An admin may be allowed 1 to 10,000 suspensions a day. */
  export function InvalidParameters(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 19);
  }

  /** The device behind a meter is exchanged at most once in 96 epochs, but by governance. */
  export function ExchangedTooOften(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 20);
  }

  /** Nobody has described the meter, so there is no device to exchange. */
  export function MeterNotDescribed(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 21);
  }

  /** A location is text in UTF-8, without control characters. */
  export function LocationNotText(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 22);
  }

  /** An account has up to 8 signatories, each of them somebody and there once. */
  export function InvalidSignatories(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 23);
  }

  /**
   * As many users, admins and devices have been added today as an admin, with those it has
   * appointed, may.
   */
  export function TooManyAdded(): DispatchResult {
    return moduleError(REGISTRY_INDEX, 24);
  }
}
