/**
 * Rows of the history, as `migrations/0001-chain.sql` has them. Energies are in Wh, times in ms since 1970 (UTC), epochs
 * and blocks are numbers, accounts are SS58 addresses in the chain's own prefix, hashes are 0x and hex.
 * `block` and `event` say where the chain said it; `event` counts within the block, from 0; below 0
 * is what no event told of: what the chain began with, and what an upgrade made of it.
 */

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

/** An epoch in which there was a block; those in which the chain stood still have no row. */
export interface EpochRow {
  readonly epoch: number;
  /** The first block in it. */
  readonly block: number;
  /** When it began, which may be before that block. */
  readonly start: number;
  /** Prices of the epoch, per kWh; null of runtimes without a tariff. */
  readonly tariff_version: number | null;
  readonly feed_in: Grid | null;
  readonly retail: Grid | null;
  readonly pool_price: Grid | null;
}

/** A book that was cleared; epochs without orders have none. */
export interface AuctionRow extends Place {
  readonly epoch: number;
  /** Null without a trade. */
  readonly price: Grid | null;
  readonly volume_wh: number;
  readonly demand_wh: number;
  readonly supply_wh: number;
  readonly surplus_wh: number;
  /** Orders. */
  readonly bids: number;
  readonly asks: number;
  /** BLAKE2b-256 of the bytes in `proofs`; null where the chain gave none. */
  readonly proof_hash: string | null;
}

/** A pool that has closed. */
export interface PoolRow extends Place {
  readonly epoch: number;
  readonly supply_wh: number;
  readonly demand_wh: number;
  readonly shared_wh: number;
  /** Of what was shared. */
  readonly price: Grid;
  /** The rest is null where nobody entered anything: the chain keeps no such pool. */
  readonly feed_in: Grid | null;
  readonly retail: Grid | null;
  readonly tariff_version: number | null;
  /** Meters it waited for, and how many of them were read in time. */
  readonly awaited: number | null;
  readonly read: number | null;
  readonly proof_hash: string | null;
}

export interface ProofRow {
  readonly kind: 'auction' | 'pool';
  readonly epoch: number;
  readonly block: number;
  /** Version that gave it. */
  readonly spec_version: number;
  readonly hash: string;
  /** The answer of `TradingApi_auction_proof` or `SettlementApi_settlement_proof`, as tools/proofs takes it. */
  readonly bytes: Uint8Array;
}

export interface OrderRow extends Place {
  readonly id: number;
  readonly account: Account;
  /** Null in orders of release 102 without one, and in those that were cancelled in their own block. */
  readonly meter: Meter | null;
  /** Of delivery. */
  readonly epoch: number;
  readonly side: Side;
  readonly energy_wh: number;
  readonly limit_price: Grid;
}

/** What an order traded, in the clearing of its epoch: one row for an order at most. */
export interface FillRow extends Place {
  readonly order_id: number;
  readonly account: Account;
  readonly meter: Meter | null;
  readonly epoch: number;
  readonly side: Side;
  readonly energy_wh: number;
  readonly price: Grid;
  /** What the buyer paid or the seller received. */
  readonly value: Grid;
  /** What stayed set aside of the seller until its meter was read; 0 of a buyer. */
  readonly held: Grid;
}

/**
 * What of a fill was paid before the block that tells of it: clearing of a large book takes several. That block has
 * the same with the other sign, so that sums over blocks are those of the payments.
 */
export interface PartFillRow extends Place {
  readonly order_id: number;
  readonly account: Account;
  readonly meter: Meter | null;
  readonly epoch: number;
  readonly side: Side;
  readonly energy_wh: number;
  readonly price: Grid;
  readonly received: SignedGrid;
}

/** What of an order was not traded. */
export interface OrderEndRow extends Place {
  readonly order_id: number;
  readonly outcome: 'cancelled' | 'expired';
  readonly energy_wh: number;
}

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

/** A call that was included and failed. */
export interface FailureRow extends Place {
  /** Its place in the block. */
  readonly extrinsic: number | null;
  /** `OracleClient.StaleSequence` */
  readonly error: string;
}

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

/** View `users`: the latest of each account. */
export interface UserRow {
  readonly account: Account;
  readonly block: number;
  readonly type: string;
  readonly status: string;
  readonly location: string;
  readonly registered_at: number;
}

/** View `meters`: the latest of each meter. */
export interface MeterRow {
  readonly meter: Meter;
  readonly block: number;
  /** Null while it belongs to nobody; then `since` and `closing` are, too. */
  readonly account: Account | null;
  /** Time of the assignment, or of a change of its device. */
  readonly since: number | null;
  /** Whether it leaves its owner once its orders are settled. */
  readonly closing: Flag | null;
  /** The rest is null until it is described. */
  readonly scheme: string | null;
  readonly key: string | null;
  readonly rated_watts: number | null;
  readonly class: string | null;
}

/** View `roles`: the latest of each account that has any. */
export interface RoleRow {
  readonly account: Account;
  readonly block: number;
  /** Names with a space between them: `admin prosumer`; empty without any. */
  readonly roles: string;
}

export interface TariffRow {
  readonly version: number;
  readonly block: number;
  readonly from_epoch: number;
  /** Local time ahead of UTC. */
  readonly offset_minutes: number;
  readonly share_permille: number;
  readonly satang_per_grid: number;
  /** JSON: [{days, from, to, feedIn, retail}] as on the chain; prices are strings. */
  readonly periods: string;
  /** JSON: days since 1970-01-01, local. */
  readonly holidays: string;
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

/** Tables that follow from the chain alone: deleted and filled again, they are byte for byte the same. */
export interface ChainTables {
  readonly chain: ChainRow;
  readonly runtimes: RuntimeRow;
  readonly blocks: BlockRow;
  readonly epochs: EpochRow;
  readonly auctions: AuctionRow;
  readonly pools: PoolRow;
  readonly proofs: ProofRow;
  readonly orders: OrderRow;
  readonly fills: FillRow;
  readonly part_fills: PartFillRow;
  readonly order_ends: OrderEndRow;
  readonly settlements: SettlementRow;
  readonly settlement_lines: SettlementLineRow;
  readonly readings: ReadingRow;
  readonly requests: RequestRow;
  readonly request_ends: RequestEndRow;
  readonly answers: AnswerRow;
  readonly failures: FailureRow;
  readonly transfers: TransferRow;
  readonly balances: BalanceRow;
  readonly debts: DebtRow;
  readonly user_versions: UserRow;
  readonly meter_versions: MeterRow;
  readonly role_versions: RoleRow;
  readonly tariffs: TariffRow;
  readonly parameters: ParameterRow;
  readonly proposals: ProposalRow;
  readonly votes: VoteRow;
  readonly proposal_ends: ProposalEndRow;
}

export type ChainTable = keyof ChainTables;
