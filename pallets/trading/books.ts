/** The books of open epochs: which orders stand where, and who has how many. */
import { Storage } from "../../runtime/generated/trading";
import { AccountId } from "../../runtime/primitives";
import { MeterId } from "../registry/schema";
import { rankOf } from "./matching";
import {
  Book,
  BookKey,
  Epoch,
  Level,
  LevelKey,
  MeterUse,
  Order,
  OrderId,
  Position,
  PositionKey,
  Side,
} from "./schema";

/** The book of `epoch`, empty if nobody has placed an order. */
export function bookOf(epoch: Epoch): Book {
  const stored = Storage.books.get(epoch);
  return stored ? stored : new Book(0, 0);
}

/** Counts one order more; true when it is the book's first. */
export function countIn(epoch: Epoch, book: Book, side: Side): bool {
  if (side == Side.Buy) book.bids++;
  else book.asks++;
  Storage.books.insert(epoch, book);
  return book.bids + book.asks == 1;
}

/** Counts one order less; true when it was the book's last. */
export function countOut(epoch: Epoch, side: Side): bool {
  const book = bookOf(epoch);
  if (side == Side.Buy) book.bids--;
  else book.asks--;
  const isEmpty = !(book.bids | book.asks);
  if (isEmpty) Storage.books.remove(epoch);
  else Storage.books.insert(epoch, book);
  return isEmpty;
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

/** Adds an order to its owner's position. */
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
  Storage.positions.insert(new PositionKey(order.epoch, order.owner), position);
}

/** Takes an order out of its owner's position. */
export function reduce(id: OrderId, order: Order): void {
  const position = positionOf(order.epoch, order.owner);
  const key = new PositionKey(order.epoch, order.owner);
  const at = position.orders.indexOf(id);
  if (at >= 0) position.orders.splice(at, 1);
  const meter = order.meter;
  const use = meter ? useOf(position, meter) : null;
  if (use) {
    use.orders--;
    use.energyWh -= order.energyWh;
    if (!use.orders) position.meters.splice(position.meters.indexOf(use), 1);
  }
  if (position.orders.length) Storage.positions.insert(key, position);
  else Storage.positions.remove(key);
}
