// Written by `grid codegen` from runtime/frame/grandpa. Do not edit.
import { GrandpaAuthority, Stall, StoredPendingChange } from "../frame/grandpa/schema";
import { decodeStall, decodeStoredPendingChange, decodeVecOfGrandpaAuthority, decodeVecOfU32, encodeGrandpaAuthority, encodeStall, encodeStoredPendingChange, encodeVecOfGrandpaAuthority, encodeVecOfU32 } from "./types";
import { DispatchResult, moduleError } from "../primitives/dispatch-error";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { append as storageAppend, exists as storageExists, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const GRANDPA_INDEX: u8 = 3;

/** twox128("Grandpa") ‖ twox128("Authorities") */
function authoritiesPrefix(): usize {
  return prefix(0x89c5007a5bc49c5f, 0xdc789609c6e16193, 0xca69a86c421065e, 0x1d0d8ac9dc9abe02);
}

/** twox128("Grandpa") ‖ twox128("CurrentSetId") */
function currentSetIdPrefix(): usize {
  return prefix(0x89c5007a5bc49c5f, 0xdc789609c6e16193, 0x78ccff3e46092d8a, 0xfcdf87cbb9752da2);
}

/** twox128("Grandpa") ‖ twox128("LastChange") */
function lastChangePrefix(): usize {
  return prefix(0x89c5007a5bc49c5f, 0xdc789609c6e16193, 0x3668147e36309e5d, 0xc2d25b6a0db1e8c6);
}

/** twox128("Grandpa") ‖ twox128("ScheduledChanges") */
function scheduledChangesPrefix(): usize {
  return prefix(0x89c5007a5bc49c5f, 0xdc789609c6e16193, 0x6b1a7b6c7de48d1e, 0x125154ef8839c9d6);
}

/** twox128("Grandpa") ‖ twox128("PendingChange") */
function pendingChangePrefix(): usize {
  return prefix(0x89c5007a5bc49c5f, 0xdc789609c6e16193, 0xdd15c9b19159f62f, 0xb4fcac5e82d4c86c);
}

/** twox128("Grandpa") ‖ twox128("Stalled") */
function stalledPrefix(): usize {
  return prefix(0x89c5007a5bc49c5f, 0xdc789609c6e16193, 0x302cb7613401dd7d, 0xbe9eaf3fcac0f904);
}

/** twox128("Grandpa") ‖ twox128("StallNotedAt") */
function stallNotedAtPrefix(): usize {
  return prefix(0x89c5007a5bc49c5f, 0xdc789609c6e16193, 0x711537fb57f9ffaf, 0x3fc32c903459aada);
}

export namespace Storage {
  /** The authorities that finalise blocks. */
  export namespace authorities {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return authoritiesPrefix();
    }

    function stored(r: Reader | null): Array<GrandpaAuthority> {
      if (!r) return new Array<GrandpaAuthority>();
      const value = decodeVecOfGrandpaAuthority(r);
      if (!r.ok) {
        reportCorrupt("Grandpa.Authorities");
        return new Array<GrandpaAuthority>();
      }
      return value;
    }

    export function get(): Array<GrandpaAuthority> {
      return stored(read(authoritiesPrefix(), 32));
    }

    export function put(value: Array<GrandpaAuthority>): void {
      const w = new Writer(4 + value.length * 40);
      encodeVecOfGrandpaAuthority(w, value);
      write(authoritiesPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): Array<GrandpaAuthority> {
      const r = read(authoritiesPrefix(), 32);
      if (r) storageKill(authoritiesPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: Array<GrandpaAuthority>, by: By) => Array<GrandpaAuthority>): Array<GrandpaAuthority> {
      const value = change(stored(read(authoritiesPrefix(), 32)), by);
      put(value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(by: By, change: (value: Array<GrandpaAuthority>, by: By) => Array<GrandpaAuthority> | null): Array<GrandpaAuthority> | null {
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

    export function append(item: GrandpaAuthority): void {
      const w = new Writer(40);
      encodeGrandpaAuthority(w, item);
      storageAppend(authoritiesPrefix(), 32, w);
    }
  }

  /** How often the set of authorities has changed, as nodes count. */
  export namespace currentSetId {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return currentSetIdPrefix();
    }

    function stored(r: Reader | null): u64 {
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Grandpa.CurrentSetId");
        return 0;
      }
      return value;
    }

    export function get(): u64 {
      return stored(read(currentSetIdPrefix(), 32));
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(currentSetIdPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u64 {
      const r = read(currentSetIdPrefix(), 32);
      if (r) storageKill(currentSetIdPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u64, by: By) => u64): u64 {
      const value = change(stored(read(currentSetIdPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(currentSetIdPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(currentSetIdPrefix(), 32);
    }
  }

  /** Number of the block in which it changed last. */
  export namespace lastChange {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return lastChangePrefix();
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("Grandpa.LastChange");
        return 0;
      }
      return value;
    }

    export function get(): u32 {
      return stored(read(lastChangePrefix(), 32));
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(lastChangePrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u32 {
      const r = read(lastChangePrefix(), 32);
      if (r) storageKill(lastChangePrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u32, by: By) => u32): u32 {
      const value = change(stored(read(lastChangePrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(lastChangePrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(lastChangePrefix(), 32);
    }
  }

  /**
   * Numbers of the latest blocks that announced a change which the voters before it have to
   * finalise.
   */
  export namespace scheduledChanges {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return scheduledChangesPrefix();
    }

    function stored(r: Reader | null): Array<u32> {
      if (!r) return new Array<u32>();
      const value = decodeVecOfU32(r);
      if (!r.ok) {
        reportCorrupt("Grandpa.ScheduledChanges");
        return new Array<u32>();
      }
      return value;
    }

    export function get(): Array<u32> {
      return stored(read(scheduledChangesPrefix(), 32));
    }

    export function put(value: Array<u32>): void {
      const w = new Writer(4 + value.length * 4);
      encodeVecOfU32(w, value);
      write(scheduledChangesPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): Array<u32> {
      const r = read(scheduledChangesPrefix(), 32);
      if (r) storageKill(scheduledChangesPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: Array<u32>, by: By) => Array<u32>): Array<u32> {
      const value = change(stored(read(scheduledChangesPrefix(), 32)), by);
      put(value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(by: By, change: (value: Array<u32>, by: By) => Array<u32> | null): Array<u32> | null {
      const value = change(stored(read(scheduledChangesPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(scheduledChangesPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(scheduledChangesPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(scheduledChangesPrefix(), 32);
    }

    export function append(item: u32): void {
      const w = new Writer(4);
      w.u32(item);
      storageAppend(scheduledChangesPrefix(), 32, w);
    }
  }

  /** A forced change that is announced and not in force yet. */
  export namespace pendingChange {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return pendingChangePrefix();
    }

    function stored(r: Reader | null): StoredPendingChange | null {
      if (!r) return null;
      const value = decodeStoredPendingChange(r);
      if (!r.ok) {
        reportCorrupt("Grandpa.PendingChange");
        return null;
      }
      return value;
    }

    export function get(): StoredPendingChange | null {
      return stored(read(pendingChangePrefix(), 32));
    }

    export function put(value: StoredPendingChange): void {
      const w = new Writer(48);
      encodeStoredPendingChange(w, value);
      write(pendingChangePrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): StoredPendingChange | null {
      const r = read(pendingChangePrefix(), 32);
      if (r) storageKill(pendingChangePrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: StoredPendingChange | null, by: By) => StoredPendingChange | null): StoredPendingChange | null {
      const value = change(stored(read(pendingChangePrefix(), 32)), by);
      if (value) put(value);
      else storageKill(pendingChangePrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(pendingChangePrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(pendingChangePrefix(), 32);
    }
  }

  /** Delay and last final block of a stall, until the authorities are changed. */
  export namespace stalled {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return stalledPrefix();
    }

    function stored(r: Reader | null): Stall | null {
      if (!r) return null;
      const value = decodeStall(r);
      if (!r.ok) {
        reportCorrupt("Grandpa.Stalled");
        return null;
      }
      return value;
    }

    export function get(): Stall | null {
      return stored(read(stalledPrefix(), 32));
    }

    export function put(value: Stall): void {
      const w = new Writer(8);
      encodeStall(w, value);
      write(stalledPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): Stall | null {
      const r = read(stalledPrefix(), 32);
      if (r) storageKill(stalledPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: Stall | null, by: By) => Stall | null): Stall | null {
      const value = change(stored(read(stalledPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(stalledPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(stalledPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(stalledPrefix(), 32);
    }
  }

  /** Number of the block in which the stall was noted. */
  export namespace stallNotedAt {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return stallNotedAtPrefix();
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("Grandpa.StallNotedAt");
        return 0;
      }
      return value;
    }

    export function get(): u32 {
      return stored(read(stallNotedAtPrefix(), 32));
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(stallNotedAtPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u32 {
      const r = read(stallNotedAtPrefix(), 32);
      if (r) storageKill(stallNotedAtPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u32, by: By) => u32): u32 {
      const value = change(stored(read(stallNotedAtPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(stallNotedAtPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(stallNotedAtPrefix(), 32);
    }
  }
}



export namespace Errors {
  /** A change of the authorities is announced and not in force yet. */
  export function ChangePending(): DispatchResult {
    return moduleError(GRANDPA_INDEX, 2);
  }

  /** The block that is said to be final is not there yet. */
  export function BlockNotFinal(): DispatchResult {
    return moduleError(GRANDPA_INDEX, 7);
  }

  /** The forced change would wait for more blocks than it may. */
  export function DelayTooLong(): DispatchResult {
    return moduleError(GRANDPA_INDEX, 8);
  }
}
