import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { books } from './books.js';
import {
  clear,
  demandAt,
  everyTick,
  min,
  supplyAt,
  valueOf,
  type Order,
  type Side,
} from './model.js';

const GRID = 10n ** 18n;

/** A book of `[name, side, Wh, ticks]`, and its clearing with fills by name. */
function auction(...rows: [string, Side, number, number][]): {
  price: bigint | null;
  volume: bigint;
  surplus: bigint;
  fills: Record<string, bigint>;
} {
  const orders = rows.map(([, side, quantity, limit], index): Order => {
    return { id: BigInt(index), side, quantity: BigInt(quantity), limit: BigInt(limit) };
  });
  const { fills, ...rest } = clear(orders);
  const named = rows.map(([name], index) => [name, fills.get(BigInt(index)) ?? 0n] as const);
  return { ...rest, fills: Object.fromEntries(named) };
}

describe('worked examples', () => {
  test('the marginal bid gets what the better one leaves', () => {
    const result = auction(
      ['A', 'Bid', 5_000, 12],
      ['B', 'Bid', 7_000, 10],
      ['C', 'Ask', 1_000, 4],
      ['D', 'Ask', 9_000, 10],
      ['E', 'Ask', 3_000, 19],
    );
    expect(result).toEqual({
      price: 10n,
      volume: 10_000n,
      surplus: 2_000n,
      fills: { A: 5_000n, B: 5_000n, C: 1_000n, D: 9_000n, E: 0n },
    });
  });

  test('500 kWh at 150 GRID against 300 kWh at up to 160: 300 kWh at 150', () => {
    const result = auction(['seller', 'Ask', 500_000, 150_000], ['buyer', 'Bid', 300_000, 160_000]);
    expect(result.price).toBe(150_000n);
    expect(result.fills).toEqual({ seller: 300_000n, buyer: 300_000n });
    expect(valueOf(300_000n, 150_000n)).toBe(45_000n * GRID);
    expect(valueOf(300_000n, 160_000n) - valueOf(300_000n, 150_000n)).toBe(3_000n * GRID);
  });
});

describe('the price', () => {
  test('is none where no bid reaches an ask', () => {
    expect(auction(['A', 'Bid', 10, 4], ['B', 'Ask', 10, 5]).price).toBeNull();
    expect(auction(['A', 'Bid', 10, 4]).price).toBeNull();
    expect(auction().price).toBeNull();
  });

  test('is the highest candidate where demand presses, the lowest where supply does', () => {
    expect(auction(['A', 'Bid', 20, 9], ['B', 'Ask', 10, 4]).price).toBe(9n);
    expect(auction(['A', 'Bid', 10, 9], ['B', 'Ask', 20, 4]).price).toBe(4n);
  });

  test('is the midpoint, rounded down, where both sides are equal', () => {
    expect(auction(['A', 'Bid', 10, 9], ['B', 'Ask', 10, 4]).price).toBe(6n);
  });

  test('is the midpoint where the pressure changes sides between the candidates', () => {
    const result = auction(
      ['A', 'Bid', 10, 9],
      ['B', 'Bid', 10, 6],
      ['C', 'Ask', 10, 4],
      ['D', 'Ask', 10, 8],
    );
    expect(result).toMatchObject({ price: 7n, volume: 10n, surplus: 0n });
  });

  test('keeps the surplus small before it looks at pressure', () => {
    // 10 Wh trade anywhere from 3 to 20; only at 6 and 7 nobody at the price goes without.
    const result = auction(
      ['A', 'Bid', 10, 20],
      ['B', 'Bid', 30, 5],
      ['C', 'Ask', 10, 3],
      ['D', 'Ask', 40, 8],
    );
    expect(result).toMatchObject({ price: 6n, volume: 10n, surplus: 0n });
  });

  test('is the same whether every tick is looked at or the turning points only', () => {
    fc.assert(
      fc.property(books(), (orders) => {
        expect(clear(orders)).toEqual(clear(orders, everyTick(orders)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('moves as much as any price could', () => {
    fc.assert(
      fc.property(books(), (orders) => {
        const volumes = everyTick(orders).map((p) => min(demandAt(orders, p), supplyAt(orders, p)));
        expect(clear(orders).volume).toBe(volumes.reduce((a, b) => (a > b ? a : b), 0n));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the marginal level', () => {
  test('is shared pro rata, each within 1 Wh', () => {
    const { fills } = auction(
      ['A', 'Bid', 100, 5],
      ['B', 'Bid', 100, 5],
      ['C', 'Bid', 100, 5],
      ['D', 'Ask', 100, 5],
    );
    expect(fills).toEqual({ A: 33n, B: 33n, C: 34n, D: 100n });
  });

  test('leaves nothing to worse levels', () => {
    const { fills } = auction(
      ['A', 'Ask', 10, 3],
      ['B', 'Ask', 20, 4],
      ['C', 'Ask', 20, 4],
      ['D', 'Ask', 50, 5],
      ['E', 'Bid', 30, 4],
    );
    expect(fills).toEqual({ A: 10n, B: 10n, C: 10n, D: 0n, E: 30n });
  });
});
