// Written by `grid codegen` from runtime/frame/aura. Do not edit.
import { decodeVecOfAccountId, encodeVecOfAccountId } from "./types";
import { AccountId } from "../primitives/hash";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { append as storageAppend, exists as storageExists, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const AURA_INDEX: u8 = 2;

/** twox128("Aura") ‖ twox128("Authorities") */
function authoritiesPrefix(): usize {
  return prefix(0x6794b05a2fdcf857, 0x3824040f30476f89, 0xca69a86c421065e, 0x1d0d8ac9dc9abe02);
}

/** twox128("Aura") ‖ twox128("CurrentSlot") */
function currentSlotPrefix(): usize {
  return prefix(0x6794b05a2fdcf857, 0x3824040f30476f89, 0xe5c9a8d93c5b1506, 0xeda513dcd53fa2e9);
}

/** twox128("Aura") ‖ twox128("ConfiguredSlotDuration") */
function configuredSlotDurationPrefix(): usize {
  return prefix(0x6794b05a2fdcf857, 0x3824040f30476f89, 0xdf199ac2dd911e4a, 0xda7321500efe23d3);
}

export namespace Storage {
  /** The authorities that author blocks in turn: sr25519 keys. */
  export namespace authorities {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return authoritiesPrefix();
    }

    function stored(r: Reader | null): Array<AccountId> {
      if (!r) return new Array<AccountId>();
      const value = decodeVecOfAccountId(r);
      if (!r.ok) {
        reportCorrupt("Aura.Authorities");
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

  /** Slot of the latest block. */
  export namespace currentSlot {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return currentSlotPrefix();
    }

    function stored(r: Reader | null): u64 {
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Aura.CurrentSlot");
        return 0;
      }
      return value;
    }

    export function get(): u64 {
      return stored(read(currentSlotPrefix(), 32));
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(currentSlotPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u64 {
      const r = read(currentSlotPrefix(), 32);
      if (r) storageKill(currentSlotPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u64, by: By) => u64): u64 {
      const value = change(stored(read(currentSlotPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(currentSlotPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(currentSlotPrefix(), 32);
    }
  }

  /** Milliseconds of a slot where they are not the code's, as an older release let them be. */
  export namespace configuredSlotDuration {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return configuredSlotDurationPrefix();
    }

    function stored(r: Reader | null): u64 {
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Aura.ConfiguredSlotDuration");
        return 0;
      }
      return value;
    }

    export function get(): u64 {
      return stored(read(configuredSlotDurationPrefix(), 32));
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(configuredSlotDurationPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u64 {
      const r = read(configuredSlotDurationPrefix(), 32);
      if (r) storageKill(configuredSlotDurationPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u64, by: By) => u64): u64 {
      const value = change(stored(read(configuredSlotDurationPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(configuredSlotDurationPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(configuredSlotDurationPrefix(), 32);
    }
  }
}

/** twox128("Aura") ‖ twox128(":__STORAGE_VERSION__:") */
function storageVersionKey(): usize {
  return prefix(0x6794b05a2fdcf857, 0x3824040f30476f89, 0xc4416b0912907b4e, 0x29a46e7f94af3aeb);
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
