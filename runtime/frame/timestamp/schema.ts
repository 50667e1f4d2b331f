import { ValueOf } from "../../support/words";

@storage
export class Storage {
  /** Time of the latest block, in milliseconds since 1970. */
  now!: ValueOf<u64>;
}

@constants
export class Constants {
  /** Least time between two blocks at the default slot duration, in milliseconds. */
  static readonly minimumPeriod: u64 = 3000;
}
