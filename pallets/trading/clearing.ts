/**
 * Clearing in bounded steps: an order or a level is one, and so are a book's beginning and its end. Any division into
 * steps ends the same.
 */
import { Steps } from "../../runtime/support/steps";
import { Events, Storage } from "../../runtime/generated/trading";
import { u128 } from "../../runtime/primitives";
import { streamedFill } from "./matching";
import { findPrice } from "./pricing";
import {
  AuctionResult,
  Book,
  BookKey,
  Clearing,
  Epoch,
  Order,
  BookPhase,
  Side,
  SideCursor,
} from "./schema";
import { Terms, settle, termsOf, trade } from "./payment";

/** Clears books whose gate has closed at the time `now`, oldest first. */
export function clearDue(now: u64, steps: Steps): void {
  const interrupted = Storage.clearing.get();
  let clearing = interrupted;
  while (steps.left) {
    const epoch = clearing ? clearing.epoch : oldestBook();
    const book = Storage.books.get(epoch);
    if (!book) break;
    if (!clearing) {
      if (now < book.gate || !steps.take()) break;
      clearing = begin(epoch, book);
    }
    advance(clearing, book, steps);
    if (clearing.phase != BookPhase.Closed) break;
    close(clearing, book);
    clearing = null;
  }
  if (clearing) Storage.clearing.put(clearing);
  else if (interrupted) Storage.clearing.kill();
}

/** The epoch of the oldest book; one that has none where there are no books. */
export function oldestBook(): Epoch {
  const first = Storage.books.first();
  return first ? first.value : u64.MAX_VALUE;
}

/** Starts on a book. */
function begin(epoch: Epoch, book: Book): Clearing {
  const isOneSided = !book.bids || !book.asks;
  return newClearing(epoch, isOneSided ? BookPhase.Sweeping : BookPhase.Pricing);
}

/** The clearing of a book that has not been looked at. */
export function newClearing(epoch: Epoch, phase: BookPhase): Clearing {
  const zero = u128.zero();
  return new Clearing(epoch, phase, beforeAll(), beforeAll(), 0, 0, zero, 0, 0);
}

/** Before the first level and the first order of a side. */
function beforeAll(): SideCursor {
  const zero = u128.zero();
  return new SideCursor(zero, 0, 0, zero, 0, 0, 0);
}

/** Goes on with a clearing as far as the steps reach. */
function advance(c: Clearing, book: Book, steps: Steps): void {
  if (c.phase == BookPhase.Pricing) findPrice(c, steps, book.tick);
  if (!steps.left) return;
  const terms = termsOf(c.price, book.retail);
  if (c.phase == BookPhase.Allocating) allocate(c, terms, steps);
  if (c.phase == BookPhase.Sweeping) sweep(c, terms, steps);
}

/** Walks both sides from their best orders and has each buyer pay the sellers it meets. */
function allocate(c: Clearing, terms: Terms, steps: Steps): void {
  let bid = c.bid.pendingWh ? Storage.orders.get(c.bid.orderId) : null;
  let ask = c.ask.pendingWh ? Storage.orders.get(c.ask.orderId) : null;
  while (c.deliveredWh < c.volumeWh) {
    if (!bid || !c.bid.pendingWh) {
      if (!steps.take()) break;
      bid = visit(c, Side.Buy, terms);
    } else if (!ask || !c.ask.pendingWh) {
      if (!steps.take()) break;
      ask = visit(c, Side.Sell, terms);
    } else meet(c, bid, ask, terms);
  }
  if (c.deliveredWh == c.volumeWh) c.phase = BookPhase.Sweeping;
  // An order between two steps is kept with what it has traded.
  if (bid && c.bid.pendingWh) Storage.orders.insert(c.bid.orderId, bid);
  if (ask && c.ask.pendingWh) Storage.orders.insert(c.ask.orderId, ask);
}

/** Moves on to the next order of a side and finds its fill; one that gets nothing is settled. */
function visit(c: Clearing, side: Side, terms: Terms): Order | null {
  const cursor = side == Side.Buy ? c.bid : c.ask;
  const order = next(c, side);
  if (!order) return null;
  if (cursor.rank < cursor.marginal) cursor.pendingWh = order.energyWh;
  else {
    const shared = cursor.levelWh - cursor.leftWh;
    cursor.pendingWh = streamedFill(shared, cursor.levelWh, cursor.prefixWh, order.energyWh);
    cursor.prefixWh += order.energyWh;
  }
  if (!cursor.pendingWh) settle(cursor.orderId, order, terms);
  return order;
}

/** Trades what both orders have yet to trade; those that have traded it all are settled. */
function meet(c: Clearing, bid: Order, ask: Order, terms: Terms): void {
  const energy = min(c.bid.pendingWh, c.ask.pendingWh);
  trade(bid, c.ask.orderId, ask, energy, terms);
  c.deliveredWh += energy;
  c.bid.pendingWh -= energy;
  c.ask.pendingWh -= energy;
  if (!c.bid.pendingWh) settle(c.bid.orderId, bid, terms);
  if (!c.ask.pendingWh) settle(c.ask.orderId, ask, terms);
}

/** Settles the orders that the auction did not reach; to find no more of them is the book's end. */
function sweep(c: Clearing, terms: Terms, steps: Steps): void {
  let side: Side = Side.Buy;
  while (steps.take()) {
    let order = next(c, side);
    if (!order && side == Side.Buy) {
      side = Side.Sell;
      order = next(c, side);
    }
    if (!order) {
      c.phase = BookPhase.Closed;
      break;
    }
    settle(side == Side.Buy ? c.bid.orderId : c.ask.orderId, order, terms);
  }
}

/** The order behind the cursor of a side, to which the cursor moves; null at the end of the side. */
function next(c: Clearing, side: Side): Order | null {
  const cursor = side == Side.Buy ? c.bid : c.ask;
  // No order has the number 0, which stands before the first.
  const key = cursor.orderId
    ? Storage.orderBook.nextOfSide(new BookKey(c.epoch, side, cursor.rank, cursor.orderId))
    : Storage.orderBook.firstOfSide(c.epoch, side);
  if (!key) return null;
  cursor.rank = key.rank;
  cursor.orderId = key.orderId;
  return Storage.orders.get(key.orderId);
}

/** Keeps the result of a book that is cleared, and its orders for some time. */
function close(c: Clearing, book: Book): void {
  const result = resultOf(c, book);
  Storage.results.insert(c.epoch, result);
  Storage.kept.insert(c.epoch, book.keptUntil);
  Storage.books.remove(c.epoch);
  Events.epochCleared(c.epoch, result.price, result.volumeWh);
}

/** What a clearing has come to once it has its price. */
export function resultOf(c: Clearing, book: Book): AuctionResult {
  const demand = c.demandWh;
  const supply = c.supplyWh;
  const surplus = demand > supply ? demand - supply : supply - demand;
  const price = c.volumeWh ? c.price : null;
  return new AuctionResult(price, c.volumeWh, demand, supply, surplus, book.bids, book.asks);
}
