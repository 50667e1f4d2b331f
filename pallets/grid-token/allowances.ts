/** What spenders may move on behalf of owners. Allowances of zero are not stored. */
import { PREFIX_SIZE, nextKey } from "../../runtime/support/storage";
import { Errors, Events, Storage } from "../../runtime/generated/grid_token";
import { AccountId, Balance, Bytes, DispatchResult, ok, u128 } from "../../runtime/primitives";
import { Constants } from "./schema";

/** Bytes of storage keys that an owner's allowances share: the map, the owner's hash, the owner. */
const OWNER_PREFIX_SIZE: u32 = PREFIX_SIZE + 16 + 32;

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
  const ofOwner = new Bytes(Storage.allowances.keyOf(owner, owner).ptr, OWNER_PREFIX_SIZE);
  let key: Bytes | null = ofOwner;
  for (let i: u32 = 0; i < Constants.maxAllowances; i++) {
    key = nextKey(key!);
    if (!key || key.length < OWNER_PREFIX_SIZE) return false;
    if (!key.slice(0, OWNER_PREFIX_SIZE).equals(ofOwner)) return false;
  }
  return true;
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
