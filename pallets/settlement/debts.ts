/**
 * What accounts owe for energy, and the one way by which GRID reaches an account that may owe some. The record of an
 * account in debt is frozen up to its debt, so whoever has read it knows without reading any further.
 */
import {
  burnFrom,
  burnUpTo,
  freezeFor,
  issue,
  supplyOverflow,
  unreserve,
} from "../../runtime/frame/balances/ledger";
import { account } from "../../runtime/frame/system/accounts";
import { Errors, Events, Storage } from "../../runtime/generated/settlement";
import { AccountId, Balance, DispatchResult, ok, u128 } from "../../runtime/primitives";
import { Constants } from "./schema";
import { GRID } from "./units";

/** GRID that `who` owes, in base units. */
export function debtOf(who: AccountId): Balance {
  return Storage.debts.get(who);
}

/** Whether `who` owes anything: then it sends, tips and bids nothing. */
export function isInDebt(who: AccountId): bool {
  return mayOwe(who) && !debtOf(who).isZero();
}

/** Whether the record of `who` is frozen, as those of debtors are. */
function mayOwe(who: AccountId): bool {
  return !account(who).frozen.isZero();
}

/**
 * Creates `value` for `to`, whose debt it pays first. What is minted `byHand` leaves half of all that there can be to what
 * meters show: whoever mints too much takes nobody's energy.
 */
export function mintTo(to: AccountId, value: Balance, byHand: bool = false): DispatchResult {
  if (value.isZero()) return ok();
  const receiver = issue(to, value, byHand);
  if (!receiver) return supplyOverflow();
  if (!receiver.frozen.isZero()) payUpTo(to, value);
  return ok();
}

/**
 * Gives `value` of what `who` has set aside back to it, less what it owes, which is paid first; returns what was not
 * there to give.
 */
export function release(who: AccountId, value: Balance): Balance {
  const missing = unreserve(who, value);
  settleDebt(who, u128.saturatingSub(value, missing));
  return missing;
}

/** Has `who` pay what it owes out of `value` that it has just come by. */
export function settleDebt(who: AccountId, value: Balance): void {
  if (!value.isZero() && mayOwe(who)) payUpTo(who, value);
}

/** Pays up to `value` of what `who` owes out of what it may move; returns how much that was. */
function payUpTo(who: AccountId, value: Balance): Balance {
  const owed = debtOf(who);
  const paid = burnUpTo(who, u128.min(owed, value));
  notePaid(who, owed, paid);
  return paid;
}

function notePaid(who: AccountId, owed: Balance, paid: Balance): void {
  if (paid.isZero()) return;
  const left = u128.saturatingSub(owed, paid);
  record(who, owed, left);
  Events.debtPaid(who, paid, left);
}

/** Pays up to `value` of what `who` owes, all of which it has to have. */
export function payDebt(who: AccountId, value: Balance): DispatchResult {
  const owed = debtOf(who);
  if (owed.isZero()) return Errors.NoDebt();
  const paid = u128.min(owed, value);
  const refusal = burnFrom(who, paid);
  if (!refusal) notePaid(who, owed, paid);
  return refusal;
}

/** Destroys `value` that `who` has to pay for energy; what it does not have it owes. Returns what was destroyed. */
export function collect(who: AccountId, value: Balance): Balance {
  if (value.isZero()) return value;
  const burned = burnUpTo(who, value);
  const missing = u128.saturatingSub(value, burned);
  if (!missing.isZero()) owe(who, missing);
  return burned;
}

/** Adds `value`, which is not zero, to what `who` owes. */
export function owe(who: AccountId, value: Balance): void {
  const before = debtOf(who);
  const after = u128.saturatingAdd(before, value);
  record(who, before, after);
  Events.debtIncurred(who, value, after);
  if (after > u128.mul64(Constants.largeDebtGrid, GRID)) Events.largeDebtGrew(who, after);
}

function record(who: AccountId, before: Balance, after: Balance): void {
  if (after.isZero()) Storage.debts.remove(who);
  else Storage.debts.insert(who, after);
  const others = u128.saturatingSub(Storage.totalDebt.get(), before);
  Storage.totalDebt.put(u128.saturatingAdd(others, after));
  freezeFor(who, after);
}
