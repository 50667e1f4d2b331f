/** Lengths of time in milliseconds, written nowhere else. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** An epoch of the market unless its parameters say otherwise, and a row of the measured data. */
export const QUARTER_HOUR_MS = 15 * MINUTE_MS;
