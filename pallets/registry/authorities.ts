/** The energy authorities, for the pallet that governs. */
import { Storage } from "../../runtime/generated/registry";
import { changeValidators, foundValidators } from "../../runtime/frame/session/validators";
import { AccountId, contains } from "../../runtime/primitives";
import { Vec } from "../../runtime/support/words";
import { grant, hasRole, revoke } from "./roles";
import { Role } from "./schema";

export function authorities(): Vec<AccountId> {
  return Storage.authorities.get();
}

export function isAuthority(who: AccountId): bool {
  return hasRole(who, Role.Authority);
}

/** Notes the first authorities, who have the role already. */
export function foundAuthorities(first: Vec<AccountId>): void {
  Storage.authorities.put(first);
  // Without any, blocks are known by the keys of who authors them.
  if (first.length) foundValidators(first);
}

/** Makes `next`, all different, the authorities; the role follows, other roles stay. */
export function replaceAuthorities(next: Vec<AccountId>): void {
  const before = authorities();
  for (let i = 0; i < before.length; i++) {
    if (!contains(next, before[i])) revoke(before[i], Role.Authority);
  }
  for (let i = 0; i < next.length; i++) grant(next[i], Role.Authority);
  Storage.authorities.put(next);
  changeValidators(next);
}
