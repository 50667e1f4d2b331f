/** Accounts that several signatories are together. */
import { holdsRole } from "../../chain/seams";
import { Errors } from "../../generated/multisig";
import { AccountId, Bytes, DispatchResult, H256, Weight, Writer, ok } from "../../primitives";
import { Call } from "../../support/call";
import { blake2_256 } from "../../support/hashing";
import { readsWrites } from "../../support/weight-units";
import { Option, Vec } from "../../support/words";
import { Constants, Timepoint } from "./schema";

/** FRAME's and every wallet's domain of such accounts. */
const DOMAIN = "modlpy/utilisuba";
const KEY_SIZE: u32 = 32;

/** What is wrong with `who` and `others` as the signatories of an account. */
export function checkGroup(who: AccountId, others: Vec<AccountId>): DispatchResult {
  if (!others.length) return Errors.TooFewSignatories();
  if (<u32>others.length >= Constants.maxSignatories) return Errors.TooManySignatories();
  for (let i = 0; i < others.length; i++) {
    if (i && !isBefore(others[i - 1], others[i])) return Errors.SignatoriesOutOfOrder();
    if (others[i].equals(who)) return Errors.SenderInSignatories();
  }
  return ok();
}

/** The order of keys. */
export function isBefore(a: AccountId, b: AccountId): bool {
  return memory.compare(a.ptr, b.ptr, KEY_SIZE) < 0;
}

/** The account of `who` and `others`, of whom `threshold` have to approve. */
export function accountOf(threshold: u16, who: AccountId, others: Vec<AccountId>): AccountId {
  const domain = Bytes.literal(DOMAIN);
  const w = new Writer(domain.length + 8 + KEY_SIZE * (others.length + 1));
  w.raw(domain.ptr, domain.length);
  w.compact(others.length + 1);
  let next = 0;
  for (; next < others.length && isBefore(others[next], who); next++) others[next].encode(w);
  who.encode(w);
  for (; next < others.length; next++) others[next].encode(w);
  w.u16(threshold);
  return new AccountId(blake2_256(w.toBytes()).ptr);
}

/** The account, or null where it is none that holds a role: nothing is charged to it then. */
function known(threshold: u16, who: AccountId, others: Vec<AccountId>): AccountId | null {
  if (checkGroup(who, others)) return null;
  const account = accountOf(threshold, who, others);
  return holdsRole(account) ? account : null;
}

export function ofOne(
  who: AccountId,
  otherSignatories: Vec<AccountId>,
  call: Call,
): AccountId | null {
  return known(1, who, otherSignatories);
}

export function ofMaking(
  who: AccountId,
  threshold: u16,
  otherSignatories: Vec<AccountId>,
  maybeTimepoint: Option<Timepoint>,
  call: Call,
  maxWeight: Weight,
): AccountId | null {
  return known(threshold, who, otherSignatories);
}

export function ofApproving(
  who: AccountId,
  threshold: u16,
  otherSignatories: Vec<AccountId>,
  maybeTimepoint: Option<Timepoint>,
  callHash: H256,
  maxWeight: Weight,
): AccountId | null {
  return known(threshold, who, otherSignatories);
}

export function ofCancelling(
  who: AccountId,
  threshold: u16,
  otherSignatories: Vec<AccountId>,
  timepoint: Timepoint,
  callHash: H256,
): AccountId | null {
  return known(threshold, who, otherSignatories);
}

/** The record of the account that pays, and whether it is one. */
function payersWeight(): Weight {
  return readsWrites(2, 1, 0);
}

export function oneWeight(otherSignatories: Vec<AccountId>, call: Call): Weight {
  return call.weight().plus(payersWeight());
}

export function makingWeight(
  threshold: u16,
  otherSignatories: Vec<AccountId>,
  maybeTimepoint: Option<Timepoint>,
  call: Call,
  maxWeight: Weight,
): Weight {
  return maxWeight.plus(payersWeight());
}

export function approvingWeight(
  threshold: u16,
  otherSignatories: Vec<AccountId>,
  maybeTimepoint: Option<Timepoint>,
  callHash: H256,
  maxWeight: Weight,
): Weight {
  return payersWeight();
}

export function cancellingWeight(
  threshold: u16,
  otherSignatories: Vec<AccountId>,
  timepoint: Timepoint,
  callHash: H256,
): Weight {
  return payersWeight();
}
