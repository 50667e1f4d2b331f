import { AccountId, Balance, Box } from "../../../runtime/primitives";
import { Option } from "../../../runtime/support/words";
import { MeterId } from "../../registry/schema";

/** Number of an order, from 1 upwards, never used twice. */
export type OrderId = u64;

/** Number of a delivery period: its start in milliseconds since 1970, divided by the epoch length. */
export type Epoch = u64;

/** What an order does. */
export enum Side {
  /** Bids for energy. */
  Buy = 0,
  /** Offers energy. */
  Sell = 1,
}

/** What somebody wants to buy or sell. */
@scale
export class OrderRequest {
  constructor(
    /** What the order does. */
    public side: Side,
    /** The meter that delivers or draws the energy; without one the signer's first. */
    public meter: Option<MeterId>,
    /** The epoch of delivery; without one the next. */
    public deliveryEpoch: Option<Box<Epoch>>,
    /** Energy, in Wh. */
    public energyWh: u64,
    /** The least a seller takes, the most a buyer gives, in base units of GRID per kWh. */
    public limitPrice: Balance,
  ) {}
}

/** An order. */
@scale
export class Order {
  constructor(
    /** Who placed it. */
    public owner: AccountId,
    /** The meter that delivers or draws the energy; in orders of earlier releases a buyer may have none. */
    public meter: Option<MeterId>,
    /** The epoch of delivery. */
    public epoch: Epoch,
    /** What it does. */
    public side: Side,
    /** The least a seller takes, the most a buyer gives, in base units of GRID per kWh. */
    public limitPrice: Balance,
    /** Energy ordered, in Wh. */
    public energyWh: u64,
    /** Energy traded, in Wh. */
    public filledWh: u64,
    /** Whether its epoch has been cleared as far as it is concerned. */
    public settled: bool,
  ) {}
}
