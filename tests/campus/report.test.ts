import { describe, expect, test } from '@jest/globals';
import { BUILDINGS } from '../../tools/campus/simulation/buildings.js';
import { mismatches } from '../../tools/campus/report.js';
import { daysOf, parseReadings } from '../../tools/campus/simulation/data.js';
import { chooseDays, describeDays } from '../../tools/campus/days.js';
import {
  energyOn,
  totalsOf,
  type QuarterHour,
  type Totals,
} from '../../tools/campus/simulation/energy.js';
import {
  formatGrid,
  formatKwh,
  GRID_PER_WH,
  meteredOf,
  renderReadings,
  renderTable,
  type BuildingResult,
  type MeterResult,
} from '../../tools/campus/table.js';
import { Ledger, type Fill } from '../../tools/campus/trades.js';
import { CSV } from './support.js';

const READINGS = parseReadings(CSV, 'campus.csv');
const DAYS = daysOf(READINGS);
const DAY = '2024-01-15';
const GRID = 10n ** 18n;
const TODAY = READINGS.filter((reading) => reading.day === DAY);

/** 1 kWh from Engineering, at 3 GRID per kWh, to Science. */
const SALE: Fill = { owner: 'Engineering', side: 'Sell', energy: 1_000, price: 3n * 10n ** 18n };
const PURCHASE: Fill = { ...SALE, owner: 'Science', side: 'Buy' };

/** What the replay of `day` leaves behind when everything went well and `fills` were all the trade. */
function results(day = DAY, fills: readonly Fill[] = [SALE, PURCHASE]): BuildingResult[] {
  const ledger = new Ledger();
  fills.forEach((fill) => ledger.add(fill));
  return energyOn(READINGS, BUILDINGS, [day]).map((energy) => {
    const trade = ledger.of(energy.building.id);
    const metered = meteredAs(totalsOf(energy.quarters));
    const gained = metered.minted - metered.burned + trade.received - trade.paid;
    return { energy, trade, metered, gained, balance: 1_000n * GRID + gained };
  });
}

/** What the oracle makes of what a meter counted where nothing is carried or owed. */
function meteredAs({ exported, imported }: Pick<Totals, 'exported' | 'imported'>): MeterResult {
  const grid = { minted: BigInt(exported) * GRID_PER_WH, burned: BigInt(imported) * GRID_PER_WH };
  return { accepted: 97, exported, imported, carried: 0, owed: 0n, ...grid };
}

/** What the supply changes by when everything goes well. */
function issued(of: readonly BuildingResult[]): bigint {
  return of.reduce((sum, { gained }) => sum + gained, 0n);
}

/** The results with `change` applied to those of the first building. */
function changed(change: (first: BuildingResult) => Partial<BuildingResult>): BuildingResult[] {
  const [first, ...rest] = results();
  if (!first) throw new Error('no building');
  return [{ ...first, ...change(first) }, ...rest];
}

