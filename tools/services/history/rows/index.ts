/** All rows of a block. */
import { addEverything } from './everything.js';
import { energyHandlers } from './energy.js';
import type { BlockFacts, Handlers } from './facts.js';
import { addParameters, governanceHandlers } from './governance.js';
import { marketHandlers } from './market.js';
import { addBalances, addTransfers, debtHandlers } from './money.js';
import { addPartFills } from './part-fills.js';
import { addPeople } from './people.js';
import { addShares } from './shares.js';
import type { Variant } from '../chain/values.js';
import { Rows } from './rows.js';

export { addEverything } from './everything.js';
export { type BlockFacts, ratesOf } from './facts.js';
export { Rows } from './rows.js';

const HANDLERS: Handlers = {
  ...marketHandlers,
  ...energyHandlers,
  ...debtHandlers,
  ...governanceHandlers,
};

/** @param isNewEpoch whether the block is the first in its epoch */
export async function rowsOf(
  block: BlockFacts,
  isNewEpoch: boolean,
  rows = new Rows(),
): Promise<Rows> {
  const handled = block.events.map((event) => HANDLERS[event.name]?.(event, block, rows));
  addTransfers(block, rows);
  addParameters(block, rows);
  addFailures(block, rows);
  await Promise.all([
    ...handled,
    addShares(block, rows),
    addPartFills(block, rows),
    ...(block.replaced
      ? [addEverything(block.state, block.number, block.replaced, rows)]
      : [addBalances(block, rows), addPeople(block, rows)]),
    ...(isNewEpoch ? [addEpoch(block, rows)] : []),
  ]);
  return rows;
}

function addFailures({ events, number, state }: BlockFacts, rows: Rows): void {
  for (const { name, data, index, extrinsic } of events) {
    if (name !== 'System.ExtrinsicFailed') continue;
    const error = state.written.errorName(data.dispatch_error as Variant);
    rows.add('failures', { block: number, event: index, extrinsic, error });
  }
}

async function addEpoch(block: BlockFacts, rows: Rows): Promise<void> {
  const { epoch, number } = block;
  const rates = await block.rates(epoch);
  rows.add('epochs', {
    epoch,
    block: number,
    start: epoch * block.epochLength,
    tariff_version: rates?.version ?? null,
    feed_in: rates ? String(rates.feed_in) : null,
    retail: rates ? String(rates.retail) : null,
    pool_price: rates ? String(rates.pool_price) : null,
  });
}
