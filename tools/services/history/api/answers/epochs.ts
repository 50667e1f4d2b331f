/** Epochs, their books and proofs, and the orders in them. */
import type { Static } from 'typebox';
import type { AuctionRow, EpochRow, OrderRow, PoolRow, ProofRow } from '../../schema.js';
import { outcomeOf, type Level as ProofLevel } from '../../../../proofs/auction.js';
import type { Asking, HandlersOf } from '../context.js';
import type { market } from '../contract/market.js';
import type { Epoch, Level, Order } from '../contract/market.js';
import { notFound } from '../problem.js';
import { rulesAt, type State } from '../state.js';
import { hiddenOf } from './hidden.js';
import { asOf, grid, gridOr, pageOf, spanOf } from './words.js';

/** Epochs after which nobody asks for a reading any more, and a few for the work on the last of them. */
export const EPOCHS_UNTIL_FINAL = 100;
/** Orders of a page of them that are looked at; levels of a side that are told. */
const MOST_LEVELS = 10_000;

type Joined = EpochRow & {
  readonly cleared_in: number | null;
  readonly a_price: string | null;
  readonly volume_wh: number | null;
  readonly a_demand: number | null;
  readonly a_supply: number | null;
  readonly surplus_wh: number | null;
  readonly bids: number | null;
  readonly asks: number | null;
  readonly p_block: number | null;
  readonly p_price: string | null;
  readonly p_supply: number | null;
  readonly p_demand: number | null;
  readonly p_shared: number | null;
  readonly awaited: number | null;
  readonly p_read: number | null;
  readonly waiting: number;
};

/** An order counts while it is neither cancelled nor cleared; in a book that is cleared unless it was cancelled. */
const JOINED = `
  SELECT e.*, a.block AS cleared_in, a.price AS a_price, a.volume_wh, a.demand_wh AS a_demand,
    a.supply_wh AS a_supply, a.surplus_wh, a.bids, a.asks,
    p.block AS p_block, p.price AS p_price, p.supply_wh AS p_supply, p.demand_wh AS p_demand,
    p.shared_wh AS p_shared, p.awaited, p.read AS p_read,
    CASE WHEN a.epoch IS NULL AND EXISTS (
      SELECT 1 FROM orders o WHERE o.epoch = e.epoch
        AND NOT EXISTS (SELECT 1 FROM order_ends x WHERE x.order_id = o.id)
    ) THEN 1 ELSE 0 END AS waiting
  FROM epochs e LEFT JOIN auctions a ON a.epoch = e.epoch LEFT JOIN pools p ON p.epoch = e.epoch`;

async function epochsOf(rows: readonly Joined[], asking: Asking): Promise<Static<typeof Epoch>[]> {
  const { state, viewer } = asking;
  const hidden =
    viewer.roles.length > 0
      ? new Set<number>()
      : await hiddenOf(
          rows.map(({ epoch }) => epoch),
          asking,
        );
  return rows.map((row) => epochOf(row, hidden.has(row.epoch), state));
}

function epochOf(row: Joined, withheld: boolean, state: State): Static<typeof Epoch> {
  const kept = (energy: number | null): number | null => (withheld ? null : energy);
  return {
    epoch: row.epoch,
    ...spanOf(row.epoch, state),
    phase: row.waiting ? 'clearing' : 'closed',
    status: isFinal(row, state) ? 'final' : 'provisional',
    price: gridOr(row.a_price),
    volumeWh: row.volume_wh ?? 0,
    demandWh: row.a_demand ?? 0,
    supplyWh: row.a_supply ?? 0,
    surplusWh: row.surplus_wh ?? 0,
    bids: row.bids ?? 0,
    asks: row.asks ?? 0,
    feedIn: gridOr(row.feed_in),
    retail: gridOr(row.retail),
    poolPrice: gridOr(row.pool_price),
    tariffVersion: row.tariff_version,
    pool:
      row.p_block === null
        ? null
        : {
            awaited: row.awaited,
            read: row.p_read,
            price: grid(row.p_price ?? '0'),
            supplyWh: kept(row.p_supply),
            demandWh: kept(row.p_demand),
            sharedWh: kept(row.p_shared),
            withheld,
          },
    clearedIn: row.cleared_in,
  };
}

function isFinal(row: Joined, { head }: State): boolean {
  if (row.waiting) return false;
  if (row.epoch + EPOCHS_UNTIL_FINAL < head.epoch) return true;
  return row.p_block !== null && (row.awaited ?? 0) <= (row.p_read ?? 0);
}

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

const shown = (side: readonly ProofLevel[]): Static<typeof Level>[] =>
  side.map(({ price, energyWh, orders }) => ({
    price: grid(price),
    energyWh: Number(energyWh),
    orders,
  }));

type OrderJoined = OrderRow & {
  readonly placed_at: number;
  readonly filled_wh: number | null;
  readonly price: string | null;
  readonly filled_in: number | null;
  readonly outcome: 'cancelled' | 'expired' | null;
  readonly ended_in: number | null;
};

