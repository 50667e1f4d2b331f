/** Clearing in bounded steps: an order or a level is one. Any division into steps ends the same. */
import { Events, Storage } from "../../runtime/generated/trading";
import { mark, release } from "../../runtime/host/arena";
import { u128 } from "../../runtime/primitives";
import { bookOf } from "./books";
import { streamedFill } from "./matching";
import { isGateClosed, parameters } from "./parameters";
import { findPrice } from "./pricing";
import { firstBook } from "./schedule";
import {
  AuctionResult,
  BookKey,
  Clearing,
  Epoch,
  MarketParameters,
  Order,
  BookPhase,
  Side,
  SideCursor,
} from "./schema";
import { settle, trade } from "./settlement";

/** Steps between two releases of memory, for each of which the clearing is stored and read once. */
const STEPS_AT_ONCE: u32 = 64;

/** Clears books whose gate has closed, oldest first; returns how many of `steps` are left. */
export function clearDue(steps: u32): u32 {
  const rules = parameters();
  let left = steps;
  while (left) {
    const before = mark();
    const known = Storage.clearing.get();
    const clearing = known ? known : begin(rules);
    if (!clearing) break;
    const chunk = min(left, STEPS_AT_ONCE);
    left -= chunk - advance(clearing, chunk, rules);
    release(before);
  }
  return left;
}

/** Starts on the oldest book, if its gate has closed. */
function begin(rules: MarketParameters): Clearing | null {
  const first = firstBook();
  if (!first || !isGateClosed(first.value, rules)) return null;
  const book = bookOf(first.value);
  const isOneSided = !book.bids || !book.asks;
  return newClearing(first.value, isOneSided ? BookPhase.Sweeping : BookPhase.Pricing);
}

/** The clearing of a book that has not been looked at. */
export function newClearing(epoch: Epoch, phase: BookPhase): Clearing {
  const zero = u128.zero();
  const bid = new SideCursor(zero, 0, 0, zero, 0, 0, 0);
  const ask = new SideCursor(zero, 0, 0, zero, 0, 0, 0);
  return new Clearing(epoch, phase, bid, ask, 0, 0, zero, 0, 0);
}

/** Goes on with a clearing and keeps it or ends it; returns how many of `steps` are left. */
function advance(c: Clearing, steps: u32, rules: MarketParameters): u32 {
  let left = steps;
  if (c.phase == BookPhase.Pricing) left = findPrice(c, left, rules.tick);
  if (c.phase == BookPhase.Allocating) left = allocate(c, left);
  if (c.phase == BookPhase.Sweeping) left = sweep(c, left);
  if (c.phase == BookPhase.Closed) close(c);
  else Storage.clearing.put(c);
  return left;
}

/** Walks both sides from their best orders and has each buyer pay the sellers it meets. */
function allocate(c: Clearing, steps: u32): u32 {
  let left = steps;
  let bid = c.bid.pendingWh ? Storage.orders.get(c.bid.orderId) : null;
  let ask = c.ask.pendingWh ? Storage.orders.get(c.ask.orderId) : null;
  while (c.deliveredWh < c.volumeWh) {
    if (!bid || !c.bid.pendingWh) {
      if (!left) break;
      left--;
      bid = visit(c, Side.Buy);
    } else if (!ask || !c.ask.pendingWh) {
      if (!left) break;
      left--;
      ask = visit(c, Side.Sell);
    } else meet(c, bid, ask);
  }
  if (c.deliveredWh == c.volumeWh) c.phase = BookPhase.Sweeping;
  // An order between two steps is kept with what it has traded.
  if (bid && c.bid.pendingWh) Storage.orders.insert(c.bid.orderId, bid);
  if (ask && c.ask.pendingWh) Storage.orders.insert(c.ask.orderId, ask);
  return left;
}

/** Moves on to the next order of a side and finds its fill; one that gets nothing is settled. */
function visit(c: Clearing, side: Side): Order | null {
  const cursor = side == Side.Buy ? c.bid : c.ask;
  const order = next(c, side);
  if (!order) return null;
  if (cursor.rank < cursor.marginal) cursor.pendingWh = order.energyWh;
  else {
    const shared = cursor.levelWh - cursor.leftWh;
    cursor.pendingWh = streamedFill(shared, cursor.levelWh, cursor.prefixWh, order.energyWh);
    cursor.prefixWh += order.energyWh;
  }
  if (!cursor.pendingWh) settle(cursor.orderId, order, c.price);
  return order;
}

/** Trades what both orders have yet to trade; those that have traded it all are settled. */
function meet(c: Clearing, bid: Order, ask: Order): void {
  const energy = min(c.bid.pendingWh, c.ask.pendingWh);
  trade(bid, ask, energy, c.price);
  c.deliveredWh += energy;
  c.bid.pendingWh -= energy;
  c.ask.pendingWh -= energy;
  if (!c.bid.pendingWh) settle(c.bid.orderId, bid, c.price);
  if (!c.ask.pendingWh) settle(c.ask.orderId, ask, c.price);
}

/** Settles the orders that the auction did not reach. */
function sweep(c: Clearing, steps: u32): u32 {
  let left = steps;
  let side: Side = Side.Buy;
  while (left) {
    const order = next(c, side);
    if (order) {
      left--;
      settle(side == Side.Buy ? c.bid.orderId : c.ask.orderId, order, c.price);
    } else if (side == Side.Buy) side = Side.Sell;
    else {
      c.phase = BookPhase.Closed;
      break;
    }
  }
  return left;
}

/** The order behind the cursor of a side, to which the cursor moves; null at the end of the side. */
function next(c: Clearing, side: Side): Order | null {
  const cursor = side == Side.Buy ? c.bid : c.ask;
  const key = Storage.orderBook.after(new BookKey(c.epoch, side, cursor.rank, cursor.orderId));
  if (!key || key.epoch != c.epoch || key.side != side) return null;
  cursor.rank = key.rank;
  cursor.orderId = key.orderId;
  return Storage.orders.get(key.orderId);
}

/** Keeps the result of a book that is cleared. */
function close(c: Clearing): void {
  const result = resultOf(c);
  Storage.results.insert(c.epoch, result);
  Storage.books.remove(c.epoch);
  Storage.clearing.kill();
  Events.epochCleared(c.epoch, result.price, result.volumeWh);
}

/** What a clearing has come to once it has its price. */
export function resultOf(c: Clearing): AuctionResult {
  const book = bookOf(c.epoch);
  const demand = c.demandWh;
  const supply = c.supplyWh;
  const surplus = demand > supply ? demand - supply : supply - demand;
  const price = c.volumeWh ? c.price : null;
  return new AuctionResult(price, c.volumeWh, demand, supply, surplus, book.bids, book.asks);
}
