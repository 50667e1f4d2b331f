/** What meters showed, and what it came to. */
import type { Account, Decimal, Flag, Grid, Meter, Place } from './words.js';

/** What the meter showed for an epoch. A later row of the same meter and epoch corrects an earlier one: view `settled`. */
export interface SettlementRow extends Place {
  readonly epoch: number;
  readonly meter: Meter;
  /** Whose energy it is. */
  readonly account: Account;
  readonly kind: 'pooled' | 'late' | 'several' | 'missing';
  readonly in_debt: Flag;
  /** Of its contract; 0 without one. */
  readonly price: Grid;
  readonly delivered_wh: number;
  readonly short_wh: number;
  readonly used_wh: number;
  readonly unused_wh: number;
  readonly surplus_wh: number;
  readonly deficit_wh: number;
  readonly carried_wh: number;
  /** Outside of the pool. */
  readonly feed_in: Grid;
  readonly retail: Grid;
}

/** In the order in which the chain's statement has them. */
export const LINE_KINDS = [
  'delivered',
  'short',
  'used',
  'unused',
  'carried',
  'surplus_shared',
  'surplus_fed_in',
  'deficit_shared',
  'deficit_bought',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** A line of a statement: all of them count, none takes another one's place. */
export interface SettlementLineRow extends Place {
  readonly account: Account;
  /** In which the energy flowed; `block` is where it was settled. */
  readonly epoch: number;
  readonly meter: Meter;
  readonly kind: LineKind;
  readonly energy_wh: number;
  readonly price: Grid;
  readonly minted: Grid;
  /** Burned or owed. */
  readonly burned: Grid;
}

export interface ReadingRow extends Place {
  readonly meter: Meter;
  readonly epoch: number;
  /** Owner of the meter. */
  readonly account: Account | null;
  /** A baseline settles nothing. */
  readonly kind: 'baseline' | 'reading';
  readonly sequence: Decimal | null;
  /** Wh since the meter was made. */
  readonly import_register: Decimal | null;
  readonly export_register: Decimal | null;
  /** Since the last reading; null of a baseline. */
  readonly import_wh: number | null;
  readonly export_wh: number | null;
  /** Export below the deadband that waits for more. */
  readonly carried_wh: number | null;
}

/** The registers of a meter at the end of an epoch were asked for. */
export interface RequestRow extends Place {
  readonly id: number;
  readonly meter: Meter;
  readonly epoch: number;
  /** Block. */
  readonly expires_at: number;
}

/** Requests that were answered have no row: their reading has. */
export interface RequestEndRow extends Place {
  readonly request_id: number;
  readonly outcome: 'expired' | 'superseded';
}

/** An operator reported a reading. */
export interface AnswerRow extends Place {
  readonly request_id: number;
  readonly account: Account;
}
