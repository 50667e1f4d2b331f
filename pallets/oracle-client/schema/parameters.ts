import { AccountId } from "../../../runtime/primitives";
import { Vec } from "../../../runtime/support/words";

/** What Root can set. */
@scale
export class OracleParameters {
  constructor(
    /** How many operators have to report a reading. */
    public quorum: u32,
    /** Blocks after which an unanswered request closes. */
    public requestLifetime: u32,
    /** Export per epoch, in Wh, that is taken for a meter's own noise and waits for more. */
    public deadbandWh: u64,
  ) {}
}

@constants
export class Constants {
  /** Operators there may be. */
  static readonly maxOperators: u32 = 16;
  /** Quorum unless genesis or Root says otherwise. */
  static readonly defaultQuorum: u32 = 1;
  /** Blocks until a request closes unless genesis or Root says otherwise. */
  static readonly defaultRequestLifetime: u32 = 100;
  /** Blocks until a request closes, at most. */
  static readonly maxRequestLifetime: u32 = 14_400;
  /** Deadband in Wh per epoch unless genesis or Root says otherwise. */
  static readonly defaultDeadbandWh: u64 = 20;
  /** Deadband in Wh per epoch, at most. */
  static readonly maxDeadbandWh: u64 = 10_000;
  /** Requests that may close in one block. */
  static readonly maxClosingPerBlock: u32 = 256;
  /** Meters that one upkeep may ask for. */
  static readonly maxMetersPerUpkeep: u32 = 128;
  /** What a meter may show beyond its rated power, in percent of it. */
  static readonly plausibilityPercent: u64 = 110;
  /** What its import may show at most, in percent of it. */
  static readonly importPercent: u64 = 1_000;
  /** Finished epochs for which a meter may be asked. */
  static readonly maxEpochsBack: u64 = 96;
}

@genesis
export class Genesis {
  /** Accounts that answer requests for meter readings. */
  operators!: Vec<AccountId>;
  /** How many of them have to report a reading; 0 for the default of 1. */
  quorum: u32 = 0;
  /** Blocks after which an unanswered request closes; 0 for the default of 100. */
  requestLifetime: u32 = 0;
  /** Export per epoch that waits for more, in Wh; 0 for the default of 20. */
  deadbandWh: u64 = 0;
}
