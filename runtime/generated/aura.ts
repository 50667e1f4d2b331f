// Written by `grid codegen` from runtime/frame/aura. Do not edit.
import { decodeVecOfAccountId, encodeVecOfAccountId } from "./types";
import { AccountId } from "../primitives/hash";
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

    export function get(): Array<AccountId> {
      const r = read(authoritiesPrefix(), 32);
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
      write(authoritiesPrefix(), 32, w);
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

    export function get(): u64 {
      const r = read(currentSlotPrefix(), 32);
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
      write(currentSlotPrefix(), 32, w);
    }

    export function kill(): void {
      storageKill(currentSlotPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(currentSlotPrefix(), 32);
    }
  }

  /** Milliseconds of a slot, when genesis set them. */
  export namespace configuredSlotDuration {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return configuredSlotDurationPrefix();
    }

    export function get(): u64 {
      const r = read(configuredSlotDurationPrefix(), 32);
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
      write(configuredSlotDurationPrefix(), 32, w);
    }

    export function kill(): void {
      storageKill(configuredSlotDurationPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(configuredSlotDurationPrefix(), 32);
    }
  }
}
