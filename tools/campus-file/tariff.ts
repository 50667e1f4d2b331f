/** A tariff as people write it, and as the chain has it. */
import { z } from 'zod/v4';
import { GRID } from '../../node-config/token.js';
import { DAY_MS } from '../../node-config/time.js';
import type { Tariff, TariffPeriod } from '../../node-config/generated/genesis-config.js';
import { exactly, formatDecimal, parseDecimal } from '../support/decimal.js';
import { shown } from '../support/yaml-file.js';
import { calendarDay, percent, price } from './quantity.js';

/** Prices are multiples of this, in base units of GRID per kWh. */
const PRICE_STEP = 1_000n;
const MOST_PERIODS = 16;
const MOST_HOLIDAYS = 64;
const QUARTERS = 96;
const PER_MILLE = 1_000;

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOLIDAY_BIT = 128;
const EVERY_DAY = 255;
const DAYS = 'days such as "every day", "Monday to Friday", "Saturday, Sunday" or "holiday"';
const CLOCK = 'a quarter hour of the day such as 09:00; the last is 24:00';
const BEGIN = 'expected a quarter hour in which it begins, 00:00 to 23:45';
const DATE = 'a date such as 2024-12-31';
const UNITS = ['GRID', 'THB'] as const;

const clock = z
  .string(CLOCK)
  .regex(/^([01]?\d|2[0-3]):(00|15|30|45)$|^24:00$/, CLOCK)
  .transform((text) => {
    const [hours = 0, minutes = 0] = text.split(':').map(Number);
    return hours * 4 + minutes / 15;
  });

const days = z.string(DAYS).transform((text, context): number => {
  const bits = bitsOf(text);
  if (bits !== null) return bits;
  context.addIssue({ code: 'custom', message: `expected ${DAYS}, found ${shown(text)}` });
  return z.NEVER;
});

const date = calendarDay(DATE).transform((text): number => Date.parse(text) / DAY_MS);

const period = z.strictObject(
  {
    days: days.default(EVERY_DAY),
    from: clock.refine((quarter) => quarter < QUARTERS, BEGIN).default(0),
    to: clock.default(QUARTERS),
    feedIn: price,
    retail: price,
  },
  'fields days, from, to, feedIn, retail',
);

/** A tariff as a file has it. */
export const tariffShape = z
  .strictObject(
    {
      unit: z.enum(UNITS, 'the unit of prices per kWh: GRID or THB').default('GRID'),
      thbPerGrid: price.default('4.20'),
      poolShare: percent(100n, 'a share from 0 to 100 %').default(50_000n),
      holidays: z
        .array(date, 'a list of dates')
        .max(MOST_HOLIDAYS, `at most ${MOST_HOLIDAYS} holidays`)
        .default([]),
      periods: z
        .array(period, 'a list of periods')
        .min(1, 'at least one period')
        .max(MOST_PERIODS, `at most ${MOST_PERIODS} periods`),
    },
    'fields unit, thbPerGrid, poolShare, holidays, periods',
  )
  .superRefine((tariff, context) => {
    const fault = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (satangOf(tariff.thbPerGrid) === null) {
      return fault(['thbPerGrid'], 'expected whole satang above 0, such as 4.20');
    }
    // What is no share has been said already.
    if (typeof tariff.poolShare === 'bigint' && tariff.poolShare % 100n !== 0n)
      fault(['poolShare'], 'expected a share in tenths of a percent, such as 50 %');
    tariff.periods.forEach(({ feedIn, retail }, at) => {
      const [low, high] = [feedIn, retail].map((one) => baseUnits(one, tariff));
      if (low === null)
        fault(['periods', at, 'feedIn'], 'has more digits than the chain keeps; 0.523 is fine');
      else if (high === null)
        fault(['periods', at, 'retail'], 'has more digits than the chain keeps; 4.20 is fine');
      else if ((low ?? 0n) > (high ?? 0n))
        fault(
          ['periods', at, 'feedIn'],
          `is above retail (${feedIn} > ${retail}); the utility pays at most what it asks`,
        );
    });
    const last = tariff.periods.at(-1);
    if (last && (last.days !== EVERY_DAY || last.from !== 0 || last.to !== QUARTERS)) {
      fault(
        ['periods', tariff.periods.length - 1],
        'the last period has to fit always: leave days, from and to out',
      );
    }
  });

