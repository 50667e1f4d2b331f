import { Box, H256 } from "../../primitives";
import { Option, ValueOf, Vec } from "../../support/words";

/** A voter of GRANDPA. */
@scale
export class GrandpaAuthority {
  constructor(
    /** Its ed25519 key. */
    public key: H256,
    /** Its share of the votes. */
    public weight: u64,
  ) {}
}

/** A change of the voters that is announced and not in force yet. */
@scale
export class StoredPendingChange {
  constructor(
    /** Number of the block that announced it. */
    public scheduledAt: u32,
    /** Blocks from there to the one in which it comes into force. */
    public delay: u32,
    /** The voters from then on. */
    public nextAuthorities: Vec<GrandpaAuthority>,
    /** The last final block, where finality has stalled and the change is forced. */
    public forced: Option<Box<u32>>,
  ) {}
}

/** What the next change of the voters is to know about a finality that has stalled. */
@scale
export class Stall {
  constructor(
    /** Blocks from the announcement of the forced change to the one in which it comes into force. */
    public delay: u32,
    /** The last final block that any node of the new voters has seen. */
    public bestFinalizedBlockNumber: u32,
  ) {}
}

@storage
export class Storage {
  /** The authorities that finalise blocks. */
  authorities!: ValueOf<Vec<GrandpaAuthority>>;
  /** How often the set of authorities has changed, as nodes count. */
  currentSetId!: ValueOf<u64>;
  /** Number of the block in which it changed last. */
  lastChange!: ValueOf<u32>;
  /** Numbers of the latest blocks that announced a change which the voters before it have to finalise. */
  scheduledChanges!: ValueOf<Vec<u32>>;
  /** A forced change that is announced and not in force yet. */
  pendingChange!: ValueOf<Option<StoredPendingChange>>;
  /** Delay and last final block of a stall, until the authorities are changed. */
  stalled!: ValueOf<Option<Stall>>;
  /** Number of the block in which the stall was noted. */
  stallNotedAt!: ValueOf<u32>;
}

@constants
export class Constants {
  /** Blocks that a forced change may wait for, and for which a stall that was noted counts. */
  static readonly maxStallBlocks: u32 = 14_400;
}

export enum Errors {
  /** A change of the authorities is announced and not in force yet. */
  ChangePending = 2,
  /** The block that is said to be final is not there yet. */
  BlockNotFinal = 7,
  /** The forced change would wait for more blocks than it may. */
  DelayTooLong = 8,
}

@genesis
export class Genesis {
  /** Keys and weights of the first authorities. */
  authorities!: Vec<GrandpaAuthority>;
}
