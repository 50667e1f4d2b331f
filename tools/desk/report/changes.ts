/** What a decision changed: each value as it was, and as it became. */
import { z } from 'zod/v4';
import { GRID } from '../../../node-config/token.js';
import { DAY_MS } from '../../../node-config/time.js';
import { clockOf, daysInWords } from '../../campus-file/tariff.js';
import { formatDecimal } from '../../support/decimal.js';

/** The shape of a changed value in the pack. */
export const changeShape = z.strictObject({
  what: z.string(),
  /** Null where there was none, or none is known. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Local time from which it counts; null where it counts at once. */
  since: z.string().nullable(),
});
export type Change = z.output<typeof changeShape>;

/** Whatever is set in one block, perhaps for a later epoch. */
export interface Setting {
  readonly block: number;
  /** Below zero for what a chain began with, or a release has made of it. */
  readonly event: number;
  readonly from_epoch: number | null;
}

/**
 * What counted before `one` was set: of those set earlier, the one that would have counted in its first epoch. What is set
 * from an epoch on takes the place of all that would have come from then on.
 * @param all in any order, `one` among them
 */
export function before<T extends Setting>(all: readonly T[], one: T): T | null {
  const earlier = all.filter((each) => each !== one && inOrder(each, one) < 0).sort(inOrder);
  const from = one.from_epoch ?? Infinity;
  let schedule: T[] = [];
  for (const each of earlier) {
    const begins = each.from_epoch ?? 0;
    schedule = [...schedule.filter((other) => (other.from_epoch ?? 0) < begins), each];
  }
  return schedule.findLast((each) => (each.from_epoch ?? 0) <= from) ?? null;
}

/** What a block begins with comes before its events; of that, what counts first. */
function inOrder(a: Setting, b: Setting): number {
  if (a.block !== b.block) return a.block - b.block;
  if (a.event < 0 && b.event < 0) return (a.from_epoch ?? 0) - (b.from_epoch ?? 0);
  return a.event - b.event;
}

/** Fields that are not as they were, by name. @param pallet `Trading` */
export function parameterChanges(
  pallet: string,
  old: string | null,
  now: string,
  since: string | null,
): Change[] {
  const [was, is] = [old === null ? {} : JSON.parse(old), JSON.parse(now)] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  return Object.keys({ ...was, ...is })
    .map((name) => ({
      ...{ what: `${pallet}.${name}`, from: inWords(was[name]), to: inWords(is[name]), since },
    }))
    .filter(({ from, to }) => from !== to);
}

/** A tariff as the history keeps it. */
export interface TariffRecord {
  readonly offset_minutes: number;
  readonly share_permille: number;
  readonly satang_per_grid: number;
  /** JSON: [{days, from, to, feedIn, retail}] */
  readonly periods: string;
  /** JSON: days since 1970. */
  readonly holidays: string;
}

interface Period {
  readonly days: number;
  readonly from: number;
  readonly to: number;
  readonly feedIn: string;
  readonly retail: string;
}

/** What of a tariff is not as it was: prices by period where the periods are the same, all periods where not. */
export function tariffChanges(
  old: TariffRecord | null,
  now: TariffRecord,
  since: string | null,
): Change[] {
  const [was, is] = [old === null ? null : inLines(old), inLines(now)];
  return Object.entries({ ...was, ...is })
    .map(([what]) => ({
      ...{ what: `tariff: ${what}`, from: was?.[what] ?? null, to: is[what] ?? null, since },
    }))
    .filter(({ from, to }) => from !== to);
}

/** A tariff as named values. */
function inLines(tariff: TariffRecord): Record<string, string> {
  const { offset_minutes, share_permille, satang_per_grid } = tariff;
  const periods = JSON.parse(tariff.periods) as Period[];
  const holidays = JSON.parse(tariff.holidays) as number[];
  const prices = periods.flatMap(({ days, from, to, feedIn, retail }, at) => {
    const when = `${at + 1}. ${daysInWords(days)}, ${clockOf(from)} to ${clockOf(to)}`;
    return [
      [`${when}, feed-in`, `${grid(feedIn)} GRID per kWh`],
      [`${when}, retail`, `${grid(retail)} GRID per kWh`],
    ];
  });
  return {
    ...(Object.fromEntries(prices) as Record<string, string>),
    'share of the pool': `${share_permille / 10} %`,
    'worth of a GRID': `${formatDecimal(BigInt(satang_per_grid), 100n)} THB`,
    'local time ahead of UTC': `${offset_minutes} min`,
    holidays: holidays.map(dayOf).join(' ') || 'none',
  };
}

const grid = (amount: string): string => formatDecimal(BigInt(amount), GRID);
const dayOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** A value of the chain as text; null where there is none. */
export function inWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
}
