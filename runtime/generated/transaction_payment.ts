// Written by `grid codegen` from runtime/frame/transaction-payment. Do not edit.
import { beginEvent, depositEvent } from "../frame/events";
import { exists as storageExists, kill as storageKill, read, reportCorrupt, write } from "../frame/storage";
import { FeeCoefficients } from "../frame/transaction-payment/schema";
import { decodeFeeCoefficients, encodeFeeCoefficients } from "./types";
import { AccountId } from "../primitives/hash";
import { u128 } from "../scale/u128";
import { Writer } from "../scale/writer";

export const TRANSACTION_PAYMENT_INDEX: u8 = 5;

/** twox128("TransactionPayment") ‖ twox128("Coefficients") */
const COEFFICIENTS = memory.data<u8>([
  0x3f, 0x14, 0x67, 0xa0, 0x96, 0xbc, 0xd7, 0x1a, 0x5b, 0x6a, 0x0c, 0x81, 0x55, 0xe2, 0x08, 0x10,
  0xf3, 0x53, 0x24, 0x41, 0xe4, 0x02, 0x15, 0x19, 0x3c, 0x99, 0xb1, 0x37, 0xe6, 0x17, 0xda, 0x51,
]);

export namespace Storage {
  /** What a transaction costs; nothing while absent. */
  export namespace coefficients {
    export function get(): FeeCoefficients | null {
      const r = read(COEFFICIENTS, 32);
      if (!r) return null;
      const value = decodeFeeCoefficients(r);
      if (!r.ok) {
        reportCorrupt("TransactionPayment.Coefficients");
        return null;
      }
      return value;
    }

    export function put(value: FeeCoefficients): void {
      const w = new Writer(16);
      encodeFeeCoefficients(w, value);
      write(COEFFICIENTS, 32, w);
    }

    export function kill(): void {
      storageKill(COEFFICIENTS, 32);
    }

    export function exists(): bool {
      return storageExists(COEFFICIENTS, 32);
    }
  }
}

export namespace Events {
  /** `who` paid `actual_fee` for a transaction, of which `tip` by choice. */
  export function transactionFeePaid(who: AccountId, actualFee: u128, tip: u128): void {
    const w = beginEvent(TRANSACTION_PAYMENT_INDEX, 0, 64);
    who.encode(w);
    w.u128(actualFee);
    w.u128(tip);
    depositEvent(w);
  }
}
