/** Epochs, prices, orders and what they traded. */
import type { Account, Grid, Meter, Place, Side, SignedGrid } from './words.js';

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
