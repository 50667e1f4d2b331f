/** Epochs, their proofs, and the orders in them. */
import type { Static } from 'typebox';
import type { EpochRow, ProofRow } from '../../schema.js';
import type { Asking, HandlersOf } from '../context.js';
import type { market } from '../contract/market.js';
import type { Epoch } from '../contract/market-schemas.js';
import { notFound } from '../problem.js';
import { rulesAt, type State } from '../state.js';
import { levelsOf, shown } from './books.js';
import { hiddenOf } from './hidden.js';
import { ORDERS, orderOf, type OrderRows } from './orders.js';
import { asOf, grid, gridOr, pageOf, spanOf } from './words.js';

/** Epochs after which nobody asks for a reading any more, and a few for the work on the last of them. */
export const EPOCHS_UNTIL_FINAL = 100;
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

type Mine = 'epochs' | 'epoch' | 'epochProof' | 'epochOrders';

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
    const rows = await db.all<OrderRows>(
      `${ORDERS} WHERE o.epoch = ? AND o.id > ? ORDER BY o.id LIMIT ?`,
      epoch,
      after,
      limit + 1,
    );
    const { items, next } = pageOf(rows, limit, ({ id }) => id);
    return { items: items.map((row) => orderOf(row, state)), next, asOf: asOf(state) };
  },
};
