/** Data without an end: after the last day that was measured the first one comes again. */
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import { QUARTERS_PER_DAY, type Reading } from './data.js';

/** Bangkok's distance from UTC. */
const LOCAL_OFFSET_MS = 7 * 3_600_000;

/**
 * The readings up to the day that begins at `from`, then `days` days more: those that follow in the data, and behind the
 * last one the first again, one day after the other without a gap, as dated by the calendar.
 *
 * @param readings whole days in order
 * @param from the beginning of a day that follows one of the data, ms since 1970
 * @throws Error if no day of the data ends at `from`
 */
export function endless(readings: readonly Reading[], from: number, days: number): Reading[] {
  const next = readings.findIndex(({ start }) => start + QUARTER_HOUR_MS === from) + 1;
  if (next === 0) throw new Error('the data has no day that ends there');
  const more = Array.from({ length: days * QUARTERS_PER_DAY }, (_, at): Reading => {
    const { load, pv } = readings[(next + at) % readings.length] as Reading;
    const start = from + at * QUARTER_HOUR_MS;
    return { day: new Date(start + LOCAL_OFFSET_MS).toISOString().slice(0, 10), start, load, pv };
  });
  return [...readings.slice(0, next), ...more];
}
