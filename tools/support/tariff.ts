/** What the utility pays and takes, and when. */
import { MINUTE_MS } from '../../node-config/time.js';

/** What a kWh is worth in an epoch, base units of GRID. */
export interface Prices {
  /** What the utility pays. */
  readonly feedIn: bigint;
  /** What the utility takes. */
  readonly retail: bigint;
  /** What neighbours pay each other for energy that nobody ordered. */
  readonly pool: bigint;
}

/** Milliseconds since 1970. */
type Time = number;

/** A part of the local week with its prices. */
export interface Period {
  /** The days on which it begins, a bit each: Monday 1 … Sunday 64, holidays 128. */
  readonly days: number;
  /** Quarter hours of the local day; one that does not end after it begins ends on the next day. */
  readonly from: number;
  readonly to: number;
  /** Base units of GRID per kWh. */
  readonly feedIn: bigint;
  readonly retail: bigint;
}

export interface Tariff {
  /** How far local time is ahead of UTC. */
  readonly offsetMinutes: number;
  /** The first that fits counts, the last fits always. */
  readonly periods: readonly Period[];
  /** Local dates, in days since 1970-01-01. */
  readonly holidays: readonly number[];
  /** Where the pool's price lies between feed-in (0) and retail (1000). */
  readonly sharePermille: number;
  /** What one GRID is worth, for people. */
  readonly satangPerGrid: number;
}

const QUARTERS = 96;
const QUARTER_MINUTES = 15;
const HOLIDAY = 128;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 3;

/** What a kWh is worth in the quarter hour that begins at `time`. */
export function pricesAt(tariff: Tariff, time: Time): Prices {
  const quarters = Math.floor((time / MINUTE_MS + tariff.offsetMinutes) / QUARTER_MINUTES);
  const [day, quarter] = [Math.floor(quarters / QUARTERS), quarters % QUARTERS];
  const period = tariff.periods.find((each) => includes(each, tariff, day, quarter));
  if (!period) throw new Error('the tariff has no price for every time');
  const { feedIn, retail } = period;
  const margin = ((retail - feedIn) * BigInt(tariff.sharePermille)) / 1000n;
  return { feedIn, retail, pool: feedIn + margin - (margin % 1000n) };
}

/** Whether a period has begun on `day` by `quarter`, or the day before, and is not over. */
function includes(
  { days, from, to }: Period,
  tariff: Tariff,
  day: number,
  quarter: number,
): boolean {
  const [today, yesterday] = [day, day - 1].map((each) => (days & kindOf(each, tariff)) !== 0);
  if (from < to) return today === true && from <= quarter && quarter < to;
  return (today === true && quarter >= from) || (yesterday === true && quarter < to);
}

function kindOf(day: number, { holidays }: Tariff): number {
  return holidays.includes(day) ? HOLIDAY : 1 << ((day + FIRST_WEEKDAY) % 7);
}

/** Whether the prices are the same at any time. */
export function isFlat({ periods }: Tariff): boolean {
  return new Set(periods.map(({ feedIn, retail }) => `${feedIn} ${retail}`)).size === 1;
}
