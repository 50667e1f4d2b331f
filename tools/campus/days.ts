import { DAY_MS } from '../../node-config/time.js';
import { UnusableError } from '../support/failure.js';

/**
 * Names the days of a data set in a line: the first, the last, and what is missing between them.
 *
 * @param days in order, as `2024-01-15`; at least one
 */
export function describeDays(days: readonly string[]): string {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  const known = new Set(days);
  const missing: string[] = [];
  for (let at = Date.parse(first); at < Date.parse(last); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (!known.has(day)) missing.push(day);
  }
  if (first === last) return first;
  const range = `${first} to ${last}`;
  return missing.length === 0 ? range : `${range} without ${missing.join(', ')}`;
}

/** Which days to replay. */
export interface DayOptions {
  /** One day, `2024-01-15`. */
  readonly day?: string | undefined;
  /** The first of several days; the first there is unless given. */
  readonly from?: string | undefined;
  /** The last of several days; the last there is unless given. */
  readonly to?: string | undefined;
}

/**
 * The days that `options` name, in order; `fallback` alone where they name none.
 *
 * @param days there are, in order; at least one
 * @throws Error saying which option is wrong
 */
export function chooseDays(
  { day, from, to }: DayOptions,
  days: readonly string[],
  fallback: string,
): string[] {
  if (from === undefined && to === undefined) {
    return [
      requireDay(day === undefined ? 'the campus file’s day' : '--day', day ?? fallback, days),
    ];
  }
  if (day !== undefined)
    throw new UnusableError('--day is one day, --from and --to are several: choose');
  const first = requireDay('--from', from ?? days[0] ?? '', days);
  const last = requireDay('--to', to ?? days.at(-1) ?? '', days);
  if (first > last) throw new UnusableError(`--from ${first} comes after --to ${last}`);
  return days.filter((each) => first <= each && each <= last);
}

/** @throws Error naming the days there are, unless `day` is one of `days` */
function requireDay(whose: string, day: string, days: readonly string[]): string {
  if (days.includes(day)) return day;
  throw new UnusableError(
    `there is no data for ${whose} ${day}; the days are ${describeDays(days)}`,
  );
}
