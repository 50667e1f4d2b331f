import { describe, expect, jest, test } from '@jest/globals';
import { calculate, type Calculation, tariffAlone } from '../../tools/campus/calculation/index.js';
import { chooseDays, describeDays } from '../../tools/campus/days.js';
import { issuedOf, type Lines, netOf, plus, sumOf } from '../../tools/campus/lines.js';
import { planOf } from '../../tools/campus/plan.js';
import { type Prices, TICK } from '../../tools/campus/prices.js';
import { renderEnergy, renderMoney } from '../../tools/campus/report/buildings.js';
import { mismatches, unaccounted } from '../../tools/campus/report/check.js';
import { renderBills, renderSavings } from '../../tools/campus/report/comparison.js';
import {
  formatBaht,
  formatGrid,
  formatKwh,
  formatShare,
  roundGrid,
} from '../../tools/campus/report/format.js';
import { compare, report } from '../../tools/campus/report/index.js';
import {
  billOf,
  type BuildingResult,
  type CampusResult,
} from '../../tools/campus/report/results.js';
import { measuredOn } from '../../tools/campus/simulation/buildings.js';
import { energyOn, type QuarterHour } from '../../tools/campus/simulation/energy.js';
import { BUILDINGS, DAYS, ENERGIES, MEASURED } from '../support/shipped-campus.js';

const DAY = '2024-01-15';
const TODAY = measuredOn(MEASURED, [DAY]);
const GRID = 10n ** 18n;
const PRICES: Prices = { feedIn: 523n * TICK, retail: GRID, pool: (1_523n * TICK) / 2n };
const PLAN = planOf('forecast', ENERGIES, () => PRICES);

/** What a replay of `days` comes to when everything goes well. */
function resultOf(days: readonly string[]): CampusResult {
  const energies = energyOn(ENERGIES, days);
  const meterIds = BUILDINGS.map(({ id }) => `${id}-1`);
  const found: Calculation = calculate({ energies, plan: PLAN, pricesAt: () => PRICES, meterIds });
  const buildings = energies.map((energy, at): BuildingResult => {
    const lines = found.lines[at] as Lines;
    const alone = tariffAlone(energy, () => PRICES);
    return { energy, lines, calculated: lines, gained: netOf(lines), alone };
  });
  const { boundary } = found;
  const issued = issuedOf(sumOf(found.lines));
  return { buildings, boundary, calculated: boundary, issued, satangPerGrid: 420 };
}

const RESULT = resultOf([DAY]);
const ALL = resultOf(DAYS);

/** The result of the day with `change` applied to the first building. */
function changed(change: (first: BuildingResult) => Partial<BuildingResult>): CampusResult {
  const [first, ...rest] = RESULT.buildings;
  if (!first) throw new Error('no building');
  return { ...RESULT, buildings: [{ ...first, ...change(first) }, ...rest] };
}

/** What is said while `task` runs. */
function said(task: () => void): string {
  const spy = jest.spyOn(console, 'log').mockImplementation(() => {});
  try {
    task();
    return spy.mock.calls.map(([line]) => String(line)).join('\n');
  } finally {
    spy.mockRestore();
  }
}

