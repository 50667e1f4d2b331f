import type { Prices } from '../support/tariff.js';
import type { Wh } from './simulation/energy.js';

export type { Prices };

/** Thousandths of a GRID per kWh: what limits of orders are multiples of. */
export type Ticks = number;

/** Base units of GRID per kWh that make one tick. */
export const TICK = 10n ** 15n;

/** What `energy` costs: exact, as prices are multiples of 1000. */
export function valueOf(energy: Wh, price: bigint): bigint {
  return BigInt(energy) * (price / 1000n);
}

export function priceOf(ticks: Ticks): bigint {
  return BigInt(ticks) * TICK;
}

/** The prices between which orders may be, in whole ticks. */
export function bandOf({ feedIn, retail }: Prices): { lowest: Ticks; highest: Ticks } {
  return { lowest: Number((feedIn + TICK - 1n) / TICK), highest: Number(retail / TICK) };
}
