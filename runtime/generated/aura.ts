// Written by `grid codegen` from runtime/frame/aura. Do not edit.
import { append as storageAppend, exists as storageExists, kill as storageKill, read, reportCorrupt, write } from "../frame/storage";
import { decodeVecOfAccountId, encodeVecOfAccountId } from "./types";
import { AccountId } from "../primitives/hash";
import { Writer } from "../scale/writer";

export const AURA_INDEX: u8 = 2;

/** twox128("Aura") ‖ twox128("Authorities") */
const AUTHORITIES = memory.data<u8>([
  0x57, 0xf8, 0xdc, 0x2f, 0x5a, 0xb0, 0x94, 0x67, 0x89, 0x6f, 0x47, 0x30, 0x0f, 0x04, 0x24, 0x38,
  0x5e, 0x06, 0x21, 0xc4, 0x86, 0x9a, 0xa6, 0x0c, 0x02, 0xbe, 0x9a, 0xdc, 0xc9, 0x8a, 0x0d, 0x1d,
]);

/** twox128("Aura") ‖ twox128("CurrentSlot") */
const CURRENT_SLOT = memory.data<u8>([
  0x57, 0xf8, 0xdc, 0x2f, 0x5a, 0xb0, 0x94, 0x67, 0x89, 0x6f, 0x47, 0x30, 0x0f, 0x04, 0x24, 0x38,
  0x06, 0x15, 0x5b, 0x3c, 0xd9, 0xa8, 0xc9, 0xe5, 0xe9, 0xa2, 0x3f, 0xd5, 0xdc, 0x13, 0xa5, 0xed,
]);

/** twox128("Aura") ‖ twox128("ConfiguredSlotDuration") */
const CONFIGURED_SLOT_DURATION = memory.data<u8>([
  0x57, 0xf8, 0xdc, 0x2f, 0x5a, 0xb0, 0x94, 0x67, 0x89, 0x6f, 0x47, 0x30, 0x0f, 0x04, 0x24, 0x38,
  0x4a, 0x1e, 0x91, 0xdd, 0xc2, 0x9a, 0x19, 0xdf, 0xd3, 0x23, 0xfe, 0x0e, 0x50, 0x21, 0x73, 0xda,
]);

export namespace Storage {
  /** The authorities that author blocks in turn: sr25519 keys. */
  export namespace authorities {
    export function get(): Array<AccountId> {
      const r = read(AUTHORITIES, 32);
      if (!r) return new Array<AccountId>();
      const value = decodeVecOfAccountId(r);
      if (!r.ok) {
        reportCorrupt("Aura.Authorities");
        return new Array<AccountId>();
      }
      return value;
    }

    export function put(value: Array<AccountId>): void {
      const w = new Writer(4 + value.length * 32);
      encodeVecOfAccountId(w, value);
      write(AUTHORITIES, 32, w);
    }

    export function kill(): void {
      storageKill(AUTHORITIES, 32);
    }

    export function exists(): bool {
      return storageExists(AUTHORITIES, 32);
    }

    export function append(item: AccountId): void {
      const w = new Writer(32);
      item.encode(w);
      storageAppend(AUTHORITIES, 32, w);
    }
  }

  /** Slot of the latest block. */
  export namespace currentSlot {
    export function get(): u64 {
      const r = read(CURRENT_SLOT, 32);
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Aura.CurrentSlot");
        return 0;
      }
      return value;
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(CURRENT_SLOT, 32, w);
    }

    export function kill(): void {
      storageKill(CURRENT_SLOT, 32);
    }

    export function exists(): bool {
      return storageExists(CURRENT_SLOT, 32);
    }
  }

  /** Milliseconds of a slot, when genesis set them. */
  export namespace configuredSlotDuration {
    export function get(): u64 {
      const r = read(CONFIGURED_SLOT_DURATION, 32);
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Aura.ConfiguredSlotDuration");
        return 0;
      }
      return value;
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(CONFIGURED_SLOT_DURATION, 32, w);
    }

    export function kill(): void {
      storageKill(CONFIGURED_SLOT_DURATION, 32);
    }

    export function exists(): bool {
      return storageExists(CONFIGURED_SLOT_DURATION, 32);
    }
  }
}
