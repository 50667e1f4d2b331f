/** What the chain must make of one quarter hour of the campus, from what the data says: contracts, pool, utility. */
import { type Boundary, type Lines, NO_LINES, plus } from '../lines.js';
import { type Prices, priceOf, type Ticks, valueOf } from '../prices.js';
import type { Wh } from '../simulation/energy.js';
import { shares } from './shares.js';

/** Export of a quarter hour below this waits for more. */
export const DEADBAND: Wh = 20;

/** A building's quarter hour: what its meter counted, and what it had agreed on. */
export interface Position {
  readonly exported: Wh;
  readonly imported: Wh;
  readonly sold: Wh;
  readonly bought: Wh;
  /** Export that waits since earlier. */
  readonly carried: Wh;
}

/** A position, cut into what each rule is about. */
interface Parts {
  readonly short: Wh;
  readonly unused: Wh;
  /** Into the pool. */
  readonly surplus: Wh;
  readonly deficit: Wh;
  /** What waits from now on, and what has waited long enough. */
  readonly waiting: Wh;
  readonly released: Wh;
}

/** What became of a quarter hour. */
export interface Settled {
  /** Of every meter, in their order. */
  readonly lines: readonly Lines[];
  readonly boundary: Boundary;
}

/**
 * Settles a quarter hour in which all meters are read in time and nobody owes anything.
 *
 * @param positions of all meters, in the order of their ids
 * @param price that the auction came to; null without a trade
 */
export function settle(
  positions: readonly Position[],
  price: Ticks | null,
  prices: Prices,
): Settled {
  const parts = positions.map(partsOf);
  const supply = parts.flatMap(({ surplus, unused }) => [surplus, unused]);
  const demand = parts.flatMap(({ deficit, short }) => [deficit, short]);
  const both = Math.min(sum(supply), sum(demand));
  // A meter's surplus comes before its unused energy, its deficit before what it was short of.
  const [out, into] = [shares(both, supply), shares(both, demand)];
  const traded = price === null ? 0n : priceOf(price);
  const promises = {
    ...{
      short: sum(parts.map(({ short }) => short)),
      unused: sum(parts.map(({ unused }) => unused)),
    },
    shortShared: sum(into.filter((_, at) => at % 2 === 1)),
    unusedShared: sum(out.filter((_, at) => at % 2 === 1)),
  };
  const left = sum(supply) - both + sum(parts.map(({ released }) => released));
  const lacking = sum(demand) - both;
  return {
    lines: positions.map((position, at) => {
      const shared = { out: out[2 * at] ?? 0, in: into[2 * at] ?? 0 };
      return linesOf(position, parts[at] as Parts, shared, traded, prices);
    }),
    boundary: {
      ...{ out: left, in: lacking, broken: brokenCost(promises, traded, prices) },
      grid: valueOf(left, prices.feedIn) - valueOf(lacking, prices.retail),
    },
  };
}

/** Promises that were not kept, and what of that neighbours made up for. */
export interface Promises {
  readonly short: Wh;
  readonly unused: Wh;
  readonly shortShared: Wh;
  readonly unusedShared: Wh;
}

/**
 * What broken promises cost, base units of GRID, 0 or below. Who was short pays retail and more, although a neighbour's
 * surplus at the pool's price stood in; who left something unused gets feed-in or less, although a neighbour paid the
 * pool's price for it.
 */
function brokenCost(
  { short, unused, shortShared, unusedShared }: Promises,
  price: bigint,
  { feedIn, retail, pool }: Prices,
): bigint {
  const above = price > retail ? price - retail : 0n;
  const below = price < feedIn ? feedIn - price : 0n;
  const paid = valueOf(short, above) + valueOf(unused, below);
  return -(paid + valueOf(shortShared, retail - pool) + valueOf(unusedShared, pool - feedIn));
}

function partsOf({ exported, imported, sold, bought, carried }: Position): Parts {
  const delivered = Math.min(sold, exported);
  const used = Math.min(bought, imported);
  const over = exported - delivered;
  const isNoise = over < DEADBAND;
  const waiting = isNoise ? carried + over : carried;
  const released = waiting >= DEADBAND ? waiting : 0;
  return {
    ...{ short: sold - delivered, unused: bought - used },
    ...{ surplus: isNoise ? 0 : over, deficit: imported - used },
    ...{ waiting: waiting - released, released },
  };
}

function linesOf(
  { sold, bought, carried }: Position,
  { short, unused, surplus, deficit, waiting, released }: Parts,
  shared: { readonly out: Wh; readonly in: Wh },
  price: bigint,
  { feedIn, retail, pool }: Prices,
): Lines {
  const rest = surplus - shared.out + released;
  const lack = deficit - shared.in;
  return plus(NO_LINES, {
    sold: { wh: sold, grid: valueOf(sold, price) },
    bought: { wh: bought, grid: -valueOf(bought, price) },
    sharedOut: { wh: shared.out, grid: valueOf(shared.out, pool) },
    sharedIn: { wh: shared.in, grid: -valueOf(shared.in, pool) },
    toUtility: { wh: rest, grid: valueOf(rest, feedIn) },
    fromUtility: { wh: lack, grid: -valueOf(lack, retail) },
    short: { wh: short, grid: -valueOf(short, price > retail ? price : retail) },
    unused: { wh: unused, grid: valueOf(unused, price < feedIn ? price : feedIn) },
    carried: waiting - carried,
  });
}

const sum = (values: readonly Wh[]): Wh => values.reduce((total, value) => total + value, 0);
