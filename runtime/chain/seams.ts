/** The runtime's one hook into the pallet that says who may transact. */
import { rolesOf } from "../../pallets/registry/roles";
import { AccountId } from "../primitives/hash";

/** Whether `who` holds any role on this chain: one storage read. */
export function mayTransact(who: AccountId): bool {
  return rolesOf(who) != 0;
}
