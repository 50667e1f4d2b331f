import { Call, DispatchClass } from "../support/call";
import { Extrinsic } from "../executive/extrinsic";
import { Fee, feeOf, lengthToFee, weightToFee } from "../frame/transaction-payment/fees";
import { FeeDetails, RuntimeDispatchInfo } from "../primitives/api-types";
import { Balance } from "../primitives";
import { OpaqueExtrinsic } from "../primitives/header";
import { Weight } from "../primitives/weight";
import { u128 } from "../scale/u128";

/** What a transaction costs. */
@api("TransactionPaymentApi", 4)
export class TransactionPaymentApi {
  /** Weight, class and fee of an extrinsic of `len` bytes. */
  static queryInfo(uxt: OpaqueExtrinsic, len: u32): RuntimeDispatchInfo {
    const extrinsic = Extrinsic.open(uxt.body);
    const call = extrinsic ? extrinsic.call() : null;
    if (!extrinsic || !call) return unknownCost();
    return infoOf(call, len, extrinsic.signed != null);
  }

  /** The parts of its fee. */
  static queryFeeDetails(uxt: OpaqueExtrinsic, len: u32): FeeDetails {
    const extrinsic = Extrinsic.open(uxt.body);
    const signed = extrinsic ? extrinsic.signed : null;
    const call = extrinsic ? extrinsic.call() : null;
    if (!signed || !call) return detailsOf(null, len, u128.zero());
    return detailsOf(call, len, signed.tip);
  }

  /** Fee of a weight alone, 10^18 = 1 GRID. */
  static queryWeightToFee(weight: Weight): Balance {
    return weightToFee(weight);
  }

  /** Fee of a length alone, 10^18 = 1 GRID. */
  static queryLengthToFee(length: u32): Balance {
    return lengthToFee(length);
  }
}

/** What a call would cost, before it is signed. */
@api("TransactionPaymentCallApi", 3)
export class TransactionPaymentCallApi {
  /** Weight, class and fee of a call in an extrinsic of `len` bytes. */
  static queryCallInfo(call: RuntimeCall, len: u32): RuntimeDispatchInfo {
    return infoOf(call, len, true);
  }

  /** The parts of its fee. */
  static queryCallFeeDetails(call: RuntimeCall, len: u32): FeeDetails {
    return detailsOf(call, len, u128.zero());
  }

  /** Fee of a weight alone, 10^18 = 1 GRID. */
  static queryWeightToFee(weight: Weight): Balance {
    return weightToFee(weight);
  }

  /** Fee of a length alone, 10^18 = 1 GRID. */
  static queryLengthToFee(length: u32): Balance {
    return lengthToFee(length);
  }
}

type RuntimeCall = Call;

/** What does not decode will never be included: it costs nothing and weighs nothing. */
function unknownCost(): RuntimeDispatchInfo {
  return new RuntimeDispatchInfo(Weight.zero(), <u8>DispatchClass.Normal, u128.zero());
}

function infoOf(call: Call, length: u32, pays: bool): RuntimeDispatchInfo {
  const weight = call.weight();
  const fee = pays ? feeOf(weight, length) : Fee.free();
  return new RuntimeDispatchInfo(weight, call.dispatchClass(), fee.total());
}

function detailsOf(call: Call | null, length: u32, tip: u128): FeeDetails {
  const fee = call ? feeOf(call.weight(), length) : Fee.free();
  return new FeeDetails(call != null, fee.base, fee.length, fee.weight, tip);
}
