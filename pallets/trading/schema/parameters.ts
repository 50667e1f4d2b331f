import { Balance } from "../../../runtime/primitives";
import { Option, Vec } from "../../../runtime/support/words";
import { Epoch } from "./orders";

/** What a call by hand may clear of what a block may: with upkeep of 128 meters it fits a quarter of a block. */
const STEPS_BY_HAND_SHARE: u32 = 8;

/** The rules that the book of an epoch lives by. */
@scale
export class MarketParameters {
  constructor(
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
    /** Steps that one block clears: an order, a level, a book's beginning and its end are one each. */
    public stepsPerBlock: u32,
    /** Epochs for which the orders of a closed book stay readable. */
    public retention: u32,
    /** Whether limits lie from the feed-in to the retail price of the delivery epoch. */
    public collar: bool,
  ) {}

  /** Those that one call by hand clears, which a market maker has room for. */
  get stepsByHand(): u32 {
    return max<u32>(this.stepsPerBlock / STEPS_BY_HAND_SHARE, 1);
  }
}

/** Rules with the epoch from which on they apply. */
@scale
export class ScheduledParameters {
  constructor(
    /** The first epoch whose book lives by them. */
    public fromEpoch: Epoch,
    /** The rules. */
    public parameters: MarketParameters,
  ) {}
}

/** The rules of every book that can be open, and the grid of epochs, which never changes. */
@scale
export class MarketRules {
  constructor(
    /** Length of an epoch, in milliseconds. */
    public epochLength: u64,
    /** Rules in the order of their epochs: those in force, then those to come. */
    public schedule: Vec<ScheduledParameters>,
  ) {}
}

@constants
export class Constants {
  /** Energy an order may be of, in Wh. */
  static readonly maxOrderEnergy: u64 = 1_000_000_000_000;
  /** Length of an epoch unless genesis says otherwise, in milliseconds. */
  static readonly defaultEpochLength: u64 = 900_000;
  /** Length an epoch may have at most, in milliseconds. */
  static readonly maxEpochLength: u64 = 86_400_000;
  /** Orders that one transaction places at most. */
  static readonly maxOrdersAtOnce: u32 = 100;
  /** Epochs for which a meter may have been silent and still trade. */
  static readonly maxSilence: u64 = 96;
  /** Epochs ahead for which orders may be taken at most. */
  static readonly maxHorizon: u32 = 96;
  /** Orders that a user may be allowed in an epoch. */
  static readonly maxOrdersPerUser: u32 = 1000;
  /** Orders that an epoch may be allowed. */
  static readonly maxOrdersPerEpoch: u32 = 100_000;
  /** A full epoch has to clear within an epoch divided by this. */
  static readonly clearingShare: u32 = 3;
  /** Steps of an epoch besides its orders and levels: its beginning, the end of pricing, its own end. */
  static readonly stepsOfBook: u32 = 3;
  /** Milliseconds for which orders may be kept: a year. */
  static readonly maxRetention: u64 = 31_536_000_000;
  /** Changes of the rules that may wait for their epochs. */
  static readonly maxScheduled: u32 = 8;
}

@genesis
export class Genesis {
  /** Length of an epoch in milliseconds, for ever; 0 for a quarter of an hour. */
  epochLength: u64 = 0;
  /** The rules of the market; without any, the usual ones. */
  parameters: Option<MarketParameters> = null;
}
