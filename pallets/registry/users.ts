/** Users and their standing: the role follows it, and so does what they may move. */
import { Errors, Events, Storage } from "../../runtime/generated/registry";
import { AccountId, DispatchResult, Text, isText, ok } from "../../runtime/primitives";
import { freeze, thaw } from "../../runtime/frame/balances/ledger";
import { debtOf } from "../settlement/debts";
import { grant, revoke, roleOfType } from "./roles";
import { Constants, User, UserStatus, UserType } from "./schema";

/** Why a user cannot be said to be at `location`; null when it can. */
export function checkLocation(location: Text): DispatchResult {
  if (location.length > Constants.maxLocationLength) return Errors.LocationTooLong();
  return isText(location) ? ok() : Errors.LocationNotText();
}

/** Makes `user` an active one, as of `now` (ms since 1970). */
export function enrol(user: AccountId, userType: UserType, location: Text, now: u64): void {
  Storage.users.insert(user, new User(userType, UserStatus.Active, location, now));
  Events.userRegistered(user, userType);
  grant(user, roleOfType(userType));
}

/** Gives the user of `record` another standing. Roles that do not come from being a user stay. */
export function changeStanding(user: AccountId, record: User, status: UserStatus): void {
  const before = record.status;
  record.status = status;
  Storage.users.insert(user, record);
  Events.userStatusUpdated(user, status);
  const role = roleOfType(record.userType);
  if (status == UserStatus.Active) grant(user, role);
  else revoke(user, role);
  // Not even through an allowance, nor by another role of the account, does a suspended user move money.
  if (status == UserStatus.Suspended) freeze(user);
  else if (before == UserStatus.Suspended) thaw(user, debtOf(user));
}

/** Whether orders on any of the meters of `user` are not settled. */
export function hasOpenOrders(user: AccountId): bool {
  const meters = Storage.metersOf.get(user);
  for (let i = 0; i < meters.length; i++) {
    const meter = Storage.meters.get(meters[i]);
    if (meter && meter.openOrders) return true;
  }
  return false;
}
