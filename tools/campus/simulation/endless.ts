/** Data without an end: after the last day that was measured the first one comes again. */
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import { localDay } from '../../support/time-zone.js';
import { QUARTERS_PER_DAY, type Reading } from './data.js';

/**
 * The readings up to `from`, then those of `days` days more at least: those that follow in the data, and behind the last
 * one the first again, one after the other without a gap, as dated by the calendar. Whole days, like the data.
 *
 * @param readings whole days in order
 * @param from the beginning of a quarter hour that follows one of the data, ms since 1970
 * @param offsetMinutes of local time ahead of UTC
 * @throws Error if no quarter hour of the data ends at `from`
 */
export function endless(
  readings: readonly Reading[],
  from: number,
  days: number,
  offsetMinutes: number,
): Reading[] {
  const next = readings.findIndex(({ start }) => start + QUARTER_HOUR_MS === from) + 1;
  if (next === 0) throw new Error('the data has no quarter hour that ends there');
  const rest = (QUARTERS_PER_DAY - (next % QUARTERS_PER_DAY)) % QUARTERS_PER_DAY;
  const more = Array.from({ length: days * QUARTERS_PER_DAY + rest }, (_, at): Reading => {
    const { load, pv } = readings[(next + at) % readings.length] as Reading;
    const start = from + at * QUARTER_HOUR_MS;
    return { day: localDay(start, offsetMinutes), start, load, pv };
  });
  return [...readings.slice(0, next), ...more];
}
