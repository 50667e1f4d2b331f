/** The life of a proposal: opened after it was looked at, closed by votes, by time, or with its voters. */
import { takesAnyCode } from "../../runtime/frame/system/code-upgrade";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { fitsAuthority } from "../../runtime/frame/fair-use/quota";
import { fairUse } from "../../runtime/frame/fair-use/parameters";
import { dispatch, isForRoot } from "../../runtime/frame/system/dispatcher";
import { blockRoom } from "../../runtime/frame/system/block-context";
import { withBase } from "../../runtime/frame/system/limits";
import { Call } from "../../runtime/support/call";
import { Errors, Events, Storage } from "../../runtime/generated/governance";
import { DispatchResult, Origin, Weight } from "../../runtime/primitives";
import { Constants, OpenProposal } from "./schema";
import { approve } from "./weights";

/** Why `call` is not voted on, as far as that shows without running it. */
export function checkCall(call: Call): DispatchResult {
  if (call.encoded!.length > Constants.maxCallLength) return Errors.CallTooLong();
  // Code that is not ours would get in.
  if (takesAnyCode(call)) return Errors.ForbiddenCall();
  if (!isForRoot(call)) return Errors.NotForRoot();
  const lastVote = withBase(approve().plus(call.weight()));
  if (!fitsAuthority(lastVote, fairUse(), blockRoom())) return Errors.CallTooHeavy();
  return call.precheck();
}

/** Closes proposal `id` and runs its call; an error of the call is a result like any other. */
export function execute(id: u32): void {
  const call = Storage.calls.get(id);
  close(id);
  Events.executed(id, call ? run(call) : Errors.UndecodableCall());
}

/** An older runtime may have let be proposed what this one forbids. */
function run(call: Call): DispatchResult {
  return takesAnyCode(call) ? Errors.ForbiddenCall() : dispatch(call, Origin.root());
}

/** Removes proposal `id` with its call. */
export function close(id: u32): void {
  Storage.open.mutateExists<u32>(id, (open, closed) => {
    const kept = new Array<OpenProposal>();
    for (let i = 0; i < open.length; i++) {
      if (open[i].id != closed) kept.push(open[i]);
    }
    return kept.length ? kept : null;
  });
  forget(id);
}

function forget(id: u32): void {
  Storage.proposals.remove(id);
  Storage.calls.remove(id);
}

/** Removes every open proposal; returns how many there were. */
export function cancelProposals(): u32 {
  const open = Storage.open.take();
  for (let i = 0; i < open.length; i++) {
    forget(open[i].id);
    Events.cancelled(open[i].id);
  }
  return open.length;
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
  if (!gone) return 0;
  if (gone < open.length) Storage.open.put(open.slice(gone));
  else Storage.open.kill();
  return gone;
}

/** What the call of an open proposal costs at most; nothing when there is no such proposal. */
export function callWeight(id: u32): Weight {
  const proposal = Storage.proposals.get(id);
  return proposal ? proposal.weight : Weight.zero();
}
