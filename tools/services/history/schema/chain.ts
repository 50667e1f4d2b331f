/** Blocks and what runs them, what failed, what was decided. */
import type { Account, Flag, Place } from './words.js';

export interface ChainRow {
  readonly id: 1;
  readonly genesis: string;
  readonly name: string;
  readonly ss58_prefix: number;
  /** ms */
  readonly epoch_length: number;
}

export interface RuntimeRow {
  readonly spec_version: number;
  /** The first block that it executed. */
  readonly from_block: number;
  /** SCALE, with its magic number. */
  readonly metadata: Uint8Array;
}

export interface BlockRow {
  readonly number: number;
  readonly hash: string;
  readonly parent_hash: string;
  /** 0 at genesis, unless its state has one. */
  readonly time: number;
  /** Of the block's time. */
  readonly epoch: number;
  /** The authority's Aura key, which is its account as a rule; null at genesis, and where no slot is named. */
  readonly author: Account | null;
  /** Version that executed it. */
  readonly spec_version: number;
  /** Version that executes the next one: another in the block of an upgrade. */
  readonly next_spec_version: number;
  /** Calls in it, inherents included. */
  readonly extrinsics: number;
  /** Those of them that failed. */
  readonly failed: number;
  readonly events: number;
}

/** The view `cursor_position`: the newest block that is in the history. */
export interface Cursor {
  readonly height: number;
  readonly hash: string;
  /** Version that executes the next block. */
  readonly spec_version: number;
  /** Version that has executed this one. */
  readonly executed_by: number;
  readonly time: number;
}

/** A call that was included and failed. */
export interface FailureRow extends Place {
  /** Its place in the block. */
  readonly extrinsic: number | null;
  /** `OracleClient.StaleSequence` */
  readonly error: string;
}

export interface ParameterRow extends Place {
  /** `Trading` */
  readonly pallet: string;
  /** Null where they count at once. */
  readonly from_epoch: number | null;
  /** JSON, as on the chain; numbers above 2^53 are strings. */
  readonly value: string;
}

export interface ProposalRow extends Place {
  readonly id: number;
  readonly proposer: Account;
  readonly call_hash: string;
  /** Time. */
  readonly expires_at: number;
  /** `Settlement.set_tariff`; null where it was decided in its own block. */
  readonly call_name: string | null;
  /** JSON; bytes above 1 kB as {"bytes": length, "blake2_256": hash}. */
  readonly call_arguments: string | null;
}

export interface VoteRow extends Place {
  readonly proposal: number;
  readonly account: Account;
  readonly approve: Flag;
  /** After it. */
  readonly approvals: number;
  readonly rejections: number;
}

export interface ProposalEndRow extends Place {
  readonly proposal: number;
  readonly outcome: 'executed' | 'failed' | 'disapproved' | 'expired' | 'cancelled';
  /** Why it failed: `Settlement.EpochTooEarly`. */
  readonly error: string | null;
}
