/** The books of open epochs: which orders stand where, and who has how many. */
import { Storage } from "../../runtime/generated/trading";
import { AccountId } from "../../runtime/primitives";
import { MeterId } from "../registry/schema";
import { Rates } from "../settlement/schema";
import { gateOf, keptUntil } from "./epochs";
import { rankOf } from "./matching";
import {
  Book,
  BookKey,
  Epoch,
  Level,
  LevelKey,
  MarketParameters,
  MeterUse,
  Order,
  OrderId,
  Position,
  PositionKey,
  Side,
} from "./schema";

/** A book of `epoch` without orders, which goes by `p` and the tariff's `rates` from its first order to its last. */
export function openBook(epoch: Epoch, p: MarketParameters, epochLength: u64, rates: Rates): Book {
  const gate = gateOf(epoch, p, epochLength);
  const until = keptUntil(epoch, p, epochLength);
  return new Book(0, 0, gate, p.tick, until, rates.feedIn, rates.retail);
}

/** Whether `book` has orders. */
export function isEmpty(book: Book): bool {
  return !(book.bids | book.asks);
}

/** Counts one order more, which whoever calls stores. */
export function countIn(book: Book, side: Side): void {
  if (side == Side.Buy) book.bids++;
  else book.asks++;
}

/** Counts one order less; a book without any is none. */
export function countOut(epoch: Epoch, book: Book, side: Side): void {
  if (side == Side.Buy) book.bids--;
  else book.asks--;
  if (isEmpty(book)) Storage.books.remove(epoch);
  else Storage.books.insert(epoch, book);
}

/** Puts an order behind all others of its limit. */
export function enter(id: OrderId, order: Order): void {
  const rank = rankOf(order.side, order.limitPrice);
  Storage.orders.insert(id, order);
  Storage.orderBook.insert(new BookKey(order.epoch, order.side, rank, id), order.energyWh);
  const key = new LevelKey(order.epoch, order.side, rank);
  const known = Storage.levels.get(key);
  const level = known ? known : new Level(0, 0);
  level.energyWh += order.energyWh;
  level.orders++;
  Storage.levels.insert(key, level);
}

/** Takes an order out of the book and forgets it. */
export function leave(id: OrderId, order: Order): void {
  const rank = rankOf(order.side, order.limitPrice);
  Storage.orders.remove(id);
  Storage.orderBook.remove(new BookKey(order.epoch, order.side, rank, id));
  const key = new LevelKey(order.epoch, order.side, rank);
  const level = Storage.levels.get(key);
  if (!level) return;
  level.energyWh -= order.energyWh;
  level.orders--;
  if (level.orders) Storage.levels.insert(key, level);
  else Storage.levels.remove(key);
}

/** What `account` has on order in `epoch`. */
export function positionOf(epoch: Epoch, account: AccountId): Position {
  const stored = Storage.positions.get(new PositionKey(epoch, account));
  return stored ? stored : new Position(new Array<OrderId>(), new Array<MeterUse>());
}

/** What `meter` has on order in the epoch of `position`, or null. */
export function useOf(position: Position, meter: MeterId): MeterUse | null {
  for (let i = 0; i < position.meters.length; i++) {
    if (position.meters[i].meter.equals(meter)) return position.meters[i];
  }
  return null;
}

/** Adds an order to its owner's position, which whoever calls stores. */
export function extend(position: Position, id: OrderId, order: Order): void {
  position.orders.push(id);
  const meter = order.meter;
  if (meter) {
    const use = useOf(position, meter);
    if (use) {
      use.orders++;
      use.energyWh += order.energyWh;
    } else position.meters.push(new MeterUse(meter, order.side, 1, order.energyWh));
  }
}

/** Takes an order out of its owner's position. */
export function reduce(id: OrderId, order: Order): void {
  const position = positionOf(order.epoch, order.owner);
  const key = new PositionKey(order.epoch, order.owner);
  const ids = position.orders;
  const at = ids.indexOf(id);
  if (at >= 0) ids.splice(at, 1);
  if (!ids.length) {
    Storage.positions.remove(key);
    return;
  }
  const meter = order.meter;
  if (meter) release(position, meter, order.energyWh);
  Storage.positions.insert(key, position);
}

function release(position: Position, meter: MeterId, energyWh: u64): void {
  const use = useOf(position, meter);
  if (!use) return;
  use.orders--;
  use.energyWh -= energyWh;
  if (!use.orders) position.meters.splice(position.meters.indexOf(use), 1);
}
