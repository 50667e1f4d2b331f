import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { forecastOrder, type MarketOrder, perfectOrder } from '../../tools/campus/orders.js';
import { bandOf, type Prices, TICK } from '../../tools/campus/prices.js';
import type { QuarterHour } from '../../tools/campus/simulation/energy.js';

const PRICES: Prices = { feedIn: 500n * TICK, retail: 1_000n * TICK, pool: 750n * TICK };

function quarter(generated: number, used: number): QuarterHour {
  const surplus = generated - used;
  const flows = { exported: Math.max(surplus, 0), imported: Math.max(-surplus, 0) };
  return { day: '2024-01-15', start: 0, generated, used, ...flows };
}

const known = (generated: number, used: number): MarketOrder | null =>
  perfectOrder(quarter(generated, used), PRICES);

describe('an order of who knows', () => {
  test('sells what is over, asking less the more that is', () => {
    expect(known(1_000, 0)).toEqual({ side: 'Sell', energy: 1_000, limit: 500 });
    expect(known(1_000, 500)).toEqual({ side: 'Sell', energy: 500, limit: 625 });
    expect(known(1_000, 990)).toEqual({ side: 'Sell', energy: 10, limit: 747 });
  });

  test('buys what is lacking, offering more the more that is', () => {
    expect(known(0, 1_000)).toEqual({ side: 'Buy', energy: 1_000, limit: 1_000 });
    expect(known(500, 1_000)).toEqual({ side: 'Buy', energy: 500, limit: 875 });
    expect(known(990, 1_000)).toEqual({ side: 'Buy', energy: 10, limit: 753 });
  });

  test('is of whole lots; less than one goes to the pool', () => {
    expect(known(1_019, 1_000)?.energy).toBe(10);
    expect(known(1_009, 1_000)).toBeNull();
    expect(known(1_000, 1_009)).toBeNull();
    expect(known(0, 0)).toBeNull();
  });
});

describe('an order by a forecast', () => {
  test('promises what is left after the error that has to be expected, in whole lots', () => {
    expect(forecastOrder({ net: 500, error: 0 }, PRICES)).toEqual({
      ...{ side: 'Sell', energy: 500, limit: 500 },
    });
    expect(forecastOrder({ net: 500, error: 125 }, PRICES)).toEqual({
      ...{ side: 'Sell', energy: 370, limit: 562 },
    });
    expect(forecastOrder({ net: -400, error: 200 }, PRICES)).toEqual({
      ...{ side: 'Buy', energy: 200, limit: 875 },
    });
  });

  test('is none where all of it may be wrong, or nobody can tell', () => {
    expect(forecastOrder({ net: 500, error: 491 }, PRICES)).toBeNull();
    expect(forecastOrder({ net: -500, error: 900 }, PRICES)).toBeNull();
    expect(forecastOrder({ net: 0, error: 0 }, PRICES)).toBeNull();
    expect(forecastOrder({ net: 500, error: null }, PRICES)).toBeNull();
  });
});

test('every order is between a tariff and the middle, so that every seller can meet every buyer', () => {
  const energy = fc.nat(100_000);
  const price = fc.bigInt(0n, 2_000n * TICK).map((each) => each - (each % 1_000n));
  fc.assert(
    fc.property(energy, energy, price, price, (a, b, one, other) => {
      const [feedIn, retail] = one < other ? [one, other] : [other, one];
      const prices = { feedIn, retail, pool: feedIn };
      const { lowest, highest } = bandOf(prices);
      fc.pre(lowest <= highest);
      const middle = (lowest + highest) / 2;
      const orders = [
        ...[perfectOrder(quarter(a, b), prices), forecastOrder({ net: a - b, error: b }, prices)],
      ];
      for (const order of orders) {
        if (!order) continue;
        const { side, limit } = order;
        expect(BigInt(limit) * TICK).toBeGreaterThanOrEqual(feedIn);
        expect(BigInt(limit) * TICK).toBeLessThanOrEqual(retail);
        expect(side === 'Sell' ? limit <= middle : limit >= middle).toBe(true);
        expect(order.energy % 10).toBe(0);
        expect(order.energy).toBeGreaterThan(0);
      }
    }),
  );
});
