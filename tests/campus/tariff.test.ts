import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pricesAt, isFlat, type Period, type Tariff } from '../../tools/support/tariff.js';
import * as model from '../market/settlement/tariff.js';

const WEEKDAYS = 31;
const ALWAYS = 255;
const GRID = 10n ** 18n;

function tariff(periods: readonly Period[], changes: Partial<Tariff> = {}): Tariff {
  const traits = { offsetMinutes: 420, holidays: [], sharePermille: 500, satangPerGrid: 420 };
  return { ...traits, periods, ...changes };
}

const rest: Period = { days: ALWAYS, from: 0, to: 96, feedIn: GRID / 2n, retail: GRID };
const peak: Period = { ...rest, days: WEEKDAYS, from: 36, to: 88, retail: 2n * GRID };

/** A time of Bangkok. */
const at = (text: string): number => Date.parse(`${text}:00+07:00`);

describe('what energy is worth', () => {
  test('is what the first period says that fits, in local time', () => {
    const retail = (text: string): bigint => pricesAt(tariff([peak, rest]), at(text)).retail / GRID;
    const times = ['2024-01-15T08:45', '2024-01-15T09:00', '2024-01-15T21:45', '2024-01-15T22:00'];
    expect(times.map(retail)).toEqual([1n, 2n, 2n, 1n]);
    expect(retail('2024-01-14T12:00')).toBe(1n);
  });

  test('in the pool is at its share of the distance', () => {
    expect(pricesAt(tariff([rest]), 0).pool).toBe((3n * GRID) / 4n);
    expect(pricesAt(tariff([rest], { sharePermille: 0 }), 0).pool).toBe(GRID / 2n);
  });

  test('is the same at any time, or not', () => {
    expect([isFlat(tariff([rest])), isFlat(tariff([peak, rest]))]).toEqual([true, false]);
  });

  test('is an error where no period fits', () => {
    expect(() => pricesAt(tariff([peak]), at('2024-01-14T12:00'))).toThrow('no price');
  });

  test('is what the model says, for any periods, holidays and times', () => {
    const price = fc.bigInt(0n, GRID).map((each) => each - (each % 1_000n));
    const period = fc.record({
      ...{ days: fc.integer({ min: 1, max: 255 }), from: fc.nat(95), to: fc.nat(96) },
      ...{ feedIn: price, retail: price },
    });
    const sorted = ({ feedIn, retail, ...when }: Period): Period =>
      feedIn < retail ? { ...when, feedIn, retail } : { ...when, feedIn: retail, retail: feedIn };
    const days = fc.array(fc.integer({ min: 19_700, max: 19_760 }), { maxLength: 5 });
    const time = fc.integer({ min: 19_700 * 96, max: 19_760 * 96 });
    fc.assert(
      fc.property(
        ...[fc.array(period, { maxLength: 4 }), days, time, fc.nat(1_000)],
        (some, holidays, quarter, sharePermille) => {
          const periods = [...some.map(sorted), rest];
          const ours = tariff(periods, { holidays, sharePermille });
          const theirs = {
            offset: 420,
            periods: periods.map((each) => ({ ...each, days: named(each.days) })),
            holidays,
            share: [BigInt(sharePermille), 1_000n] as const,
          };
          const schedule = [{ from: 0n, tariff: theirs }];
          const { feedIn, retail, pool } = pricesAt(ours, quarter * 900_000);
          const expected = model.pricesAt(schedule, BigInt(quarter));
          expect([feedIn, retail, pool]).toEqual([
            ...[expected.feedIn, expected.retail, expected.pool],
          ]);
        },
      ),
    );
  });
});

/** The days of a set of bits, as the model names them. */
function named(days: number): model.Day[] {
  return model.EVERY_DAY.filter((_, bit) => (days & (1 << bit)) !== 0);
}
