/** Tariffs beside their model: which are taken, and what each quarter hour of one that is costs and earns. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EVERY_DAY, type Day, periodAt, poolPrice } from '../../market/settlement/tariff.js';
import type * as model from '../../market/settlement/tariff.js';
import { tx } from '../../support/chain-builder.js';
import { dispatchAsRoot } from '../../support/root.js';
import { epochNow, settledCampus, type Period, type Tariff } from '../../support/settlement.js';

const RUNS = process.env['GRID_FULL'] ? 3_000 : 150;
const QUARTER_MS = 900_000;
const QUARTERS = 96;
/** The chain of these tests begins near this day, a few weeks of which are looked at. */
const DAYS = 21;

const hour = fc.oneof(
  fc.constantFrom(0, 1, 36, 88, 95, 96),
  fc.integer({ min: 0, max: QUARTERS + 1 }),
);
/** Up to 4 GRID, mostly on the grid of prices. */
const price = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 4_000 }).map((n) => BigInt(n) * 10n ** 15n) },
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 9 }).map((n) => BigInt(n) * 1_000n) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 25n }) },
);
const prices = fc
  .tuple(price, price, fc.boolean())
  .map(([a, b, anyOrder]) => (a <= b || anyOrder ? [a, b] : [b, a]) as [bigint, bigint]);
const days = fc.oneof(
  fc.constantFrom(31, 96, 128, 127, 255, 64, 1),
  fc.integer({ min: 0, max: 255 }),
);
const period = fc
  .record({ days, from: hour, to: hour, prices })
  .map(({ prices: [feedIn, retail], ...rest }): Period => ({ ...rest, feedIn, retail }));
const always = fc
  .record({ period, to: fc.constantFrom(0, QUARTERS) })
  .map((last): Period => ({ ...last.period, days: 255, from: 0, to: last.to }));

const tariffs = (today: number): fc.Arbitrary<Tariff> =>
  fc
    .record({
      first: fc.array(period, { maxLength: 3 }),
      last: fc.oneof({ weight: 20, arbitrary: always }, { weight: 1, arbitrary: period }),
      holidays: fc.array(fc.integer({ min: today - 1, max: today + DAYS }), { maxLength: 5 }),
      offsetMinutes: fc.oneof(
        { weight: 20, arbitrary: fc.integer({ min: 0, max: 95 }).map((n) => n * 15) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 2_000 }) },
      ),
      sharePermille: fc.integer({ min: 0, max: 1_010 }),
    })
    .map(({ first, last, ...rest }) => ({ ...rest, periods: [...first, last], satangPerGrid: 0 }));

const daysIn = (bits: number): Day[] => EVERY_DAY.filter((_, i) => ((bits >> i) & 1) === 1);

function asModel({ offsetMinutes, periods, holidays, sharePermille }: Tariff): model.Tariff {
  return {
    offset: offsetMinutes,
    periods: periods.map((one) => ({ ...one, days: daysIn(one.days) })),
    holidays,
    share: [BigInt(sharePermille), 1_000n],
  };
}

/** Whether each period is at some time the first that fits, on any day after any other. */
function allFit({ periods }: Tariff): boolean {
  const found = new Set<number>();
  const fits = (
    { days: on, from, to }: Period,
    before: number,
    today: number,
    at: number,
  ): boolean => {
    if (from < to) return (on & today) !== 0 && from <= at && at < to;
    return ((on & today) !== 0 && at >= from) || ((on & before) !== 0 && at < to);
  };
  for (let day = 0; day < 7; day++) {
    for (const before of [1 << ((day + 6) % 7), 128]) {
      for (const today of [1 << day, 128]) {
        for (let at = 0; at < QUARTERS; at++) {
          found.add(periods.findIndex((one) => fits(one, before, today, at)));
        }
      }
    }
  }
  return periods.every((_, i) => found.has(i));
}

/** Everything that is wrong with a tariff. */
function flaws(tariff: Tariff): string[] {
  const { periods, offsetMinutes, sharePermille } = tariff;
  const last = periods.at(-1)!;
  const isHourless = ({ days: on, from, to }: Period): boolean =>
    on === 0 || from > 95 || to > QUARTERS;
  const wrong: Record<string, boolean> = {
    OffsetOffGrid: offsetMinutes % 15 !== 0 || offsetMinutes > 1_425,
    InvalidShare: sharePermille > 1_000,
    LastPeriodNotAlways: last.days !== 255 || last.from !== 0 || last.to % QUARTERS !== 0,
    PeriodNeverFits: periods.some(isHourless) || !allFit(tariff),
    FeedInAboveRetail: periods.some(({ feedIn, retail }) => feedIn > retail),
    PriceOffGrid: periods.some(
      ({ feedIn, retail }) => feedIn % 1_000n !== 0n || retail % 1_000n !== 0n,
    ),
    PriceTooHigh: periods.some(({ retail }) => retail > 10n ** 24n),
  };
  return Object.keys(wrong).filter((name) => wrong[name]);
}

test('any tariff is refused for what is wrong with it, or has the prices of its model', () => {
  const chain = settledCampus({ meters: {} });
  const from = epochNow(chain) + 5n;
  const today = Number(from) / QUARTERS;
  const seen = { refused: 0, taken: 0 };
  const cases = fc.tuple(
    tariffs(Math.floor(today)),
    fc.array(fc.integer({ min: 0, max: DAYS * QUARTERS }), { minLength: 40, maxLength: 40 }),
  );
  fc.assert(
    fc.property(cases, ([tariff, later]) => {
      const error = dispatchAsRoot(chain, tx('Settlement.setTariff', tariff, from));
      const wrong = flaws(tariff);
      if (wrong.length > 0) {
        seen.refused++;
        expect(wrong.map((name) => `Settlement.${name}`)).toContain(error);
        return;
      }
      seen.taken++;
      expect(error).toBeNull();
      const expected = asModel(tariff);
      for (const n of later) {
        const epoch = from + BigInt(n);
        const { feedIn, retail } = periodAt(expected, Number(epoch) * QUARTER_MS);
        const rates = { feedIn, retail, poolPrice: poolPrice(expected, { feedIn, retail }) };
        expect(chain.api('SettlementApi.rates', epoch)).toMatchObject(rates);
      }
    }),
    { numRuns: RUNS },
  );
  expect(Math.min(seen.refused, seen.taken)).toBeGreaterThan(RUNS / 10);
});
