/** What is wrong with a tariff. No storage here. */
import { Errors } from "../../runtime/generated/settlement";
import { Balance, u128 } from "../../runtime/primitives";
import { Flaw } from "../../runtime/support/flaw";
import { QUARTERS, firstFitting } from "./local-time";
import { Constants, Tariff, TariffPeriod } from "./schema";
import { GRID, PER_MILLE, PRICE_GRID } from "./units";

const EVERY_DAY: u8 = 255;
const HOLIDAY: u8 = 128;
const SUNDAY: u8 = 64;
const QUARTER_MINUTES: u32 = 15;
/** Whole GRID that a kWh may cost: no energy that fits 64 bits has a value beyond 128 then. */
const MAX_PRICE_GRID: u64 = 1_000_000;

/** What is wrong with `tariff`; null when nothing is. */
export function flawOf(tariff: Tariff): Flaw | null {
  const periods = tariff.periods;
  if (<u32>periods.length > Constants.maxPeriods) {
    return new Flaw(Errors.TooManyPeriods(), "periods: at most 16");
  }
  if (<u32>tariff.holidays.length > Constants.maxHolidays) {
    return new Flaw(Errors.TooManyHolidays(), "holidays: at most 64");
  }
  const offset = tariff.offsetMinutes;
  if (offset % QUARTER_MINUTES || offset > Constants.maxOffsetMinutes) {
    return new Flaw(Errors.OffsetOffGrid(), "offsetMinutes: a multiple of 15, from 0 to 1425");
  }
  if (tariff.sharePermille > PER_MILLE) {
    return new Flaw(Errors.InvalidShare(), "sharePermille: from 0 to 1000");
  }
  if (!periods.length || !isAlways(periods[periods.length - 1])) {
    const text = "periods: the last one is of all days, from 0 to 96";
    return new Flaw(Errors.LastPeriodNotAlways(), text);
  }
  for (let i = 0; i < periods.length; i++) {
    const flaw = flawOfPeriod(periods[i]);
    if (flaw) return flaw;
  }
  return doAllFit(periods) ? null : neverFits();
}

function neverFits(): Flaw {
  const text =
    "periods: one has no days or hours that no day has, or others before it leave it none";
  return new Flaw(Errors.PeriodNeverFits(), text);
}

/** Whether it covers every quarter hour of every day by itself. */
function isAlways(period: TariffPeriod): bool {
  return period.days == EVERY_DAY && !period.from && period.to % QUARTERS == 0;
}

function flawOfPeriod(period: TariffPeriod): Flaw | null {
  if (!period.days || period.from >= QUARTERS || period.to > QUARTERS) return neverFits();
  if (period.feedIn > period.retail) {
    return new Flaw(Errors.FeedInAboveRetail(), "periods: feedIn is at most retail");
  }
  if (isOffGrid(period.feedIn) || isOffGrid(period.retail)) {
    return new Flaw(Errors.PriceOffGrid(), "periods: prices are multiples of 1000 base units");
  }
  if (period.retail > u128.mul64(MAX_PRICE_GRID, GRID)) {
    return new Flaw(Errors.PriceTooHigh(), "periods: a price is at most 10^24 base units");
  }
  return null;
}

function isOffGrid(price: Balance): bool {
  return u128.rem64(price, PRICE_GRID) != 0;
}

/** Whether each of `periods` is, at some time of some week, the first that fits. */
function doAllFit(periods: Array<TariffPeriod>): bool {
  const all: u32 = (1 << periods.length) - 1;
  let found: u32 = 0;
  for (let day: u8 = 1; day; day = day < SUNDAY ? day << 1 : 0) {
    const before: u8 = day > 1 ? day >> 1 : SUNDAY;
    found |= fitting(periods, before, day) | fitting(periods, before, HOLIDAY);
    found |= fitting(periods, HOLIDAY, day);
    if (found == all) return true;
  }
  return (found | fitting(periods, HOLIDAY, HOLIDAY)) == all;
}

/** Which of `periods` count on a day of kind `today` after one of kind `yesterday`, a bit each. */
function fitting(periods: Array<TariffPeriod>, yesterday: u8, today: u8): u32 {
  let found: u32 = 0;
  for (let quarter: u32 = 0; quarter < QUARTERS; quarter++) {
    found |= 1 << firstFitting(periods, yesterday, today, quarter);
  }
  return found;
}
