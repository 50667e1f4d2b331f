/**
 * What the framework leaves to the chain; no other file of `runtime/` that is written by hand names a
 * pallet of `pallets/`.
 */
import { rolesOf } from "../../pallets/registry/roles";
import { Storage as Registry } from "../generated/registry";
import { AccountId } from "../primitives/hash";
import { StorageKey } from "../support/storage";

/**
 * What is said when money moves, besides Balances' own events, and when it cannot: `Errors` with
 * `InsufficientBalance` and `SupplyOverflow`, `Events` with `transfer` from or to somebody or null.
 */
export { Errors as CurrencyErrors, Events as CurrencyEvents } from "../generated/grid_token";

/** Whether `who` holds any role on this chain: one storage read. */
export function mayTransact(who: AccountId): bool {
  return rolesOf(who) != 0;
}

/** What every transaction of `who` reads besides its record: benchmarks do not count it again. */
export function signerKeys(who: AccountId): Array<StorageKey> {
  return [Registry.roles.keyOf(who)];
}
