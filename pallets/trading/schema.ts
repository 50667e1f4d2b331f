import { AccountId, Balance } from "../../runtime/primitives";
import { BigEndian, MapOf, Option, ValueOf, Vec } from "../../runtime/frame/words";
import { MeterId } from "../registry/schema";

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

/** The rules of the market that governance may change while no book is open. */
@scale
export class MarketParameters {
  constructor(
    /** Length of an epoch, in milliseconds. */
    public epochLength: u64,
    /** Epochs ahead of the current one that take orders. */
    public horizon: u32,
    /** Blocks before its epoch starts in which a book takes no more orders. */
    public gateClosureBlocks: u32,
    /** Energy of an order is a multiple of this, in Wh. */
    public lot: u64,
    /** A price is a multiple of this, itself a multiple of 1000, in base units of GRID per kWh. */
    public tick: u64,
    /** The lowest price an order may have, if there is one. */
    public minPrice: Option<Balance>,
    /** The highest price an order may have, if there is one. */
    public maxPrice: Option<Balance>,
    /** Orders that a user may have in an epoch. */
    public maxOrdersPerUser: u32,
    /** Orders that an epoch may have. */
    public maxOrdersPerEpoch: u32,
    /** Orders and levels that one block clears, or one call by hand. */
    public stepsPerBlock: u32,
    /** Epochs for which the orders of a closed book stay readable. */
    public retention: u32,
  ) {}
}

/** An order. */
@scale
export class Order {
  constructor(
    /** Who placed it. */
    public owner: AccountId,
    /** The meter that delivers or draws the energy; a buyer may have none. */
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

/** The size of a book that is not cleared. */
@scale
export class Book {
  constructor(
    /** Orders to buy. */
    public bids: u32,
    /** Orders to sell. */
    public asks: u32,
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
    /** How many orders it has. */
    public orders: u32,
    /** Its meters with orders on them. */
    public meters: Vec<MeterUse>,
  ) {}
}

/** How far one side of a book has been cleared. */
@scale
export class SideCursor {
  constructor(
    /** Rank of the level that pricing reached last; in the end, that of the marginal level. */
    public marginal: Balance,
    /** Energy of that level, in Wh. */
    public levelWh: u64,
    /** What pricing left of that level, in Wh. */
    public leftWh: u64,
    /** Rank of the order visited last. */
    public rank: Balance,
    /** The order visited last. */
    public orderId: OrderId,
    /** Energy of the orders visited on the marginal level, in Wh. */
    public prefixWh: u64,
    /** What the order visited last has yet to trade, in Wh. */
    public pendingWh: u64,
  ) {}
}

/** The epoch that is being cleared, and how far. */
@scale
export class Clearing {
  constructor(
    /** The epoch. */
    public epoch: Epoch,
    /** Pricing, Allocating or Sweeping. */
    public phase: BookPhase,
    /** Buyers. */
    public bid: SideCursor,
    /** Sellers. */
    public ask: SideCursor,
    /** Energy matched by pricing, in Wh. */
    public volumeWh: u64,
    /** Energy paid for so far, in Wh. */
    public deliveredWh: u64,
    /** The clearing price, in base units of GRID per kWh; 0 before it is known. */
    public price: Balance,
    /** Bid energy at or above that price, in Wh. */
    public demandWh: u64,
    /** Offered energy at or below that price, in Wh. */
    public supplyWh: u64,
  ) {}
}

/** What the auction of an epoch came to. */
@scale
export class AuctionResult {
  constructor(
    /** The price all trades were made at, in base units of GRID per kWh; none without a trade. */
    public price: Option<Balance>,
    /** Energy traded, in Wh. */
    public volumeWh: u64,
    /** Bid energy at or above the price, in Wh. */
    public demandWh: u64,
    /** Offered energy at or below the price, in Wh. */
    public supplyWh: u64,
    /** The difference of the two, in Wh. */
    public surplusWh: u64,
    /** Orders to buy. */
    public bids: u32,
    /** Orders to sell. */
    public asks: u32,
  ) {}
}

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
    /** GRID still set aside for it, in base units. */
    public held: Balance,
  ) {}
}

/** What an epoch did to an account: its free balance changed by received - paid - held. */
@scale
export class Statement {
  constructor(
    /** One line for each order. */
    public lines: Vec<StatementLine>,
    /** GRID received, in base units. */
    public received: Balance,
    /** GRID paid, in base units. */
    public paid: Balance,
    /** GRID still set aside, in base units. */
    public held: Balance,
  ) {}
}

@storage
export class Storage {
  /** The rules of the market. */
  parameters!: ValueOf<Option<MarketParameters>>;
  /** Number of the latest order. */
  latestOrder!: ValueOf<u64>;
  /** Time from which the market has work to do by itself, in ms since 1970; 0 without any. */
  due!: ValueOf<u64>;
  /** Whether books wait for somebody to clear them instead of clearing by themselves. */
  clearsByHand!: ValueOf<bool>;
  /** The orders of open books, and of closed ones while they are kept. */
  @hasher("twox_64_concat") orders!: MapOf<OrderId, Option<Order>>;
  /** Energy of every order in Wh, in the order in which orders are served. */
  @hasher("identity") orderBook!: MapOf<BookKey, u64>;
  /** The levels of every book, in the same order. */
  @hasher("identity") levels!: MapOf<LevelKey, Option<Level>>;
  /** The books that are not cleared, by epoch. */
  @hasher("identity") books!: MapOf<BigEndian<u64>, Option<Book>>;
  /** What every account has on order. */
  @hasher("identity") positions!: MapOf<PositionKey, Option<Position>>;
  /** Every account's orders, oldest first. */
  @hasher("identity") ordersOf!: MapOf<PositionKey, Vec<OrderId>>;
  /** The epoch that is being cleared. */
  clearing!: ValueOf<Option<Clearing>>;
  /** What the auction of every epoch with orders came to. */
  @hasher("identity") results!: MapOf<BigEndian<u64>, Option<AuctionResult>>;
}

