/** Closing a pool: each entry gets its shares in the order of meter ids, in bounded steps; an entry is one, the end another. */
import { Events, Storage } from "../../runtime/generated/settlement";
import { u128 } from "../../runtime/primitives";
import { reportFailure } from "../../runtime/support/log";
import { Steps } from "../../runtime/support/steps";
import { collect, mintTo } from "./debts";
import { hasEntries, isComplete } from "./pools";
import { Entry, EntryKind, MeterEpoch, Pool, PoolClosing, PoolPhase } from "./schema";
import { demandedBy, suppliedBy } from "./settling";
import { PoolSide } from "./shares";
import { valueOf } from "./values";

/** Goes on with the pool that is being closed, then closes the next one that is due in `block`. */
export function closeDue(openFrom: u64, block: u32, steps: Steps): void {
  while (steps.left) {
    const interrupted = Storage.closing.get();
    const closing = interrupted ? interrupted : nextDue(openFrom, block);
    if (!closing) return;
    const pool = Storage.pools.get(closing.epoch);
    if (!pool) {
      Storage.closing.kill();
      return;
    }
    if (pool.phase == PoolPhase.Open) begin(closing.epoch, pool);
    if (advance(closing, pool, steps)) {
      if (interrupted) Storage.closing.kill();
    } else Storage.closing.put(closing);
  }
}

/** The first pool from `openFrom` on that takes nothing any more; null without one. */
function nextDue(openFrom: u64, block: u32): PoolClosing | null {
  let epoch = openFrom;
  let pool = Storage.pools.get(epoch);
  while (true) {
    if (pool && pool.phase == PoolPhase.Open && (isComplete(pool) || block >= pool.deadline)) {
      return new PoolClosing(epoch, null, 0, 0);
    }
    const next = Storage.pools.after(epoch);
    if (!next) return null;
    epoch = next.value;
    pool = Storage.pools.get(epoch);
  }
}

function begin(epoch: u64, pool: Pool): void {
  pool.phase = PoolPhase.Closing;
  pool.sharedWh = min(pool.supplyWh, pool.demandWh);
  Storage.pools.insert(epoch, pool);
}

/** Shares out as far as the steps reach; whether the pool has closed. */
function advance(closing: PoolClosing, pool: Pool, steps: Steps): bool {
  const epoch = closing.epoch;
  const supply = new PoolSide(pool.sharedWh, pool.supplyWh, closing.supplyWh);
  const demand = new PoolSide(pool.sharedWh, pool.demandWh, closing.demandWh);
  const last = closing.meter;
  let key = last
    ? Storage.entries.nextOfEpoch(new MeterEpoch(epoch, last))
    : Storage.entries.firstOfEpoch(epoch);
  while (key && steps.take()) {
    const entry = Storage.entries.get(key);
    if (entry) shareOut(entry, pool, supply, demand);
    closing.meter = key.meter;
    key = Storage.entries.nextOfEpoch(key);
  }
  closing.supplyWh = supply.beforeWh;
  closing.demandWh = demand.beforeWh;
  if (key || !steps.take()) return false;
  close(epoch, pool);
  return true;
}

/** Mints and burns what an entry gets, and the rest of it at the tariff. */
function shareOut(entry: Entry, pool: Pool, supply: PoolSide, demand: PoolSide): void {
  if (entry.kind != EntryKind.Pooled) return;
  const shares = new Shares(entry, supply, demand);
  const rates = pool.rates;
  const minted = u128.saturatingAdd(
    valueOf(shares.surplusWh, rates.poolPrice),
    valueOf(entry.surplusWh - shares.surplusWh, rates.feedIn),
  );
  const refusal = mintTo(entry.account, minted);
  if (refusal) reportFailure("pallet_settlement", "minting a share of the pool", refusal);
  if (entry.inDebt) return;
  const burned = u128.saturatingAdd(
    valueOf(shares.deficitWh, rates.poolPrice),
    valueOf(entry.deficitWh - shares.deficitWh, rates.retail),
  );
  collect(entry.account, burned);
}

/** What an entry gets of the pool, in Wh; unused and short energy are met too, and get nothing here. */
@final
export class Shares {
  readonly surplusWh: u64;
  readonly deficitWh: u64;

  /** The next of both sides, which move on. */
  constructor(entry: Entry, supply: PoolSide, demand: PoolSide) {
    const surplus = entry.surplusWh;
    const deficit = entry.inDebt ? 0 : entry.deficitWh;
    this.surplusWh = supply.next(surplus);
    this.deficitWh = demand.next(deficit);
    supply.beforeWh += suppliedBy(entry) - surplus;
    demand.beforeWh += demandedBy(entry) - deficit;
  }
}

function close(epoch: u64, pool: Pool): void {
  pool.phase = PoolPhase.Closed;
  if (hasEntries(epoch)) Storage.pools.insert(epoch, pool);
  else Storage.pools.remove(epoch);
  const price = pool.rates.poolPrice;
  Events.poolClosed(epoch, pool.supplyWh, pool.demandWh, pool.sharedWh, price);
}
