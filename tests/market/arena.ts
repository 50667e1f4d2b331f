/** Whole auctions on the chain, beside the model's. */

import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Account } from '../support/accounts.js';
import type { TestChain } from '../support/chain-builder.js';
import { PEOPLE, PROSUMERS, START, place } from './crowd.js';
import { epochOf, filled, money, passEpochs, resultOf } from '../support/market.js';
import { MAX_ORDERS, drafts, type BookShape } from './books.js';
import { securityOf } from './holds.js';
import { clear, valueOf, type Clearing, type Draft } from './model.js';

/** An order and who places it. */
export interface Entry extends Draft {
  readonly who: Account;
}

/** What the chain made of a book. */
export interface Auction extends Clearing {
  readonly epoch: bigint;
  /** The chain's number of each order, in submission order. */
  readonly orders: readonly bigint[];
}

/** Books with people who may place such orders; prosumers may be on both sides. */
export function entries(shape: BookShape = {}): fc.Arbitrary<Entry[]> {
  const entry = fc.tuple(drafts(shape), fc.nat(1_000)).map(([draft, pick]): Entry => {
    const people = draft.side === 'Ask' ? PROSUMERS : PEOPLE;
    return { who: people[pick % people.length] as Account, ...draft };
  });
  return fc.array(entry, { maxLength: shape.maxOrders ?? MAX_ORDERS });
}

/** Runs a book through the chain: everybody places, time passes, the chain clears it by itself. */
export function auction(chain: TestChain, book: readonly Entry[]): Auction {
  const epoch = epochOf(chain) + 1n;
  const orders = book.map((entry) => place(chain, entry.who, entry));
  passEpochs(chain);
  return outcome(chain, epoch, orders);
}

/** Reads how the auction of `epoch` ended for `orders`; fills are by place in the book. */
export function outcome(chain: TestChain, epoch: bigint, orders: readonly bigint[]): Auction {
  const result = resultOf(chain, epoch) ?? { price: null, volume: 0n, surplus: 0n };
  const fills = new Map(orders.map((order, index) => [BigInt(index), filled(chain, order)]));
  return { ...result, epoch, orders, fills };
}

/** The book as the model takes it: numbered in submission order. */
export function numbered(book: readonly Entry[]): (Entry & { id: bigint })[] {
  return book.map((entry, index) => ({ ...entry, id: BigInt(index) }));
}

/** The auction ended as the model says, order by order. */
export function expectModel(found: Auction, book: readonly Entry[]): void {
  const { price, volume, surplus, fills } = found;
  expect({ price, volume, surplus, fills }).toEqual(clear(numbered(book)));
}

/** Nobody has more or less than the trades of a single auction make; what was sold is set aside until it is shown. */
export function expectPaid(chain: TestChain, book: readonly Entry[]): void {
  const { price, fills } = clear(numbered(book));
  const due = new Map(PEOPLE.map((who) => [who, START]));
  const secured = new Map(PEOPLE.map((who) => [who, 0n]));
  numbered(book).forEach(({ id, who, side }) => {
    const fill = fills.get(id) ?? 0n;
    const value = valueOf(fill, price ?? 0n);
    if (side === 'Ask') secured.set(who, (secured.get(who) ?? 0n) + securityOf(fill, price ?? 0n));
    due.set(who, (due.get(who) ?? 0n) + (side === 'Ask' ? value : -value));
  });
  for (const [who, balance] of due) {
    const reserved = secured.get(who) ?? 0n;
    expect(money(chain, who)).toEqual({ free: balance - reserved, reserved });
  }
}
