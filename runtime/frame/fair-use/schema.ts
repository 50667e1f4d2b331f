import { Option, ValueOf } from "../../support/words";

/** How room in blocks is shared. Parts are per mille, of the normal class unless said otherwise. */
@scale
export class FairUseParameters {
  constructor(
    /** Blocks of a window; windows follow one another. */
    public windowBlocks: u32,
    /** What a user may fill of a window. */
    public userWindow: u16,
    /** What a user may fill of one block. */
    public userBlock: u16,
    /** What an operator, an admin, a minter or an authority may fill of a window. */
    public operatorWindow: u16,
    /** What one of them may fill of one block. */
    public operatorBlock: u16,
    /** What an authority may fill of the operational class of one block. */
    public authorityBlock: u16,
    /** How far a nonce may be ahead of its account's. */
    public noncesAhead: u32,
  ) {}
}

@storage
export class Storage {
  /** How room is shared; as the constants say while absent. */
  parameters!: ValueOf<Option<FairUseParameters>>;
}

@events
export class Events {
  /** Room in blocks is shared by other rules from the next block on. */
  @event(0) static parametersSet(parameters: FairUseParameters): void {}
}

export enum Errors {
  /** A window has 1 to 400 blocks, parts are 10 to 1,000 per mille, and nonces 1 to 4,096 ahead. */
  InvalidParameters = 0,
}

@constants
export class Constants {
  /** Blocks of a window. */
  static readonly windowBlocks: u32 = 10;
  /** What a user may fill of a window, per mille of the normal class. */
  static readonly userWindow: u16 = 50;
  /** What a user may fill of one block. */
  static readonly userBlock: u16 = 125;
  /** What an operator, an admin, a minter or an authority may fill of a window. */
  static readonly operatorWindow: u16 = 250;
  /** What one of them may fill of one block. */
  static readonly operatorBlock: u16 = 250;
  /** What an authority may fill of the operational class of one block. */
  static readonly authorityBlock: u16 = 250;
  /** How far a nonce may be ahead of its account's. */
  static readonly noncesAhead: u32 = 256;
}

/** What is 0 or left out is as the constants say. */
@genesis
export class Genesis {
  /** Blocks of a window. */
  windowBlocks: u32 = 0;
  /** What a user may fill of a window, per mille of the normal class. */
  userWindow: u16 = 0;
  /** What a user may fill of one block. */
  userBlock: u16 = 0;
  /** What an operator, an admin, a minter or an authority may fill of a window. */
  operatorWindow: u16 = 0;
  /** What one of them may fill of one block. */
  operatorBlock: u16 = 0;
  /** What an authority may fill of the operational class of one block. */
  authorityBlock: u16 = 0;
  /** How far a nonce may be ahead of its account's. */
  noncesAhead: u32 = 0;
}
