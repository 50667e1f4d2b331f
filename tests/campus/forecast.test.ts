import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Forecast,
  forecastsOf,
  LEAD,
  persistenceOf,
  type Shown,
} from '../../tools/campus/forecast.js';
import { ENERGIES } from '../support/shipped-campus.js';

const DAY = 96;

/** Days from a Monday on, each quarter hour with the energy that `net` says: out, or below 0 in. */
function shown(days: number, net: (day: number, quarter: number) => number): Shown[] {
  return Array.from({ length: days * DAY }, (_, at) => {
    const [day, quarter] = [Math.floor(at / DAY), at % DAY];
    const energy = net(day, quarter);
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    return { day: date, exported: Math.max(energy, 0), imported: Math.max(-energy, 0) };
  });
}

describe('a forecast', () => {
  test('knows nothing of what is not over when it is made', () => {
    const energies = fc.array(fc.integer({ min: -900, max: 900 }), {
      minLength: 9 * DAY,
      maxLength: 9 * DAY,
    });
    fc.assert(
      fc.property(energies, energies, fc.nat(9 * DAY - 1), (past, other, at) => {
        const known = shown(9, (day, quarter) => past[day * DAY + quarter] ?? 0);
        const changed = shown(9, (day, quarter) => {
          const index = day * DAY + quarter;
          return (index > at - LEAD ? other : past)[index] ?? 0;
        });
        expect(forecastsOf(changed)[at]).toEqual(forecastsOf(known)[at]);
      }),
      { numRuns: 10 },
    );
  });

  test('is nothing before the meter has shown anything, and the last that is over until a day has', () => {
    const forecasts = forecastsOf(shown(1, (_, quarter) => 10 * quarter));
    expect(forecasts.slice(0, 2)).toEqual([null, null]);
    expect(forecasts[50]).toEqual({ net: 480, error: null });
  });

  test('is the habit where a day is like those before, and then nothing is expected to go wrong', () => {
    const forecasts = forecastsOf(shown(5, (_, quarter) => (quarter < 48 ? -400 : 300)));
    expect(forecasts[3 * DAY + 20]).toEqual({ net: -400, error: 0 });
    expect(forecasts[4 * DAY + 70]).toEqual({ net: 300, error: 0 });
  });

  test('adds four fifths of what the last quarter hour differed by', () => {
    const forecasts = forecastsOf(shown(3, (day) => (day < 2 ? 100 : 200)));
    expect(forecasts[2 * DAY + 50]?.net).toBe(180);
  });

  test('goes by working days for a working day, and by weekends for a weekend', () => {
    const forecasts = forecastsOf(shown(14, (day) => (day % 7 < 5 ? -1_000 : 0)));
    expect(forecasts[7 * DAY + 40]?.net).toBe(-1_000);
    expect(forecasts[12 * DAY + 40]?.net).toBe(0);
  });
});

test('over the 56 days forecasts are nearer than persistence, in every building', () => {
  /** Mean distance from what the meter showed, from the second day on, Wh. */
  const errorOf = (of: (shown: readonly Shown[]) => (Forecast | null)[]): number[] =>
    ENERGIES.map(({ quarters }) => {
      const off = of(quarters).map((forecast, at) => {
        const { exported = 0, imported = 0 } = quarters[at] ?? {};
        return Math.abs((forecast?.net ?? 0) - (exported - imported));
      });
      const counted = off.slice(DAY);
      const mean = counted.reduce((sum, each) => sum + each, 0) / counted.length;
      return Math.round(mean * 10) / 10;
    });
  expect(errorOf(forecastsOf)).toEqual([327.3, 213.9, 193.8, 229.9, 171.6]);
  expect(errorOf(persistenceOf)).toEqual([353.5, 252.2, 230.4, 242.0, 194.6]);
});
