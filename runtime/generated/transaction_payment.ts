// Written by `grid codegen` from runtime/frame/transaction-payment. Do not edit.
import { beginEvent, depositEvent } from "../frame/system/events";
import { FeeCoefficients } from "../frame/transaction-payment/schema";
import { decodeFeeCoefficients, encodeFeeCoefficients } from "./types";
import { AccountId } from "../primitives/hash";
import { Reader } from "../scale/reader";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";
import { exists as storageExists, kill as storageKill, prefix, read, reportCorrupt, write } from "../support/storage";

export const TRANSACTION_PAYMENT_INDEX: u8 = 5;

/** twox128("TransactionPayment") ‖ twox128("Coefficients") */
function coefficientsPrefix(): usize {
  return prefix(0x1ad7bc96a067143f, 0x1008e255810c6a5b, 0x191502e4412453f3, 0x51da17e637b1993c);
}

export namespace Storage {
  /** What a transaction costs; nothing while absent. */
  export namespace coefficients {
    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return coefficientsPrefix();
    }

    function stored(r: Reader | null): FeeCoefficients | null {
      if (!r) return null;
      const value = decodeFeeCoefficients(r);
      if (!r.ok) {
        reportCorrupt("TransactionPayment.Coefficients");
        return null;
      }
      return value;
    }

    export function get(): FeeCoefficients | null {
      return stored(read(coefficientsPrefix(), 32));
    }

    export function put(value: FeeCoefficients): void {
      const w = new Writer(16);
      encodeFeeCoefficients(w, value);
      write(coefficientsPrefix(), 32, w);
    }

    /** Reads the value and removes it. */
    export function take(): FeeCoefficients | null {
      const r = read(coefficientsPrefix(), 32);
      if (r) storageKill(coefficientsPrefix(), 32);
      return stored(r);
    }

    /** Stores what `change` makes of the value; null removes it. */
    export function mutate<By>(by: By, change: (value: FeeCoefficients | null, by: By) => FeeCoefficients | null): FeeCoefficients | null {
      const value = change(stored(read(coefficientsPrefix(), 32)), by);
      if (value) put(value);
      else storageKill(coefficientsPrefix(), 32);
      return value;
    }

    export function kill(): void {
      storageKill(coefficientsPrefix(), 32);
    }

    export function exists(): bool {
      return storageExists(coefficientsPrefix(), 32);
    }
  }
}


export namespace Events {
  /** An account paid for a transaction, of which the tip by choice. */
  export function transactionFeePaid(who: AccountId, actualFee: u128, tip: u128): void {
    const w = beginEvent(TRANSACTION_PAYMENT_INDEX, 0, 64);
    who.encode(w);
    w.u128(actualFee);
    w.u128(tip);
    depositEvent(w);
  }
}
