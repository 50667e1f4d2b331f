/** The life of a proposal: opened after it was looked at, closed by votes, by time, or with its voters. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { authorities } from "../registry/authorities";
import { fitsAuthority } from "../../runtime/frame/fair-use/quota";
import { withBase } from "../../runtime/frame/system/limits";
import { fairUse } from "../../runtime/frame/fair-use/parameters";
import { Call } from "../../runtime/support/call";
import { dispatch, isForRoot } from "../../runtime/support/dispatcher";
import { Vec } from "../../runtime/support/words";
import { Errors, Events, Storage } from "../../runtime/generated/governance";
import { SYSTEM_INDEX } from "../../runtime/generated/system";
import { fat, hashBlake2_256 } from "../../runtime/host/env";
import { AccountId, DispatchResult, H256, Origin, Weight, ok } from "../../runtime/primitives";
import { Constants, OpenProposal, Proposal } from "./schema";
import { tally, thresholdOf } from "./votes";
import { approve } from "./weights";

/** `System.set_code_without_checks`, by which code that is not ours would get in. */
const UNCHECKED_CODE: u8 = 3;

/** Stores `call`, approved by `who`, unless it shows already that it can never work: it is not run. */
export function openProposal(who: AccountId, call: Call): DispatchResult {
  const refusal = checkCall(call);
  if (refusal) return refusal;
  if (openBy(who) >= Constants.maxProposalsPerAuthority) return Errors.TooManyProposals();
  const encoded = call.encoded!;
  const id = Storage.proposalCount.get();
  const hash = new H256(hashBlake2_256(fat(encoded.ptr, encoded.length)));
  const expiresAt = Timestamp.now() + Constants.proposalLifetime;
  const voters = new Array<AccountId>();
  voters.push(who);
  const none = new Array<AccountId>();
  const proposal = new Proposal(who, hash, call.weight(), voters, none, expiresAt);
  Storage.proposalCount.put(id + 1);
  Storage.calls.insert(id, call);
  Storage.open.append(new OpenProposal(id, who, expiresAt));
  Events.proposed(id, who, hash, expiresAt);
  tally(id, proposal);
  return ok();
}

/** Why `call` is not voted on, as far as that shows without running it. */
export function checkCall(call: Call): DispatchResult {
  if (call.encoded!.length > Constants.maxCallLength) return Errors.CallTooLong();
  if (isForbidden(call)) return Errors.ForbiddenCall();
  if (!isForRoot(call)) return Errors.NotForRoot();
  const lastVote = withBase(approve().plus(call.weight()));
  if (!fitsAuthority(lastVote, fairUse())) return Errors.CallTooHeavy();
  return call.precheck();
}

function isForbidden(call: Call): bool {
  return call.pallet() == SYSTEM_INDEX && call.index() == UNCHECKED_CODE;
}

function openBy(who: AccountId): u32 {
  const open = Storage.open.get();
  let count: u32 = 0;
  for (let i = 0; i < open.length; i++) {
    if (open[i].proposer.equals(who)) count++;
  }
  return count;
}

/** Closes proposal `id` and runs its call; an error of the call is a result like any other. */
export function execute(id: u32): void {
  const call = Storage.calls.get(id);
  close(id);
  Events.executed(id, call ? run(call) : Errors.UndecodableCall());
}

/** An older runtime may have let be proposed what this one forbids. */
function run(call: Call): DispatchResult {
  return isForbidden(call) ? Errors.ForbiddenCall() : dispatch(call, Origin.root());
}

/** Removes proposal `id` with its call. */
export function close(id: u32): void {
  const open = Storage.open.get();
  const kept = new Array<OpenProposal>();
  for (let i = 0; i < open.length; i++) {
    if (open[i].id != id) kept.push(open[i]);
  }
  keep(kept);
  forget(id);
}

function keep(open: Vec<OpenProposal>): void {
  if (open.length) Storage.open.put(open);
  else Storage.open.kill();
}

function forget(id: u32): void {
  Storage.proposals.remove(id);
  Storage.calls.remove(id);
}

/** Removes every open proposal. */
export function cancelProposals(): void {
  const open = Storage.open.get();
  for (let i = 0; i < open.length; i++) {
    forget(open[i].id);
    Events.cancelled(open[i].id);
  }
  Storage.open.kill();
}

/**
 * Removes the proposals whose time was over at the last block, a few at a time; returns how many. One read
 * if none is open.
 */
export function expireProposals(): u32 {
  const open = Storage.open.get();
  if (!open.length) return 0;
  const now = Timestamp.now();
  const most = <i32>Constants.maxExpiriesPerBlock;
  let gone = 0;
  while (gone < min(most, open.length) && open[gone].expiresAt < now) {
    forget(open[gone].id);
    Events.expired(open[gone].id);
    gone++;
  }
  if (gone) keep(open.slice(gone));
  return gone;
}

/** Looking at a call costs no more than running it; where one approval is enough, it runs as well. */
export function proposalWeight(call: Call): Weight {
  const weight = call.weight();
  return thresholdOf(authorities().length) > 1 ? weight : weight.plus(weight);
}

/** What the call of an open proposal costs at most; nothing when there is no such proposal. */
export function callWeight(id: u32): Weight {
  const proposal = Storage.proposals.get(id);
  return proposal ? proposal.weight : Weight.zero();
}
