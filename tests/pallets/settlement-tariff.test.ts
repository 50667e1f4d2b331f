/** Setting tariffs: what is refused, from when they hold, and what is kept. */
import { describe, expect, test } from '@jest/globals';
import { alice } from '../support/accounts.js';
import { type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { authority, nextEpoch } from '../support/meters.js';
import { rulesWith } from '../support/market.js';
import { ROOT_REQUIRED } from '../support/refusals.js';
import { decree, dispatchAsRoot } from '../support/root.js';
import {
  epochNow,
  flat,
  milli,
  settledCampus,
  type Period,
  type Tariff,
} from '../support/settlement.js';

/** Epochs for which a tariff is kept once another is in force. */
const KEPT = 200n;

const campus = (): TestChain => settledCampus({ meters: {} });
const always = flat(400, 1000).periods[0] as Period;
/** Orders are taken for four epochs ahead. */
const first = (chain: TestChain): bigint => epochNow(chain) + 5n;
const set = (tariff: Tariff, epoch: bigint): ReturnType<typeof tx> =>
  tx('Settlement.setTariff', tariff, epoch);
const withPeriods = (...periods: Partial<Period>[]): Tariff => {
  return { ...flat(400, 1000), periods: periods.map((period) => ({ ...always, ...period })) };
};
const evening = { days: 31, from: 72, to: 88 };

const refused: Record<string, [Tariff, string]> = {
  'of no period': [withPeriods(), 'LastPeriodNotAlways'],
  'whose last period leaves out Sundays': [withPeriods({ days: 191 }), 'LastPeriodNotAlways'],
  'whose last period leaves out holidays': [withPeriods({ days: 127 }), 'LastPeriodNotAlways'],
  'whose last period ends early': [withPeriods({ to: 95 }), 'LastPeriodNotAlways'],
  'with a period of no days': [withPeriods({ ...evening, days: 0 }, {}), 'PeriodNeverFits'],
  'with an hour that no day has': [withPeriods({ ...evening, to: 97 }, {}), 'PeriodNeverFits'],
  'with a period behind one that always fits': [withPeriods({}, evening, {}), 'PeriodNeverFits'],
  'with a period that others hide': [
    withPeriods({ ...evening, to: 80 }, { ...evening, from: 80 }, evening, {}),
    'PeriodNeverFits',
  ],
  'with feed-in above retail': [
    withPeriods({ feedIn: always.retail + 1_000n }),
    'FeedInAboveRetail',
  ],
  'with a feed-in price off the grid': [withPeriods({ feedIn: 1_001n }), 'PriceOffGrid'],
  'with a retail price off the grid': [withPeriods({ retail: 10n ** 18n + 1n }), 'PriceOffGrid'],
  'with a price beyond all reason': [withPeriods({ retail: 10n ** 24n + 1_000n }), 'PriceTooHigh'],
  'of 17 periods': [
    withPeriods(...Array.from({ length: 16 }, (_, i) => ({ ...evening, from: i, to: i + 1 })), {}),
    'TooManyPeriods',
  ],
  'of 65 holidays': [
    { ...flat(400, 1000), holidays: Array.from({ length: 65 }, (_, i) => i) },
    'TooManyHolidays',
  ],
  'at seven hours and one minute': [{ ...flat(1, 1), offsetMinutes: 421 }, 'OffsetOffGrid'],
  'a day ahead of UTC': [{ ...flat(1, 1), offsetMinutes: 1_440 }, 'OffsetOffGrid'],
  'with more than the whole as the share': [flat(400, 1000, 1_001), 'InvalidShare'],
};

describe('a tariff is refused', () => {
  const chain = campus();

  test.each(Object.entries(refused))('%s', (_, [tariff, error]) =>
    expect(dispatchAsRoot(chain, set(tariff, first(chain)))).toBe(`Settlement.${error}`),
  );

  test('from anybody but Root', () =>
    expect(chain.submit(alice, set(flat(1, 1), first(chain)))).toBeRefused(ROOT_REQUIRED));

  test('for an epoch that can have orders', () =>
    expect(dispatchAsRoot(chain, set(flat(1, 1), first(chain) - 1n))).toBe(
      'Settlement.EpochTooEarly',
    ));

  test('for an epoch that can have orders still, though fewer of them can from a later one on', () => {
    const soon = campus();
    const nearer = tx('Trading.setParameters', rulesWith({ horizon: 1 }), first(soon));
    expect(decree(soon, authority, nearer)).toBeNull();
    soon.nextBlock();
    const error = dispatchAsRoot(soon, set(flat(1, 1), first(soon) - 1n));
    expect(error).toBe('Settlement.EpochTooEarly');
  });

  test('and nothing of all that is stored', () =>
    expect(chain.api('SettlementApi.tariffs')).toHaveLength(1));
});

describe('a tariff', () => {
  test('holds from its epoch on, and its version is told', () => {
    const chain = campus();
    const from = first(chain);
    expect(decree(chain, authority, set(flat(500, 2_000, 250), from))).toBeNull();
    expect(chain.events).toEmit('Settlement.TariffSet', { version: 1, fromEpoch: from });
    const rates = (epoch: bigint): unknown => chain.api('SettlementApi.rates', epoch);
    const old = { feedIn: milli(400), retail: milli(1_000), poolPrice: milli(700), version: 0 };
    expect(rates(from - 1n)).toEqual(old);
    expect(rates(from)).toEqual({
      feedIn: milli(500),
      retail: milli(2_000),
      poolPrice: milli(875),
      version: 1,
    });
    expect(chain.api('SettlementApi.tariff', from)).toMatchObject({ version: 1 });
  });

  test('is not set before one that is scheduled, replaces one of its epoch, and eight wait', () => {
    const chain = campus();
    const from = first(chain);
    const as = (epoch: bigint): string | null => dispatchAsRoot(chain, set(flat(1, 2), epoch));
    expect(as(from + 1n)).toBeNull();
    expect(as(from)).toBe('Settlement.EpochBeforeScheduled');
    expect(as(from + 1n)).toBeNull();
    for (let later = 2n; later <= 8n; later++) expect(as(from + later)).toBeNull();
    expect(as(from + 9n)).toBe('Settlement.TooManyTariffs');
    expect(chain.api('SettlementApi.tariffs')).toHaveLength(9);
  });

  test('is kept for two days once another is in force, and then forgotten but for its extremes', () => {
    const chain = campus();
    expect(decree(chain, authority, set(flat(100, 3_000), first(chain)))).toBeNull();
    nextEpoch(chain, 500);
    expect(decree(chain, authority, set(flat(500, 1_000), first(chain)))).toBeNull();
    expect(chain.query('Settlement.Tariffs')).toMatchObject({
      versions: 3,
      pastFeedIn: milli(400),
      pastRetail: milli(1_000),
    });
    expect(chain.api('SettlementApi.tariffs')).toHaveLength(2);
  });

  test('is forgotten with the epoch that ends its two days, and no sooner', () => {
    const chain = campus();
    const from = first(chain);
    expect(decree(chain, authority, set(flat(100, 3_000), from))).toBeNull();
    const kept = from + KEPT;
    nextEpoch(chain, Number(kept - epochNow(chain)) - 1);
    /** Versions that are kept once another tariff is set. */
    const versions = (): unknown[] => {
      const later = chain.fork();
      expect(dispatchAsRoot(later, set(flat(500, 1_000), first(later)))).toBeNull();
      const tariffs = later.api('SettlementApi.tariffs') as { version: number }[];
      return tariffs.map(({ version }) => version);
    };
    expect([epochNow(chain), versions()]).toEqual([kept - 1n, [0, 1, 2]]);
    nextEpoch(chain);
    expect([epochNow(chain), versions()]).toEqual([kept, [1, 2]]);
  });

  test('has a share rounded down to a thousand base units', () => {
    const chain = campus();
    const odd = withPeriods({ feedIn: 0n, retail: 3_000n });
    const from = first(chain);
    expect(dispatchAsRoot(chain, set({ ...odd, sharePermille: 999 }, from))).toBeNull();
    expect(chain.api('SettlementApi.rates', from)).toMatchObject({ poolPrice: 2_000n });
  });
});

test('parameters are for Root, and within their limits', () => {
  const chain = campus();
  const put = (poolDeadline: number, stepsPerBlock: number): ReturnType<typeof tx> =>
    tx('Settlement.setParameters', { poolDeadline, stepsPerBlock });
  expect(chain.submit(alice, put(1, 1))).toBeRefused(ROOT_REQUIRED);
  for (const [deadline, steps] of [
    [0, 1],
    [14_401, 1],
    [1, 0],
    [1, 3_001],
  ] as const) {
    expect(dispatchAsRoot(chain, put(deadline, steps))).toBe('Settlement.InvalidParameters');
  }
  expect(dispatchAsRoot(chain, put(7, 8))).toBeNull();
  const parameters = { poolDeadline: 7, stepsPerBlock: 8 };
  expect(chain.events).toEmit('Settlement.ParametersSet', { parameters });
  expect(chain.api('SettlementApi.parameters')).toEqual(parameters);
});

test('genesis refuses a tariff with its path', () => {
  const bad = withPeriods({ to: 95 });
  expect(() => settledCampus({ meters: {}, tariff: bad })).toThrow('settlement.tariff.periods');
});