@events
export class Events {
  /** An order was placed. */
  @event(0)
  static orderPlaced(
    orderId: OrderId,
    owner: AccountId,
    epoch: Epoch,
    side: Side,
    energyWh: u64,
    limitPrice: Balance,
  ): void {}
  /** An order was cancelled by its owner. */
  @event(1) static orderCancelled(orderId: OrderId, owner: AccountId): void {}
  /** An order traded `energyWh`, at the price of its epoch. */
  @event(2)
  static orderFilled(orderId: OrderId, owner: AccountId, energyWh: u64, price: Balance): void {}
  /** `energyWh` of an order found no counterparty. */
  @event(3) static orderExpired(orderId: OrderId, owner: AccountId, energyWh: u64): void {}
  /** The book of an epoch was cleared. */
  @event(4)
  static epochCleared(epoch: Epoch, price: Option<Balance>, volumeWh: u64): void {}
  /** The orders of an epoch are no longer kept. */
  @event(5) static epochPruned(epoch: Epoch): void {}
  /** The rules of the market changed. */
  @event(6) static parametersSet(parameters: MarketParameters): void {}
}

export enum Errors {
  /** Only registered and active users trade. */
  NotVerified = 0,
  /** A consumer cannot sell. */
  ConsumerCannotSell = 1,
  /** A seller needs a meter. */
  MeterRequired = 2,
  /** The meter does not belong to the user. */
  MeterNotOwned = 3,
  /** An order is of some energy. */
  ZeroEnergy = 4,
  /** An order is of at most 1 TWh. */
  EnergyTooLarge = 5,
  /** The energy is not a multiple of the lot. */
  OffLot = 6,
  /** The price is zero. */
  ZeroPrice = 7,
  /** The price is not a multiple of the tick. */
  OffTick = 8,
  /** The price is outside the price band. */
  OutsidePriceBand = 9,
  /** The book of the epoch takes no more orders. */
  EpochClosed = 10,
  /** The epoch is too far ahead. */
  EpochTooDistant = 11,
  /** The meter's orders would be of more energy than its rating allows in an epoch. */
  RatingExceeded = 12,
  /** The meter has orders on the other side in this epoch. */
  OppositeSides = 13,
  /** The user has as many orders in this epoch as are allowed. */
  TooManyOrdersOfUser = 14,
  /** The epoch has as many orders as are allowed. */
  TooManyOrdersInEpoch = 15,
  /** Energy times price does not fit 128 bits. */
  ValueOverflow = 16,
  /** There is no such order. */
  OrderNotFound = 17,
  /** The order belongs to somebody else. */
  NotOrderOwner = 18,
  /** Only a market maker clears by hand. */
  MarketMakerRequired = 19,
  /** The rules cannot change while there are orders to be cleared. */
  BookOpen = 20,
  /** The epoch length cannot change while orders of closed epochs are kept. */
  OrdersKept = 21,
  /** An epoch is whole slots, and at most a day. */
  InvalidEpochLength = 22,
  /** Orders are taken for 1 to 96 epochs ahead. */
  InvalidHorizon = 23,
  /** The gate closes within the epoch before delivery. */
  InvalidGateClosure = 24,
  /** The lot is from 1 Wh to 1 TWh. */
  InvalidLot = 25,
  /** The tick is a multiple of 1000, and not zero. */
  InvalidTick = 26,
  /** No price lies in the price band. */
  InvalidPriceBand = 27,
  /** A user may be allowed 1 to 1000 orders, an epoch 1 to 100,000. */
  InvalidOrderCaps = 28,
  /** A block clears from 1 to 3000 orders and levels: more would take too much memory. */
  InvalidSteps = 29,
}

@constants
export class Constants {
  /** Energy an order may be of, in Wh. */
  static readonly maxOrderEnergy: u64 = 1_000_000_000_000;
  /** Length an epoch may have at most, in milliseconds. */
  static readonly maxEpochLength: u64 = 86_400_000;
  /** Epochs ahead for which orders may be taken at most. */
  static readonly maxHorizon: u32 = 96;
  /** Orders that a user may be allowed in an epoch. */
  static readonly maxOrdersPerUser: u32 = 1000;
  /** Orders that an epoch may be allowed. */
  static readonly maxOrdersPerEpoch: u32 = 100_000;
  /** Orders and levels that one block may be allowed to clear. */
  static readonly maxStepsPerBlock: u32 = 3_000;
}

@genesis
export class Genesis {
  /** The rules of the market; without any, the usual ones. */
  parameters!: Option<MarketParameters>;
}
