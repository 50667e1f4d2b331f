/** What the runtime API tells, put together from storage. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Steps } from "../../runtime/support/steps";
import { Storage } from "../../runtime/generated/trading";
import { AccountId, Balance, u128 } from "../../runtime/primitives";
import { ratesAt } from "../settlement/tariffs";
import { positionOf } from "./books";
import { newClearing, resultOf } from "./clearing";
import { limitOf } from "./matching";
import { gateOf } from "./epochs";
import { rules, rulesOf } from "./parameters";
import { findPrice, levelBehind } from "./pricing";
import {
  AuctionProof,
  AuctionResult,
  BookView,
  Epoch,
  OrderView,
  PositionKey,
  BookPhase,
  PriceLevel,
  Side,
  Statement,
  StatementLine,
} from "./schema";
import { Terms, exactValue, heldFor, securedFor, termsOf } from "./payment";

/** Where the book of `epoch` is on its way; one without orders closes with its gate. */
export function phaseOf(epoch: Epoch): BookPhase {
  const clearing = Storage.clearing.get();
  if (clearing && clearing.epoch == epoch) return clearing.phase;
  if (Storage.books.containsKey(epoch)) return BookPhase.Open;
  if (Storage.results.containsKey(epoch)) {
    return Storage.kept.containsKey(epoch) ? BookPhase.Closed : BookPhase.Pruned;
  }
  return Timestamp.now() >= gateClosure(epoch) ? BookPhase.Closed : BookPhase.Open;
}

/** The time from which the book of `epoch` takes no more orders, in ms since 1970. */
export function gateClosure(epoch: Epoch): u64 {
  const book = Storage.books.get(epoch);
  if (book) return book.gate;
  const known = rules();
  return gateOf(epoch, rulesOf(epoch, known), known.epochLength);
}

/** The levels of one side of a book, the better limit first. */
export function levelsOf(epoch: Epoch, side: Side): Array<PriceLevel> {
  const levels = new Array<PriceLevel>();
  let key = Storage.levels.firstOfSide(epoch, side);
  while (key) {
    const level = Storage.levels.get(key);
    if (level) levels.push(new PriceLevel(limitOf(side, key.rank), level.energyWh, level.orders));
    key = levelBehind(epoch, side, key.rank);
  }
  return levels;
}

export function bookView(epoch: Epoch): BookView {
  return new BookView(phaseOf(epoch), levelsOf(epoch, Side.Buy), levelsOf(epoch, Side.Sell));
}

/** What the auction would come to if the book were cleared now; null without a book. */
export function indicativeResult(epoch: Epoch): AuctionResult | null {
  const book = Storage.books.get(epoch);
  if (!book) return null;
  const clearing = newClearing(epoch, BookPhase.Pricing);
  findPrice(clearing, new Steps(u32.MAX_VALUE), book.tick);
  return resultOf(clearing, book);
}

/** Both curves of a cleared epoch with its result; null before, and once its orders are pruned. */
export function auctionProof(epoch: Epoch): AuctionProof | null {
  const result = Storage.results.get(epoch);
  if (!result || phaseOf(epoch) != BookPhase.Closed) return null;
  return new AuctionProof(levelsOf(epoch, Side.Buy), levelsOf(epoch, Side.Sell), result);
}

/** The orders of an account in an epoch that are kept, oldest first. */
export function ordersOf(account: AccountId, epoch: Epoch): Array<OrderView> {
  const older = Storage.ordersOf.get(new PositionKey(epoch, account));
  const ids = older.length ? older : positionOf(epoch, account).orders;
  const views = new Array<OrderView>();
  for (let i = 0; i < ids.length; i++) {
    const order = Storage.orders.get(ids[i]);
    if (order) views.push(new OrderView(ids[i], order));
  }
  return views;
}

/** What `epoch` has done to the balance of `account` so far. */
export function statementOf(account: AccountId, epoch: Epoch): Statement {
  const orders = ordersOf(account, epoch);
  const book = Storage.books.get(epoch);
  const retail = book ? book.retail : ratesAt(epoch).retail;
  const terms = termsOf(priceOf(epoch), retail);
  const zero = u128.zero();
  const isPruned = phaseOf(epoch) == BookPhase.Pruned;
  const statement = new Statement(isPruned, new Array<StatementLine>(), zero, zero, zero);
  for (let i = 0; i < orders.length; i++) add(statement, lineOf(orders[i], terms));
  return statement;
}

function add(statement: Statement, line: StatementLine): void {
  statement.lines.push(line);
  statement.received = u128.saturatingAdd(statement.received, line.received);
  statement.paid = u128.saturatingAdd(statement.paid, line.paid);
  statement.held = u128.saturatingAdd(statement.held, line.held);
}

function lineOf(view: OrderView, terms: Terms): StatementLine {
  const order = view.order;
  const value = exactValue(order.filledWh, terms.price);
  const sells = order.side == Side.Sell;
  return new StatementLine(
    view.id,
    order.side,
    order.filledWh,
    sells ? value : u128.zero(),
    sells ? u128.zero() : value,
    order.settled ? securedFor(view.id, order, terms) : heldFor(view.id, order, terms),
  );
}

/** The price at which the orders of `epoch` have traded so far; 0 where none has. */
function priceOf(epoch: Epoch): Balance {
  const clearing = Storage.clearing.get();
  if (clearing && clearing.epoch == epoch) return clearing.price;
  const result = Storage.results.get(epoch);
  const price = result ? result.price : null;
  return price ? price : u128.zero();
}
