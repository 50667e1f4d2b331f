import { Option } from "../../../runtime/support/words";
import { Tariff } from "./tariff";

/** What Root can set. */
@scale
export class SettlementParameters {
  constructor(
    /** Blocks after the end of an epoch from which on its pool takes nothing. */
    public poolDeadline: u32,
    /** Steps that one block takes: an entry, a contract, a key that is forgotten and a pool's end are one each. */
    public stepsPerBlock: u32,
  ) {}
}

@constants
export class Constants {
  /** Periods a tariff may have. */
  static readonly maxPeriods: u32 = 16;
  /** Holidays a tariff may have. */
  static readonly maxHolidays: u32 = 64;
  /** Tariffs that may wait for their epochs. */
  static readonly maxScheduled: u32 = 8;
  /** Minutes that local time may be ahead of UTC. */
  static readonly maxOffsetMinutes: u32 = 1_425;
  /** Epochs for which a tariff is kept once another is in force. */
  static readonly keptEpochs: u64 = 200;
  /** Epochs after which a contract is settled as nothing delivered and nothing used. */
  static readonly maxContractAge: u64 = 96;
  /** Blocks after an epoch from which on its pool takes nothing, unless genesis or Root says otherwise. */
  static readonly defaultPoolDeadline: u32 = 100;
  /** Blocks after an epoch from which on its pool takes nothing, at most. */
  static readonly maxPoolDeadline: u32 = 14_400;
  /** Steps that one block takes, unless genesis or Root says otherwise. */
  static readonly defaultStepsPerBlock: u32 = 1_000;
  /** Steps that one block may be allowed to take. */
  static readonly maxStepsPerBlock: u32 = 3_000;
  /** Contracts that one block ends because no reading will settle them. */
  static readonly maxEndsPerBlock: u32 = 100;
  /** Whole GRID of a debt above which its growth is announced. */
  static readonly largeDebtGrid: u64 = 1_000;
}

@genesis
export class Genesis {
  /** The tariff of the first epochs; without one, energy costs and earns 1 GRID per kWh. */
  tariff: Option<Tariff> = null;
  /** Blocks after the end of an epoch from which on its pool takes nothing; 0 for the default of 100. */
  poolDeadline: u32 = 0;
  /** Steps that one block takes; 0 for the default of 1000. */
  stepsPerBlock: u32 = 0;
}
