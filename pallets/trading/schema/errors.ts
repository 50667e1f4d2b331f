export enum Errors {
  /** Only registered and active users trade. */
  NotVerified = 0,
  /** A consumer cannot sell. */
  ConsumerCannotSell = 1,
  /** An order is on a meter, and the user has none. */
  MeterRequired = 2,
  /** The meter does not belong to the user. */
  MeterNotOwned = 3,
  /** An order is of some energy. */
  ZeroEnergy = 4,
  /** An order is of at most 1 TWh. */
  EnergyTooLarge = 5,
  /** The energy is not a multiple of the lot. */
  OffLot = 6,
  /** The price is zero. */
  ZeroPrice = 7,
  /** The price is not a multiple of the tick. */
  OffTick = 8,
  /** The price is outside the price band. */
  OutsidePriceBand = 9,
  /** The book of the epoch takes no more orders. */
  EpochClosed = 10,
  /** The epoch is too far ahead. */
  EpochTooDistant = 11,
  /** The meter's orders would be of more energy than its rating allows in an epoch. */
  RatingExceeded = 12,
  /** The meter has orders on the other side in this epoch. */
  OppositeSides = 13,
  /** The user has as many orders in this epoch as are allowed. */
  TooManyOrdersOfUser = 14,
  /** The epoch has as many orders as are allowed. */
  TooManyOrdersInEpoch = 15,
  /** Energy times price does not fit 128 bits. */
  ValueOverflow = 16,
  /** There is no such order. */
  OrderNotFound = 17,
  /** The order belongs to somebody else. */
  NotOrderOwner = 18,
  // 19 to 21 were refusals of earlier releases, 22 one of theirs that only genesis has left.
  /** Orders are taken for 1 to 96 epochs ahead. */
  InvalidHorizon = 23,
  /** The gate closes within the epoch before delivery. */
  InvalidGateClosure = 24,
  /** The lot is from 1 Wh to 1 TWh. */
  InvalidLot = 25,
  /** The tick is a multiple of 1000, and not zero. */
  InvalidTick = 26,
  /** No price lies in the price band. */
  InvalidPriceBand = 27,
  /** A user may be allowed 1 to 1000 orders, an epoch 1 to 100,000. */
  InvalidOrderCaps = 28,
  /** A block clears from one step to as many as fill three quarters of its time. */
  InvalidSteps = 29,
  /** A full epoch, orders and levels, has to clear within a third of an epoch. */
  CannotKeepUp = 30,
  /** Orders of closed books are kept for at most a year. */
  InvalidRetention = 31,
  /** Rules change from an epoch on that cannot have orders yet. */
  EpochTooEarly = 32,
  /** As many changes of the rules as may wait for their epochs do so. */
  TooManyChanges = 33,
  /** Nobody has described the meter. */
  MeterNotDescribed = 34,
  /** A meter that only consumes does not sell, one that only generates does not buy. */
  WrongMeterClass = 35,
  /** The meter takes no more orders: it leaves its user. */
  MeterClosed = 36,
  /** The account is a market maker already. */
  AlreadyMarketMaker = 37,
  /** The account is not a market maker. */
  NotMarketMaker = 38,
  /** One transaction places 1 to 100 orders. */
  TooManyOrdersAtOnce = 39,
  /** The price is outside of what the utility pays and asks in that epoch. */
  OutsideTariff = 40,
  /** The meter has not been read since it was assigned or its device changed: it trades after its first reading. */
  MeterWithoutBaseline = 41,
  /** The meter has not been read for 96 epochs: it trades again once it has been. */
  MeterSilent = 42,
}
