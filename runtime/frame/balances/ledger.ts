/** The one door to money: the only functions that change what accounts hold. */
import { CurrencyErrors as Errors, CurrencyEvents as Events, holdsRole } from "../../chain/seams";
import { account, putAccount } from "../system/accounts";
import { Events as Balances, Storage as Supply } from "../../generated/balances";
import { AccountInfo } from "../../primitives/account-info";
import { BalanceStatus } from "./schema";
import { AccountId, Balance, DispatchResult, ok, u128 } from "../../primitives";

/** Base units of GRID in existence, reserved ones included. */
export function totalSupply(): Balance {
  return Supply.totalIssuance.get();
}

/** Base units of GRID that `who` may move. */
export function balanceOf(who: AccountId): Balance {
  return account(who).free;
}

/** Moves `value` between two holders; to oneself or of nothing it does nothing. */
export function move(from: AccountId, to: AccountId, value: Balance): DispatchResult {
  if (value.isZero() || from.equals(to)) return ok();
  if (!holdsRole(to)) return Errors.RecipientUnknown();
  const sender = account(from);
  return isFrozen(sender) ? frozenError(sender) : pay(from, sender, to, value);
}

/** Moves `value` as the chain wills it: out of an account that may move nothing, too. */
export function moveByForce(from: AccountId, to: AccountId, value: Balance): DispatchResult {
  if (value.isZero() || from.equals(to)) return ok();
  return holdsRole(to) ? pay(from, account(from), to, value) : Errors.RecipientUnknown();
}

/** Moves `value` out of what `from`, of this record, holds. */
function pay(from: AccountId, sender: AccountInfo, to: AccountId, value: Balance): DispatchResult {
  const rest = u128.checkedSub(sender.free, value);
  if (!rest) return Errors.InsufficientBalance();
  sender.free = rest;
  putAccount(from, sender);
  receive(to, value);
  Balances.transfer(from, to, value);
  Events.transfer(from, to, value);
  return ok();
}

/** Adds to a balance; the supply bounds all balances together, so the sum fits. */
function receive(to: AccountId, value: Balance): AccountInfo {
  const receiver = account(to);
  receiver.free = u128.saturatingAdd(receiver.free, value);
  putAccount(to, receiver);
  return receiver;
}

/** Adds to what `to` has set aside; it fits for the same reason. */
function receiveReserved(to: AccountId, value: Balance): void {
  const receiver = account(to);
  receiver.reserved = u128.saturatingAdd(receiver.reserved, value);
  putAccount(to, receiver);
}

/**
 * Creates `value`, which is not zero, in the hands of `to`, and returns its record; null, and nothing created, where
 * the supply would not fit, or would take more than half of what fits where it `leavesHalf`. Only the payer of debts calls
 * it: what reaches an account pays its debt first.
 */
export function issue(to: AccountId, value: Balance, leavesHalf: bool = false): AccountInfo | null {
  const supply = u128.checkedAdd(totalSupply(), value);
  if (!supply || (leavesHalf && supply.hi >> 63)) return null;
  Supply.totalIssuance.put(supply);
  const receiver = receive(to, value);
  Balances.minted(to, value);
  Events.transfer(null, to, value);
  return receiver;
}

/** What is said where `issue` creates nothing. */
export function supplyOverflow(): DispatchResult {
  return Errors.SupplyOverflow();
}

/** Destroys `value` of what `from` may move. */
export function burnFrom(from: AccountId, value: Balance): DispatchResult {
  if (value.isZero()) return ok();
  const holder = account(from);
  if (holder.free < value) return Errors.InsufficientBalance();
  destroy(from, holder, value);
  return ok();
}

/** Destroys up to `value` of what `from` may move; returns how much it was. */
export function burnUpTo(from: AccountId, value: Balance): Balance {
  const holder = account(from);
  const burned = u128.min(value, holder.free);
  if (!burned.isZero()) destroy(from, holder, burned);
  return burned;
}

/** Destroys `value`, which is there, of what `from`, of this record, may move. */
function destroy(from: AccountId, holder: AccountInfo, value: Balance): void {
  holder.free = u128.saturatingSub(holder.free, value);
  putAccount(from, holder);
  Supply.totalIssuance.put(u128.saturatingSub(totalSupply(), value));
  Balances.burned(from, value);
  Events.transfer(from, null, value);
}

/**
 * Takes `fee` out of `info`, the record of `who`, which the caller stores, and destroys it; false, and
 * nothing taken, when there is too little.
 */
