/** Who may do what: one bit set per account, so that one read decides. */
import { Events, Storage } from "../../runtime/generated/registry";
import { AccountId } from "../../runtime/primitives";
import { Role, UserType } from "./schema";

/** The bits of `who`. */
export function rolesOf(who: AccountId): u32 {
  return Storage.roles.get(who);
}

export function hasRole(who: AccountId, role: Role): bool {
  return ((rolesOf(who) >> role) & 1) != 0;
}

/** Gives `who` a role; false when it has it already. */
export function grant(who: AccountId, role: Role): bool {
  const before = rolesOf(who);
  const after = before | (1 << role);
  if (after == before) return false;
  Storage.roles.insert(who, after);
  if (role == Role.Admin) Storage.adminCount.put(Storage.adminCount.get() + 1);
  Events.roleGranted(who, role);
  return true;
}

/** Takes a role from `who`; false when it has none. */
export function revoke(who: AccountId, role: Role): bool {
  const before = rolesOf(who);
  const after = before & ~(1 << role);
  if (after == before) return false;
  if (after) Storage.roles.insert(who, after);
  else Storage.roles.remove(who);
  if (role == Role.Admin) Storage.adminCount.put(Storage.adminCount.get() - 1);
  Events.roleRevoked(who, role);
  return true;
}

/** The role that an active user of this type holds. */
export function roleOfType(userType: UserType): Role {
  return userType == UserType.Prosumer ? Role.Prosumer : Role.Consumer;
}