export type TariffFile = z.output<typeof tariffShape>;

/** The same as the chain has it. @param offsetMinutes of local time ahead of UTC */
export function chainTariffOf(tariff: TariffFile, offsetMinutes: number): Tariff {
  const amount = (text: string): string => `${baseUnits(text, tariff) ?? 0n}`;
  return {
    offsetMinutes,
    periods: tariff.periods.map(({ days, from, to, feedIn, retail }) => ({
      ...{ days, from, to, feedIn: amount(feedIn), retail: amount(retail) },
    })),
    holidays: tariff.holidays,
    sharePermille: Number(tariff.poolShare / 100n),
    satangPerGrid: satangOf(tariff.thbPerGrid) ?? 0,
  };
}

/** GRID per kWh; baht are rounded down to a price that the chain takes. */
function baseUnits(
  text: string,
  { unit, thbPerGrid }: Pick<TariffFile, 'unit' | 'thbPerGrid'>,
): bigint | null {
  // What is no price has been said already.
  const number = typeof text === 'string' ? parseDecimal(text) : null;
  if (!number) return null;
  if (unit === 'GRID') {
    const amount = exactly(number, GRID);
    return amount === null || amount % PRICE_STEP !== 0n ? null : amount;
  }
  const satang = exactly(number, 10_000n);
  if (satang === null) return null;
  const exact = (satang * GRID) / (BigInt(satangOf(thbPerGrid) ?? 1) * 100n);
  return exact - (exact % PRICE_STEP);
}

function satangOf(text: string): number | null {
  const number = typeof text === 'string' ? parseDecimal(text) : null;
  const satang = number && exactly(number, 100n);
  return satang && satang > 0n && satang < 2n ** 32n ? Number(satang) : null;
}

function bitsOf(text: string): number | null {
  const words = text.trim().toLowerCase();
  if (words === 'every day' || words === 'always') return EVERY_DAY;
  let bits = 0;
  for (const part of words.split(/\s*,\s*|\s+and\s+/)) {
    const [from, to, ...rest] = part.split(/\s*(?:-|–|\bto\b)\s*/);
    const first = bitOf(from ?? '');
    const last = to === undefined ? first : bitOf(to);
    if (first === null || last === null || rest.length > 0 || last < first) return null;
    for (let bit = first; bit <= last; bit <<= 1) bits |= bit;
  }
  return bits;
}

function bitOf(word: string): number | null {
  if (/^holidays?$/.test(word)) return HOLIDAY_BIT;
  const at = WEEK.findIndex(
    (day) => word.length >= 3 && day.toLowerCase().startsWith(word.replace(/s$/, '')),
  );
  return at < 0 ? null : 1 << at;
}

/** The days of a period in words. */
export function daysInWords(bits: number): string {
  if (bits === EVERY_DAY) return 'every day';
  const names = [...WEEK, 'holiday'];
  const runs: string[] = [];
  for (let at = 0; at < names.length; at++) {
    if (!(bits & (1 << at))) continue;
    let end = at;
    while (end + 1 < WEEK.length && bits & (1 << (end + 1))) end++;
    runs.push(end > at + 1 ? `${names[at]} to ${names[end]}` : names.slice(at, end + 1).join(', '));
    at = end;
  }
  return runs.join(', ');
}

export const clockOf = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

/** A tariff of the chain as lines: what holds when, first come first served. */
export function tariffInWords({
  periods,
  holidays,
  sharePermille,
  satangPerGrid,
  offsetMinutes,
}: Tariff): string[] {
  const grid = (amount: string | bigint): string => formatDecimal(BigInt(amount), GRID);
  return [
    `local time is ${offsetMinutes} min ahead of UTC; 1 GRID is worth ${(satangPerGrid / 100).toFixed(2)} THB; the pool takes ${(sharePermille / PER_MILLE) * 100} % of the way from feed-in to retail`,
    ...periods.map((one) => {
      const { days, from, to, feedIn, retail } = one as TariffPeriod;
      return `${daysInWords(days)}, ${clockOf(from)} to ${clockOf(to)}: feed-in ${grid(feedIn)}, retail ${grid(retail)} GRID per kWh`;
    }),
    ...(holidays.length
      ? [
          `holidays: ${holidays.map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10)).join(', ')}`,
        ]
      : []),
  ];
}
