export enum Errors {
  /** A tariff has at most 16 periods. */
  TooManyPeriods = 0,
  /** A tariff has at most 64 holidays. */
  TooManyHolidays = 1,
  /** The last period of a tariff begins on every day and lasts all of it, so that one always fits. */
  LastPeriodNotAlways = 2,
  /** A period has no days or an hour that no day has, or others before it leave it none. */
  PeriodNeverFits = 3,
  /** Feed-in is at most retail in every period. */
  FeedInAboveRetail = 4,
  /** A tariff's prices are multiples of 1000 base units. */
  PriceOffGrid = 5,
  /** Local time is ahead of UTC by a multiple of 15 minutes, less than a day. */
  OffsetOffGrid = 6,
  /** The pool's share is from 0 to 1000 per mille. */
  InvalidShare = 7,
  /** A tariff changes from an epoch on that cannot have orders yet. */
  EpochTooEarly = 8,
  /** A tariff is already to change after that epoch. */
  EpochBeforeScheduled = 9,
  /** As many tariffs as may wait for their epochs do so. */
  TooManyTariffs = 10,
  /** The deadline is from 1 to 14,400 blocks, a block takes from 1 to 3000 steps. */
  InvalidParameters = 11,
  /** The account owes nothing. */
  NoDebt = 12,
  /** A tariff's price is above 10^24 base units per kWh. */
  PriceTooHigh = 13,
}
