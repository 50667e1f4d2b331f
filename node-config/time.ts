/** Milliseconds of a quarter hour: an epoch of the market unless its parameters say otherwise, and a row of the measured data. */
export const QUARTER_HOUR_MS = 900_000;
