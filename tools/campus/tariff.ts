import type { QuarterHour, Wh } from './simulation/energy.js';

/** Thousandths of a GRID per kWh: what prices on the market are multiples of. */
export type Ticks = number;

/** What the utility pays for a kWh that is fed into its grid. */
export const FEED_IN: Ticks = 2_200;
/** What the utility takes for a kWh. */
export const RETAIL: Ticks = 4_200;
/** Half-way between them: no seller asks for more, no buyer offers less. */
export const MIDDLE: Ticks = (FEED_IN + RETAIL) / 2;

/** Energy in orders is a multiple of this. */
const LOT: Wh = 10;

/** What a building sends to the market for a quarter hour. */
export interface MarketOrder {
  readonly side: 'Sell' | 'Buy';
  /** A multiple of 10. */
  readonly energy: Wh;
  /** The least a seller takes, the most a buyer pays, per kWh. */
  readonly limit: Ticks;
}

/**
 * The order of a building that knows what it will generate and use in the quarter hour; null where its surplus or
 * shortfall does not fill a lot.
 *
 * A seller asks from the feed-in tariff, where it needs nothing of its own, up to the middle, where it needs nearly all.
 * A buyer offers from the retail tariff, where it has nothing of its own, down to the middle, where it has nearly enough.
 */
export function orderOf({ generated, used, exported, imported }: QuarterHour): MarketOrder | null {
  const half = MIDDLE - FEED_IN;
  const sold = wholeLots(exported);
  if (sold > 0) {
    return { side: 'Sell', energy: sold, limit: FEED_IN + Math.floor((half * used) / generated) };
  }
  const bought = wholeLots(imported);
  if (bought === 0) return null;
  return { side: 'Buy', energy: bought, limit: RETAIL - Math.floor((half * generated) / used) };
}

function wholeLots(energy: Wh): Wh {
  return energy - (energy % LOT);
}
