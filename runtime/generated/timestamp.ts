// Written by `grid codegen` from runtime/frame/timestamp. Do not edit.
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { exists as storageExists, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const TIMESTAMP_INDEX: u8 = 1;

/** twox128("Timestamp") ‖ twox128("Now") */
function nowPrefix(): usize {
  return prefix(0x71d659cfc365c3f0, 0xc413417a0eda72eb, 0xcfcd62f415051f9f, 0xbbfc5d04d6f1e084);
}

export namespace Storage {
  /** Time of the latest block, in milliseconds since 1970. */
  export namespace now {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return nowPrefix();
    }

    function stored(r: Reader | null): u64 {
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Timestamp.Now");
        return 0;
      }
      return value;
    }

    export function get(): u64 {
      return stored(read(nowPrefix(), 32));
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(nowPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): u64 {
      const r = read(nowPrefix(), 32);
      if (r) storageKill(nowPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value. */
    export function mutate<By>(by: By, change: (value: u64, by: By) => u64): u64 {
      const value = change(stored(read(nowPrefix(), 32)), by);
      put(value);
      return value;
    }

    export function kill(): void {
      storageKill(nowPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(nowPrefix(), 32);
    }
  }
}
