/** Storage written by older runtimes, brought to the layout of this one. */
import { Storage, StorageVersion } from "../../runtime/generated/oracle_client";
import { PREFIX_SIZE, StorageKey, clearPrefix } from "../../runtime/support/storage";
import { readsWrites } from "../../runtime/support/weight-units";
import { Bytes, Weight } from "../../runtime/primitives";
import { openRequests } from "./totals";

/** Runs what has not run on this chain yet; the version in storage says what has. */
export function migrateOracle(): Weight {
  if (StorageVersion.get() >= 1) return readsWrites(1, 0, 0);
  const withdrawn = withdrawRequests();
  StorageVersion.put(1);
  return readsWrites(2, 2 * withdrawn + 2, 0);
}

/**
 * 1: a request has the owner and the key of its meter. Those of before have not, and give way: the next upkeep asks
 * again. Their numbers stay in the lists of their last blocks, as those of answered ones do.
 */
function withdrawRequests(): u32 {
  const totals = Storage.totals.get();
  if (!totals) return 0;
  const open = <u32>openRequests(totals);
  clear(Storage.requests.keyOf(0), open);
  clear(Storage.requestOf.keyOf(Bytes.literal("")), open);
  totals.superseded += open;
  Storage.totals.put(totals);
  return open;
}

/** Removes `count` entries of the map that `key` is one of. */
function clear(key: StorageKey, count: u32): void {
  clearPrefix(new Bytes(key.ptr, PREFIX_SIZE), count);
}
