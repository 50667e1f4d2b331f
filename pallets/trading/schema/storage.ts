import { BigEndian, MapOf, Option, ValueOf, Vec } from "../../../runtime/support/words";
import { Book, BookKey, Level, LevelKey, Position, PositionKey } from "./books";
import { AuctionResult, Clearing } from "./clearing";
import { Order, OrderId } from "./orders";
import { MarketRules } from "./parameters";

@storage(1)
export class Storage {
  /** The length of epochs, and the rules of the market by epoch. */
  @hot parameters!: ValueOf<Option<MarketRules>>;
  /** Number of the latest order. */
  @mendable @hot latestOrder!: ValueOf<u64>;
  /** The first order that has a bond and becomes a contract: earlier ones are of release 102. */
  @hot bondedFrom!: ValueOf<u64>;
  /** Time from which the market has work to do by itself, in ms since 1970; 0 without any. */
  @hot due!: ValueOf<u64>;
  /** Whether books wait for somebody to clear them instead of clearing by themselves. */
  @hot clearsByHand!: ValueOf<bool>;
  /** The orders of open books, and of closed ones while they are kept. */
  @mendable @hasher("twox_64_concat") orders!: MapOf<OrderId, Option<Order>>;
  /** Energy of every order in Wh, in the order in which they are served; the key is big-endian, TradingApi.book takes a number. */
  @mendable @hasher("identity") orderBook!: MapOf<BookKey, u64>;
  /** The levels of every book, in the same order; the key is big-endian, TradingApi.book takes a number. */
  @mendable @hasher("identity") levels!: MapOf<LevelKey, Option<Level>>;
  /** The books that are not cleared; the key is big-endian, TradingApi.book takes a number. */
  @hot("openBooks") @hasher("identity") books!: MapOf<BigEndian<u64>, Option<Book>>;
  /** When the orders of cleared books may go, in ms since 1970; the key is big-endian, TradingApi.phase takes a number. */
  @hasher("identity") kept!: MapOf<BigEndian<u64>, u64>;
  /** What every account has on order and had, while it is kept; the key is big-endian, TradingApi.orders_of takes a number. */
  @mendable @hasher("identity") positions!: MapOf<PositionKey, Option<Position>>;
  /** Every account's orders in epochs that release 102 closed; the key is big-endian, TradingApi.orders_of takes a number. */
  @mendable @hasher("identity") ordersOf!: MapOf<PositionKey, Vec<OrderId>>;
  /** The epoch that is being cleared. */
  clearing!: ValueOf<Option<Clearing>>;
  /** What the auction of every epoch with orders came to; the key is big-endian, TradingApi.auction_result takes a number. */
  @mendable @hot("openBooks") @hasher("identity") results!: MapOf<
    BigEndian<u64>,
    Option<AuctionResult>
  >;
}