describe('checking totals', () => {
  test('finds nothing where chain and data agree, on every eighth day and on all of them', () => {
    for (const day of DAYS.filter((_, index) => index % 8 === 0)) {
      expect(mismatches(resultOf([day]), measuredOn(MEASURED, [day]))).toEqual([]);
    }
    expect(mismatches(ALL, MEASURED)).toEqual([]);
  });

  test('finds a single base unit too much', () => {
    const wrong = changed(({ gained }) => ({ gained: gained + 1n }));
    const [found, ...more] = mismatches(wrong, TODAY);
    expect(found).toMatch(/^Engineering gained -123\.\d{18} GRID, its lines make -123\.\d+$/);
    expect(more).toEqual([]);
  });

  test('finds a line that is another on the chain than by the data', () => {
    const toPool = { sharedOut: { wh: 1, grid: PRICES.pool / 1_000n } };
    const wrong = changed(({ lines }) => ({ lines: plus(lines, toPool) }));
    expect(mismatches(wrong, TODAY)).toEqual([
      expect.stringMatching(/^Engineering, shared, given: 0\.\d{3} kWh for .* on the chain, /),
      expect.stringMatching(/^Engineering gained .* GRID, its lines make /),
      expect.stringMatching(
        /^of Engineering 6\.284 kWh out and .* the meter counted 6\.283 kWh out/,
      ),
      expect.stringMatching(/^the supply changed by .* GRID, the lines make /),
    ]);
  });

  test('finds energy that waits on the chain and not by the data', () => {
    const wrong = changed(({ lines }) => ({ lines: plus(lines, { carried: 1 }) }));
    expect(mismatches(wrong, TODAY)).toContainEqual(
      expect.stringMatching(/^Engineering: 0\.\d{3} kWh wait on the chain, 0\.\d{3} by the data$/),
    );
    expect(mismatches(wrong, TODAY)).toContain(
      "the campus's energy balance does not close: -1 Wh are left",
    );
  });

  test('finds energy and money that come from nowhere', () => {
    const sale = { sold: { wh: 1_000, grid: GRID } };
    const wrong = changed(({ lines }) => ({ lines: plus(lines, sale) }));
    expect(mismatches(wrong, TODAY)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\d+\.\d{3} kWh were sold, \d+\.\d{3} bought$/),
        expect.stringMatching(/^sellers got .* GRID, buyers paid /),
      ]),
    );
  });

  test('finds GRID that nobody’s energy explains', () => {
    const [lines, boundary, ...more] = mismatches({ ...RESULT, issued: RESULT.issued + 1n }, TODAY);
    expect(lines).toMatch(/^the supply changed by .* GRID, the lines make /);
    expect(boundary).toMatch(
      /^the supply changed by .* the boundary makes .* broken promises -0\./,
    );
    expect(more).toEqual([]);
  });

  test('finds a boundary that is another by the data', () => {
    const boundary = { ...RESULT.boundary, out: RESULT.boundary.out + 1 };
    expect(mismatches({ ...RESULT, boundary }, TODAY)).toEqual([
      "the campus's energy balance does not close: -1 Wh are left",
      expect.stringMatching(/^\d+\.\d{3} kWh went out on the chain, \d+\.\d{3} by the data$/),
    ]);
  });

  test('where meters were read late, asks of the chain alone that it agrees with itself', () => {
    const wrong = changed(({ lines }) => ({ calculated: plus(lines, { carried: 1 }) }));
    expect(mismatches(wrong, TODAY)).toHaveLength(1);
    expect(mismatches(wrong, TODAY, true)).toEqual([]);
  });

  test('finds energy that is not in the readings', () => {
    const edited = (change: object): string[] => {
      const [quarter, ...others] = RESULT.buildings[0]?.energy.quarters ?? [];
      const quarters = [{ ...quarter, ...change } as QuarterHour, ...others];
      return mismatches(
        changed(({ energy }) => ({ energy: { ...energy, quarters } })),
        TODAY,
      );
    };
    const { generated = 0, used = 0, imported = 0 } = RESULT.buildings[0]?.energy.quarters[0] ?? {};
    expect(edited({ generated: generated + 2, used: used + 2 })).toEqual([
      'Engineering generated 83.967 kWh, the readings say 83.965',
      'Engineering used 206.265 kWh, the readings say 206.262',
    ]);
    expect(edited({ imported: imported + 1 })).toContain(
      'Engineering: what came in is not what went out',
    );
  });
});

