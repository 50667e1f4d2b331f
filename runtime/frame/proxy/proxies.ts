/** Who may act for whom. */
import { ProxyType } from "../../chain/seams";
import { Errors, Events, Storage } from "../../generated/proxy";
import {
  AccountId,
  Box,
  DispatchResult,
  MultiAddress,
  Weight,
  contains,
  ok,
  u128,
  without,
} from "../../primitives";
import { Call } from "../../support/call";
import { Fact, forgetFacts, recall, remember } from "../../support/facts";
import { readsWrites } from "../../support/weight-units";
import { Option, Vec } from "../../support/words";
import { Timestamp } from "../timestamp/pallet";
import { Added, Constants, Delegates, ProxyDefinition } from "./schema";

/** No type: the account is no delegate. */
export const NONE: i32 = -1;

function definitionsOf(real: AccountId): Vec<ProxyDefinition> {
  const delegates = Storage.proxies.get(real);
  return delegates ? delegates.definitions : [];
}

/** The type by which `who` acts for `real`: the one that is `forced`, or of those that it has the first; or `NONE`. */
export function typeOf(who: AccountId, real: AccountId, forced: Option<Box<ProxyType>>): i32 {
  const types = typesOf(who, real);
  const type = forced ? <i32>forced.value : <i32>ctz(types);
  return (types >> type) & 1 ? type : NONE;
}

/** The types by which `who` acts for `real`, a bit for each. */
function typesOf(who: AccountId, real: AccountId): u32 {
  const known = recall(Fact.ProxyTypes, who, real);
  if (known >= 0) return <u32>known;
  const all = definitionsOf(real);
  let types: u32 = 0;
  for (let i = 0; i < all.length; i++) {
    if (all[i].delegate.equals(who)) types |= 1 << all[i].proxyType;
  }
  remember(Fact.ProxyTypes, who, real, types);
  return types;
}

/** Stores who may act for `real`. */
function storeDelegates(real: AccountId, definitions: Vec<ProxyDefinition>): void {
  if (definitions.length) Storage.proxies.insert(real, new Delegates(definitions, u128.zero()));
  else Storage.proxies.remove(real);
  forgetFacts();
}

/** Whether `who` is a delegate of `real`, by whatever type. */
export function isDelegateOf(who: AccountId, real: AccountId): bool {
  return typeOf(who, real, null) != NONE;
}

/** The account that `who` acts for, or null where it is no delegate. */
export function delegatorOf(
  who: AccountId,
  real: MultiAddress,
  forceProxyType: Option<Box<ProxyType>>,
  call: Call,
): AccountId | null {
  const account = real.lookup();
  return account && typeOf(who, account, forceProxyType) != NONE ? account : null;
}

/** What the call weighs that a delegate makes, and the record of the account that pays for it. */
export function delegatedWeight(
  real: MultiAddress,
  forceProxyType: Option<Box<ProxyType>>,
  call: Call,
): Weight {
  return call.weight().plus(readsWrites(1, 1, 0));
}

export function add(who: AccountId, definition: ProxyDefinition): DispatchResult {
  if (definition.delegate.equals(who)) return Errors.NoSelfProxy();
  if (definition.delay) return Errors.Unannounced();
  const all = definitionsOf(who);
  if (contains(all, definition)) return Errors.Duplicate();
  if (<u32>all.length >= Constants.maxProxies) return Errors.TooMany();
  if (!countAdded(who)) return Errors.TooMany();
  all.push(definition);
  storeDelegates(who, all);
  Events.proxyAdded(who, definition.delegate, definition.proxyType, definition.delay);
  return ok();
}

/** Counts one delegate more that `who` adds today; false when that is one too many. */
function countAdded(who: AccountId): bool {
  const day = <u32>Timestamp.today();
  const known = Storage.added.get(who);
  const count = known && known.day == day ? known.count : 0;
  if (count >= Constants.maxAddedPerDay) return false;
  Storage.added.insert(who, new Added(day, count + 1));
  return true;
}

export function remove(who: AccountId, definition: ProxyDefinition): DispatchResult {
  const all = definitionsOf(who);
  if (!contains(all, definition)) return Errors.NotFound();
  const kept = without(all, definition);
  storeDelegates(who, kept);
  noteRemoved(who, definition);
  return ok();
}

export function removeAll(who: AccountId): void {
  const all = definitionsOf(who);
  storeDelegates(who, []);
  for (let i = 0; i < all.length; i++) noteRemoved(who, all[i]);
}

function noteRemoved(who: AccountId, definition: ProxyDefinition): void {
  Events.proxyRemoved(who, definition.delegate, definition.proxyType, definition.delay);
}
