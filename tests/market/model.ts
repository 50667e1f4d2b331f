/**
 * The auction, written down a second time: as plainly as possible, by definition instead of by
 * algorithm, without looking at how the pallet does it. Quantities are in Wh, limits and prices in
 * ticks, money in base units of GRID; all of them bigints.
 */

/** Base units of GRID per kWh that make one tick: 0.001 GRID. */
export const TICK = 10n ** 15n;

export type Side = 'Bid' | 'Ask';

/** An order that takes part in an auction; `id` says in which order they were submitted. */
export interface Order {
  readonly id: bigint;
  readonly side: Side;
  /** Wh, above 0. */
  readonly quantity: bigint;
  /** Ticks. */
  readonly limit: bigint;
}

/** An order without its place in the book. */
export type Draft = Omit<Order, 'id'>;

/** What an auction comes to; no price where nothing is traded. */
export interface Clearing {
  readonly price: bigint | null;
  /** Wh that change hands. */
  readonly volume: bigint;
  /** Wh by which bids at the price exceed asks at it; below 0 where asks exceed. 0 without a price. */
  readonly surplus: bigint;
  /** Wh of every order, by its id. */
  readonly fills: ReadonlyMap<bigint, bigint>;
}

/** Base units of GRID that `energy` Wh cost at `price` ticks per kWh. */
export function valueOf(energy: bigint, price: bigint): bigint {
  return energy * price * (TICK / 1000n);
}

/** Wh that would be bought at `price`. */
export function demandAt(orders: readonly Order[], price: bigint): bigint {
  return total(orders.filter(({ side, limit }) => side === 'Bid' && limit >= price));
}

/** Wh that would be sold at `price`. */
export function supplyAt(orders: readonly Order[], price: bigint): bigint {
  return total(orders.filter(({ side, limit }) => side === 'Ask' && limit <= price));
}

/** Clears a book: its price by looking at `prices`, all that could be of interest. */
export function clear(orders: readonly Order[], prices = turningPoints(orders)): Clearing {
  const price = priceOf(orders, prices);
  if (price === null) return { price, volume: 0n, surplus: 0n, fills: noFills(orders) };
  const demand = demandAt(orders, price);
  const supply = supplyAt(orders, price);
  const volume = min(demand, supply);
  const fills = new Map([...fillsOf(orders, 'Bid', volume), ...fillsOf(orders, 'Ask', volume)]);
  return { price, volume, surplus: demand - supply, fills };
}

/** Every tick from the lowest limit to the highest: brute force, for books within a small range. */
export function everyTick(orders: readonly Order[]): bigint[] {
  const limits = sorted(orders.map(({ limit }) => limit));
  const [first, last] = [limits[0], limits.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: Number(last - first) + 1 }, (_, index) => first + BigInt(index));
}

/**
 * The ticks at the ends of the stretches in which neither curve changes: demand falls behind a bid's
 * limit, supply rises at an ask's. Few, however wide the range.
 */
export function turningPoints(orders: readonly Order[]): bigint[] {
  const ends = orders.flatMap(({ side, limit }) =>
    side === 'Bid' ? [limit, limit + 1n] : [limit - 1n, limit],
  );
  return sorted([...new Set(ends)]);
}

/** The four steps, each as it is stated, over `prices` in rising order. */
function priceOf(orders: readonly Order[], prices: readonly bigint[]): bigint | null {
  const points = prices.map((price) => {
    const excess = demandAt(orders, price) - supplyAt(orders, price);
    return { price, excess, volume: min(demandAt(orders, price), supplyAt(orders, price)) };
  });
  const most = points.reduce((best, { volume }) => (volume > best ? volume : best), 0n);
  if (most === 0n) return null;
  const executable = points.filter(({ volume }) => volume === most);
  const least = executable.map(({ excess }) => abs(excess)).reduce(min);
  const candidates = executable.filter(({ excess }) => abs(excess) === least);
  const lowest = candidates[0]?.price as bigint;
  const highest = candidates.at(-1)?.price as bigint;
  if (candidates.every(({ excess }) => excess > 0n)) return highest;
  if (candidates.every(({ excess }) => excess < 0n)) return lowest;
  return (lowest + highest) / 2n;
}

/** Shares `volume` among the orders of a side: level by level, within a level by prefix sums. */
function fillsOf(orders: readonly Order[], side: Side, volume: bigint): [bigint, bigint][] {
  const own = orders.filter((order) => order.side === side);
  const rising = sorted([...new Set(own.map(({ limit }) => limit))]);
  const levels = side === 'Bid' ? rising.reverse() : rising;
  let left = volume;
  return levels.flatMap((limit) => {
    const level = own.filter((order) => order.limit === limit).sort((a, b) => compare(a.id, b.id));
    const size = total(level);
    const share = min(size, left);
    left -= share;
    return level.map(({ id }, index): [bigint, bigint] => {
      const upTo = (count: number): bigint => (share * total(level.slice(0, count))) / size;
      return [id, upTo(index + 1) - upTo(index)];
    });
  });
}

function noFills(orders: readonly Order[]): Map<bigint, bigint> {
  return new Map(orders.map(({ id }) => [id, 0n]));
}

/** Sum of quantities, Wh. */
export function total(orders: readonly Pick<Order, 'quantity'>[]): bigint {
  return orders.reduce((sum, { quantity }) => sum + quantity, 0n);
}

export function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}

function sorted(values: readonly bigint[]): bigint[] {
  return [...values].sort(compare);
}
