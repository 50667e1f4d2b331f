/** What is wrong with a tariff. No storage here. */
import { Balance, u128 } from "../../runtime/primitives";
import { QUARTERS, firstFitting } from "./local-time";
import { Constants, Errors, Tariff, TariffPeriod } from "./schema";
import { GRID, PER_MILLE, PRICE_GRID } from "./units";

const EVERY_DAY: u8 = 255;
const HOLIDAY: u8 = 128;
const SUNDAY: u8 = 64;
const QUARTER_MINUTES: u32 = 15;
/** Whole GRID that a kWh may cost: no energy that fits 64 bits has a value beyond 128 then. */
const MAX_PRICE_GRID: u64 = 1_000_000;

/** What is wrong with `tariff`, as a member of `Errors`; -1 when nothing is. */
export function flawOf(tariff: Tariff): i32 {
  const periods = tariff.periods;
  if (<u32>periods.length > Constants.maxPeriods) return Errors.TooManyPeriods;
  if (<u32>tariff.holidays.length > Constants.maxHolidays) return Errors.TooManyHolidays;
  if (tariff.offsetMinutes % QUARTER_MINUTES) return Errors.OffsetOffGrid;
  if (tariff.offsetMinutes > Constants.maxOffsetMinutes) return Errors.OffsetOffGrid;
  if (tariff.sharePermille > PER_MILLE) return Errors.InvalidShare;
  if (!periods.length || !isAlways(periods[periods.length - 1])) return Errors.LastPeriodNotAlways;
  for (let i = 0; i < periods.length; i++) {
    const flaw = flawOfPeriod(periods[i]);
    if (flaw >= 0) return flaw;
  }
  return doAllFit(periods) ? -1 : Errors.PeriodNeverFits;
}

/** Whether it covers every quarter hour of every day by itself. */
function isAlways(period: TariffPeriod): bool {
  return period.days == EVERY_DAY && !period.from && period.to % QUARTERS == 0;
}

function flawOfPeriod(period: TariffPeriod): i32 {
  if (!period.days) return Errors.PeriodNeverFits;
  if (period.from >= QUARTERS || period.to > QUARTERS) return Errors.PeriodNeverFits;
  if (period.feedIn > period.retail) return Errors.FeedInAboveRetail;
  if (isOffGrid(period.feedIn) || isOffGrid(period.retail)) return Errors.PriceOffGrid;
  return period.retail > u128.mul64(MAX_PRICE_GRID, GRID) ? Errors.PriceTooHigh : -1;
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
