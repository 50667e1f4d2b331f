// Written by `grid codegen` from runtime/frame/grandpa. Do not edit.
import { GrandpaAuthority } from "../frame/grandpa/schema";
import { append as storageAppend, exists as storageExists, kill as storageKill, read, reportCorrupt, write } from "../frame/storage";
import { decodeVecOfGrandpaAuthority, encodeGrandpaAuthority, encodeVecOfGrandpaAuthority } from "./types";
import { Writer } from "../scale/writer";

export const GRANDPA_INDEX: u8 = 3;

/** twox128("Grandpa") ‖ twox128("Authorities") */
const AUTHORITIES = memory.data<u8>([
  0x5f, 0x9c, 0xc4, 0x5b, 0x7a, 0x00, 0xc5, 0x89, 0x93, 0x61, 0xe1, 0xc6, 0x09, 0x96, 0x78, 0xdc,
  0x5e, 0x06, 0x21, 0xc4, 0x86, 0x9a, 0xa6, 0x0c, 0x02, 0xbe, 0x9a, 0xdc, 0xc9, 0x8a, 0x0d, 0x1d,
]);

/** twox128("Grandpa") ‖ twox128("CurrentSetId") */
const CURRENT_SET_ID = memory.data<u8>([
  0x5f, 0x9c, 0xc4, 0x5b, 0x7a, 0x00, 0xc5, 0x89, 0x93, 0x61, 0xe1, 0xc6, 0x09, 0x96, 0x78, 0xdc,
  0x8a, 0x2d, 0x09, 0x46, 0x3e, 0xff, 0xcc, 0x78, 0xa2, 0x2d, 0x75, 0xb9, 0xcb, 0x87, 0xdf, 0xfc,
]);

export namespace Storage {
  /** The authorities that finalise blocks. */
  export namespace authorities {
    export function get(): Array<GrandpaAuthority> {
      const r = read(AUTHORITIES, 32);
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
      write(AUTHORITIES, 32, w);
    }

    export function kill(): void {
      storageKill(AUTHORITIES, 32);
    }

    export function exists(): bool {
      return storageExists(AUTHORITIES, 32);
    }

    export function append(item: GrandpaAuthority): void {
      const w = new Writer(40);
      encodeGrandpaAuthority(w, item);
      storageAppend(AUTHORITIES, 32, w);
    }
  }

  /** How often the set of authorities has changed. */
  export namespace currentSetId {
    export function get(): u64 {
      const r = read(CURRENT_SET_ID, 32);
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
      write(CURRENT_SET_ID, 32, w);
    }

    export function kill(): void {
      storageKill(CURRENT_SET_ID, 32);
    }

    export function exists(): bool {
      return storageExists(CURRENT_SET_ID, 32);
    }
  }
}
