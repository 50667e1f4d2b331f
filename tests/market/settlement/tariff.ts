/**
 * The tariff, written down a second time. Prices are base units of GRID per kWh, multiples of 1000;
 * times are ms since 1970, UTC.
 */

const QUARTER_MS = 900_000;
const DAY_MS = 96 * QUARTER_MS;

/** Days of the week from Monday, and `'holiday'`. */
export type Day = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 'holiday';

export const WORKDAYS: readonly Day[] = [0, 1, 2, 3, 4];
export const EVERY_DAY: readonly Day[] = [0, 1, 2, 3, 4, 5, 6, 'holiday'];

/** What one kWh is worth to the utility. */
export interface Prices {
  readonly feedIn: bigint;
  readonly retail: bigint;
}

/** Hours of some days. From equal to to, or from 0 to 96, is the whole day. */
export interface Period extends Prices {
  readonly days: readonly Day[];
  /** First quarter hour of the local day. */
  readonly from: number;
  /** The quarter hour before which it ends; not above `from` where it crosses midnight. */
  readonly to: number;
}

export interface Tariff {
  /** Minutes that local time is ahead of UTC. */
  readonly offset: number;
  readonly periods: readonly Period[];
  /** Local days since 1970 that are holidays. */
  readonly holidays: readonly number[];
  /** The pool's share of what lies between feed-in and retail: a numerator and a denominator. */
  readonly share: readonly [bigint, bigint];
}

/** A tariff with the first epoch in which it is in force. */
export interface Scheduled {
  readonly from: bigint;
  readonly tariff: Tariff;
}

/** What day the local day number `day` is: 1 January 1970 was a Thursday. */
export function dayOf(tariff: Tariff, day: number): Day {
  if (tariff.holidays.includes(day)) return 'holiday';
  return ((((day + 3) % 7) + 7) % 7) as Day;
}

/** The period that counts at `time`: the first that fits. */
export function periodAt(tariff: Tariff, time: number): Period {
  const local = time + tariff.offset * 60_000;
  const day = Math.floor(local / DAY_MS);
  const quarter = Math.floor((local - day * DAY_MS) / QUARTER_MS);
  const found = tariff.periods.find((period) => fits(tariff, period, day, quarter));
  if (!found) throw new Error('the last period has to fit always');
  return found;
}

/** What crosses midnight belongs to the day that it begins on. */
function fits(tariff: Tariff, { days, from, to }: Period, day: number, quarter: number): boolean {
  const onDay = (which: number): boolean => days.includes(dayOf(tariff, which));
  if (from < to) return onDay(day) && from <= quarter && quarter < to;
  return (quarter >= from && onDay(day)) || (quarter < to && onDay(day - 1));
}

/** The tariff in force at `epoch`: the last that has begun. */
export function tariffAt(schedule: readonly Scheduled[], epoch: bigint): Tariff {
  const found = schedule.filter(({ from }) => from <= epoch).at(-1);
  if (!found) throw new Error(`no tariff is in force in epoch ${epoch}`);
  return found.tariff;
}

/** Prices of `epoch`, which is `length` ms long: those at its beginning. */
export function pricesAt(
  schedule: readonly Scheduled[],
  epoch: bigint,
  length = QUARTER_MS,
): Prices & { readonly pool: bigint } {
  const tariff = tariffAt(schedule, epoch);
  const { feedIn, retail } = periodAt(tariff, Number(epoch) * length);
  return { feedIn, retail, pool: poolPrice(tariff, { feedIn, retail }) };
}

/** What lies at the pool's share of the way from feed-in to retail, rounded down to 1000 base units. */
export function poolPrice({ share: [part, whole] }: Tariff, { feedIn, retail }: Prices): bigint {
  const exact = feedIn + ((retail - feedIn) * part) / whole;
  return exact - (exact % 1000n);
}

/** A tariff of one period for ever. */
export function flat(
  feedIn: bigint,
  retail: bigint,
  share: readonly [bigint, bigint] = [1n, 2n],
): Tariff {
  const always: Period = { days: EVERY_DAY, from: 0, to: 96, feedIn, retail };
  return { offset: 420, periods: [always], holidays: [], share };
}
