/** Which period of a tariff fits a moment. No storage here. */
import { Tariff, TariffPeriod } from "./schema";

const MS_PER_MINUTE: u64 = 60_000;
const MS_PER_QUARTER: u64 = 900_000;
const MS_PER_DAY: u64 = 86_400_000;
/** Quarter hours of a day. */
export const QUARTERS: u32 = 96;
/** 1970-01-01 was a Thursday, three days behind a Monday. */
const WEEKDAY_OF_FIRST: u64 = 3;
const HOLIDAY: u8 = 128;

/** The index of the period in force at `time`, in ms since 1970: the first that fits, or the last. */
export function periodAt(tariff: Tariff, time: u64): i32 {
  const local = time + <u64>tariff.offsetMinutes * MS_PER_MINUTE;
  const day = local / MS_PER_DAY;
  const quarter = <u32>((local % MS_PER_DAY) / MS_PER_QUARTER);
  const today = kindOfDay(tariff, day);
  const yesterday = day ? kindOfDay(tariff, day - 1) : 0;
  return firstFitting(tariff.periods, yesterday, today, quarter);
}

/** The bit of a local date among the days of a period: its weekday's, or that of holidays and no other. */
function kindOfDay(tariff: Tariff, day: u64): u8 {
  const holidays = tariff.holidays;
  for (let i = 0; i < holidays.length; i++) {
    if (holidays[i] == day) return HOLIDAY;
  }
  const weekday = <u8>((day + WEEKDAY_OF_FIRST) % 7);
  return <u8>(1 << weekday);
}

/** The index of the first of `periods` that fits a quarter hour of a day of kind `today`; the last where none does. */
export function firstFitting(
  periods: Array<TariffPeriod>,
  yesterday: u8,
  today: u8,
  quarter: u32,
): i32 {
  const last = periods.length - 1;
  for (let i = 0; i < last; i++) {
    if (fits(periods[i], yesterday, today, quarter)) return i;
  }
  return last;
}

/** Whether the quarter hour lies in a period, which may have begun the day before. */
export function fits(period: TariffPeriod, yesterday: u8, today: u8, quarter: u32): bool {
  const begun = (period.days & today) != 0 && quarter >= period.from;
  if (period.from < period.to) return begun && quarter < period.to;
  return begun || ((period.days & yesterday) != 0 && quarter < period.to);
}
