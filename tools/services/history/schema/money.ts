/** How GRID moved, and who has how much. */
import type { Account, Grid, Meter, Place, SignedGrid } from './words.js';
import type { LineKind } from './energy.js';

/** Why GRID moved. Only `transfer`, `mint`, `burn` and `fee` are what somebody did; the others follow from rows of their own. */
export type Cause = 'trade' | 'settlement' | 'transfer' | 'mint' | 'burn' | 'fee' | 'debt';

export interface TransferRow extends Place {
  /** Its place in the block; null of what the chain does by itself. */
  readonly extrinsic: number | null;
  /** Null where GRID was created. */
  readonly from_account: Account | null;
  /** Null where it was destroyed. */
  readonly to_account: Account | null;
  readonly value: Grid;
  readonly cause: Cause;
}

/** What an account holds after a block that changed it. */
export interface BalanceRow {
  readonly account: Account;
  readonly block: number;
  readonly free: Grid;
  readonly reserved: Grid;
  readonly frozen: Grid;
}

export interface DebtRow extends Place {
  readonly account: Account;
  /** Carried over: by an upgrade from a release in which meters owed. */
  readonly change: 'incurred' | 'paid' | 'carried_over';
  readonly amount: Grid;
  /** Owed in all, afterwards. */
  readonly debt: Grid;
}

/** View `ledger`: what changed what an account holds less what it owes. */
export interface LedgerRow extends Place {
  readonly account: Account;
  /** Of the energy; null where none is concerned. */
  readonly epoch: number | null;
  readonly meter: Meter | null;
  readonly kind: 'sold' | 'bought' | LineKind | 'minted' | 'burned' | 'received' | 'sent' | 'fee';
  readonly energy_wh: number | null;
  readonly price: Grid | null;
  readonly amount: SignedGrid;
}
