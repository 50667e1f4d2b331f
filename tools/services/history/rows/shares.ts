/** Lines that the closing of pools adds: as far as the chain has walked in this block. */
import { type ChainEvent, num, textOf } from '../chain/values.js';
import { addLines, compareMeters, entriesOf, poolOf } from './energy.js';
import type { BlockFacts } from './facts.js';
import { inPool, linesOfPool } from './lines.js';
import type { Rows } from './rows.js';
import { PoolSide } from './values.js';

/** `Settlement.Closing`: the pool that is being closed, and the meter that was visited last. */
interface Closing {
  readonly epoch: bigint;
  readonly meter?: string | Uint8Array;
}

/** A stretch of a pool: meters behind `after`, up to `upTo`; from the first on or to the last where null. */
interface Walk {
  readonly epoch: number;
  readonly after: string | null;
  readonly upTo: string | null;
  readonly event: number;
}

export async function addShares(block: BlockFacts, rows: Rows): Promise<void> {
  const closed = block.events.filter(({ name }) => name === 'Settlement.PoolClosed');
  const paid = block.events.findLast(isOfPool);
  if (closed.length === 0 && !paid) return;
  const [before, after] = await Promise.all([
    block.before.get<Closing>('Settlement', 'Closing'),
    block.state.get<Closing>('Settlement', 'Closing'),
  ]);
  const visited = (closing: Closing | undefined, epoch: number): string | null =>
    closing?.meter !== undefined && num(closing.epoch) === epoch ? textOf(closing.meter) : null;
  const walks = closed.map(({ index, data }): Walk => {
    const epoch = num(data.epoch);
    return { epoch, after: visited(before, epoch), upTo: null, event: index };
  });
  if (after?.meter !== undefined) {
    const epoch = num(after.epoch);
    const event = paid?.index ?? 0;
    walks.push({ epoch, after: visited(before, epoch), upTo: textOf(after.meter), event });
  }
  await Promise.all(walks.map((walk) => addWalk(walk, block, rows)));
}

/** What the chain does for a share by itself: it mints, burns, or notes as owed what is not there to burn. */
function isOfPool({ name, extrinsic, data }: ChainEvent): boolean {
  if (extrinsic !== null) return false;
  if (name === 'Settlement.DebtIncurred') return true;
  const isOneSided = data.from === undefined || data.to === undefined;
  return name === 'GridToken.Transfer' && isOneSided;
}

async function addWalk(
  { epoch, after, upTo, event }: Walk,
  block: BlockFacts,
  rows: Rows,
): Promise<void> {
  const pool = await poolOf(block.state, epoch);
  if (!pool) return;
  const { supply_wh, demand_wh } = pool;
  const shared = supply_wh < demand_wh ? supply_wh : demand_wh;
  const supply = new PoolSide(shared, supply_wh);
  const demand = new PoolSide(shared, demand_wh);
  for (const [meter, entry] of await entriesOf(block.state, epoch)) {
    if (upTo !== null && compareMeters(meter, upTo) > 0) return;
    const { surplus, unused, deficit, short } = inPool(entry);
    const shares = { surplus: supply.next(surplus), deficit: demand.next(deficit) };
    supply.next(unused);
    demand.next(short);
    const isVisited = after !== null && compareMeters(meter, after) <= 0;
    if (isVisited || entry.kind.type !== 'Pooled') continue;
    const lines = linesOfPool(entry, pool.rates, shares);
    addLines(rows, lines, { account: entry.account, epoch, meter, block: block.number, event });
  }
}
