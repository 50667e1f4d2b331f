// Written by `grid codegen` from runtime/frame/timestamp. Do not edit.
import { exists as storageExists, kill as storageKill, read, reportCorrupt, write } from "../frame/storage";
import { Writer } from "../scale/writer";

export const TIMESTAMP_INDEX: u8 = 1;

/** twox128("Timestamp") ‖ twox128("Now") */
const NOW = memory.data<u8>([
  0xf0, 0xc3, 0x65, 0xc3, 0xcf, 0x59, 0xd6, 0x71, 0xeb, 0x72, 0xda, 0x0e, 0x7a, 0x41, 0x13, 0xc4,
  0x9f, 0x1f, 0x05, 0x15, 0xf4, 0x62, 0xcd, 0xcf, 0x84, 0xe0, 0xf1, 0xd6, 0x04, 0x5d, 0xfc, 0xbb,
]);

/** twox128("Timestamp") ‖ twox128("DidUpdate") */
const DID_UPDATE = memory.data<u8>([
  0xf0, 0xc3, 0x65, 0xc3, 0xcf, 0x59, 0xd6, 0x71, 0xeb, 0x72, 0xda, 0x0e, 0x7a, 0x41, 0x13, 0xc4,
  0xbb, 0xd1, 0x08, 0xc4, 0x89, 0x99, 0x64, 0xf7, 0x07, 0xfd, 0xaf, 0xfb, 0x82, 0x63, 0x60, 0x65,
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

  /** Whether the block being built has its time; empty between blocks. */
  export namespace didUpdate {
    export function get(): bool {
      const r = read(DID_UPDATE, 32);
      if (!r) return false;
      const value = r.bool();
      if (!r.ok) {
        reportCorrupt("Timestamp.DidUpdate");
        return false;
      }
      return value;
    }

    export function put(value: bool): void {
      const w = new Writer(1);
      w.bool(value);
      write(DID_UPDATE, 32, w);
    }

    export function kill(): void {
      storageKill(DID_UPDATE, 32);
    }

    export function exists(): bool {
      return storageExists(DID_UPDATE, 32);
    }
  }
}
