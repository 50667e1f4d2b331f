/** When the market has work to do by itself. An idle block reads one number and goes on. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Storage } from "../../runtime/generated/trading";
import { AccountId, Box, H256 } from "../../runtime/primitives";
import { gateOf, isGateClosed, parameters, pruneTimeOf } from "./parameters";
import { Epoch, MarketParameters, PositionKey } from "./schema";

/** Whether there is a book to clear or an epoch to prune at the latest block's time. */
export function isWorkDue(): bool {
  const due = Storage.due.get();
  return due != 0 && Timestamp.now() >= due;
}

/** Notes that the book of `epoch`, which is new, will have to be cleared. */
export function expectGate(epoch: Epoch, rules: MarketParameters): void {
  if (Storage.clearsByHand.get()) return;
  const gate = gateOf(epoch, rules);
  const due = Storage.due.get();
  if (!due || gate < due) Storage.due.put(gate);
}

/** Finds out anew when there will be work. */
export function reschedule(): void {
  const rules = parameters();
  let due: u64 = 0;
  const book = firstBook();
  if (book && !Storage.clearsByHand.get()) due = gateOf(book.value, rules);
  const kept = oldestKept();
  if (kept) {
    const time = pruneTimeOf(kept.epoch, rules);
    if (!due || time < due) due = time;
  }
  if (due == Storage.due.get()) return;
  if (due) Storage.due.put(due);
  else Storage.due.kill();
}

/** The oldest epoch that is not cleared, or null. */
export function firstBook(): Box<u64> | null {
  return Storage.books.after(0);
}

/** The oldest closed epoch whose orders are kept, as a key of it; null without any. */
export function oldestKept(): PositionKey | null {
  const oldest = Storage.positions.after(new PositionKey(0, new AccountId(H256.zero().ptr)));
  // Books are cleared in order: if the oldest epoch is not, none is.
  return oldest && !Storage.books.containsKey(oldest.epoch) ? oldest : null;
}

/** At most `limit` epochs whose gate has closed and that are not cleared, oldest first. */
export function dueEpochs(limit: u32): Array<Epoch> {
  const rules = parameters();
  const due = new Array<Epoch>();
  let book = firstBook();
  while (book && <u32>due.length < limit && isGateClosed(book.value, rules)) {
    due.push(book.value);
    book = Storage.books.after(book.value);
  }
  return due;
}
