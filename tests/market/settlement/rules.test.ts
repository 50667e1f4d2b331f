/** The model by itself: the rules' own examples, and the tariff's calendar. */
import { describe, expect, test } from '@jest/globals';
import { TICK } from '../model.js';
import { EVERY_DAY, WORKDAYS, flat, periodAt, poolPrice, pricesAt, type Period } from './tariff.js';
import { World } from './world.js';
import { proRata } from './imbalance.js';

const GRID = 10n ** 18n;
const QUARTER = 900_000;
/** Hundredths of a kWh, and of a GRID. */
const kWh = (hundredths: number): bigint => BigInt(hundredths) * 10n;
const grid = (thousandths: number): bigint => (BigInt(thousandths) * GRID) / 1000n;

const EPOCH = 1_900_000n;
const START = 100n * GRID;

/** A, B, C and D with a meter each that is read; A has sold 2 kWh at 0.6 GRID to B. */
function example(): World {
  const world = new World([{ from: 0n, tariff: flat(grid(400), GRID) }]);
  for (const who of ['A', 'B', 'C', 'D']) {
    world.money.give(who, START);
    world.addMeter(who, who, EPOCH - 1n);
  }
  world.place('A', 'Ask', EPOCH, kWh(200), grid(600) / TICK);
  world.place('B', 'Bid', EPOCH, kWh(200), grid(600) / TICK);
  world.clear(EPOCH);
  world.endEpoch(EPOCH);
  return world;
}

function read(world: World, meter: string, exported: bigint, imported: bigint): void {
  world.read(meter, EPOCH, { exported, imported });
}

const gained = (world: World): bigint[] =>
  ['A', 'B', 'C', 'D'].map((who) => world.money.of(who).free + world.money.of(who).held - START);

describe('the worked example', () => {
  test('is paid at clearing, and the held money covers what is not delivered', () => {
    const world = example();
    expect(gained(world).slice(0, 2)).toEqual([grid(1_200), grid(-1_200)]);
    expect(world.money.of('A').held).toBe(grid(2_000));
  });

  test('with everything delivered leaves each better off than the tariff', () => {
    const world = example();
    read(world, 'A', kWh(500), 0n);
    read(world, 'C', kWh(100), 0n);
    read(world, 'B', 0n, kWh(300));
    read(world, 'D', 0n, kWh(200));
    expect(world.isComplete(EPOCH)).toBe(true);
    const { supply, demand, matched, parts, price } = world.closePool(EPOCH);
    expect([supply, demand, matched]).toEqual([kWh(400), kWh(300), kWh(300)]);
    expect([price, parts.get('A')?.surplus, parts.get('C')?.surplus]).toEqual([
      grid(700),
      kWh(225),
      kWh(75),
    ]);
    expect(gained(world)).toEqual([grid(3_075), grid(-1_900), grid(625), grid(-1_400)]);
    expect(world.money.minted - world.money.burned).toBe(grid(400));
  });

  test('with nothing exported by A costs A 0.8, and gives the others their parts of little', () => {
    const world = example();
    read(world, 'A', 0n, 0n);
    read(world, 'C', kWh(100), 0n);
    read(world, 'B', 0n, kWh(300));
    read(world, 'D', 0n, kWh(200));
    const { supply, demand, matched, parts } = world.closePool(EPOCH);
    expect([supply, demand, matched]).toEqual([kWh(100), kWh(500), kWh(100)]);
    expect(['B', 'D'].map((id) => parts.get(id)?.deficit)).toEqual([kWh(20), kWh(40)]);
    expect(parts.get('A')?.short).toBe(kWh(40));
    expect(gained(world)).toEqual([grid(-800), grid(-1_200 - 940), grid(700), grid(-1_880)]);
    expect(world.money.of('A').held).toBe(0n);
  });
});

describe('the calendar', () => {
  const at = (text: string): number => Date.parse(`${text}+07:00`);
  const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;
  const period = (name: number, days: Period['days'], from: number, to: number): Period => {
    return { days, from, to, feedIn: 0n, retail: BigInt(name) };
  };
  const tariff = {
    ...flat(0n, 0n),
    periods: [period(1, WORKDAYS, 36, 88), period(2, [4], 92, 8), period(3, EVERY_DAY, 0, 96)],
    holidays: [dayNumber('2024-12-05'), dayNumber('2024-12-31')],
  };
  const found = (text: string): number => Number(periodAt(tariff, at(text)).retail);

  test('has the peak from 9 to 22 of working days', () => {
    expect(['2024-12-02T08:59', '2024-12-02T09:00', '2024-12-06T21:59'].map(found)).toEqual([
      3, 1, 1,
    ]);
    expect(['2024-12-06T22:00', '2024-12-07T12:00', '2024-12-08T12:00'].map(found)).toEqual([
      3, 3, 3,
    ]);
  });

  test('takes a holiday for a holiday only', () =>
    expect(['2024-12-04T12:00', '2024-12-05T12:00', '2024-12-31T12:00'].map(found)).toEqual([
      1, 3, 3,
    ]));

  test('counts what crosses midnight to the day on which it begins', () => {
    expect(['2024-12-06T23:00', '2024-12-07T01:59', '2024-12-07T02:00'].map(found)).toEqual([
      2, 2, 3,
    ]);
    // Friday's own early hours belong to Thursday.
    expect(found('2024-12-06T01:00')).toBe(3);
  });

  test('changes the tariff with its epoch, and not before', () => {
    const schedule = [
      { from: 0n, tariff: flat(1000n, 2000n) },
      { from: 100n, tariff: flat(4000n, 9000n, [1n, 4n]) },
    ];
    expect(pricesAt(schedule, 99n)).toEqual({ feedIn: 1000n, retail: 2000n, pool: 1000n });
    expect(pricesAt(schedule, 100n)).toEqual({ feedIn: 4000n, retail: 9000n, pool: 5000n });
    expect(poolPrice(flat(0n, 0n, [1n, 1n]), { feedIn: 3000n, retail: 5000n })).toBe(5000n);
    expect(Number(EPOCH) * QUARTER).toBeGreaterThan(0);
  });
});

test('parts of equal weights differ by a Wh at most, and sum up', () =>
  expect(proRata([1n, 1n, 1n, 0n, 1n], 2n)).toEqual([0n, 1n, 0n, 0n, 1n]));
