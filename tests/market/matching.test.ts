/** pallets/trading/matching.ts by itself: values, ranks, fills and prices. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Request } from '../scale/support/fields.js';
import { TestModule } from '../scale/support/test-module.js';

const TICK = 10n ** 15n;
const U128_MAX = 2n ** 128n - 1n;

let module: TestModule;

beforeAll(async () => {
  module = await TestModule.load('tests/market/assembly/index.ts');
});

const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const u128 = fc.bigInt({ min: 0n, max: U128_MAX });

describe('the value of energy', () => {
  function value(energyWh: bigint, price: bigint): bigint | null {
    const answer = module.ask('value', new Request().u64(energyWh).u128(price));
    return answer.bool() ? answer.u128() : null;
  }

  test('is Wh × price / 1000, exactly, or does not fit', () => {
    fc.assert(
      fc.property(u64, u128, (energyWh, price) => {
        const exact = energyWh * (price / 1000n);
        expect(value(energyWh, price)).toBe(exact <= U128_MAX ? exact : null);
      }),
    );
  });

  test('of 500 kWh at 150 GRID is 75,000 GRID', () =>
    expect(value(500_000n, 150n * 10n ** 18n)).toBe(75_000n * 10n ** 18n));
});

test('a better limit has a lower rank, on both sides, and ranks turn back into prices', () => {
  const rank = (side: number, price: bigint): bigint =>
    module.ask('rank', new Request().u8(side).u128(price)).u128();
  const [buy, sell] = [0, 1];
  fc.assert(
    fc.property(u128, u128, (a, b) => {
      expect(rank(sell, a) < rank(sell, b)).toBe(a < b);
      expect(rank(buy, a) < rank(buy, b)).toBe(a > b);
      expect(rank(buy, rank(buy, a))).toBe(a);
    }),
  );
});

test('the fills of a level sum to what it trades, each within 1 Wh of its share', () => {
  const energies = fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(energies, fc.nat(1_000_000), (orders, part) => {
      const level = orders.reduce((sum, energy) => sum + energy, 0n);
      const shared = (level * BigInt(part)) / 1_000_000n;
      let before = 0n;
      let sum = 0n;
      for (const energy of orders) {
        const request = new Request().u64(shared).u64(level).u64(before).u64(energy);
        const fill = module.ask('fill', request).u64();
        const error = fill * level - shared * energy;
        expect(error > -level && error < level).toBe(true);
        expect(fill <= energy).toBe(true);
        before += energy;
        sum += fill;
      }
      expect(sum).toBe(shared);
    }),
  );
});

describe('the price between the lowest and the highest that allow the volume', () => {
  interface Level {
    readonly price: bigint;
    readonly left: bigint;
  }
  const none: Level = { price: 0n, left: 0n };

  /** Limits in ticks; volume 10 Wh. */
  function price(lowest: bigint, highest: bigint, bid = none, ask = none): bigint {
    const request = new Request()
      .u64(10n)
      .u128(lowest * TICK)
      .u128(highest * TICK)
      .u128(bid.price * TICK)
      .u64(bid.left)
      .u128(ask.price * TICK)
      .u64(ask.left)
      .u64(TICK);
    return module.ask('price', request).u128() / TICK;
  }

  test('is the middle, rounded down, where both sides are used up', () =>
    expect([price(4n, 8n), price(4n, 9n), price(5n, 5n)]).toEqual([6n, 6n, 5n]));

  test('is the highest under pressure of bids alone', () =>
    expect(price(4n, 8n, { price: 8n, left: 5n })).toBe(8n));

  test('is the lowest under pressure of asks alone', () =>
    expect(price(4n, 8n, none, { price: 4n, left: 5n })).toBe(4n));

  test('lies where the surplus is least', () => {
    expect(price(4n, 8n, { price: 6n, left: 5n })).toBe(7n);
    expect(price(4n, 8n, none, { price: 6n, left: 5n })).toBe(4n);
    expect(price(6n, 6n, { price: 6n, left: 5n }, { price: 6n, left: 3n })).toBe(6n);
  });
});