describe('the tables', () => {
  const row = (table: string, name: string): string[] =>
    (table.split('\n').find((line) => line.trim().startsWith(name)) ?? '')
      .replace(name, '')
      .trim()
      .split(/\s+/);

  test('say where the energy of each building came from and went', () => {
    const table = renderEnergy(RESULT);
    expect(row(table, 'generated')).toEqual([
      ...['83.965', '58.776', '41.982', '33.586', '67.172', '285.481'],
    ]);
    expect(row(table, 'of its own').at(-1)).toBe('210.675');
    expect(row(table, 'sold ahead').at(-1)).toBe(row(table, 'bought ahead').at(-1));
  });

  test('say what that brought and cost, beside the tariff alone', () => {
    const table = renderMoney(RESULT);
    const saved = row(table, 'saved').map(Number);
    const [net, alone] = ['in all', 'tariff alone'].map((name) => row(table, name).map(Number));
    saved.forEach((each, at) => expect(each).toBeCloseTo((net?.[at] ?? 0) - (alone?.[at] ?? 0), 2));
    expect(row(table, 'tariff alone').at(-1)).toBe('-420.555');
  });

  test('compare four cases', () => {
    const alone = ALL.buildings.map((building) => building.alone);
    const bill = billOf(ALL.buildings.map(({ lines }) => lines));
    const cases = [
      { name: 'tariff alone', bill: null },
      { name: 'forecasts + pool', bill },
    ];
    const comparison = { buildings: BUILDINGS, alone, cases, satangPerGrid: 420 };
    const bills = renderBills(comparison);
    expect(row(bills, 'tariff alone')).toEqual([
      ...['14879.389', '62493.43', '0.00', '0.000', '0.000', '0.000', '0.000'],
    ]);
    const [pays, , saved] = row(bills, 'forecasts + pool').map(Number);
    expect((14_879.389 - (pays ?? 0)) * 4.2).toBeCloseTo(saved ?? 0, 1);
    expect(row(renderSavings(comparison), 'forecasts + pool').at(-1)).toBe(saved?.toFixed(2));
  });

  test('and all that is said around them fit a terminal of 80 columns, on any days', () => {
    const replays: [CampusResult, string[]][] = [
      [RESULT, [DAY]],
      [ALL, DAYS],
    ];
    for (const [result, days] of replays) {
      const measured = measuredOn(MEASURED, days);
      const alone = result.buildings.map((building) => building.alone);
      const shown = { name: 'x', bill: billOf(result.buildings.map(({ lines }) => lines)) };
      const cases = [{ name: 'perfect + pool *', bill: shown.bill }];
      const text = said(() => {
        report(result, { days, measured, accepted: 99_999, refused: 99, trades: 9_999, late: 9 });
        compare({ buildings: BUILDINGS, alone, cases, satangPerGrid: 420 }, shown, 'note', true);
      });
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(text).toContain(', 0 Wh are unaccounted for.');
      expect(unaccounted(result)).toBe(0);
    }
  });

  test('are followed by an error where something does not agree', () => {
    const wrong = { ...RESULT, issued: 0n };
    const circumstances = { days: [DAY], measured: TODAY, accepted: 1, refused: 0, trades: 1 };
    expect(() => said(() => report(wrong, { ...circumstances, late: 0 }))).toThrow(
      'the totals do not agree: the supply changed by 0.000 GRID',
    );
  });

  test('print energy and money exactly, or rounded where that is read', () => {
    expect(formatKwh(5)).toBe('0.005');
    expect(formatGrid(0n)).toBe('0.000');
    expect(formatGrid(1n)).toBe('0.000000000000000001');
    expect(formatGrid(12_345n * TICK)).toBe('12.345');
    expect(formatGrid(10n ** 23n)).toBe('100000.000');
    expect(formatGrid(-15n * 10n ** 17n)).toBe('-1.500');
    expect([1_500n, 1_499n, -1_500n].map((of) => roundGrid((of * TICK) / 1_000n))).toEqual([
      ...['0.002', '0.001', '-0.002'],
    ]);
    expect([GRID, -GRID, GRID / 1_000n].map((of) => formatBaht(of, 420))).toEqual([
      ...['4.20', '-4.20', '0.00'],
    ]);
    expect([formatShare(1n, 3n), formatShare(0n, 0n)]).toEqual(['33.3 %', '-']);
  });
});

describe('days', () => {
  test('are described in a line', () => {
    expect(describeDays(DAYS)).toBe(
      '2024-01-01 to 2024-02-29 without 2024-01-10, 2024-01-11, 2024-02-09, 2024-02-14',
    );
    expect(describeDays(['2024-01-01'])).toBe('2024-01-01');
  });

  test.each(['2024-01-10', '2023-12-31', '15.1.2024', ''])('refuses "%s"', (day) => {
    expect(() => chooseDays({ day }, DAYS, DAY)).toThrow(
      `there is no data for --day ${day}; the days are 2024-01-01 to 2024-02-29 without`,
    );
    expect(() => chooseDays({ to: day }, DAYS, DAY)).toThrow(`there is no data for --to ${day}`);
  });

  test('are the one that is asked for, or the usual one', () => {
    expect(chooseDays({ day: '2024-02-06' }, DAYS, DAY)).toEqual(['2024-02-06']);
    expect(chooseDays({}, DAYS, DAY)).toEqual([DAY]);
  });

  test('are several from one to another, as far as there is data', () => {
    const some = chooseDays({ from: '2024-01-09', to: '2024-01-12' }, DAYS, DAY);
    expect(some).toEqual(['2024-01-09', '2024-01-12']);
    expect(chooseDays({ from: '2024-02-28' }, DAYS, DAY)).toEqual(['2024-02-28', '2024-02-29']);
    expect(chooseDays({ to: '2024-01-02' }, DAYS, DAY)).toEqual(['2024-01-01', '2024-01-02']);
  });

  test('are one or several, and in order', () => {
    expect(() => chooseDays({ day: DAY, from: DAY }, DAYS, DAY)).toThrow('choose');
    expect(() => chooseDays({ from: DAY, to: '2024-01-01' }, DAYS, DAY)).toThrow(
      '--from 2024-01-15 comes after --to 2024-01-01',
    );
  });
});
