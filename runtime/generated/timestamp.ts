// Written by `grid codegen` from runtime/frame/timestamp. Do not edit.
import { exists as storageExists, kill as storageKill, read, reportCorrupt, write } from "../frame/storage";
import { Writer } from "../scale/writer";

export const TIMESTAMP_INDEX: u8 = 1;

/** twox128("Timestamp") ‖ twox128("Now") */
const NOW = memory.data<u8>([
  0xf0, 0xc3, 0x65, 0xc3, 0xcf, 0x59, 0xd6, 0x71, 0xeb, 0x72, 0xda, 0x0e, 0x7a, 0x41, 0x13, 0xc4,
  0x9f, 0x1f, 0x05, 0x15, 0xf4, 0x62, 0xcd, 0xcf, 0x84, 0xe0, 0xf1, 0xd6, 0x04, 0x5d, 0xfc, 0xbb,
]);

export namespace Storage {
  /** Time of the latest block, in milliseconds since 1970. */
  export namespace now {
    export function get(): u64 {
      const r = read(NOW, 32);
      if (!r) return 0;
      const value = r.u64();
      if (!r.ok) {
        reportCorrupt("Timestamp.Now");
        return 0;
      }
      return value;
    }

    export function put(value: u64): void {
      const w = new Writer(8);
      w.u64(value);
      write(NOW, 32, w);
    }

    export function kill(): void {
      storageKill(NOW, 32);
    }

    export function exists(): bool {
      return storageExists(NOW, 32);
    }
  }
}
