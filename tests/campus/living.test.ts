import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { intervalOf, nextTime, type Pace } from '../../tools/campus/clock.js';
import { nextSun } from '../../tools/campus/living.js';
import type { Reading } from '../../tools/campus/simulation/data.js';
import { endless } from '../../tools/campus/simulation/endless.js';
import { buildingEnergy } from '../../tools/campus/simulation/energy.js';
import { type Building, measuredCampus } from '../../tools/campus/simulation/buildings.js';
import { readCampusFile, SHIPPED_CAMPUS } from '../../tools/campus-file/index.js';

const QUARTER = 900_000;
const at = (time: string): number => Date.parse(`${time}+07:00`);

describe('the clock of a campus that lives on', () => {
  const pace = (speed: number): Pace => ({ speed, slotDuration: 6_000, epochLength: QUARTER });

  test('never steps over the start of an epoch, and always goes on by whole slots', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 8 }),
        fc.integer({ min: 0, max: 10 ** 9 }),
        fc.integer({ min: 1, max: 600 }),
        (slots, passed, speed) => {
          const now = slots * 6_000;
          const time = nextTime(now, passed, pace(speed));
          expect(time).toBeGreaterThanOrEqual(now + 6_000);
          expect((time - now) % 6_000).toBe(0);
          expect(time).toBeLessThanOrEqual((Math.floor(now / QUARTER) + 1) * QUARTER);
        },
      ),
    );
  });

  test('runs as fast as it is told', () => {
    expect(nextTime(0, 1_500, pace(60))).toBe(90_000);
    expect(nextTime(0, 6_000, pace(1))).toBe(6_000);
  });

  test('has a block every one or two seconds, unless a slot is longer than that', () => {
    expect(intervalOf(pace(60))).toBe(1_500);
    expect(intervalOf(pace(4))).toBe(1_500);
    expect(intervalOf(pace(1))).toBe(6_000);
  });

  test('waits for the morning when the sun is down or going down', () => {
    expect(nextSun(at('2024-01-16T00:00:00'), 420)).toBe(at('2024-01-16T09:00:00'));
    expect(nextSun(at('2024-01-16T18:30:00'), 420)).toBe(at('2024-01-17T09:00:00'));
    expect(nextSun(at('2024-01-16T10:15:00'), 420)).toBe(at('2024-01-16T10:15:00'));
    expect(nextSun(Date.parse('2024-01-16T06:00+05:30'), 330)).toBe(
      Date.parse('2024-01-16T09:00+05:30'),
    );
  });
});

describe('data without an end', () => {
  let readings: readonly Reading[];
  let building: Building;
  beforeAll(() => {
    const [first] = measuredCampus(readCampusFile(SHIPPED_CAMPUS));
    if (!first) throw new Error('there are no buildings');
    ({ readings, building } = first);
  });
  const end = (day: string): number => at(`${day}T00:00:00`) + 96 * QUARTER;

  test('goes on with the next quarter hour of the data, one after the other', () => {
    const all = endless(readings, end('2024-01-15'), 30, 420);
    expect(
      all.every(
        ({ start }, row) => row < 11 * 96 || start - (all[row - 1]?.start ?? 0) === QUARTER,
      ),
    ).toBe(true);
    const next = readings.find(({ day }) => day === '2024-01-16');
    expect(all.find(({ day }) => day === '2024-01-16')).toEqual(next);
  });

  test('begins again behind its last day', () => {
    const all = endless(readings, end('2024-02-29'), 2, 420);
    const again = all.filter(({ day }) => day === '2024-03-01').map(({ load, pv }) => [load, pv]);
    const first = readings.slice(0, 96).map(({ load, pv }) => [load, pv]);
    expect(again).toEqual(first);
  });

  test('is of whole days from any quarter hour on, and counts before it as it did', () => {
    const from = at('2024-01-15T09:00:00');
    const all = endless(readings, from, 1, 420);
    expect(all.length % 96).toBe(0);
    const [long, short] = [all, readings].map((each) => buildingEnergy(each, building));
    expect(long?.slice(0, 96)).toEqual(short?.slice(0, 96));
  });

  test('has to follow the data somewhere', () => {
    expect(() => endless(readings, at('2030-01-01T00:00:00'), 1, 420)).toThrow('no quarter hour');
  });
});
