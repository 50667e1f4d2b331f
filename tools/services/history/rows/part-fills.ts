/** Payments of orders before the block that tells of their fills, where the clearing of a book takes several blocks. */
import { type ChainEvent, decimal, num, variantName } from '../chain/values.js';
import type { Side } from '../schema.js';
import type { BlockFacts } from './facts.js';
import { meterOf, type Order, orderIn } from './market.js';
import type { Rows } from './rows.js';
import { valueOf } from './values.js';

/** `Trading.Clearing`: the book that is being cleared, and the orders at which both sides stand. */
interface Clearing {
  readonly price: bigint;
  readonly bid: Cursor;
  readonly ask: Cursor;
}

interface Cursor {
  readonly order_id: bigint;
  /** What the order has yet to trade; 0 where it is through. */
  readonly pending_wh: bigint;
}

/** What clearing emits. */
const CLEARING = new Set([
  'Balances.ReserveRepatriated',
  'Trading.OrderFilled',
  'Trading.OrderExpired',
]);

export async function addPartFills(block: BlockFacts, rows: Rows): Promise<void> {
  if (!block.events.some(({ name }) => CLEARING.has(name))) return;
  const [before, after] = await Promise.all(
    [block.before, block.state].map((state) => state.get<Clearing>('Trading', 'Clearing')),
  );
  // All others are through in the block in which they begin to trade.
  const begun = new Set(pendingIn(before));
  const filled = block.events.filter(
    ({ name, data }) => name === 'Trading.OrderFilled' && begun.has(data.order_id as bigint),
  );
  await Promise.all([
    ...filled.map((event) => takeBack(event, block, rows)),
    ...pendingIn(after).map((id) => addPart(id, after as Clearing, block, rows)),
  ]);
}

/** Orders that have traded some of what they will. */
function pendingIn(clearing: Clearing | undefined): bigint[] {
  if (!clearing) return [];
  const pending = [clearing.bid, clearing.ask].filter(({ pending_wh }) => pending_wh > 0n);
  return pending.map(({ order_id }) => order_id);
}

/** The event tells of all that the order has traded: what was paid in earlier blocks is told already. */
async function takeBack(event: ChainEvent, block: BlockFacts, rows: Rows): Promise<void> {
  const { order_id, price } = event.data;
  const before = await orderIn(block.before, order_id);
  if (!before?.filled_wh) return;
  const place = { block: block.number, event: event.index };
  addRow(rows, order_id as bigint, before, -before.filled_wh, price as bigint, place);
}

async function addPart(
  id: bigint,
  { price }: Clearing,
  block: BlockFacts,
  rows: Rows,
): Promise<void> {
  const [after, before] = await Promise.all([orderIn(block.state, id), orderIn(block.before, id)]);
  const paid = (after?.filled_wh ?? 0n) - (before?.filled_wh ?? 0n);
  if (!after || paid === 0n) return;
  addRow(rows, id, after, paid, price, { block: block.number, event: -1 });
}

function addRow(
  rows: Rows,
  id: bigint,
  order: Order,
  energy: bigint,
  price: bigint,
  place: { readonly block: number; readonly event: number },
): void {
  const side = variantName(order.side) as Side;
  const value = valueOf(energy, price);
  rows.add('part_fills', {
    order_id: num(id),
    ...place,
    account: order.owner,
    meter: meterOf(order),
    epoch: num(order.epoch),
    side,
    energy_wh: num(energy),
    price: decimal(price),
    received: decimal(side === 'sell' ? value : -value),
  });
}
