/** Orders, what they traded, and books that were cleared. */
import type { BlockState } from '../chain/state.js';
import {
  type ChainEvent,
  decimal,
  num,
  textOf,
  u64,
  variantName,
  type Variant,
} from '../chain/values.js';
import type { Side } from '../schema.js';
import { at, type BlockFacts, found, type Handlers, ofEpoch } from './facts.js';
import type { Rows } from './rows.js';
import { blake2Of, valueOf } from './values.js';

export interface Order {
  readonly owner: string;
  readonly meter?: string | Uint8Array;
  readonly epoch: bigint;
  readonly side: Variant;
  readonly energy_wh: bigint;
  readonly filled_wh: bigint;
}

/** Of release 102, too: it told no more than that of the price. */
interface AuctionResult {
  readonly price?: bigint;
  readonly volume_wh: bigint;
  readonly demand_wh?: bigint;
  readonly supply_wh?: bigint;
  readonly surplus_wh?: bigint;
  readonly bids?: number;
  readonly asks?: number;
}

export const marketHandlers: Handlers = {
  'Trading.OrderPlaced': async (event, block, rows) => {
    const { order_id, owner, epoch, side, energy_wh, limit_price } = event.data;
    const order = await orderIn(block.state, order_id);
    rows.add('orders', {
      id: num(order_id),
      ...at(block, event),
      account: owner as string,
      meter: meterOf(order),
      epoch: num(epoch),
      side: variantName(side) as Side,
      energy_wh: num(energy_wh),
      limit_price: decimal(limit_price),
    });
  },
  'Trading.OrderCancelled': async (event, block, rows) => {
    const { order_id } = event.data;
    const order = await orderIn(block.before, order_id);
    const energy = order?.energy_wh ?? placedHere(block, order_id)?.data.energy_wh;
    rows.add('order_ends', {
      order_id: num(order_id),
      ...at(block, event),
      outcome: 'cancelled',
      energy_wh: num(energy),
    });
  },
  'Trading.OrderExpired': (event, block, rows) => {
    const { order_id, energy_wh } = event.data;
    rows.add('order_ends', {
      order_id: num(order_id),
      ...at(block, event),
      outcome: 'expired',
      energy_wh: num(energy_wh),
    });
  },
  'Trading.OrderFilled': fill,
  'Trading.EpochCleared': clear,
};

async function fill(event: ChainEvent, block: BlockFacts, rows: Rows): Promise<void> {
  const { order_id, owner, energy_wh, price } = event.data;
  const order = await found(block, (state) => orderIn(state, order_id));
  if (!order)
    throw new Error(`order ${String(order_id)} was filled in #${block.number}, and is not there`);
  const energy = BigInt(energy_wh as bigint);
  const paid = BigInt(price as bigint);
  rows.add('fills', {
    order_id: num(order_id),
    ...at(block, event),
    account: owner as string,
    meter: meterOf(order),
    epoch: num(order.epoch),
    side: variantName(order.side) as Side,
    energy_wh: num(energy),
    price: decimal(paid),
    value: decimal(valueOf(energy, paid)),
    held: decimal(await heldOf(block, order, BigInt(order_id as bigint), energy, paid)),
  });
}

/** What stays set aside of a seller: what the energy costs if it is not delivered. */
async function heldOf(
  block: BlockFacts,
  order: Order,
  id: bigint,
  energy: bigint,
  price: bigint,
): Promise<bigint> {
  if (variantName(order.side) === 'buy') return 0n;
  const bondedFrom = await block.state.get<bigint>('Trading', 'BondedFrom');
  if (bondedFrom === undefined || id < bondedFrom) return 0n;
  const retail = (await block.rates(num(order.epoch)))?.retail ?? 0n;
  return valueOf(energy, retail > price ? retail : price);
}

async function clear(event: ChainEvent, block: BlockFacts, rows: Rows): Promise<void> {
  const { epoch, price, volume_wh } = event.data;
  const number = num(epoch);
  const [stored, proof] = await Promise.all([
    ofEpoch<AuctionResult>(block.state, 'Trading', 'Results', number),
    keepProof(block, rows, 'auction', number),
  ]);
  const result: AuctionResult = stored ?? {
    price: price as bigint,
    volume_wh: volume_wh as bigint,
  };
  rows.add('auctions', {
    epoch: number,
    ...at(block, event),
    price: result.price === undefined ? null : decimal(result.price),
    volume_wh: num(result.volume_wh),
    demand_wh: num(result.demand_wh ?? 0),
    supply_wh: num(result.supply_wh ?? 0),
    surplus_wh: num(result.surplus_wh ?? 0),
    bids: num(result.bids ?? 0),
    asks: num(result.asks ?? 0),
    proof_hash: proof,
  });
}

const PROOFS = {
  auction: ['TradingApi', 'auction_proof'],
  pool: ['SettlementApi', 'settlement_proof'],
} as const;
/** An `Option` without anything. */
const NONE = 1;

/** Keeps the chain's proof of an epoch; returns its hash, or null where the chain gives none. */
export async function keepProof(
  block: BlockFacts,
  rows: Rows,
  kind: keyof typeof PROOFS,
  epoch: number,
): Promise<string | null> {
  const [api, method] = PROOFS[kind];
  const bytes = await block.state.bytes(api, method, u64(epoch));
  if (!bytes || bytes.length <= NONE) return null;
  const hash = blake2Of(bytes);
  const spec_version = block.state.next.specVersion;
  rows.add('proofs', { kind, epoch, block: block.number, spec_version, hash, bytes });
  return hash;
}

export function orderIn(state: BlockState, id: unknown): Promise<Order | undefined> {
  return state.get<Order>('Trading', 'Orders', u64(id as bigint));
}

export const meterOf = (order: Order | undefined): string | null =>
  order?.meter === undefined ? null : textOf(order.meter);

function placedHere({ events }: BlockFacts, id: unknown): ChainEvent | undefined {
  return events.find(({ name, data }) => name === 'Trading.OrderPlaced' && data.order_id === id);
}
