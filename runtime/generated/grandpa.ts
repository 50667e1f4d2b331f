// Written by `grid codegen` from runtime/frame/grandpa. Do not edit.
import { GrandpaAuthority } from "../frame/grandpa/schema";
import { decodeVecOfGrandpaAuthority, encodeGrandpaAuthority, encodeVecOfGrandpaAuthority } from "./types";
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

export namespace Storage {
  /** The authorities that finalise blocks. */
  export namespace authorities {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return authoritiesPrefix();
    }

    export function get(): Array<GrandpaAuthority> {
      const r = read(authoritiesPrefix(), 32);
      if (!r) return new Array<GrandpaAuthority>();
      const value = decodeVecOfGrandpaAuthority(r);
      if (!r.ok) {
        reportCorrupt("Grandpa.Authorities");
        return new Array<GrandpaAuthority>();
      }
      return value;
    }

    export function put(value: Array<GrandpaAuthority>): void {
      const w = new Writer(4 + value.length * 40);
      encodeVecOfGrandpaAuthority(w, value);
      write(authoritiesPrefix(), 32, w);
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

  /** How often the set of authorities has changed. */
  export namespace currentSetId {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return currentSetIdPrefix();
    }

    export function get(): u64 {
      const r = read(currentSetIdPrefix(), 32);
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Grandpa.CurrentSetId");
        return 0;
      }
      return value;
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(currentSetIdPrefix(), 32, w);
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

    export function get(): u32 {
      const r = read(lastChangePrefix(), 32);
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("Grandpa.LastChange");
        return 0;
      }
      return value;
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(lastChangePrefix(), 32, w);
    }

    export function kill(): void {
      storageKill(lastChangePrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(lastChangePrefix(), 32);
    }
  }
}
