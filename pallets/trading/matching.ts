/**
 * The auction's arithmetic, without storage: a uniform-price call auction after the four-step rule
 * (maximum volume, minimum surplus, market pressure, midpoint), and pro-rata fills.
 *
 * D(p) is the energy bid at limits of p or more, S(p) the energy offered at limits of p or less.
 */
import { Balance, u128 } from "../../runtime/primitives";
import { Side } from "./schema";

/** Base units of GRID per kWh; in storage and on the wire a `Balance`. */
export type Price = Balance;
/** What keys of books are sorted by: of either side, the better limit has the lower one. */
export type Rank = Balance;

const WH_PER_KWH: u64 = 1000;

/** GRID for `energyWh` at `price`, exact where the price is a multiple of 1000; null above 128 bits. */
export function valueOf(energyWh: u64, price: Price): Balance | null {
  return u128.checkedMul64(u128.div64(price, WH_PER_KWH), energyWh);
}

/** The better a limit, the lower its rank. */
export function rankOf(side: Side, limit: Price): Rank {
  return mirrored(side, limit);
}

/** What `rankOf` made the rank of. */
export function limitOf(side: Side, rank: Rank): Price {
  return mirrored(side, rank);
}

/** What is best of buyers is highest: its rank is the distance from the end. */
function mirrored(side: Side, value: Balance): Balance {
  return side == Side.Buy ? new u128(~value.lo, ~value.hi) : value;
}

/** A level of which the auction has matched everything but `leftWh`. */
@final
export class OpenLevel {
  constructor(
    readonly price: Price,
    readonly leftWh: u64,
  ) {}
}

/** Two curves, crossed from their best limits until the next bid is below the next ask. */
@final
export class Crossing {
  constructor(
    /** Energy matched in Wh, not 0: the most that any price allows. */
    readonly volumeWh: u64,
    /** The highest ask matched: the lowest price with S(p) at least the volume. */
    readonly lowest: Price,
    /** The lowest bid matched: the highest price with D(p) at least the volume. */
    readonly highest: Price,
    /** The best bid with energy left. */
    readonly bid: OpenLevel | null,
    /** The limit of the level behind that bid. */
    readonly bidBehind: Price | null,
    /** The best ask with energy left. */
    readonly ask: OpenLevel | null,
    /** The limit of the level behind that ask. */
    readonly askBehind: Price | null,
  ) {}
}

/** The price of an auction with the curves' values there. */
@final
class ClearingPrice {
  constructor(
    readonly price: Price,
    /** D(price) in Wh. */
    readonly demandWh: u64,
    /** S(price) in Wh. */
    readonly supplyWh: u64,
  ) {}
}

/**
 * The price of a crossing. From `lowest` to `highest` every price allows the whole volume; up to the
 * open bid D exceeds S, from the open ask on S exceeds D, between the two they are equal.
 */
export function clearingPrice(x: Crossing, tick: u64): ClearingPrice {
  const bid = x.bid;
  const ask = x.ask;
  const lo = raised(x.lowest, bid ? bid.price : null, tick);
  const hi = lowered(x.highest, ask ? ask.price : null, tick);
  if (lo <= hi) return priced(x, midpoint(lo, hi, tick));
  // No price balances the two sides: the least surplus is next to the open levels.
  const pressureUp = bid ? bid.price >= x.lowest : false;
  const pressureDown = ask ? ask.price <= x.highest : false;
  if (bid && pressureUp && !(ask && pressureDown && ask.leftWh <= bid.leftWh)) {
    return priced(x, bid.price);
  }
  if (ask && pressureDown && !(bid && pressureUp && bid.leftWh <= ask.leftWh)) {
    return priced(x, ask.price);
  }
  const low = raised(x.lowest, x.bidBehind, tick);
  const high = lowered(x.highest, x.askBehind, tick);
  return priced(x, midpoint(low, high, tick));
}

function priced(x: Crossing, price: Price): ClearingPrice {
  const bid = x.bid;
  const ask = x.ask;
  const demand = x.volumeWh + (bid && price <= bid.price ? bid.leftWh : 0);
  const supply = x.volumeWh + (ask && price >= ask.price ? ask.leftWh : 0);
  return new ClearingPrice(price, demand, supply);
}

/** `bound`, or a tick above `level` if that is more. */
function raised(bound: Price, level: Price | null, tick: u64): Price {
  if (!level) return bound;
  const above = u128.saturatingAdd(level, u128.from(tick));
  return above > bound ? above : bound;
}

/** `bound`, or a tick below `level` if that is less. */
function lowered(bound: Price, level: Price | null, tick: u64): Price {
  return level ? u128.min(bound, u128.saturatingSub(level, u128.from(tick))) : bound;
}

/** The middle of two multiples of the tick, rounded down to one. */
function midpoint(low: Price, high: Price, tick: u64): Price {
  const steps = u128.div64(u128.saturatingSub(high, low), tick);
  const half = new u128((steps.lo >> 1) | (steps.hi << 63), steps.hi >> 1);
  return u128.saturatingAdd(low, u128.saturatingMul64(half, tick));
}

/**
 * What an order gets of a level that trades `sharedWh` of its `levelWh`, when the orders before it
 * have `beforeWh` together: its share of the running total, so that all shares sum to `sharedWh` and
 * each is within 1 Wh of exact pro rata.
 */
export function streamedFill(sharedWh: u64, levelWh: u64, beforeWh: u64, energyWh: u64): u64 {
  return share(sharedWh, levelWh, beforeWh + energyWh) - share(sharedWh, levelWh, beforeWh);
}

function share(sharedWh: u64, levelWh: u64, prefixWh: u64): u64 {
  return u128.div64(u128.mul64(sharedWh, prefixWh), levelWh).lo;
}
