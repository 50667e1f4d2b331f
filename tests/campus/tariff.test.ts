import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BUILDINGS } from '../../tools/campus/simulation/buildings.js';
import { ENDOWMENT } from '../../tools/campus/calls.js';
import { parseReadings } from '../../tools/campus/simulation/data.js';
import { buildingEnergy, type QuarterHour } from '../../tools/campus/simulation/energy.js';
import { GRID_PER_WH } from '../../tools/campus/table.js';
import { FEED_IN, MIDDLE, orderOf, RETAIL } from '../../tools/campus/tariff.js';
import { NO_TRADE, priceOf, sumOf, tradeOf } from '../../tools/campus/trades.js';
import { clear, valueOf, type Order } from '../market/model.js';
import { CSV } from './support.js';

const GRID = 10n ** 18n;

function quarter(generated: number, used: number): QuarterHour {
  const surplus = generated - used;
  const flows = { exported: Math.max(surplus, 0), imported: Math.max(-surplus, 0) };
  return { day: '2024-01-15', start: 0, generated, used, ...flows };
}

describe('an order', () => {
  test('sells what is over, asking less the more that is', () => {
    expect(orderOf(quarter(1_000, 0))).toEqual({ side: 'Sell', energy: 1_000, limit: 2_200 });
    expect(orderOf(quarter(1_000, 500))).toEqual({ side: 'Sell', energy: 500, limit: 2_700 });
    expect(orderOf(quarter(1_000, 990))).toEqual({ side: 'Sell', energy: 10, limit: 3_190 });
  });

  test('buys what is lacking, offering more the more that is', () => {
    expect(orderOf(quarter(0, 1_000))).toEqual({ side: 'Buy', energy: 1_000, limit: 4_200 });
    expect(orderOf(quarter(500, 1_000))).toEqual({ side: 'Buy', energy: 500, limit: 3_700 });
    expect(orderOf(quarter(990, 1_000))).toEqual({ side: 'Buy', energy: 10, limit: 3_210 });
  });

  test('is of whole lots; less than one goes to the utility', () => {
    expect(orderOf(quarter(1_019, 1_000))?.energy).toBe(10);
    expect(orderOf(quarter(1_009, 1_000))).toBeNull();
    expect(orderOf(quarter(1_000, 1_009))).toBeNull();
    expect(orderOf(quarter(0, 0))).toBeNull();
  });

  test('is between a tariff and the middle, so that every seller can meet every buyer', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (generated, used) => {
        const order = orderOf(quarter(generated, used));
        if (!order) return;
        const [low, high] = order.side === 'Sell' ? [FEED_IN, MIDDLE] : [MIDDLE, RETAIL];
        expect(order.limit).toBeGreaterThanOrEqual(low);
        expect(order.limit).toBeLessThanOrEqual(high);
        expect(order.energy % 10).toBe(0);
      }),
    );
  });
});

describe('the market of all 56 days, in the model', () => {
  const readings = parseReadings(CSV, 'campus.csv');
  const campus = BUILDINGS.map((building) => buildingEnergy(readings, building));
  const books = readings.map((_, index) =>
    campus.flatMap((quarters, building): Order[] => {
      const order = orderOf(quarters[index] as QuarterHour);
      if (!order) return [];
      const side = order.side === 'Sell' ? 'Ask' : 'Bid';
      const quantity = BigInt(order.energy);
      return [{ id: BigInt(building), side, quantity, limit: BigInt(order.limit) }];
    }),
  );
  const auctions = books.map((orders) => ({ orders, ...clear(orders) }));
  const trades = auctions.filter(({ price }) => price !== null);

  test('trades in three of ten epochs a fifth of the surplus', () => {
    expect(trades).toHaveLength(1_524);
    expect(trades.reduce((sum, { volume }) => sum + volume, 0n)).toBe(1_058_720n);
    expect(campus.flat().reduce((sum, { exported }) => sum + exported, 0)).toBe(5_118_468);
  });

  test('leaves each building with money, although all that it takes is burned', () => {
    const held = BUILDINGS.map(() => ENDOWMENT);
    for (const [index, { orders, price, fills }] of auctions.entries()) {
      for (const { id, side } of orders) {
        const value = valueOf(fills.get(id) ?? 0n, price ?? 0n);
        held[Number(id)]! += side === 'Ask' ? value : -value;
      }
      for (const [building, quarters] of campus.entries()) {
        held[building]! -= BigInt(quarters[index]!.imported) * GRID_PER_WH;
        expect(held[building]).toBeGreaterThan(1_000n * GRID);
      }
    }
  });
});

describe('a trade', () => {
  const fill = { owner: 'A', energy: 2_000, price: priceOf(3_000) };

  test('of a seller saves what the utility would have paid less', () => {
    const trade = tradeOf({ ...fill, side: 'Sell' });
    expect(trade).toMatchObject({ sold: 2_000, received: 6n * GRID, saved: (16n * GRID) / 10n });
  });

  test('of a buyer saves what the utility would have taken more', () => {
    const trade = tradeOf({ ...fill, side: 'Buy' });
    expect(trade).toMatchObject({ bought: 2_000, paid: 6n * GRID, saved: (24n * GRID) / 10n });
  });

  test('of nothing has no price', () => {
    expect(tradeOf({ ...fill, side: 'Sell', energy: 0 })).toEqual(NO_TRADE);
    expect(sumOf([])).toEqual(NO_TRADE);
  });

  test('adds up with others', () => {
    const cheap = tradeOf({ ...fill, side: 'Buy', price: priceOf(2_500) });
    const sum = sumOf([NO_TRADE, tradeOf({ ...fill, side: 'Sell' }), cheap]);
    expect(sum).toMatchObject({ sold: 2_000, bought: 2_000, paid: 5n * GRID, received: 6n * GRID });
    expect(sum.prices).toEqual([priceOf(2_500), priceOf(3_000)]);
  });
});
