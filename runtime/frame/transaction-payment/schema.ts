import { AccountId, Balance } from "../../primitives";
import { Option, ValueOf } from "../../support/words";

/** What the chain charges; both zero unless genesis or Root says otherwise. */
@scale
export class FeeCoefficients {
  constructor(
    /** Base units of GRID per microsecond of execution. */
    public perMicrosecond: u64,
    /** Base units of GRID per byte of the extrinsic. */
    public perByte: u64,
  ) {}
}

@storage
export class Storage {
  /** What a transaction costs; nothing while absent. */
  @hot coefficients!: ValueOf<Option<FeeCoefficients>>;
}

@events
export class Events {
  /** An account paid for a transaction, of which the tip by choice. */
  @event(0)
  static transactionFeePaid(who: AccountId, actualFee: Balance, tip: Balance): void {}
}

@genesis
export class Genesis {
  /** Base units of GRID per microsecond of execution. */
  perMicrosecond: u64 = 0;
  /** Base units of GRID per byte of the extrinsic. */
  perByte: u64 = 0;
}
