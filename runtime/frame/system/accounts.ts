/** Accounts as the rest of the runtime sees them. */
import { Events, Storage } from "../../generated/system";
import { AccountInfo } from "../../primitives/account-info";
import { AccountId } from "../../primitives/hash";
import { u128 } from "../../scale/u128";

/** The record of `who`, fresh if it was never written. */
export function account(who: AccountId): AccountInfo {
  const stored = Storage.account.get(who);
  return stored ? stored : AccountInfo.fresh();
}

/** Stores the record of `who`; the first one brings the account into being. */
export function putAccount(who: AccountId, info: AccountInfo): void {
  if (!info.providers) {
    info.providers = 1;
    Events.newAccount(who);
  }
  Storage.account.insert(who, info);
}

/** Base units of GRID that `who` may move. */
export function freeBalance(who: AccountId): u128 {
  return account(who).free;
}

/** Base units of GRID of `who` that are set aside. */
export function reservedBalance(who: AccountId): u128 {
  return account(who).reserved;
}
