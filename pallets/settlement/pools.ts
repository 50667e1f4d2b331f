/** The pool of an epoch: what readings enter, until all have been read that it waits for, or its time is over. */
import { blockNumber } from "../../runtime/frame/system/blocks";
import { Storage } from "../../runtime/generated/settlement";
import { keptUntil } from "../trading/epochs";
import { rules, rulesOf } from "../trading/parameters";
import { clockNow } from "./clock";
import { parameters } from "./parameters";
import { Pool, PoolClock, PoolPhase } from "./schema";
import { ratesIn, tariffBook } from "./tariffs";

/** The pool of `epoch`, which has ended: as it is stored, or as it begins, which is not stored yet. */
export function poolOf(epoch: u64): Pool {
  const stored = Storage.pools.get(epoch);
  return stored ? stored : newPool(epoch, clockNow());
}

/** The pool of an epoch that is not there: an open one if its epoch ended just now, else one for the record. */
function newPool(epoch: u64, clock: PoolClock): Pool {
  const isPending = epoch >= clock.endedFrom && epoch < clock.endedTo;
  const awaited = isPending ? clock.endedMeters : 0;
  const known = rules();
  const length = known.epochLength;
  const kept = keptUntil(epoch, rulesOf(epoch, known), length);
  const deadline = clock.endedIn + parameters().poolDeadline;
  const phase = awaited ? PoolPhase.Open : PoolPhase.Closed;
  const rates = ratesIn(tariffBook(), epoch, length);
  return new Pool(phase, awaited, 0, deadline, rates, 0, 0, 0, kept);
}

/** Whether what is read now enters `pool`. */
export function isOpen(pool: Pool): bool {
  return pool.phase == PoolPhase.Open && !isComplete(pool) && blockNumber() < pool.deadline;
}

/** Whether all have been read that `pool` waits for. */
export function isComplete(pool: Pool): bool {
  return pool.read >= pool.awaited;
}

/** Opens the pools of the epochs that ended last, if somebody is to be read for them. */
export function openPools(clock: PoolClock): void {
  for (let epoch = clock.endedFrom; epoch < clock.endedTo; epoch++) {
    if (Storage.pools.containsKey(epoch)) continue;
    const pool = newPool(epoch, clock);
    if (pool.awaited || hasEntries(epoch)) Storage.pools.insert(epoch, pool);
  }
  clock.endedFrom = clock.endedTo;
}

export function hasEntries(epoch: u64): bool {
  return Storage.entries.firstOfEpoch(epoch) != null;
}
