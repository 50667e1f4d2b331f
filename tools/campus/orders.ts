import type { Forecast } from './forecast.js';
import { bandOf, type Prices, type Ticks } from './prices.js';
import type { QuarterHour, Wh } from './simulation/energy.js';

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
export function perfectOrder(
  { generated, used, exported, imported }: QuarterHour,
  prices: Prices,
): MarketOrder | null {
  if (exported >= LOT) return order('Sell', exported, used / generated, prices);
  return order('Buy', imported, generated / used, prices);
}

/**
 * The order of a building that goes by a forecast: what is left of it after the error that has to be expected, so that a
 * promise is mostly kept; null where that does not fill a lot, or nothing is known of the error.
 *
 * Who is surest asks and offers the price of the utility; who expects to be off by as much as it promises, the middle.
 */
export function forecastOrder({ net, error }: Forecast, prices: Prices): MarketOrder | null {
  if (error === null) return null;
  const sure = Math.floor(Math.abs(net) - error);
  return order(net > 0 ? 'Sell' : 'Buy', sure, error / Math.abs(net), prices);
}

/** @param share 0 to 1: how far from the utility's price towards the middle */
function order(
  side: MarketOrder['side'],
  energy: Wh,
  share: number,
  prices: Prices,
): MarketOrder | null {
  if (energy < LOT) return null;
  const { lowest, highest } = bandOf(prices);
  const towards = Math.floor(((highest - lowest) / 2) * share);
  const limit = side === 'Sell' ? lowest + towards : highest - towards;
  return { side, energy: energy - (energy % LOT), limit };
}
