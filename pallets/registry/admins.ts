/**
 * What admins are and what one of them may take from users and add in a day. Those that an admin appoints share its
 * limits, so that no key, with however many accounts, stops the market before the authorities notice.
 */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Storage } from "../../runtime/generated/registry";
import { AccountId, Origin } from "../../runtime/primitives";
import { grant, revoke } from "./roles";
import { Constants, RegistryParameters, Role, Takings } from "./schema";

export function parameters(): RegistryParameters {
  const stored = Storage.parameters.get();
  return stored ? stored : new RegistryParameters(Constants.defaultSuspensionsPerDay);
}

export function areValid(parameters: RegistryParameters): bool {
  const suspensions = parameters.suspensionsPerDay;
  return suspensions > 0 && suspensions <= Constants.maxSuspensionsPerDay;
}

/** Makes `account` an admin, in the line of `appointer` or, by Root, at the beginning of one; false when it is one. */
export function appoint(account: AccountId, appointer: AccountId | null): bool {
  if (!grant(account, Role.Admin)) return false;
  if (appointer) Storage.adminLines.insert(account, lineOf(appointer));
  return true;
}

/** Ends the admin `account`. */
export function dismiss(account: AccountId): void {
  revoke(account, Role.Admin);
  Storage.adminLines.remove(account);
}

/** The admin at the beginning of the line that `admin` is in. */
function lineOf(admin: AccountId): AccountId {
  const line = Storage.adminLines.get(admin);
  return line ? line : admin;
}

/** Counts one user more that `origin` suspends or retires today; false when that is one too many. */
export function countSuspension(origin: Origin): bool {
  return count(origin, 1, 0, 0);
}

/**
 * Counts one meter more that `origin` unassigns today, or puts another device behind: either ends what it is read by. False
 * when so many users could not have had them.
 */
export function countMeter(origin: Origin): bool {
  return count(origin, 0, 1, 0);
}

/**
 * Counts one account more that `origin` lets in today, or one device more that it describes of a meter that is nobody's;
 * false when that is one too many.
 */
export function countAdded(origin: Origin): bool {
  return count(origin, 0, 0, 1);
}

/** Root does what it likes. */
function count(origin: Origin, users: u32, meters: u32, added: u32): bool {
  const admin = origin.signer();
  if (!admin) return true;
  const line = lineOf(admin);
  const today = takingsOf(line);
  today.users += users;
  today.meters += meters;
  today.added += added;
  const most = parameters().suspensionsPerDay;
  if (users && today.users > most) return false;
  if (meters && today.meters > most * Constants.maxMetersPerUser) return false;
  if (added && today.added > Constants.maxAddedPerDay) return false;
  Storage.takings.insert(line, today);
  return true;
}

function takingsOf(line: AccountId): Takings {
  const day = Timestamp.today();
  const known = Storage.takings.get(line);
  return known && known.day == day ? known : new Takings(day, 0, 0, 0);
}
