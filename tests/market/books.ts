/** Arbitrary books for property tests. */

import fc from 'fast-check';
import type { Draft, Order, Side } from './model.js';

/** How books are drawn. */
export interface BookShape {
  readonly maxOrders?: number;
  /** Highest limit, ticks: few ticks make levels that many orders share. */
  readonly maxLimit?: number;
  /** Largest quantity, lots of 10 Wh. */
  readonly maxLots?: number;
}

const LOT = 10n;
/** Orders in a book at most, unless told otherwise. */
export const MAX_ORDERS = 14;

export function drafts({ maxLimit = 30, maxLots = 500 }: BookShape = {}): fc.Arbitrary<Draft> {
  return fc.record({
    side: fc.constantFrom<Side>('Bid', 'Ask'),
    quantity: fc.oneof(fc.nat(8), fc.nat(maxLots - 1)).map((lots) => BigInt(lots + 1) * LOT),
    limit: fc
      .oneof(fc.nat(Math.min(maxLimit, 6) - 1), fc.nat(maxLimit - 1))
      .map((tick) => BigInt(tick + 1)),
  });
}

/** Books of any size up to `maxOrders`, empty and one-sided ones included, in submission order. */
export function books(shape: BookShape = {}): fc.Arbitrary<Order[]> {
  return fc
    .array(drafts(shape), { maxLength: shape.maxOrders ?? MAX_ORDERS })
    .map((book) => book.map((order, index) => ({ ...order, id: BigInt(index) })));
}
