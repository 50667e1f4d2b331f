/** How a proposal comes to be: its call is looked at, and its proposer has voted for it. */
import { Errors, Events, Storage } from "../../runtime/generated/governance";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { AccountId, DispatchResult, Weight, ok } from "../../runtime/primitives";
import { Call } from "../../runtime/support/call";
import { blake2_256 } from "../../runtime/support/hashing";
import { authorities } from "../registry/authorities";
import { checkCall } from "./proposals";
import { Constants, OpenProposal, Proposal } from "./schema";
import { tally, thresholdOf } from "./votes";

/** Stores `call`, approved by `who`, unless it shows already that it can never work: it is not run. */
export function openProposal(who: AccountId, call: Call): DispatchResult {
  const refusal = checkCall(call);
  if (refusal) return refusal;
  if (openBy(who) >= Constants.maxProposalsPerAuthority) return Errors.TooManyProposals();
  const encoded = call.encoded!;
  const id = Storage.proposalCount.mutate<u32>(1, (count, by) => count + by) - 1;
  const hash = blake2_256(encoded);
  const expiresAt = Timestamp.now() + Constants.proposalLifetime;
  const voters = new Array<AccountId>();
  voters.push(who);
  const none = new Array<AccountId>();
  const proposal = new Proposal(who, hash, call.weight(), voters, none, expiresAt);
  Storage.calls.insert(id, call);
  Storage.open.append(new OpenProposal(id, who, expiresAt));
  Events.proposed(id, who, hash, expiresAt);
  tally(id, proposal);
  return ok();
}

function openBy(who: AccountId): u32 {
  const open = Storage.open.get();
  let count: u32 = 0;
  for (let i = 0; i < open.length; i++) {
    if (open[i].proposer.equals(who)) count++;
  }
  return count;
}

/** Looking at a call costs no more than running it; where one approval is enough, it runs as well. */
export function proposalWeight(call: Call): Weight {
  const weight = call.weight();
  return thresholdOf(authorities().length) > 1 ? weight : weight.plus(weight);
}