export const ORDERS = `
  SELECT o.*, b.time AS placed_at, f.energy_wh AS filled_wh, f.price, f.block AS filled_in,
    x.outcome, x.block AS ended_in
  FROM orders o JOIN blocks b ON b.number = o.block
  LEFT JOIN fills f ON f.order_id = o.id LEFT JOIN order_ends x ON x.order_id = o.id`;

export type OrderRows = OrderJoined;

export function orderOf(row: OrderJoined, state: State): Static<typeof Order> {
  return {
    order: row.id,
    account: row.account,
    meter: row.meter,
    epoch: row.epoch,
    from: spanOf(row.epoch, state).from,
    side: row.side,
    limit: grid(row.limit_price),
    energyWh: row.energy_wh,
    filledWh: row.filled_wh ?? 0,
    price: gridOr(row.price),
    status: statusOf(row),
    placedAt: state.local.iso(row.placed_at),
    placedIn: row.block,
    closedIn: row.filled_in ?? row.ended_in,
  };
}

function statusOf({ filled_wh, energy_wh, outcome }: OrderJoined): Static<typeof Order>['status'] {
  if (outcome === 'cancelled') return 'cancelled';
  if (filled_wh) return filled_wh < energy_wh ? 'partly' : 'filled';
  return outcome === 'expired' ? 'expired' : 'open';
}

async function proofOf(kind: ProofRow['kind'], epoch: number, { db }: Asking) {
  const row = await db.get<Pick<ProofRow, 'bytes'>>(
    'SELECT bytes FROM proofs WHERE kind = ? AND epoch = ?',
    kind,
    epoch,
  );
  return row ? `0x${Buffer.from(row.bytes).toString('hex')}` : null;
}

async function requireEpoch(epoch: number, { db, state }: Asking): Promise<Joined> {
  const row = await db.get<Joined>(`${JOINED} WHERE e.epoch = ?`, epoch);
  if (row) return row;
  throw notFound(
    epoch > state.head.epoch
      ? `epoch ${epoch} has not begun; /v1/books has those to come`
      : `there was no block in epoch ${epoch}`,
  );
}

type Mine = 'epochs' | 'epoch' | 'epochProof' | 'epochOrders' | 'books';

export const epochHandlers: HandlersOf<Mine & keyof typeof market> = {
  async epochs({ query }, asking) {
    const { db, state } = asking;
    const { limit = 100, order = 'newest', after } = query;
    const ms = state.chain.epoch_length;
    const down = order === 'newest';
    const low =
      query.from === undefined ? 0 : Math.ceil(state.local.moment(query.from, 'from') / ms);
    const high =
      query.to === undefined
        ? state.head.epoch + 1
        : Math.ceil(state.local.moment(query.to, 'to') / ms);
    const behind = after ?? (down ? Number.MAX_SAFE_INTEGER : -1);
    const rows = await db.all<Joined>(
      `${JOINED} WHERE e.epoch >= ? AND e.epoch < ? AND e.epoch ${down ? '<' : '>'} ?
       ORDER BY e.epoch ${down ? 'DESC' : 'ASC'} LIMIT ?`,
      Math.max(low, 0),
      Math.max(high, 0),
      behind,
      limit + 1,
    );
    const { items, next } = pageOf(rows, limit, ({ epoch }) => epoch);
    return { items: await epochsOf(items, asking), next, asOf: asOf(state) };
  },

  async epoch({ params: { epoch } }, asking) {
    const { state } = asking;
    const row = await requireEpoch(epoch, asking);
    const { bids, asks } = await levelsOf(epoch, asking);
    const bytes = await proofOf('auction', epoch, asking);
    const [found] = await epochsOf([row], asking);
    if (!found) throw notFound(`there was no block in epoch ${epoch}`);
    const tick = String(rulesAt(state, epoch).tick);
    return {
      epoch: found,
      bids: shown(bids),
      asks: shown(asks),
      auctionProof: bytes === null ? null : { bytes, tick },
      asOf: asOf(state),
    };
  },

  async epochProof({ params: { epoch } }, asking) {
    const { state } = asking;
    await requireEpoch(epoch, asking);
    const auction = await proofOf('auction', epoch, asking);
    const settlement = await proofOf('pool', epoch, asking);
    return {
      epoch,
      auction,
      tick: auction === null ? null : String(rulesAt(state, epoch).tick),
      settlement,
      sharePermille: settlement === null ? null : state.tariffs.at(epoch).sharePermille,
      asOf: asOf(state),
    };
  },

  async epochOrders({ params: { epoch }, query }, { db, state }) {
    const { after = -1, limit = 100 } = query;
    const rows = await db.all<OrderJoined>(
      `${ORDERS} WHERE o.epoch = ? AND o.id > ? ORDER BY o.id LIMIT ?`,
      epoch,
      after,
      limit + 1,
    );
    const { items, next } = pageOf(rows, limit, ({ id }) => id);
    return { items: items.map((row) => orderOf(row, state)), next, asOf: asOf(state) };
  },

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

export type { AuctionRow, PoolRow };
