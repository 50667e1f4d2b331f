/** Calls that wait for approvals. */
import { holdsRole } from "../../chain/seams";
import { Errors, Events, Storage } from "../../generated/multisig";
import {
  AccountId,
  DispatchResult,
  H256,
  Origin,
  Weight,
  contains,
  ok,
  u128,
} from "../../primitives";
import { Call } from "../../support/call";
import { Option, Vec } from "../../support/words";
import { blockNumber } from "../system/blocks";
import { tryInner } from "../system/dispatcher";
import { currentExtrinsic } from "../system/events";
import { accountOf, checkGroup, isBefore } from "./group";
import { Constants, OpenMultisig, Timepoint } from "./schema";

/** The account of `who` and `others`, and a call of theirs. */
@final
export class Operation {
  readonly account: AccountId;

  constructor(
    readonly threshold: u16,
    readonly who: AccountId,
    readonly others: Vec<AccountId>,
    readonly callHash: H256,
  ) {
    this.account = accountOf(threshold, who, others);
  }

  /** Why there can be none of its kind, whatever it is to do. */
  check(): DispatchResult {
    if (this.threshold < 2) return Errors.MinimumThreshold();
    return checkGroup(this.who, this.others);
  }

  /** Adds an approval, the first one or another; with enough of them `call` is made, if it is given. */
  approve(since: Option<Timepoint>, call: Call | null, maxWeight: Weight): DispatchResult {
    const refusal = this.check();
    if (refusal) return refusal;
    if (!holdsRole(this.account)) return Errors.UnknownAccount();
    const open = Storage.multisigs.get(this.account, this.callHash);
    if (!open) return since ? Errors.UnexpectedTimepoint() : this.open();
    if (!since) return Errors.NoTimepoint();
    if (!open.when.equals(since)) return Errors.WrongTimepoint();
    const isNew = !contains(open.approvals, this.who);
    const approvals = <u32>open.approvals.length + (isNew ? 1 : 0);
    if (call && approvals >= this.threshold) return this.make(open, call, maxWeight);
    // Enough approvals are there once the call is.
    if (!isNew || <u32>open.approvals.length >= this.threshold) return Errors.AlreadyApproved();
    insert(open.approvals, this.who);
    Storage.multisigs.insert(this.account, this.callHash, open);
    Events.multisigApproval(this.who, open.when, this.account, this.callHash);
    return ok();
  }

  private open(): DispatchResult {
    const opened = Storage.opened.get(this.who);
    if (opened >= Constants.maxOpen) return Errors.TooManyOpen();
    Storage.opened.insert(this.who, opened + 1);
    const when = new Timepoint(blockNumber(), currentExtrinsic());
    const open = new OpenMultisig(when, u128.zero(), this.who, [this.who]);
    Storage.multisigs.insert(this.account, this.callHash, open);
    Events.newMultisig(this.who, this.account, this.callHash);
    return ok();
  }

  /** It waits no more before the call is made, which might otherwise approve of itself. */
  private make(open: OpenMultisig, call: Call, maxWeight: Weight): DispatchResult {
    if (call.weight().exceeds(maxWeight)) return Errors.MaxWeightTooLow();
    this.close(open);
    const result = tryInner(call, Origin.signed(this.account));
    Events.multisigExecuted(this.who, open.when, this.account, this.callHash, result);
    return ok();
  }

  cancel(since: Timepoint): DispatchResult {
    const refusal = this.check();
    if (refusal) return refusal;
    const open = Storage.multisigs.get(this.account, this.callHash);
    if (!open) return Errors.NotFound();
    if (!open.when.equals(since)) return Errors.WrongTimepoint();
    // What nobody could cancel any more would wait for ever.
    if (!open.depositor.equals(this.who) && holdsRole(open.depositor)) return Errors.NotOwner();
    this.close(open);
    Events.multisigCancelled(this.who, open.when, this.account, this.callHash);
    return ok();
  }

  private close(open: OpenMultisig): void {
    Storage.multisigs.remove(this.account, this.callHash);
    const opened = Storage.opened.get(open.depositor);
    if (opened > 1) Storage.opened.insert(open.depositor, opened - 1);
    else Storage.opened.remove(open.depositor);
  }
}

/** Puts `who` into its place in the order of keys. */
function insert(approvals: Vec<AccountId>, who: AccountId): void {
  let at = approvals.push(who) - 1;
  for (; at > 0 && isBefore(who, approvals[at - 1]); at--) approvals[at] = approvals[at - 1];
  approvals[at] = who;
}
