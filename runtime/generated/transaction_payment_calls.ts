// Written by `grid codegen` from runtime/frame/transaction-payment. Do not edit.
import { TransactionPayment } from "../frame/transaction-payment/pallet";
import { TRANSACTION_PAYMENT_INDEX } from "./transaction_payment";
import { DispatchResult } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call, DispatchClass } from "../support/call";
import * as weights from "../frame/transaction-payment/weights";

/** Root: sets what a microsecond and a byte cost, 10^18 = 1 GRID. */
@final
class SetCoefficientsCall extends Call {
  constructor(
    private readonly perMicrosecond: u64,
    private readonly perByte: u64,
  ) {
    super();
  }

  pallet(): u8 {
    return TRANSACTION_PAYMENT_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "TransactionPayment.set_coefficients";
  }

  weight(): Weight {
    return weights.setCoefficients();
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  encodeArguments(w: Writer): void {
    w.u64(this.perMicrosecond);
    w.u64(this.perByte);
  }

  dispatch(origin: Origin): DispatchResult {
    return TransactionPayment.setCoefficients(origin, this.perMicrosecond, this.perByte);
  }
}

function decodeSetCoefficientsCall(r: Reader): SetCoefficientsCall {
  const perMicrosecond = r.u64();
  const perByte = r.u64();
  return new SetCoefficientsCall(perMicrosecond, perByte);
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return decodeSetCoefficientsCall(r);
    default:
      return null;
  }
}
