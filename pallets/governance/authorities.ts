/** Replacing the authorities: their turns, their votes on blocks and on proposals. */
import { authorities, replaceAuthorities } from "../registry/authorities";
import { auraAuthorities, changeAuraAuthorities } from "../../runtime/frame/aura/authorities";
import {
  changeGrandpaAuthorities,
  grandpaAuthorities,
  isGrandpaChangePending,
} from "../../runtime/frame/grandpa/authorities";
import { Errors, Events } from "../../runtime/generated/governance";
import { genesisHash } from "../../runtime/frame/system/blocks";
import { AccountId, DispatchResult, H256, contains, ok } from "../../runtime/primitives";
import { Vec } from "../../runtime/support/words";
import { hasKeyOfNobody, isProven } from "./key-proof";
import { cancelProposals } from "./proposals";
import { Authority, Constants } from "./schema";

/** Makes `next` the authorities and cancels what was put to others. */
export function changeAuthorities(next: Vec<Authority>): DispatchResult {
  const refusal = checkAuthorities(next);
  if (refusal) return refusal;
  if (isGrandpaChangePending()) return Errors.ChangePending();
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

/** What is wrong with `next`, whenever it comes to be the authorities; null when nothing is. */
export function checkAuthorities(next: Vec<Authority>): DispatchResult {
  if (!next.length) return Errors.NoAuthorities();
  if (<u32>next.length > Constants.maxAuthorities) return Errors.TooManyAuthorities();
  for (let i = 0; i < next.length; i++) {
    if (hasKeyOfNobody(next[i])) return Errors.KeyOfNobody();
    for (let j = 0; j < i; j++) {
      if (overlap(next[i], next[j])) return Errors.DuplicateAuthority();
    }
  }
  return checkProofs(next);
}

function overlap(a: Authority, b: Authority): bool {
  return a.account.equals(b.account) || a.aura.equals(b.aura) || a.grandpa.equals(b.grandpa);
}

function checkProofs(next: Vec<Authority>): DispatchResult {
  const seats = currentSeats();
  const genesis = genesisHash();
  for (let i = 0; i < next.length; i++) {
    if (!contains(seats, next[i]) && !isProven(next[i], genesis)) return Errors.KeysNotProven();
  }
  return ok();
}

/** Accounts and keys that belong together as things are: the three lists are in one order. */
function currentSeats(): Array<Authority> {
  const accounts = authorities();
  const turns = auraAuthorities();
  const votes = grandpaAuthorities();
  const seats = new Array<Authority>();
  for (let i = 0; i < min(accounts.length, min(turns.length, votes.length)); i++) {
    seats.push(new Authority(accounts[i], turns[i], votes[i].key, null));
  }
  return seats;
}
