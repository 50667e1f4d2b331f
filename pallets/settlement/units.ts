/** Numbers that prices are made of. */

/** Base units of a GRID. */
export const GRID: u64 = 1_000_000_000_000_000_000;
/** Prices are multiples of this, so that an energy in Wh has an exact value. */
export const PRICE_GRID: u64 = 1_000;
/** Parts of a whole, as shares are said. */
export const PER_MILLE: u64 = 1_000;
