import { AccountId } from "./hash";

/** Who makes a call: nobody (an inherent), an account that signed, or the chain itself. */
@final
export class Origin {
  private constructor(
    private readonly account: AccountId | null,
    /** The chain's own will: governance, genesis. */
    readonly isRoot: bool,
    /** The types of proxies, a bit for each, one of which has to let a call be made; 0 where all may be. */
    readonly scope: u32,
  ) {}

  static none(): Origin {
    return new Origin(null, false, 0);
  }

  static root(): Origin {
    return new Origin(null, true, 0);
  }

  static signed(by: AccountId): Origin {
    return new Origin(by, false, 0);
  }

  /** An account in whose name a delegate signed, who may only make what proxies of these types let be made. */
  static within(scope: u32, account: AccountId): Origin {
    return new Origin(account, false, scope);
  }

  /** The account that signed, if one did. */
  signer(): AccountId | null {
    return this.account;
  }
}