describe('checking totals', () => {
  test('finds nothing where chain and data agree, on every day', () => {
    for (const day of DAYS) {
      const readings = READINGS.filter((reading) => reading.day === day);
      const of = results(day, []);
      expect(mismatches(of, issued(of), readings)).toEqual([]);
    }
  });

  test('finds nothing where what was sold was bought', () => {
    expect(mismatches(results(), issued(results()), TODAY)).toEqual([]);
  });

  test('finds a single base unit too much', () => {
    const wrong = changed(({ gained }) => ({ gained: gained + 1n }));
    expect(mismatches(wrong, issued(results()), TODAY)).toEqual([
      'Engineering gained -119.297999999999999999 GRID, readings and trades make -119.298',
    ]);
  });

  test('takes what is carried and what is owed for what it is', () => {
    const right = changed(({ metered, gained }) => ({
      metered: {
        ...metered,
        carried: 5,
        minted: metered.minted - 5n * GRID_PER_WH,
        owed: 3n * GRID_PER_WH,
        burned: metered.burned - 3n * GRID_PER_WH,
      },
      gained: gained - 2n * GRID_PER_WH,
    }));
    expect(mismatches(right, issued(right), TODAY)).toEqual([]);
  });

  test('finds a single Wh that was verified and not counted, or counted and not verified', () => {
    const wrong = changed(({ metered }) => ({
      metered: { ...metered, exported: metered.exported + 1, imported: metered.imported - 1 },
    }));
    expect(mismatches(wrong, issued(results()), TODAY)).toEqual([
      'of Engineering 6.284 kWh out and 128.580 in were verified, the meter counted 6.283 and 128.581',
      '6.283 GRID were minted for Engineering, its export makes 6.284',
      '128.581 GRID were burned of Engineering, its import makes 128.580',
      'the supply changed by -384.873 GRID, readings make -384.871',
    ]);
  });

  test('finds GRID that went to somebody else', () => {
    expect(mismatches(results(), issued(results()) + GRID_PER_WH, TODAY)).toEqual([
      'the supply changed by -384.872 GRID, readings make -384.873',
    ]);
  });

  test('finds energy and money that come from nowhere', () => {
    const wrong = results(DAY, [SALE]);
    expect(mismatches(wrong, issued(results()), TODAY)).toEqual([
      '1.000 kWh were sold, 0.000 bought',
      'sellers got 3.000 GRID, buyers paid 0.000',
      '0.800 GRID were saved, the tariffs make 2.000',
    ]);
  });

  test('finds more sold than was over, more bought than was lacking', () => {
    const wrong = results(DAY, [
      { ...SALE, energy: 7_000 },
      { ...PURCHASE, energy: 1_000_000 },
    ]);
    expect(mismatches(wrong, issued(results()), TODAY)).toEqual(
      expect.arrayContaining([
        'Engineering sold 7.000 kWh, but had 6.283',
        expect.stringMatching(/^Science bought 1000\.000 kWh, but lacked /),
      ]),
    );
  });

  test('finds energy that is not in the readings', () => {
    const edited = (change: object): BuildingResult[] =>
      changed(({ energy }) => {
        const [quarter, ...others] = energy.quarters;
        if (!quarter) throw new Error('no quarter hour');
        return { energy: { ...energy, quarters: [{ ...quarter, ...change }, ...others] } };
      });
    const quarter = results()[0]?.energy.quarters[0] as QuarterHour;
    const check = (change: object): string[] =>
      mismatches(edited(change), issued(results()), TODAY);
    expect(check({ generated: quarter.generated + 2, used: quarter.used + 2 })).toEqual([
      'Engineering generated 83.967 kWh, the readings say 83.965',
      'Engineering used 206.265 kWh, the readings say 206.262',
    ]);
    expect(check({ imported: quarter.imported + 1 })).toContain(
      'Engineering: what came in is not what went out',
    );
  });
});

describe('the closing tables', () => {
  const cells = (line = ''): string[] =>
    line
      .split('│')
      .map((cell) => cell.trim())
      .slice(1, -1);

  test('have a line per building and the sums', () => {
    const lines = renderTable(results()).split('\n');
    expect(cells(lines[1])).toEqual([
      ...['building', 'PV', 'generated', 'used', 'exported', 'sold', 'bought', 'price', 'saved'],
      'GRID',
    ]);
    expect(cells(lines[2])).toEqual([
      ...['', 'kWp', 'kWh', 'kWh', 'kWh', 'kWh', 'kWh', 'GRID/kWh', 'GRID', 'balance'],
    ]);
    expect(cells(lines[4])).toEqual([
      ...['Engineering', '50', '83.965', '206.263', '6.283'],
      ...['1.000', '0.000', '3.000', '0.800', '880.702'],
    ]);
    expect(cells(lines[8])).toEqual([
      ...['Dormitory', '25', '41.982', '103.132', '33.195'],
      ...['0.000', '0.000', '-', '0.000', '938.850'],
    ]);
    expect(cells(lines.at(-2))).toEqual([
      ...['total', '170', '285.481', '670.354', '74.806'],
      ...['1.000', '1.000', '3.000', '2.000', '4615.127'],
    ]);
  });

  test('say what was verified, minted and burned', () => {
    const lines = renderReadings(results()).split('\n');
    expect(cells(lines[4])).toEqual([
      ...['Engineering', '97', '6.283', '128.581', '0.000', '6.283', '128.581', '0.000'],
    ]);
    expect(cells(lines.at(-2))).toEqual([
      ...['total', '485', '74.806', '459.679', '0.000', '74.806', '459.679', '0.000'],
    ]);
    expect(meteredOf([])).toEqual({
      ...{ accepted: 0, exported: 0, imported: 0, carried: 0, owed: 0n, minted: 0n, burned: 0n },
    });
  });

  test('show the lowest and the highest price', () => {
    const table = renderTable(results(DAY, [SALE, { ...SALE, price: 35n * 10n ** 17n }]));
    expect(table).toContain(' 3.000 to 3.500 ');
  });

  test('print energy and money exactly', () => {
    expect(formatKwh(5)).toBe('0.005');
    expect(formatGrid(0n)).toBe('0.000');
    expect(formatGrid(1n)).toBe('0.000000000000000001');
    expect(formatGrid(12_345n * 10n ** 15n)).toBe('12.345');
    expect(formatGrid(10n ** 23n)).toBe('100000.000');
    expect(formatGrid(-15n * 10n ** 17n)).toBe('-1.500');
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
