import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Building } from '../../tools/campus/simulation/buildings.js';
import { daysOf, type Reading } from '../../tools/campus/simulation/data.js';
import { buildingEnergy, energyOn, totalsOf } from '../../tools/campus/simulation/energy.js';
import { BUILDINGS, ENERGIES, READINGS } from '../support/shipped-campus.js';
import { CSV, csvRows } from './support.js';

/** A hundredth of a watt over a quarter hour, in millijoules. */
const UNIT = 9_000;
const ROWS = csvRows(CSV);

const plain: Building = {
  name: 'Plain',
  id: 'Plain',
  uri: '//Plain',
  location: '',
  kwp: 8,
  pvShare: [1, 1],
  loadPercent: 100,
  loadShift: 0,
  ratedWatts: 40_000,
  meterId: 'Plain-1',
  meterClass: 'Bidirectional',
  isBehindMeter: true,
};

/** Whole days of arbitrary power. */
const days = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.infiniteStream(fc.nat({ max: 999_999_999 })))
  .map(([count, powers]) =>
    Array.from({ length: count * 96 }, (_, index): Reading => {
      const [load = 0, pv = 0] = [powers.next().value, powers.next().value];
      const [day, start] = [`day ${Math.floor(index / 96)}`, index * 900_000];
      return { day, start, load: load * UNIT, pv: pv * UNIT };
    }),
  );

const buildings = fc.record({
  ...Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, fc.constant(value)])),
  pvShare: fc.tuple(fc.integer({ min: 1, max: 500 }), fc.constant(8)),
  loadPercent: fc.integer({ min: 1, max: 500 }),
  loadShift: fc.integer({ min: -200, max: 200 }),
}) as unknown as fc.Arbitrary<Building>;

describe('totals of all 56 days', () => {
  test.each(BUILDINGS.map((building) => [building.name, building] as const))(
    '%s: the file, scaled, to the last whole Wh',
    (_, building) => {
      const totals = totalsOf(buildingEnergy(READINGS, building));
      const pv = ROWS.reduce((sum, row) => sum + row.pv, 0n);
      const load = ROWS.reduce((sum, row) => sum + row.load, 0n);
      expect(BigInt(totals.generated)).toBe((pv * BigInt(building.kwp)) / (400n * 8n));
      expect(BigInt(totals.used)).toBe((load * BigInt(building.loadPercent)) / (400n * 100n));
      expect(totals.generated + totals.imported).toBe(totals.used + totals.exported);
    },
  );

  test('each day is within 1 Wh of the file, and the days add up to the whole', () => {
    for (const building of BUILDINGS) {
      const byDay = daysOf(READINGS).map((day) => {
        const of = ENERGIES.filter((energy) => energy.building === building);
        const [energy] = energyOn(of, [day]);
        const totals = totalsOf(energy?.quarters ?? []);
        const rows = ROWS.filter((row) => row.day === day);
        const pv = rows.reduce((sum, row) => sum + Number(row.pv), 0) / 400;
        const load = rows.reduce((sum, row) => sum + Number(row.load), 0) / 400;
        expect(Math.abs(totals.generated - (pv * building.kwp) / 8)).toBeLessThan(1);
        expect(Math.abs(totals.used - (load * building.loadPercent) / 100)).toBeLessThan(1);
        return totals;
      });
      expect(totalsOf(byDay)).toEqual(totalsOf(buildingEnergy(READINGS, building)));
    }
  });

  test('at noon some buildings have a surplus while others fall short', () => {
    const campus = BUILDINGS.map((building) => buildingEnergy(READINGS, building));
    const both = READINGS.filter(
      (_, index) =>
        campus.some((quarters) => (quarters[index]?.exported ?? 0) > 0) &&
        campus.some((quarters) => (quarters[index]?.imported ?? 0) > 0),
    );
    expect(both.length).toBe(1843);
  });
});

describe('a meter', () => {
  test('counts what does not fill a Wh with the next quarter hour', () => {
    // 100 hundredths of a watt are a quarter of a Wh in a quarter hour.
    const pv = 100 * UNIT;
    const readings = Array.from({ length: 96 }, (_, index) => reading(index, { pv }));
    const generated = buildingEnergy(readings, plain).map((quarter) => quarter.generated);
    expect(generated.slice(0, 8)).toEqual([0, 0, 0, 1, 0, 0, 0, 1]);
  });

  test('reads the load of a later building earlier in the day', () => {
    const readings = Array.from({ length: 96 }, (_, index) =>
      reading(index, { load: index * 400 * UNIT }),
    );
    const used = (loadShift: number): number[] =>
      buildingEnergy(readings, { ...plain, loadShift }).map((quarter) => quarter.used);
    expect(used(0).slice(0, 3)).toEqual([0, 1, 2]);
    expect(used(2).slice(0, 3)).toEqual([94, 95, 0]);
    expect(used(-2).slice(0, 3)).toEqual([2, 3, 4]);
  });

  test('never loses a Wh: every prefix is the exact sum rounded down', () => {
    fc.assert(
      fc.property(days, buildings, (readings, building) => {
        let exact = 0n;
        let counted = 0n;
        buildingEnergy(readings, building).forEach((quarter, index) => {
          exact += BigInt((readings[index]?.pv ?? 0) / UNIT) * BigInt(building.pvShare[0]);
          counted += BigInt(quarter.generated);
          expect(counted).toBe(exact / 3200n);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('keeps generated + imported = used + exported, one of the flows zero', () => {
    fc.assert(
      fc.property(days, buildings, (readings, building) => {
        for (const quarter of buildingEnergy(readings, building)) {
          expect(quarter.generated + quarter.imported).toBe(quarter.used + quarter.exported);
          expect(Math.min(quarter.exported, quarter.imported)).toBe(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('uses the same over a day whatever its shift', () => {
    fc.assert(
      fc.property(days, buildings, (readings, building) => {
        const used = (loadShift: number): number =>
          totalsOf(buildingEnergy(readings, { ...building, loadShift })).used;
        expect(used(building.loadShift)).toBe(used(0));
      }),
      { numRuns: 30 },
    );
  });
});

function reading(index: number, power: Partial<Reading>): Reading {
  return { day: '2024-01-15', start: index * 900_000, load: 0, pv: 0, ...power };
}
