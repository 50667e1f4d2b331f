/** Votes on proposals: one for each authority, three quarters of them decide. */
import { authorities } from "../registry/authorities";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Events, Storage } from "../../runtime/generated/governance";
import { AccountId, DispatchResult, contains, ok } from "../../runtime/primitives";
import { close, execute } from "./proposals";
import { Proposal } from "./schema";

/** Approvals that `count` authorities need: three quarters, rounded up; 3 of 4, 4 of 5, 1 of 1. */
export function thresholdOf(count: u32): u32 {
  return (3 * count + 3) / 4;
}

/** Notes the one vote of `who` on proposal `id`, and does what it decides. */
export function voteOn(id: u32, who: AccountId, approve: bool): DispatchResult {
  const proposal = Storage.proposals.get(id);
  if (!proposal) return Errors.ProposalNotFound();
  if (Timestamp.now() > proposal.expiresAt) return Errors.ProposalExpired();
  if (contains(proposal.approvals, who) || contains(proposal.rejections, who))
    return Errors.AlreadyVoted();
  if (approve) proposal.approvals.push(who);
  else proposal.rejections.push(who);
  Events.voted(id, who, approve, proposal.approvals.length, proposal.rejections.length);
  tally(id, proposal);
  return ok();
}

/** Executes, closes or keeps proposal `id` as its votes say. */
export function tally(id: u32, proposal: Proposal): void {
  const count = <u32>authorities().length;
  const threshold = thresholdOf(count);
  if (<u32>proposal.approvals.length >= threshold) {
    execute(id);
  } else if (<u32>proposal.rejections.length > count - threshold) {
    close(id);
    Events.disapproved(id);
  } else {
    Storage.proposals.insert(id, proposal);
  }
}
