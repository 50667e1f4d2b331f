import { Balance } from "../../../runtime/primitives";
import { Vec } from "../../../runtime/support/words";
import { BookPhase } from "./books";
import { AuctionResult } from "./clearing";
import { Order, OrderId, Side } from "./orders";

/** A level of a book. */
@scale
export class PriceLevel {
  constructor(
    /** The limit price, in base units of GRID per kWh. */
    public price: Balance,
    /** Energy at this limit, in Wh. */
    public energyWh: u64,
    /** Orders at this limit. */
    public orders: u32,
  ) {}
}

/** A book by level, on each side the better limit first. */
@scale
export class BookView {
  constructor(
    /** Where the book is on its way. */
    public phase: BookPhase,
    /** Levels of buyers. */
    public bids: Vec<PriceLevel>,
    /** Levels of sellers. */
    public asks: Vec<PriceLevel>,
  ) {}
}

/** All that is needed to check a clearing: both curves, and what came of them. */
@scale
export class AuctionProof {
  constructor(
    /** Levels of buyers, from the highest limit. */
    public bids: Vec<PriceLevel>,
    /** Levels of sellers, from the lowest limit. */
    public asks: Vec<PriceLevel>,
    /** The result. */
    public result: AuctionResult,
  ) {}
}

/** An order with its number. */
@scale
export class OrderView {
  constructor(
    /** Its number. */
    public id: OrderId,
    /** The order. */
    public order: Order,
  ) {}
}

/** What one order did to its owner's balance. */
@scale
export class StatementLine {
  constructor(
    /** The order. */
    public orderId: OrderId,
    /** What it does. */
    public side: Side,
    /** Energy traded, in Wh. */
    public energyWh: u64,
    /** GRID received, in base units. */
    public received: Balance,
    /** GRID paid, in base units. */
    public paid: Balance,
    /** GRID that it still sets aside, or clearing left set aside for its contract, in base units. */
    public held: Balance,
  ) {}
}

/** What trading did in an epoch to an account: its free balance changed by received - paid - held. */
@scale
export class Statement {
  constructor(
    /** Whether the epoch's orders are no longer kept. */
    public pruned: bool,
    /** One line for each order. */
    public lines: Vec<StatementLine>,
    /** GRID received, in base units. */
    public received: Balance,
    /** GRID paid, in base units. */
    public paid: Balance,
    /** GRID set aside for orders and, by clearing, for contracts, in base units. */
    public held: Balance,
  ) {}
}
