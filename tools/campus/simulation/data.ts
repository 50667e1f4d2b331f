import type { QuarterReading } from '../../campus-file/data.js';

/** A day of the data has 96 quarter hours. */
export const QUARTERS_PER_DAY = 96;

/** A quarter hour as it was measured. */
export type Reading = QuarterReading;

/** The days of the data in order, as they are written: `2024-01-15`. */
export function daysOf(readings: readonly Reading[]): string[] {
  return [...new Set(readings.map((reading) => reading.day))];
}
