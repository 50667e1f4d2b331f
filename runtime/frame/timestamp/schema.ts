import { DEFAULT_SLOT_DURATION } from "../../chain/config";
import { ValueOf } from "../../support/words";

@storage
export class Storage {
  /** Time of the latest block, in milliseconds since 1970. */
  @hot now!: ValueOf<u64>;
}

@constants
export class Constants {
  /** Least time between two blocks, in milliseconds. */
  static readonly minimumPeriod: u64 = DEFAULT_SLOT_DURATION / 2;
}
