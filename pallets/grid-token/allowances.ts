/** What spenders may move on behalf of owners. Allowances of zero are not stored. */
import { Errors, Events, Storage } from "../../runtime/generated/grid_token";
import { AccountId, Balance, DispatchResult, ok, u128 } from "../../runtime/primitives";

export function setAllowance(owner: AccountId, spender: AccountId, amount: Balance): void {
  if (amount.isZero()) Storage.allowances.remove(owner, spender);
  else Storage.allowances.insert(owner, spender, amount);
  Events.approval(owner, spender, amount);
}

/** Raises an allowance, at most to the largest number. */
export function raise(owner: AccountId, spender: AccountId, by: Balance): void {
  setAllowance(owner, spender, u128.saturatingAdd(Storage.allowances.get(owner, spender), by));
}

/** Lowers an allowance, never below zero. */
export function lower(owner: AccountId, spender: AccountId, by: Balance): DispatchResult {
  const rest = u128.checkedSub(Storage.allowances.get(owner, spender), by);
  if (!rest) return Errors.InsufficientAllowance();
  setAllowance(owner, spender, rest);
  return ok();
}
