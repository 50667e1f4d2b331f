/** Officers of organisations whose account is a multisig: they sign for it, and do nothing else. */
import { Errors, Events, Storage } from "../../runtime/generated/registry";
import { AccountId, DispatchResult, contains, indexOfRepeated, ok } from "../../runtime/primitives";
import { Vec } from "../../runtime/support/words";
import { grant, revoke } from "./roles";
import { Constants, Role } from "./schema";

/** What is wrong with `next` as the signatories of `account`. */
export function checkSignatories(account: AccountId, next: Vec<AccountId>): DispatchResult {
  if (<u32>next.length > Constants.maxSignatories) return Errors.InvalidSignatories();
  if (indexOfRepeated(next) >= 0) return Errors.InvalidSignatories();
  for (let i = 0; i < next.length; i++) {
    if (next[i].isNobody()) return Errors.InvalidSignatories();
  }
  return ok();
}

/** Makes `next` the signatories of `account`; the role follows. */
export function changeSignatories(account: AccountId, next: Vec<AccountId>): DispatchResult {
  const refusal = checkSignatories(account, next);
  if (refusal) return refusal;
  const before = Storage.signatories.get(account);
  for (let i = 0; i < before.length; i++) {
    if (!contains(next, before[i])) leave(before[i]);
  }
  for (let i = 0; i < next.length; i++) {
    if (!contains(before, next[i])) join(next[i]);
  }
  if (next.length) Storage.signatories.insert(account, next);
  else Storage.signatories.remove(account);
  Events.signatoriesSet(account, next);
  return ok();
}

function join(who: AccountId): void {
  Storage.signsFor.mutate<u32>(who, 1, (accounts, by) => accounts + by);
  grant(who, Role.Signatory);
}

function leave(who: AccountId): void {
  const accounts = Storage.signsFor.get(who);
  if (accounts > 1) {
    Storage.signsFor.insert(who, accounts - 1);
    return;
  }
  Storage.signsFor.remove(who);
  revoke(who, Role.Signatory);
}
