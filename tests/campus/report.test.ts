import { describe, expect, test } from '@jest/globals';
import { BUILDINGS } from '../../tools/campus/buildings.js';
import { mismatches } from '../../tools/campus/check.js';
import { daysOf, parseReadings } from '../../tools/campus/data.js';
import { describeDays, requireDay } from '../../tools/campus/days.js';
import { dayEnergy, totalsOf } from '../../tools/campus/energy.js';
import {
  formatGrid,
  formatKwh,
  GRID_PER_WH,
  renderTable,
  type BuildingResult,
} from '../../tools/campus/table.js';
import { CSV } from './support.js';

const READINGS = parseReadings(CSV, 'campus.csv');
const DAYS = daysOf(READINGS);
const DAY = '2024-01-15';
const TODAY = READINGS.filter((reading) => reading.day === DAY);

/** What the replay of the day leaves behind when everything went well. */
function results(): BuildingResult[] {
  return dayEnergy(READINGS, BUILDINGS, DAY).map((energy) => {
    const minted = BigInt(totalsOf(energy.quarters).exported) * GRID_PER_WH;
    return { energy, minted, balance: minted };
  });
}

const issued = (of: BuildingResult[]): bigint => of.reduce((sum, { minted }) => sum + minted, 0n);

describe('checking totals', () => {
  test('finds nothing where chain and data agree, on every day', () => {
    for (const day of DAYS) {
      const readings = READINGS.filter((reading) => reading.day === day);
      const of = dayEnergy(READINGS, BUILDINGS, day).map((energy) => {
        const minted = BigInt(totalsOf(energy.quarters).exported) * GRID_PER_WH;
        return { energy, minted, balance: minted };
      });
      expect(mismatches(of, issued(of), readings)).toEqual([]);
    }
  });

  test('finds a single base unit too much', () => {
    const [first, ...rest] = results();
    if (!first) throw new Error('no building');
    const wrong = [{ ...first, minted: first.minted + 1n }, ...rest];
    expect(mismatches(wrong, issued(wrong), TODAY)).toEqual([
      'Engineering exported 6.283 kWh but got 6.283000000000000001 GRID',
    ]);
  });

  test('finds GRID that went to somebody else', () => {
    const right = results();
    expect(mismatches(right, issued(right) + GRID_PER_WH, TODAY)).toEqual([
      'the supply grew by 74.807 GRID, the buildings got 74.806',
    ]);
  });

  test('finds energy that is not in the readings', () => {
    const [first, ...rest] = results();
    if (!first) throw new Error('no building');
    const [quarter, ...others] = first.energy.quarters;
    if (!quarter) throw new Error('no quarter hour');
    const changed = (change: object): BuildingResult[] => {
      const quarters = [{ ...quarter, ...change }, ...others];
      return [{ ...first, energy: { ...first.energy, quarters } }, ...rest];
    };
    const check = (change: object): string[] =>
      mismatches(changed(change), issued(results()), TODAY);
    expect(check({ generated: quarter.generated + 2, used: quarter.used + 2 })).toEqual([
      'Engineering generated 83.967 kWh, the readings say 83.965',
      'Engineering used 206.265 kWh, the readings say 206.262',
    ]);
    expect(check({ imported: quarter.imported + 1 })).toEqual([
      'Engineering: what came in is not what went out',
    ]);
  });
});

describe('the closing table', () => {
  test('has a line per building and the sums', () => {
    const lines = renderTable(results()).split('\n');
    const cells = (line = ''): string[] =>
      line
        .split('│')
        .map((cell) => cell.trim())
        .slice(1, -1);
    expect(cells(lines[1])).toEqual([
      ...['building', 'PV kWp', 'generated kWh', 'used kWh', 'exported kWh', 'GRID balance'],
    ]);
    expect(cells(lines[3])).toEqual(['Engineering', '50', '83.965', '206.263', '6.283', '6.283']);
    expect(cells(lines.at(-2))).toEqual([
      ...['total', '170', '285.481', '670.354', '74.806', '74.806'],
    ]);
  });

  test('prints energy and money exactly', () => {
    expect(formatKwh(5)).toBe('0.005');
    expect(formatGrid(0n)).toBe('0.000');
    expect(formatGrid(1n)).toBe('0.000000000000000001');
    expect(formatGrid(12_345n * 10n ** 15n)).toBe('12.345');
    expect(formatGrid(10n ** 23n)).toBe('100000.000');
  });
});

describe('days', () => {
  test('are described in a line', () => {
    expect(describeDays(DAYS)).toBe(
      '2024-01-01 to 2024-02-29 without 2024-01-10, 2024-01-11, 2024-02-09, 2024-02-14',
    );
    expect(describeDays(['2024-01-01'])).toBe('2024-01-01 to 2024-01-01');
  });

  test.each(['2024-01-10', '2023-12-31', '15.1.2024', ''])('refuses "%s"', (day) => {
    expect(() => requireDay(day, DAYS)).toThrow(
      `there is no data for --day ${day}; the days are 2024-01-01 to 2024-02-29 without`,
    );
  });
});
