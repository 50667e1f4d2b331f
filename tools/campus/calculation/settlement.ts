/** What the chain must make of one quarter hour of the campus, from what the data says: contracts, pool, utility. */
import { type Lines, NO_LINES, plus } from '../lines.js';
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

/**
 * Settles a quarter hour in which all meters are read in time and nobody owes anything.
 *
 * @param positions of all meters, in the order of their ids
 * @param price that the auction came to; null without a trade
 */
export function settle(positions: readonly Position[], price: Ticks | null, prices: Prices): Lines[] {
  const parts = positions.map(partsOf);
  const supply = parts.flatMap(({ surplus, unused }) => [surplus, unused]);
  const demand = parts.flatMap(({ deficit, short }) => [deficit, short]);
  const both = Math.min(sum(supply), sum(demand));
  const [out, into] = [shares(both, supply), shares(both, demand)];
  return positions.map((position, at) => {
    const [sharedOut = 0, unusedShared = 0] = out.slice(2 * at, 2 * at + 2);
    const [sharedIn = 0, shortShared = 0] = into.slice(2 * at, 2 * at + 2);
    const part = parts[at] as Parts;
    const shared = { sharedOut, sharedIn, unusedShared, shortShared };
    return linesOf(position, part, shared, price === null ? 0n : priceOf(price), prices);
  });
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

type Shared = Pick<Lines, 'unusedShared' | 'shortShared'> & { sharedOut: Wh; sharedIn: Wh };

function linesOf(
  { sold, bought, carried }: Position,
  { short, unused, surplus, deficit, waiting, released }: Parts,
  { sharedOut, sharedIn, unusedShared, shortShared }: Shared,
  price: bigint,
  { feedIn, retail, pool }: Prices,
): Lines {
  const rest = surplus - sharedOut + released;
  const lack = deficit - sharedIn;
  return plus(NO_LINES, {
    sold: { wh: sold, grid: valueOf(sold, price) },
    bought: { wh: bought, grid: -valueOf(bought, price) },
    sharedOut: { wh: sharedOut, grid: valueOf(sharedOut, pool) },
    sharedIn: { wh: sharedIn, grid: -valueOf(sharedIn, pool) },
    toUtility: { wh: rest, grid: valueOf(rest, feedIn) },
    fromUtility: { wh: lack, grid: -valueOf(lack, retail) },
    short: { wh: short, grid: -valueOf(short, price > retail ? price : retail) },
    unused: { wh: unused, grid: valueOf(unused, price < feedIn ? price : feedIn) },
    ...{ carried: waiting - carried, unusedShared, shortShared },
  });
}

const sum = (values: readonly Wh[]): Wh => values.reduce((total, value) => total + value, 0);
