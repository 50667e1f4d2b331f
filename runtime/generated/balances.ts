// Written by `grid codegen` from runtime/frame/balances. Do not edit.
import { beginEvent, depositEvent } from "../frame/events";
import { exists as storageExists, kill as storageKill, prefix, read, reportCorrupt, write } from "../frame/storage";
import { AccountId } from "../primitives/hash";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";

export const BALANCES_INDEX: u8 = 4;

/** twox128("Balances") ‖ twox128("TotalIssuance") */
function totalIssuancePrefix(): usize {
  return prefix(0x851f9dcc761226c2, 0x2f5cb1746a4bea98, 0x4841f7cfe475c857, 0x804c974b268f62e4);
}

export namespace Storage {
  /** GRID in existence, in base units. */
  export namespace totalIssuance {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return totalIssuancePrefix();
    }

    export function get(): u128 {
      const r = read(totalIssuancePrefix(), 32);
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
      write(totalIssuancePrefix(), 32, w);
    }

    export function kill(): void {
      storageKill(totalIssuancePrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(totalIssuancePrefix(), 32);
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
