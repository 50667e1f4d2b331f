// Written by `grid codegen` from runtime/frame/session. Do not edit.
import { decodeVecOfAccountId, encodeVecOfAccountId } from "./types";
import { AccountId } from "../primitives/hash";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { append as storageAppend, exists as storageExists, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const SESSION_INDEX: u8 = 8;

/** twox128("Session") ‖ twox128("Validators") */
function validatorsPrefix(): usize {
  return prefix(0x49d39d600d07c5ce, 0xa06bc97fe0bd727f, 0x2782654c93dedc88, 0x369e1d6fcfa1dee);
}

/** twox128("Session") ‖ twox128("CurrentIndex") */
function currentIndexPrefix(): usize {
  return prefix(0x49d39d600d07c5ce, 0xa06bc97fe0bd727f, 0xfd996aa300387672, 0xe66e5f41f6107cfc);
}

export namespace Storage {
  /** The accounts of those who author blocks, in the order of their turns. */
  export namespace validators {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return validatorsPrefix();
    }

    function stored(r: Reader | null): Array<AccountId> {
      if (!r) return new Array<AccountId>();
      const value = decodeVecOfAccountId(r);
      if (!r.ok) {
        reportCorrupt("Session.Validators");
        return new Array<AccountId>();
      }
      return value;
    }

    export function get(): Array<AccountId> {
      return stored(read(validatorsPrefix(), 32));
    }

    export function put(value: Array<AccountId>): void {
      const w = new Writer(4 + value.length * 32);
      encodeVecOfAccountId(w, value);
      write(validatorsPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): Array<AccountId> {
      const r = read(validatorsPrefix(), 32);
      if (r) storageKill(validatorsPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: Array<AccountId>, by: By) => Array<AccountId>): Array<AccountId> {
      const value = change(stored(read(validatorsPrefix(), 32)), by);
      put(value);
      return value;
    }

    /** The same where nothing is stored of what `change` answers null for. */
    export function mutateExists<By>(by: By, change: (value: Array<AccountId>, by: By) => Array<AccountId> | null): Array<AccountId> | null {
      const value = change(stored(read(validatorsPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(validatorsPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(validatorsPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(validatorsPrefix(), 32);
    }

    export function append(item: AccountId): void {
      const w = new Writer(32);
      item.encode(w);
      storageAppend(validatorsPrefix(), 32, w);
    }
  }

  /** How often they have changed. */
  export namespace currentIndex {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return currentIndexPrefix();
    }

    function stored(r: Reader | null): u32 {
      if (!r) return 0;
      const value = r.u32();
      if (!r.ok) {
        reportCorrupt("Session.CurrentIndex");
        return 0;
      }
      return value;
    }

    export function get(): u32 {
      return stored(read(currentIndexPrefix(), 32));
    }

    export function put(value: u32): void {
      const w = new Writer(4);
      w.u32(value);
      write(currentIndexPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u32 {
      const r = read(currentIndexPrefix(), 32);
      if (r) storageKill(currentIndexPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u32, by: By) => u32): u32 {
      const value = change(stored(read(currentIndexPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(currentIndexPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(currentIndexPrefix(), 32);
    }
  }
}
