/** The tariff of every epoch. */
import { Storage } from "../../runtime/generated/settlement";
import { Balance, u128 } from "../../runtime/primitives";
import { epochLength } from "../trading/epochs";
import { periodAt } from "./local-time";
import { Constants, Rates, ScheduledTariff, Tariff, TariffBook, TariffPeriod } from "./schema";
import { GRID, PER_MILLE, PRICE_GRID } from "./units";

const EVERY_DAY: u8 = 255;
const WHOLE_DAY: u8 = 96;

/** What holds where nobody has set a tariff: a kWh is a GRID, fed in or taken. */
export function usualTariff(): Tariff {
  const one = u128.from(GRID);
  const always = new TariffPeriod(EVERY_DAY, 0, WHOLE_DAY, one, one);
  return new Tariff(420, [always], [], 500, 420);
}

/** The tariffs that are kept, the first of which holds for all that came before it. */
export function tariffBook(): TariffBook {
  const stored = Storage.tariffs.get();
  if (stored && stored.schedule.length) return stored;
  return new TariffBook(1, null, u128.zero(), [new ScheduledTariff(0, 0, usualTariff())]);
}

/** The tariff in force in `epoch`. */
export function tariffAt(epoch: u64, book: TariffBook): ScheduledTariff {
  const schedule = book.schedule;
  let i = schedule.length - 1;
  while (i > 0 && schedule[i].fromEpoch > epoch) i--;
  return schedule[i];
}

/** The prices of `epoch`: they are final before orders for it can exist. */
export function ratesAt(epoch: u64): Rates {
  return ratesIn(tariffBook(), epoch, epochLength());
}

/** The prices of `epoch` by the tariffs of `book`; `length` is that of an epoch, in ms. */
export function ratesIn(book: TariffBook, epoch: u64, length: u64): Rates {
  const scheduled = tariffAt(epoch, book);
  const tariff = scheduled.tariff;
  const period = tariff.periods[periodAt(tariff, epoch * length)];
  const price = poolPrice(period.feedIn, period.retail, tariff.sharePermille);
  return new Rates(period.feedIn, period.retail, price, scheduled.version);
}

/** The price between the two at which a pool shares, rounded down to a multiple of 1000. */
export function poolPrice(feedIn: Balance, retail: Balance, sharePermille: u32): Balance {
  const span = u128.saturatingSub(retail, feedIn);
  const part = u128.div64(u128.saturatingMul64(span, sharePermille), PER_MILLE * PRICE_GRID);
  return u128.saturatingAdd(feedIn, u128.saturatingMul64(part, PRICE_GRID));
}

/** The lowest feed-in and the highest retail price of the epochs from `first` to `last`. */
export function worstRates(first: u64, last: u64): Rates {
  const book = tariffBook();
  const length = epochLength();
  if (last - first >= Constants.maxContractAge) return worstTariffs(book, first, last);
  const worst = ratesIn(book, last, length);
  for (let epoch = first; epoch < last; epoch++) {
    const rates = ratesIn(book, epoch, length);
    lower(worst, rates.feedIn, rates.retail);
  }
  return worst;
}

/** The same of so many epochs that every period of their tariffs counts, whether or not it fits one of them. */
function worstTariffs(book: TariffBook, first: u64, last: u64): Rates {
  const schedule = book.schedule;
  const worst = ratesIn(book, last, epochLength());
  for (let i = schedule.length - 1; i >= 0; i--) {
    if (schedule[i].fromEpoch > last) continue;
    const periods = schedule[i].tariff.periods;
    for (let k = 0; k < periods.length; k++) lower(worst, periods[k].feedIn, periods[k].retail);
    if (schedule[i].fromEpoch <= first) return worst;
  }
  const forgotten = book.pastFeedIn;
  if (forgotten) lower(worst, forgotten, book.pastRetail);
  return worst;
}

function lower(worst: Rates, feedIn: Balance, retail: Balance): void {
  worst.feedIn = u128.min(worst.feedIn, feedIn);
  if (retail > worst.retail) worst.retail = retail;
}
