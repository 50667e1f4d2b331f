import { Errors } from "../../generated/multisig";
import { AccountId, DispatchResult, Origin, Weight, badOrigin } from "../../primitives";
import { Call } from "../../support/call";
import { blake2_256 } from "../../support/hashing";
import { Option, Vec } from "../../support/words";
import { makeInner } from "../system/dispatcher";
import { holdsRole } from "../../chain/seams";
import {
  accountOf,
  approvingWeight,
  cancellingWeight,
  checkGroup,
  makingWeight,
  ofApproving,
  ofCancelling,
  ofMaking,
  ofOne,
  oneWeight,
} from "./group";
import { Operation } from "./operations";
import { CallHash, Timepoint } from "./schema";

/** Accounts that several signatories are together. */
@pallet("Multisig")
export class Multisig {
  /** Makes a call for an account of which one signatory is enough. */
  @call(0)
  @role("signatory")
  @wrapper
  @inNameOf(ofOne)
  @innerWeight(oneWeight)
  static asMultiThreshold_1(
    origin: Origin,
    otherSignatories: Vec<AccountId>,
    call: Call,
  ): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    const refusal = checkGroup(who, otherSignatories);
    if (refusal) return refusal;
    const account = accountOf(1, who, otherSignatories);
    if (!holdsRole(account)) return Errors.UnknownAccount();
    return makeInner(call, Origin.signed(account));
  }

  /** Approves of a call, which is made once enough approve. */
  @call(1)
  @role("signatory")
  @wrapper
  @inNameOf(ofMaking)
  @innerWeight(makingWeight)
  static asMulti(
    origin: Origin,
    threshold: u16,
    otherSignatories: Vec<AccountId>,
    maybeTimepoint: Option<Timepoint>,
    call: Call,
    maxWeight: Weight,
  ): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    const hash = blake2_256(call.encoded!);
    const operation = new Operation(threshold, who, otherSignatories, hash);
    return operation.approve(maybeTimepoint, call, maxWeight);
  }

  /** Approves of a call by its hash. */
  @call(2)
  @role("signatory")
  @inNameOf(ofApproving)
  @innerWeight(approvingWeight)
  static approveAsMulti(
    origin: Origin,
    threshold: u16,
    otherSignatories: Vec<AccountId>,
    maybeTimepoint: Option<Timepoint>,
    callHash: CallHash,
    maxWeight: Weight,
  ): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    const operation = new Operation(threshold, who, otherSignatories, callHash);
    return operation.approve(maybeTimepoint, null, maxWeight);
  }

  /** Cancels a call that waits for approvals. */
  @call(3)
  @role("signatory")
  @inNameOf(ofCancelling)
  @innerWeight(cancellingWeight)
  static cancelAsMulti(
    origin: Origin,
    threshold: u16,
    otherSignatories: Vec<AccountId>,
    timepoint: Timepoint,
    callHash: CallHash,
  ): DispatchResult {
    const who = origin.signer();
    if (!who) return badOrigin();
    return new Operation(threshold, who, otherSignatories, callHash).cancel(timepoint);
  }
}
