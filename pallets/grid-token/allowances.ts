/** What spenders may move on behalf of owners. Allowances of zero are not stored. */
import { Errors, Events, Storage } from "../../runtime/generated/grid_token";
import { AccountId, Balance, DispatchResult, ok, u128 } from "../../runtime/primitives";
import { Steps } from "../../runtime/support/steps";
import { Constants } from "./schema";

/** Sets an allowance, whatever it was; a new one only if the owner has not as many as one may have. */
export function setAllowance(
  owner: AccountId,
  spender: AccountId,
  amount: Balance,
): DispatchResult {
  const isNew = !amount.isZero() && Storage.allowances.get(owner, spender).isZero();
  if (isNew && hasAllThereMayBe(owner)) return Errors.TooManyAllowances();
  store(owner, spender, amount);
  return ok();
}

function store(owner: AccountId, spender: AccountId, amount: Balance): void {
  if (amount.isZero()) Storage.allowances.remove(owner, spender);
  else Storage.allowances.insert(owner, spender, amount);
  Events.approval(owner, spender, amount);
}

/** Walks the allowances of `owner`, at most as many as there may be: no count has to be kept. */
function hasAllThereMayBe(owner: AccountId): bool {
  const ofOwner = Storage.allowances.iterPrefix(owner, new Steps(Constants.maxAllowances));
  let count: u32 = 0;
  while (ofOwner.next()) count++;
  return count == Constants.maxAllowances;
}

/** Raises an allowance, at most to the largest number. */
export function raise(owner: AccountId, spender: AccountId, by: Balance): DispatchResult {
  const raised = u128.saturatingAdd(Storage.allowances.get(owner, spender), by);
  return setAllowance(owner, spender, raised);
}

/** Lowers an allowance, never below zero. */
export function lower(owner: AccountId, spender: AccountId, by: Balance): DispatchResult {
  const rest = u128.checkedSub(Storage.allowances.get(owner, spender), by);
  if (!rest) return Errors.InsufficientAllowance();
  store(owner, spender, rest);
  return ok();
}
