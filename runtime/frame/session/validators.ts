/** The accounts of Aura's authorities. Clients take the one whose turn the slot of a block is for its author. */
import { Storage } from "../../generated/session";
import { AccountId } from "../../primitives";
import { Vec } from "../../support/words";

/** Notes the first ones; who has none of their own is its key. */
export function foundValidators(first: Vec<AccountId>): void {
  Storage.validators.put(first);
}

/** From the next block on these author. */
export function changeValidators(next: Vec<AccountId>): void {
  Storage.validators.put(next);
  Storage.currentIndex.mutate<u32>(1, (index, more) => index + more);
}
