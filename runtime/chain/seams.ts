/**
 * What the framework leaves to the chain; no other file of `runtime/` that is written by hand names a
 * pallet of `pallets/`.
 */
import { grant, isKnown, rolesOf } from "../../pallets/registry/roles";
import { Role } from "../../pallets/registry/schema";
import { Storage as Registry } from "../generated/registry";
import { AccountId } from "../primitives/hash";
import { StorageKey } from "../support/storage";

/**
 * What is said when money moves, besides Balances' own events, and when it cannot: `Errors` with
 * `InsufficientBalance`, `AccountFrozen`, `RecipientUnknown` and `SupplyOverflow`, `Events` with `transfer` from or
 * to somebody or null.
 */
export { Errors as CurrencyErrors, Events as CurrencyEvents } from "../generated/grid_token";

/** By which an account may act for another; the calls that each allows say so. */
export { ProxyType } from "../../pallets/registry/schema";

/**
 * Whoever holds any role but a signatory's, who signs for others alone: what `@role("any")` stands for. The two bits above are
 * delegates' and Root's.
 */
export const ANY_ROLE: u32 = 0x3fffffff - (1 << Role.Signatory);

const GOVERNING: u32 = 1 << Role.Authority;
const ADMINISTERING: u32 = 1 << Role.Admin;
const READING: u32 = 1 << Role.OracleOperator;
const TRADING: u32 = (1 << Role.Prosumer) | (1 << Role.Consumer);
const SIGNING: u32 = 1 << Role.Signatory;
const MARKET: u32 = TRADING | (1 << Role.MarketMaker);

/** The roles of `who`, a bit for each: one storage read. Without any it may not transact. */
export function rolesHeld(who: AccountId): u32 {
  return rolesOf(who);
}

/** Whether `who` holds any: GRID is given to nobody else. */
export function holdsRole(who: AccountId): bool {
  return isKnown(who);
}

/** Whether an account of these roles works for the market: it may fill more of a block than a user. */
export function isOperator(roles: u32): bool {
  return (roles & ~(TRADING | SIGNING)) != 0;
}

/** Whether an account of these roles signs for others that have several officers. */
export function isOfficer(roles: u32): bool {
  return (roles & SIGNING) != 0;
}

/** Whether an account of these roles may share another one's quota besides having its own. */
export function mayShareQuota(roles: u32): bool {
  return (roles & ADMINISTERING) != 0;
}

/**
 * The account whose quota `who` shares, if there is one: the admin at the beginning of its line. So no admin fills blocks by
 * appointing others.
 */
export function sharesQuotaOf(who: AccountId): AccountId | null {
  return Registry.adminLines.get(who);
}

/**
 * What a call for these roles is for, as a rank in the pool: 4 governance, 3 administration, 2 readings and
 * upkeep, 1 the market, 0 the rest.
 */
export function purposeOf(callRoles: u32): u32 {
  const roles = callRoles & ANY_ROLE;
  if (roles == ANY_ROLE) return 0;
  if (roles & GOVERNING) return 4;
  if (roles & READING) return 2;
  if (roles & ADMINISTERING) return 3;
  return roles & MARKET ? 1 : 0;
}

/** Gives `who` a role with which it may hold GRID: for benchmarks. */
export function letIn(who: AccountId): void {
  grant(who, Role.Consumer);
}

/** What every transaction of `who` reads besides its record: benchmarks do not count it again. */
export function signerKeys(who: AccountId): Array<StorageKey> {
  return [Registry.roles.keyOf(who)];
}
