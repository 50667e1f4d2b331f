import { ProxyType } from "../../chain/seams";
import { AccountId, Balance, DispatchResult } from "../../primitives";
import { BalanceConstant, MapOf, Option, Vec } from "../../support/words";

/** Who may act for an account, and by which type. */
@scale
export class ProxyDefinition {
  constructor(
    /** The account that may act for the other. */
    public delegate: AccountId,
    /** What it may do in its name. */
    public proxyType: ProxyType,
    /** Blocks for which it has to announce what it does: always 0. */
    public delay: u32,
  ) {}

  equals(other: ProxyDefinition): bool {
    return (
      this.delegate.equals(other.delegate) &&
      this.proxyType == other.proxyType &&
      this.delay == other.delay
    );
  }
}

/** All who may act for an account. */
@scale
export class Delegates {
  constructor(
    /** In the order in which they were added. */
    public definitions: Vec<ProxyDefinition>,
    /** Base units of GRID set aside for them: always 0. */
    public deposit: Balance,
  ) {}
}

/** How many delegates an account has added on a day. */
@scale
export class Added {
  constructor(
    /** Days since 1970. */
    public day: u32,
    public count: u32,
  ) {}
}

@storage
export class Storage {
  /** Who may act for an account, and what was set aside for that. */
  @hasher("twox_64_concat") proxies!: MapOf<AccountId, Option<Delegates>>;
  /** How many delegates an account has added on the latest day. */
  @hasher("twox_64_concat") added!: MapOf<AccountId, Option<Added>>;
}

@events
export class Events {
  /** A delegate made a call, with this result. */
  @event(0) static proxyExecuted(result: DispatchResult): void {}
  /** An account has a delegate more. */
  @event(3)
  static proxyAdded(
    delegator: AccountId,
    delegatee: AccountId,
    proxyType: ProxyType,
    delay: u32,
  ): void {}
  /** An account has a delegate less. */
  @event(4)
  static proxyRemoved(
    delegator: AccountId,
    delegatee: AccountId,
    proxyType: ProxyType,
    delay: u32,
  ): void {}
}

export enum Errors {
  /** The account has as many delegates as one may have, or has added 16 today. */
  TooMany = 0,
  /** The account has no such delegate. */
  NotFound = 1,
  /** The signer is no delegate of the account, or not by that type. */
  NotProxy = 2,
  /** The account has this delegate already. */
  Duplicate = 4,
  /** Delegates act at once: the delay has to be 0. */
  Unannounced = 6,
  /** Nobody is a delegate of oneself. */
  NoSelfProxy = 7,
}

@constants
export class Constants {
  /** Set aside for having delegates: none, 10^18 = 1 GRID. */
  static readonly proxyDepositBase: BalanceConstant = 0;
  /** Set aside for each: none, 10^18 = 1 GRID. */
  static readonly proxyDepositFactor: BalanceConstant = 0;
  /** Delegates that an account may have. */
  static readonly maxProxies: u32 = 8;
  // The record of whoever has acted stays for ever.
  /** Delegates that an account may add in a day. */
  static readonly maxAddedPerDay: u32 = 16;
}
