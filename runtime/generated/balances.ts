// Written by `grid codegen` from runtime/frame/balances. Do not edit.
import { beginEvent, depositEvent } from "../frame/events";
import { exists as storageExists, kill as storageKill, read, reportCorrupt, write } from "../frame/storage";
import { AccountId } from "../primitives/hash";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";

export const BALANCES_INDEX: u8 = 4;

/** twox128("Balances") ‖ twox128("TotalIssuance") */
const TOTAL_ISSUANCE = memory.data<u8>([
  0xc2, 0x26, 0x12, 0x76, 0xcc, 0x9d, 0x1f, 0x85, 0x98, 0xea, 0x4b, 0x6a, 0x74, 0xb1, 0x5c, 0x2f,
  0x57, 0xc8, 0x75, 0xe4, 0xcf, 0xf7, 0x41, 0x48, 0xe4, 0x62, 0x8f, 0x26, 0x4b, 0x97, 0x4c, 0x80,
]);

export namespace Storage {
  /** GRID in existence, in base units. */
  export namespace totalIssuance {
    export function get(): u128 {
      const r = read(TOTAL_ISSUANCE, 32);
      if (!r) return u128.zero();
      const value = r.u128();
      if (!r.ok) {
        reportCorrupt("Balances.TotalIssuance");
        return u128.zero();
      }
      return value;
    }

    export function put(value: u128): void {
      const w = new Writer(16);
      w.u128(value);
      write(TOTAL_ISSUANCE, 32, w);
    }

    export function kill(): void {
      storageKill(TOTAL_ISSUANCE, 32);
    }

    export function exists(): bool {
      return storageExists(TOTAL_ISSUANCE, 32);
    }
  }
}

export namespace Events {
  /** GRID moved between two holders. */
  export function transfer(from: AccountId, to: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 2, 80);
    from.encode(w);
    to.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID was set aside. */
  export function reserved(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 4, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID that was set aside came back. */
  export function unreserved(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 5, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID was taken for a fee. */
  export function withdraw(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 8, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID was created. */
  export function minted(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 10, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }

  /** GRID was destroyed. */
  export function burned(who: AccountId, amount: u128): void {
    const w = beginEvent(BALANCES_INDEX, 11, 48);
    who.encode(w);
    w.u128(amount);
    depositEvent(w);
  }
}
