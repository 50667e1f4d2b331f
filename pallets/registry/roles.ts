/** Who may do what: one bit set per account, so that one read decides. */
import { Events, Storage } from "../../runtime/generated/registry";
import { AccountId } from "../../runtime/primitives";
import { Fact, recall, remember } from "../../runtime/support/facts";
import { Role, UserType } from "./schema";

/** The role bits of `who`; none means that it may not transact. */
export function rolesOf(who: AccountId): u32 {
  const known = recall(Fact.Roles, who, who);
  if (known >= 0) return <u32>known;
  const roles = Storage.roles.get(who);
  remember(Fact.Roles, who, who, roles);
  return roles;
}

/** None are not stored. */
function storeRoles(who: AccountId, roles: u32): void {
  if (roles) Storage.roles.insert(who, roles);
  else Storage.roles.remove(who);
  remember(Fact.Roles, who, who, roles);
}

/** The roles whose bits are set in `bits`, in the order of their numbers. */
export function rolesIn(bits: u32): Array<Role> {
  const roles = new Array<Role>();
  for (; bits; bits &= bits - 1) roles.push(<Role>ctz(bits));
  return roles;
}

/** Whether `who` holds any role: GRID is sent to nobody else. */
export function isKnown(who: AccountId): bool {
  return rolesOf(who) != 0;
}

export function hasRole(who: AccountId, role: Role): bool {
  return ((rolesOf(who) >> role) & 1) != 0;
}

/** Whether `who` is registered and active. */
export function isUserVerified(who: AccountId): bool {
  return (rolesOf(who) & ((1 << Role.Prosumer) | (1 << Role.Consumer))) != 0;
}

/** The role that an active user of this type holds. */
export function roleOfType(userType: UserType): Role {
  return userType == UserType.Prosumer ? Role.Prosumer : Role.Consumer;
}

/** Gives `who` a role; false when it has it already. */
export function grant(who: AccountId, role: Role): bool {
  const before = rolesOf(who);
  const after = before | (1 << role);
  if (after == before) return false;
  storeRoles(who, after);
  if (role == Role.Admin) Storage.adminCount.mutate<u32>(1, (count, by) => count + by);
  Events.roleGranted(who, role);
  return true;
}

/** Takes a role from `who`; false when it does not have it. */
export function revoke(who: AccountId, role: Role): bool {
  const before = rolesOf(who);
  const after = before & ~(1 << role);
  if (after == before) return false;
  storeRoles(who, after);
  if (role == Role.Admin) Storage.adminCount.mutate<u32>(1, (count, by) => count - by);
  Events.roleRevoked(who, role);
  return true;
}
