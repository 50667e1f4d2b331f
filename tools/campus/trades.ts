import type { Wh } from './simulation/energy.js';
import { FEED_IN, RETAIL, type Ticks } from './tariff.js';

/** Base units of GRID per kWh that make one tick. */
const TICK = 10n ** 15n;

/** What one order of a building came to when its epoch was cleared. */
export interface Fill {
  /** Address of the building's prosumer. */
  readonly owner: string;
  readonly side: 'Sell' | 'Buy';
  readonly energy: Wh;
  /** Base units of GRID per kWh. */
  readonly price: bigint;
}

/** A building's part in the market, or that of all of them. */
export interface Trade {
  readonly sold: Wh;
  readonly bought: Wh;
  /** Base units of GRID for what it sold. */
  readonly received: bigint;
  /** Base units of GRID for what it bought. */
  readonly paid: bigint;
  /** Base units of GRID by which it did better than with the utility. */
  readonly saved: bigint;
  /** Lowest and highest price it traded at, base units of GRID per kWh; null if it did not. */
  readonly prices: readonly [bigint, bigint] | null;
}

export const NO_TRADE: Trade = {
  sold: 0,
  bought: 0,
  received: 0n,
  paid: 0n,
  saved: 0n,
  prices: null,
};

/** What `energy` costs: exact, as prices are multiples of 1000. */
export function valueOf(energy: Wh, price: bigint): bigint {
  return BigInt(energy) * (price / 1000n);
}

export function priceOf(ticks: Ticks): bigint {
  return BigInt(ticks) * TICK;
}

/** What `fill` alone comes to, beside the tariffs of the utility. */
export function tradeOf({ side, energy, price }: Fill): Trade {
  if (energy === 0) return NO_TRADE;
  const value = valueOf(energy, price);
  const prices = [price, price] as const;
  return side === 'Sell'
    ? {
        ...NO_TRADE,
        prices,
        sold: energy,
        received: value,
        saved: value - valueOf(energy, priceOf(FEED_IN)),
      }
    : {
        ...NO_TRADE,
        prices,
        bought: energy,
        paid: value,
        saved: valueOf(energy, priceOf(RETAIL)) - value,
      };
}

/** The sum of `trades`. */
export function sumOf(trades: readonly Trade[]): Trade {
  return trades.reduce(
    (sum, trade) => ({
      sold: sum.sold + trade.sold,
      bought: sum.bought + trade.bought,
      received: sum.received + trade.received,
      paid: sum.paid + trade.paid,
      saved: sum.saved + trade.saved,
      prices: range(sum.prices, trade.prices),
    }),
    NO_TRADE,
  );
}

/** Adds up fills per owner as they come. */
export class Ledger {
  readonly #trades = new Map<string, Trade>();

  add(fill: Fill): void {
    this.#trades.set(fill.owner, sumOf([this.of(fill.owner), tradeOf(fill)]));
  }

  of(owner: string): Trade {
    return this.#trades.get(owner) ?? NO_TRADE;
  }

  get total(): Trade {
    return sumOf([...this.#trades.values()]);
  }
}

function range(a: Trade['prices'], b: Trade['prices']): Trade['prices'] {
  if (!a || !b) return a ?? b;
  return [a[0] < b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1]];
}
