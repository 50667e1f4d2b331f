import { Balance } from "../../../runtime/primitives";
import { Option } from "../../../runtime/support/words";

/** The rules of the market that governance may change while no book is open. */
@scale
export class MarketParameters {
  constructor(
    /** Length of an epoch, in milliseconds. */
    public epochLength: u64,
    /** Epochs ahead of the current one that take orders. */
    public horizon: u32,
    /** Blocks before its epoch starts in which a book takes no more orders. */
    public gateClosureBlocks: u32,
    /** Energy of an order is a multiple of this, in Wh. */
    public lot: u64,
    /** A price is a multiple of this, itself a multiple of 1000, in base units of GRID per kWh. */
    public tick: u64,
    /** The lowest price an order may have, if there is one. */
    public minPrice: Option<Balance>,
    /** The highest price an order may have, if there is one. */
    public maxPrice: Option<Balance>,
    /** Orders that a user may have in an epoch. */
    public maxOrdersPerUser: u32,
    /** Orders that an epoch may have. */
    public maxOrdersPerEpoch: u32,
    /** Orders and levels that one block clears. */
    public stepsPerBlock: u32,
    /** Epochs for which the orders of a closed book stay readable. */
    public retention: u32,
  ) {}

  /** Those that one call by hand clears: no more than fit the room an account has in a block. */
  get stepsByHand(): u32 {
    return min(this.stepsPerBlock, Constants.maxStepsByHand);
  }
}

@constants
export class Constants {
  /** Energy an order may be of, in Wh. */
  static readonly maxOrderEnergy: u64 = 1_000_000_000_000;
  /** Length an epoch may have at most, in milliseconds. */
  static readonly maxEpochLength: u64 = 86_400_000;
  /** Epochs ahead for which orders may be taken at most. */
  static readonly maxHorizon: u32 = 96;
  /** Orders that a user may be allowed in an epoch. */
  static readonly maxOrdersPerUser: u32 = 1000;
  /** Orders that an epoch may be allowed. */
  static readonly maxOrdersPerEpoch: u32 = 100_000;
  /** Orders and levels that one block may be allowed to clear. */
  static readonly maxStepsPerBlock: u32 = 3_000;
  /** Orders and levels that a call by hand clears at most. */
  static readonly maxStepsByHand: u32 = 700;
}

@genesis
export class Genesis {
  /** The rules of the market; without any, the usual ones. */
  parameters: Option<MarketParameters> = null;
}
