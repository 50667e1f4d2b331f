export enum Errors {
  /** Only an oracle operator may do this. */
  OperatorRequired = 0,
  /** The account is an operator already. */
  AlreadyOperator = 2,
  /** The account is not an operator. */
  NotOperator = 3,
  /** There are as many operators as are allowed. */
  TooManyOperators = 4,
  /** With one operator less no quorum could be reached. */
  QuorumOutOfReach = 5,
  /** The quorum, the lifetime or the deadband is outside its limits. */
  InvalidParameters = 6,
  /** The meter belongs to nobody. */
  MeterNotAssigned = 7,
  /** Nobody has said which key signs the meter's readings. */
  MeterNotDescribed = 8,
  /** The meter has been asked already, and its answer is awaited. */
  AlreadyRequested = 9,
  /** Every finished epoch of the meter has been read or asked for in vain. */
  AlreadyRead = 10,
  /** As many requests as are allowed close in the same block. */
  TooManyRequests = 11,
  /** There has been no request of this number. */
  UnknownRequest = 12,
  /** The request was answered, has expired, or gave way to a later one. */
  RequestClosed = 13,
  /** The operator has answered this request already. */
  AlreadyAnswered = 14,
  /** The reading is of another meter than the one asked for. */
  MeterMismatch = 15,
  /** The reading is of another epoch than the one asked for. */
  EpochMismatch = 16,
  /** The sequence number is not above that of the last reading. */
  StaleSequence = 17,
  /** A register shows less than at the last reading. */
  RegisterFell = 18,
  /** Export rose by more than the meter's rated power allows, or import by more than ten times that. */
  ImplausibleReading = 19,
  /** The signature is not one of the meter's key over this reading on this chain. */
  BadSignature = 20,
  /** One upkeep may ask for a limited number of meters. */
  TooMuchUpkeep = 21,
  /** The chain's first epoch is not over. */
  EpochNotOver = 22,
  /** The meter was assigned, or its device changed, after the epoch asked for; it may be asked again. */
  MeterChanged = 23,
  /** The meter was assigned, or its device changed, after the last finished epoch; it is read from the next one on. */
  MeterTooNew = 24,
  /** The book of the epoch is not cleared yet; the meter is read once it is. */
  BookNotCleared = 25,
}
