/** When the market has work to do by itself. An idle block reads one number and goes on. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Storage } from "../../runtime/generated/trading";
import { Epoch } from "./schema";

/** Whether there is a book to clear or an epoch to prune at the latest block's time. */
export function isWorkDue(): bool {
  const due = Storage.due.get();
  return due != 0 && Timestamp.now() >= due;
}

/** Notes that a book, which is new, will have to be cleared from `gate` on. */
export function expectGate(gate: u64): void {
  if (Storage.clearsByHand.get()) return;
  const due = Storage.due.get();
  if (!due || gate < due) Storage.due.put(gate);
}

/** Finds out anew when there will be work. */
export function reschedule(): void {
  let due: u64 = 0;
  const open = Storage.books.first();
  if (open && !Storage.clearsByHand.get()) {
    const book = Storage.books.get(open.value);
    if (book) due = book.gate;
  }
  const kept = Storage.kept.first();
  if (kept) {
    const time = Storage.kept.get(kept.value);
    if (!due || time < due) due = time;
  }
  if (due == Storage.due.get()) return;
  if (due) Storage.due.put(due);
  else Storage.due.kill();
}

/** At most `limit` epochs whose gate has closed and that are not cleared, oldest first. */
export function dueEpochs(limit: u32): Array<Epoch> {
  const due = new Array<Epoch>();
  const now = Timestamp.now();
  let epoch = Storage.books.first();
  while (epoch && <u32>due.length < limit) {
    const book = Storage.books.get(epoch.value);
    if (!book || now < book.gate) break;
    due.push(epoch.value);
    epoch = Storage.books.after(epoch.value);
  }
  return due;
}

/** Whether the book of `epoch`, which is over, has been cleared, or never was one. */
export function isCleared(epoch: Epoch): bool {
  return !Storage.books.containsKey(epoch);
}
