/** The books of epochs, by level. */
import type { Static } from 'typebox';
import { outcomeOf, type Level as ProofLevel } from '../../../../proofs/auction.js';
import type { Asking, HandlersOf } from '../context.js';
import type { Level } from '../contract/market-schemas.js';
import { rulesAt, type State } from '../state.js';
import { asOf, grid, gridOr, spanOf } from './words.js';

/** Levels of a side that are told. */
const MOST_LEVELS = 10_000;

interface LevelRow {
  readonly side: 'buy' | 'sell';
  readonly price: string;
  readonly energy_wh: number;
  readonly orders: number;
}

interface Sides {
  readonly bids: ProofLevel[];
  readonly asks: ProofLevel[];
}

/** The book of an epoch by level: of a cleared one as it was cleared, of an open one as it is. */
export async function levelsOf(epoch: number, { db }: Asking): Promise<Sides> {
  const rows = await db.all<LevelRow>(
    `SELECT side, limit_price AS price, sum(energy_wh) AS energy_wh, count(*) AS orders FROM orders o
     WHERE epoch = ? AND NOT EXISTS (
       SELECT 1 FROM order_ends x WHERE x.order_id = o.id AND x.outcome = 'cancelled')
     GROUP BY side, limit_price LIMIT ${2 * MOST_LEVELS}`,
    epoch,
  );
  const sideOf = (side: 'buy' | 'sell', direction: 1 | -1): ProofLevel[] =>
    rows
      .filter((row) => row.side === side)
      .map(({ price, energy_wh, orders }) => ({
        price: BigInt(price),
        energyWh: BigInt(energy_wh),
        orders,
      }))
      .sort((a, b) => (a.price < b.price ? -direction : direction));
  return { bids: sideOf('buy', -1), asks: sideOf('sell', 1) };
}

export const shown = (side: readonly ProofLevel[]): Static<typeof Level>[] =>
  side.map(({ price, energyWh, orders }) => ({
    price: grid(price),
    energyWh: Number(energyWh),
    orders,
  }));

export const bookHandlers: HandlersOf<'books'> = {
  async books(_question, asking) {
    const { state } = asking;
    const { epoch: current } = state.head;
    const { horizon } = rulesAt(state, current);
    const items = [];
    const slotMs = rulesAt(state, current + horizon).gateClosureBlocks ? await slotOf(asking) : 0;
    for (let epoch = current + 1; epoch <= current + horizon; epoch++) {
      const { bids, asks } = await levelsOf(epoch, asking);
      items.push(bookOf(epoch, bids, asks, slotMs, state));
    }
    return { current, items, asOf: asOf(state) };
  },
};

/** The time between two blocks of late, where none was left out. */
async function slotOf({ db, state }: Asking): Promise<number> {
  const rows = await db.all<{ time: number }>(
    'SELECT time FROM blocks WHERE number > ? ORDER BY number',
    Math.max(state.head.height - 20, 0),
  );
  const gaps = rows.slice(1).map(({ time }, i) => time - (rows[i]?.time ?? 0));
  return gaps.length ? Math.min(...gaps) : 0;
}

function bookOf(
  epoch: number,
  bids: readonly ProofLevel[],
  asks: readonly ProofLevel[],
  slotMs: number,
  state: State,
) {
  const { chain, local, tariffs } = state;
  const rules = rulesAt(state, epoch);
  const { feedIn, retail } = tariffs.rates(epoch, chain.epoch_length);
  const { price, ...found } = outcomeOf(bids, asks, rules.tick);
  const gate = epoch * chain.epoch_length - rules.gateClosureBlocks * slotMs;
  const numbers = Object.fromEntries(
    Object.entries(found).map(([name, energy]) => [name, Number(energy)]),
  ) as { [K in keyof typeof found]: number };
  return {
    epoch,
    ...spanOf(epoch, state),
    gate: local.iso(gate),
    feedIn: grid(feedIn),
    retail: grid(retail),
    rules: {
      lotWh: rules.lot,
      tick: grid(rules.tick),
      lowest: gridOr(higher(rules.minPrice, rules.collar ? feedIn : null)),
      highest: gridOr(lower(rules.maxPrice, rules.collar ? retail : null)),
      ordersPerUser: rules.maxOrdersPerUser,
      horizon: rules.horizon,
    },
    bids: shown(bids),
    asks: shown(asks),
    indicative: bids.length + asks.length ? { price: gridOr(price), ...numbers } : null,
  };
}

function higher(a: bigint | null, b: bigint | null): bigint | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function lower(a: bigint | null, b: bigint | null): bigint | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
