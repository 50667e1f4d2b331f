/** What columns hold. */

/** Base units of GRID, or of GRID per kWh: a decimal number without sign, of up to 39 digits. */
export type Grid = string;
/** The same with a sign where it is negative. */
export type SignedGrid = string;
/** A u64 that may be above 2^53: decimal. */
export type Decimal = string;
/** A meter's name; 0x and hex where it is no plain text, or begins with 0x itself. */
export type Meter = string;
/** SS58. */
export type Account = string;
/** 0 or 1. */
export type Flag = number;
export type Side = 'buy' | 'sell';

/** Where an event stands. */
export interface Place {
  readonly block: number;
  readonly event: number;
}
