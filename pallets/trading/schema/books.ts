import { AccountId, Balance } from "../../../runtime/primitives";
import { BigEndian, Vec } from "../../../runtime/support/words";
import { MeterId } from "../../registry/schema";
import { OrderId, Side } from "./orders";

/** Where the book of an epoch is on its way; it only moves forward. */
export enum BookPhase {
  /** Takes orders, or waits to be cleared. */
  Open = 0,
  /** Its levels are being matched to find volume and price. */
  Pricing = 1,
  /** Its orders are being filled and paid. */
  Allocating = 2,
  /** Its remaining orders are being returned unfilled. */
  Sweeping = 3,
  /** Cleared, with its orders still readable. */
  Closed = 4,
  /** Cleared, with its result left. */
  Pruned = 5,
}

/** Where a level stands: epochs in order, in each the better limit first. */
@scale
export class LevelKey {
  constructor(
    /** The epoch of delivery. */
    public epoch: BigEndian<u64>,
    /** The side of the book. */
    public side: Side,
    /** The limit price for a seller, its complement (2^128 - 1 - price) for a buyer. */
    public rank: BigEndian<Balance>,
  ) {}
}

/** Where an order stands: price-time order within a side of an epoch's book. */
@scale
export class BookKey {
  constructor(
    /** The epoch of delivery. */
    public epoch: BigEndian<u64>,
    /** The side of the book. */
    public side: Side,
    /** The limit price for a seller, its complement (2^128 - 1 - price) for a buyer. */
    public rank: BigEndian<Balance>,
    /** The order. */
    public orderId: BigEndian<u64>,
  ) {}
}

/** All orders of one side with the same limit. */
@scale
export class Level {
  constructor(
    /** Their energy together, in Wh. */
    public energyWh: u64,
    /** How many there are. */
    public orders: u32,
  ) {}
}

/** A book that is not cleared: its size, and what it keeps of the rules of its epoch. */
@scale
export class Book {
  constructor(
    /** Orders to buy. */
    public bids: u32,
    /** Orders to sell. */
    public asks: u32,
    /** Time from which it takes no more orders, in ms since 1970. */
    public gate: u64,
    /** Prices are multiples of this, in base units of GRID per kWh. */
    public tick: u64,
    /** Time from which its orders may go, in ms since 1970. */
    public keptUntil: u64,
    /** What the utility pays in its epoch, in base units of GRID per kWh. */
    public feedIn: Balance,
    /** What the utility asks in its epoch, in base units of GRID per kWh. */
    public retail: Balance,
  ) {}
}

/** What a position is found by. */
@scale
export class PositionKey {
  constructor(
    /** The epoch of delivery. */
    public epoch: BigEndian<u64>,
    /** The account. */
    public account: AccountId,
  ) {}
}

/** What a meter has on order in an epoch. */
@scale
export class MeterUse {
  constructor(
    /** The meter. */
    public meter: MeterId,
    /** The side all its orders are on. */
    public side: Side,
    /** How many there are. */
    public orders: u32,
    /** Their energy together, in Wh. */
    public energyWh: u64,
  ) {}
}

/** What an account has on order in an epoch. */
@scale
export class Position {
  constructor(
    /** Its orders, oldest first. */
    public orders: Vec<OrderId>,
    /** Its meters with orders on them. */
    public meters: Vec<MeterUse>,
  ) {}
}
