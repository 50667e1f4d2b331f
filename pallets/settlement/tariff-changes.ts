/** Setting tariffs: for epochs that cannot have orders yet, so that nobody trades under one price and settles under another. */
import { Errors, Events, Storage } from "../../runtime/generated/settlement";
import { DispatchResult, ok, u128 } from "../../runtime/primitives";
import { lastOrderableEpoch } from "../trading/changes";
import { oldestBook } from "../trading/clearing";
import { currentEpoch } from "../trading/epochs";
import { Constants, ScheduledTariff, Tariff, TariffBook } from "./schema";
import { flawOf } from "./tariff-flaws";
import { tariffBook } from "./tariffs";

/** Puts `tariff` in force from `fromEpoch` on. */
export function changeTariff(tariff: Tariff, fromEpoch: u64): DispatchResult {
  const flaw = flawOf(tariff);
  if (flaw) return flaw.error;
  if (fromEpoch <= lastOrderableEpoch()) return Errors.EpochTooEarly();
  const book = tariffBook();
  const current = currentEpoch();
  const schedule = book.schedule;
  const last = schedule[schedule.length - 1];
  if (last.fromEpoch > current && fromEpoch < last.fromEpoch) return Errors.EpochBeforeScheduled();
  // One for the same epoch has never been in force, nor could anybody order by it.
  if (last.fromEpoch == fromEpoch) schedule.pop();
  // A book that waits for clearing still holds what its own tariff asks.
  forget(book, min(current, oldestBook()));
  if (waiting(book, current) >= Constants.maxScheduled) return Errors.TooManyTariffs();
  const version = book.versions++;
  schedule.push(new ScheduledTariff(fromEpoch, version, tariff));
  Storage.tariffs.put(book);
  Events.tariffSet(version, fromEpoch);
  return ok();
}

/** How many tariffs of `book` are still to come into force. */
function waiting(book: TariffBook, current: u64): u32 {
  let count: u32 = 0;
  for (let i = 0; i < book.schedule.length; i++) {
    if (book.schedule[i].fromEpoch > current) count++;
  }
  return count;
}

/**
 * Keeps of the tariffs that went out of force too long ago for a reading of its own epoch only what a reading of many
 * epochs needs: the lowest feed-in and the highest retail price.
 */
function forget(book: TariffBook, current: u64): void {
  const schedule = book.schedule;
  while (schedule.length > 1 && schedule[1].fromEpoch + Constants.keptEpochs <= current) {
    const old = schedule.shift().tariff.periods;
    for (let i = 0; i < old.length; i++) {
      const lowest = book.pastFeedIn;
      book.pastFeedIn = lowest ? u128.min(lowest, old[i].feedIn) : old[i].feedIn;
      if (old[i].retail > book.pastRetail) book.pastRetail = old[i].retail;
    }
  }
}
