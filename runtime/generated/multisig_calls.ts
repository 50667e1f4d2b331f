// Written by `grid codegen` from runtime/frame/multisig. Do not edit.
import { approvingWeight, cancellingWeight, makingWeight, ofApproving, ofCancelling, ofMaking, ofOne, oneWeight } from "../frame/multisig/group";
import { Multisig } from "../frame/multisig/pallet";
import { Timepoint } from "../frame/multisig/schema";
import { requireCall } from "./dispatch";
import { MULTISIG_INDEX } from "./multisig";
import { decodeOptionOfTimepoint, decodeTimepoint, decodeVecOfAccountId, encodeOptionOfTimepoint, encodeTimepoint, encodeVecOfAccountId } from "./types";
import { DispatchResult } from "../primitives/dispatch-error";
import { AccountId, H256 } from "../primitives/hash";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call } from "../support/call";
import * as weights from "../frame/multisig/weights";

/** Signatory: makes a call for an account of which one signatory is enough. */
@final
class AsMultiThreshold_1Call extends Call {
  constructor(
    private readonly otherSignatories: Array<AccountId>,
    private readonly call: Call,
  ) {
    super();
  }

  pallet(): u8 {
    return MULTISIG_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Multisig.as_multi_threshold_1";
  }

  weight(): Weight {
    return weights.asMultiThreshold_1().plus(oneWeight(this.otherSignatories, this.call));
  }

  inner(): Array<Call> | null {
    return [this.call];
  }

  actor(who: AccountId): AccountId | null {
    return ofOne(who, this.otherSignatories, this.call);
  }

  encodeArguments(w: Writer): void {
    encodeVecOfAccountId(w, this.otherSignatories);
    this.call.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    return Multisig.asMultiThreshold_1(origin, this.otherSignatories, this.call);
  }
}

function decodeAsMultiThreshold_1Call(r: Reader): AsMultiThreshold_1Call {
  const otherSignatories = decodeVecOfAccountId(r);
  const call = requireCall(r);
  return new AsMultiThreshold_1Call(otherSignatories, call);
}

/** Signatory: approves of a call, which is made once enough approve. */
@final
class AsMultiCall extends Call {
  constructor(
    private readonly threshold: u16,
    private readonly otherSignatories: Array<AccountId>,
    private readonly maybeTimepoint: Timepoint | null,
    private readonly call: Call,
    private readonly maxWeight: Weight,
  ) {
    super();
  }

  pallet(): u8 {
    return MULTISIG_INDEX;
  }

  index(): u8 {
    return 1;
  }

  name(): string {
    return "Multisig.as_multi";
  }

  weight(): Weight {
    return weights.asMulti(this.call).plus(makingWeight(this.threshold, this.otherSignatories, this.maybeTimepoint, this.call, this.maxWeight));
  }

  inner(): Array<Call> | null {
    return [this.call];
  }

  actor(who: AccountId): AccountId | null {
    return ofMaking(who, this.threshold, this.otherSignatories, this.maybeTimepoint, this.call, this.maxWeight);
  }

  encodeArguments(w: Writer): void {
    w.u16(this.threshold);
    encodeVecOfAccountId(w, this.otherSignatories);
    encodeOptionOfTimepoint(w, this.maybeTimepoint);
    this.call.encode(w);
    this.maxWeight.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    return Multisig.asMulti(origin, this.threshold, this.otherSignatories, this.maybeTimepoint, this.call, this.maxWeight);
  }
}

function decodeAsMultiCall(r: Reader): AsMultiCall {
  const threshold = r.u16();
  const otherSignatories = decodeVecOfAccountId(r);
  const maybeTimepoint = decodeOptionOfTimepoint(r);
  const call = requireCall(r);
  const maxWeight = Weight.decode(r);
  return new AsMultiCall(threshold, otherSignatories, maybeTimepoint, call, maxWeight);
}

/** Signatory: approves of a call by its hash. */
@final
class ApproveAsMultiCall extends Call {
  constructor(
    private readonly threshold: u16,
    private readonly otherSignatories: Array<AccountId>,
    private readonly maybeTimepoint: Timepoint | null,
    private readonly callHash: H256,
    private readonly maxWeight: Weight,
  ) {
    super();
  }

  pallet(): u8 {
    return MULTISIG_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "Multisig.approve_as_multi";
  }

  weight(): Weight {
    return weights.approveAsMulti().plus(approvingWeight(this.threshold, this.otherSignatories, this.maybeTimepoint, this.callHash, this.maxWeight));
  }

  actor(who: AccountId): AccountId | null {
    return ofApproving(who, this.threshold, this.otherSignatories, this.maybeTimepoint, this.callHash, this.maxWeight);
  }

  encodeArguments(w: Writer): void {
    w.u16(this.threshold);
    encodeVecOfAccountId(w, this.otherSignatories);
    encodeOptionOfTimepoint(w, this.maybeTimepoint);
    this.callHash.encode(w);
    this.maxWeight.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    return Multisig.approveAsMulti(origin, this.threshold, this.otherSignatories, this.maybeTimepoint, this.callHash, this.maxWeight);
  }
}

function decodeApproveAsMultiCall(r: Reader): ApproveAsMultiCall {
  const threshold = r.u16();
  const otherSignatories = decodeVecOfAccountId(r);
  const maybeTimepoint = decodeOptionOfTimepoint(r);
  const callHash = H256.decode(r);
  const maxWeight = Weight.decode(r);
  return new ApproveAsMultiCall(threshold, otherSignatories, maybeTimepoint, callHash, maxWeight);
}

/** Signatory: cancels a call that waits for approvals. */
@final
class CancelAsMultiCall extends Call {
  constructor(
    private readonly threshold: u16,
    private readonly otherSignatories: Array<AccountId>,
    private readonly timepoint: Timepoint,
    private readonly callHash: H256,
  ) {
    super();
  }

  pallet(): u8 {
    return MULTISIG_INDEX;
  }

  index(): u8 {
    return 3;
  }

  name(): string {
    return "Multisig.cancel_as_multi";
  }

  weight(): Weight {
    return weights.cancelAsMulti().plus(cancellingWeight(this.threshold, this.otherSignatories, this.timepoint, this.callHash));
  }

  actor(who: AccountId): AccountId | null {
    return ofCancelling(who, this.threshold, this.otherSignatories, this.timepoint, this.callHash);
  }

  encodeArguments(w: Writer): void {
    w.u16(this.threshold);
    encodeVecOfAccountId(w, this.otherSignatories);
    encodeTimepoint(w, this.timepoint);
    this.callHash.encode(w);
  }

  dispatch(origin: Origin): DispatchResult {
    return Multisig.cancelAsMulti(origin, this.threshold, this.otherSignatories, this.timepoint, this.callHash);
  }
}

function decodeCancelAsMultiCall(r: Reader): CancelAsMultiCall {
  const threshold = r.u16();
  const otherSignatories = decodeVecOfAccountId(r);
  const timepoint = decodeTimepoint(r);
  const callHash = H256.decode(r);
  return new CancelAsMultiCall(threshold, otherSignatories, timepoint, callHash);
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return decodeAsMultiThreshold_1Call(r);
    case 1:
      return decodeAsMultiCall(r);
    case 2:
      return decodeApproveAsMultiCall(r);
    case 3:
      return decodeCancelAsMultiCall(r);
    default:
      return null;
  }
}
