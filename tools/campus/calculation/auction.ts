/** The auction of one small book, by its definition: what the chain's must come to. */
import type { Ticks } from '../prices.js';
import type { MarketOrder } from '../orders.js';
import { type Wh } from '../simulation/energy.js';
import { shares } from './shares.js';

/** What a book comes to. */
export interface Clearing {
  /** One for all; null where nothing is traded. */
  readonly price: Ticks | null;
  /** Of every order, in their order. */
  readonly fills: readonly Wh[];
}

/** Clears a book of orders in the order they were placed. */
export function clear(book: readonly MarketOrder[]): Clearing {
  const price = priceOf(book);
  if (price === null) return { price, fills: book.map(() => 0) };
  const volume = volumeAt(book, price);
  const [asks, bids] = (['Sell', 'Buy'] as const).map((side) => fillsOf(book, side, volume));
  return { price, fills: book.map((_, at) => (asks?.[at] ?? 0) + (bids?.[at] ?? 0)) };
}

/** The largest volume; then the least surplus; then the side that presses; then the middle. */
function priceOf(book: readonly MarketOrder[]): Ticks | null {
  const points = turningPoints(book).map((price) => {
    const surplus = wanted(book, price) - offered(book, price);
    return { price, surplus, volume: volumeAt(book, price) };
  });
  const most = Math.max(0, ...points.map(({ volume }) => volume));
  if (most === 0) return null;
  const executable = points.filter(({ volume }) => volume === most);
  const least = Math.min(...executable.map(({ surplus }) => Math.abs(surplus)));
  const candidates = executable.filter(({ surplus }) => Math.abs(surplus) === least);
  const prices = candidates.map(({ price }) => price);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  if (candidates.every(({ surplus }) => surplus > 0)) return high;
  if (candidates.every(({ surplus }) => surplus < 0)) return low;
  return Math.floor((low + high) / 2);
}

/** Prices at which a curve changes, and those beside them. */
function turningPoints(book: readonly MarketOrder[]): Ticks[] {
  const ends = book.flatMap(({ side, limit }) =>
    side === 'Buy' ? [limit, limit + 1] : [limit - 1, limit],
  );
  return [...new Set(ends)].sort((a, b) => a - b);
}

/** Level by level from the best limit, the last one pro rata. */
function fillsOf(book: readonly MarketOrder[], side: MarketOrder['side'], volume: Wh): Wh[] {
  const fills = book.map(() => 0);
  const own = book.map((order, at) => ({ ...order, at })).filter((order) => order.side === side);
  const rising = [...new Set(own.map(({ limit }) => limit))].sort((a, b) => a - b);
  let left = volume;
  for (const limit of side === 'Buy' ? rising.reverse() : rising) {
    const level = own.filter((order) => order.limit === limit);
    const total = sum(level);
    const part = Math.min(left, total);
    const parts = shares(
      part,
      level.map(({ energy }) => energy),
    );
    level.forEach(({ at }, index) => (fills[at] = parts[index] ?? 0));
    left -= part;
  }
  return fills;
}

const wanted = (book: readonly MarketOrder[], price: Ticks): Wh =>
  sum(book.filter(({ side, limit }) => side === 'Buy' && limit >= price));

const offered = (book: readonly MarketOrder[], price: Ticks): Wh =>
  sum(book.filter(({ side, limit }) => side === 'Sell' && limit <= price));

const volumeAt = (book: readonly MarketOrder[], price: Ticks): Wh =>
  Math.min(wanted(book, price), offered(book, price));

const sum = (orders: readonly MarketOrder[]): Wh =>
  orders.reduce((total, { energy }) => total + energy, 0);
