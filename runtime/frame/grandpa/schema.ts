import { H256 } from "../../primitives";
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

@storage
export class Storage {
  /** The authorities that finalise blocks. */
  authorities!: ValueOf<Vec<GrandpaAuthority>>;
  /** How often the set of authorities has changed. */
  currentSetId!: ValueOf<u64>;
  /** Number of the block in which it changed last. */
  lastChange!: ValueOf<u32>;
}

@genesis
export class Genesis {
  /** Keys and weights of the first authorities. */
  authorities!: Vec<GrandpaAuthority>;
}
