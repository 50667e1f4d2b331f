/** The runtime's one hook into the pallet that says who may transact. */
import { Registry } from "../../pallets/registry/pallet";
import { AccountId } from "../primitives/hash";

/** Whether `who` holds any role on this chain: one storage read. */
export function mayTransact(who: AccountId): bool {
  return Registry.roles(who) != 0;
}