export function withdraw(who: AccountId, info: AccountInfo, fee: Balance): bool {
  const rest = u128.checkedSub(info.free, fee);
  if (!rest) return false;
  info.free = rest;
  Supply.totalIssuance.put(u128.saturatingSub(totalSupply(), fee));
  Balances.withdraw(who, fee);
  Balances.rescinded(fee);
  Events.transfer(who, null, fee);
  return true;
}

/** Sets `value` of what `who` may move aside; nothing of whoever may move nothing. */
export function reserve(who: AccountId, value: Balance): DispatchResult {
  if (value.isZero()) return ok();
  const holder = account(who);
  return isFrozen(holder) ? frozenError(holder) : setAside(who, holder, value);
}

/** Sets `value` of what `who` holds aside as a bond: who is in debt may still promise something. */
export function reserveBond(who: AccountId, value: Balance): DispatchResult {
  if (value.isZero()) return ok();
  const holder = account(who);
  return isSuspended(holder) ? frozenError(holder) : setAside(who, holder, value);
}

function setAside(who: AccountId, holder: AccountInfo, value: Balance): DispatchResult {
  const rest = u128.checkedSub(holder.free, value);
  if (!rest) return Errors.InsufficientBalance();
  holder.free = rest;
  holder.reserved = u128.saturatingAdd(holder.reserved, value);
  putAccount(who, holder);
  Balances.reserved(who, value);
  return ok();
}

/** Gives up to `value` of what is set aside back to its owner; returns what was not there to give. */
export function unreserve(who: AccountId, value: Balance): Balance {
  if (value.isZero()) return value;
  const holder = account(who);
  const given = u128.min(value, holder.reserved);
  const missing = u128.saturatingSub(value, given);
  if (given.isZero()) return missing;
  holder.reserved = u128.saturatingSub(holder.reserved, given);
  holder.free = u128.saturatingAdd(holder.free, given);
  putAccount(who, holder);
  Balances.unreserved(who, given);
  return missing;
}

/**
 * Pays `value` out of what `from` has set aside to `to`, who may move it or has it set aside as well; all of it or
 * nothing.
 */
export function transferReserved(
  from: AccountId,
  to: AccountId,
  value: Balance,
  status: BalanceStatus,
): DispatchResult {
  if (value.isZero()) return ok();
  const payer = account(from);
  const rest = u128.checkedSub(payer.reserved, value);
  if (!rest) return Errors.InsufficientBalance();
  if (from.equals(to)) {
    if (status == BalanceStatus.Free) unreserve(from, value);
    return ok();
  }
  payer.reserved = rest;
  putAccount(from, payer);
  if (status == BalanceStatus.Free) receive(to, value);
  else receiveReserved(to, value);
  Balances.reserveRepatriated(from, to, value, status);
  Events.transfer(from, to, value);
  return ok();
}

/** Whether the holder of this record may move nothing of it: it is suspended, or in debt. */
function isFrozen(info: AccountInfo): bool {
  return !info.frozen.isZero();
}

/** Whether it is suspended: more than all there could be is frozen then, and a debt is less. */
function isSuspended(info: AccountInfo): bool {
  return info.frozen == u128.max();
}

function frozenError(info: AccountInfo): DispatchResult {
  return isSuspended(info) ? Errors.AccountFrozen() : Errors.AccountInDebt();
}

/** Whether `who` moves nothing, not even for others: who is in debt still may. */
export function isBarred(who: AccountId): bool {
  return isSuspended(account(who));
}

/** Why `who` may move nothing of what it holds, null when it may; what it is owed still reaches it. */
export function barrier(who: AccountId): DispatchResult {
  const holder = account(who);
  return isFrozen(holder) ? frozenError(holder) : ok();
}

/** Keeps `who` from moving anything until `thaw`: wallets know it as a freeze of all there could be. */
export function freeze(who: AccountId): void {
  setFrozen(who, account(who), u128.max());
}

/** Lets `who`, which owes `debt`, move what it holds again, as far as that lets it. */
export function thaw(who: AccountId, debt: Balance): void {
  setFrozen(who, account(who), debt);
}

/** Notes that `who` owes `debt`, in place of what it owed before: until that is paid it moves nothing. */
export function freezeFor(who: AccountId, debt: Balance): void {
  const holder = account(who);
  if (!isSuspended(holder)) setFrozen(who, holder, debt);
}

function setFrozen(who: AccountId, holder: AccountInfo, frozen: Balance): void {
  const before = holder.frozen;
  if (frozen == before) return;
  holder.frozen = frozen;
  putAccount(who, holder);
  if (frozen > before) Balances.frozen(who, u128.saturatingSub(frozen, before));
  else Balances.thawed(who, u128.saturatingSub(before, frozen));
}
