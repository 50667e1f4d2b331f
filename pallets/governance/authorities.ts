/** Replacing the authorities: their turns, their votes on blocks and on proposals. */
import { replaceAuthorities } from "../registry/authorities";
import { changeAuraAuthorities } from "../../runtime/frame/aura/authorities";
import {
  changeGrandpaAuthorities,
  isGrandpaChangePending,
} from "../../runtime/frame/grandpa/authorities";
import { Errors, Events } from "../../runtime/generated/governance";
import { AccountId, DispatchResult, H256, ok } from "../../runtime/primitives";
import { Vec } from "../../runtime/support/words";
import { cancelProposals } from "./proposals";
import { Authority, Constants } from "./schema";

export function changeAuthorities(next: Vec<Authority>): DispatchResult {
  const refusal = checkSet(next);
  if (refusal) return refusal;
  // What is open was put to other voters.
  cancelProposals();
  const accounts = new Array<AccountId>();
  const turns = new Array<AccountId>();
  const votes = new Array<H256>();
  for (let i = 0; i < next.length; i++) {
    accounts.push(next[i].account);
    turns.push(next[i].aura);
    votes.push(next[i].grandpa);
  }
  replaceAuthorities(accounts);
  changeAuraAuthorities(turns);
  Events.authoritiesChanged(accounts, changeGrandpaAuthorities(votes));
  return ok();
}

function checkSet(next: Vec<Authority>): DispatchResult {
  if (!next.length) return Errors.NoAuthorities();
  if (<u32>next.length > Constants.maxAuthorities) return Errors.TooManyAuthorities();
  for (let i = 1; i < next.length; i++) {
    for (let j = 0; j < i; j++) {
      if (overlap(next[i], next[j])) return Errors.DuplicateAuthority();
    }
  }
  return isGrandpaChangePending() ? Errors.ChangePending() : ok();
}

function overlap(a: Authority, b: Authority): bool {
  return a.account.equals(b.account) || a.aura.equals(b.aura) || a.grandpa.equals(b.grandpa);
}
