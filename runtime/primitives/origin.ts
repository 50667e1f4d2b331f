import { AccountId } from "./hash";

/** Who makes a call: nobody (an inherent), an account that signed, or the chain itself. */
@final
export class Origin {
  private constructor(
    private readonly account: AccountId | null,
    /** The chain's own will: governance, genesis. */
    readonly isRoot: bool,
  ) {}

  static none(): Origin {
    return new Origin(null, false);
  }

  static root(): Origin {
    return new Origin(null, true);
  }

  static signed(by: AccountId): Origin {
    return new Origin(by, false);
  }

  /** The account that signed, if one did. */
  signer(): AccountId | null {
    return this.account;
  }

  get isNone(): bool {
    return !this.account && !this.isRoot;
  }
}
