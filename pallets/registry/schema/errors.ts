export enum Errors {
  // 0 told those without the role until release 102.
  /** The account is registered already; only an inactive user can be registered anew. */
  AlreadyRegistered = 1,
  /** The account is not a registered user. */
  NotRegistered = 2,
  /** The location is longer than 256 bytes. */
  LocationTooLong = 3,
  /** A meter id has 1 to 64 bytes of text in UTF-8, without control characters. */
  InvalidMeterId = 4,
  /** The meter belongs to a user already. */
  MeterAlreadyAssigned = 5,
  /** The meter belongs to nobody. */
  MeterNotAssigned = 6,
  /** The user has as many meters as are allowed. */
  TooManyMeters = 7,
  /** The user's type stays while orders on its meters are not settled. */
  MeterHasOpenOrders = 8,
  /** The key's length does not fit its scheme, or anybody can sign for it. */
  InvalidMeterKey = 9,
  /** The rated power must be from 1 W to 10 MW. */
  InvalidRating = 10,
  /** The account is an admin already. */
  AlreadyAdmin = 11,
  /** The account is not an admin. */
  NotAdmin = 12,
  /** The last admin cannot be removed. */
  LastAdmin = 13,
  /** An admin is removed by governance, or by itself. */
  NotOneself = 14,
  /** As many users have been suspended or retired today as an admin, with those it has appointed, may. */
  TooManySuspensions = 15,
  /** As many meters have lost their user or device today as an admin, with those it has appointed, may take. */
  TooManyMetersTaken = 16,
  /** The meter is described already; `exchange_device` says what its old device showed last. */
  MeterAlreadyDescribed = 17,
  /** The meter takes no more orders and leaves its user once the last one is settled. */
  MeterIsClosing = 18,
  /** An admin may be allowed 1 to 10,000 suspensions a day. */
  InvalidParameters = 19,
  /** The device behind a meter is exchanged at most once in 96 epochs, but by governance. */
  ExchangedTooOften = 20,
  /** Nobody has described the meter, so there is no device to exchange. */
  MeterNotDescribed = 21,
  /** A location is text in UTF-8, without control characters. */
  LocationNotText = 22,
  /** An account has up to 8 signatories, each of them somebody and there once. */
  InvalidSignatories = 23,
  /** As many users, admins and devices have been added today as an admin, with those it has appointed, may. */
  TooManyAdded = 24,
}
