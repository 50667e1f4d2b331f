/** What an older runtime left open, when this one begins. */
import { StorageVersion } from "../../runtime/generated/governance";
import { readsWrites } from "../../runtime/support/weight-units";
import { Weight } from "../../runtime/primitives";
import { cancelProposals } from "./proposals";

/**
 * 2: calls have other arguments, so that the bytes of one that was voted on may mean another. What is open is cancelled, to
 * be proposed anew.
 */
export function migrateGovernance(): Weight {
  if (StorageVersion.get() >= 2) return readsWrites(1, 0, 0);
  const cancelled = cancelProposals();
  StorageVersion.put(2);
  return readsWrites(2, 2 + 2 * cancelled, 0);
}
