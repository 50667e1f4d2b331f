import { AccountId, Balance } from "../../primitives";
import { BalanceConstant, BigEndian, Items, MapOf, ValueOf, Vec } from "../../support/words";

/** What an account holds from the first block. */
@scale
export class GenesisBalance {
  constructor(
    /** The holder. */
    public account: AccountId,
    /** Base units of GRID. */
    public amount: Balance,
  ) {}
}

/** What a lock keeps its GRID from. */
export enum Reasons {
  /** Fees. */
  Fee = 0,
  /** Everything but fees. */
  Misc = 1,
  /** Everything. */
  All = 2,
}

/** Where GRID that changed hands lies with its new holder. */
export enum BalanceStatus {
  /** It may be moved. */
  Free = 0,
  /** It is set aside. */
  Reserved = 1,
}

/** GRID that its holder may not move. */
@scale
export class BalanceLock {
  constructor(
    /** Who locked it. */
    public id: BigEndian<u64>,
    /** Base units of GRID. */
    public amount: Balance,
    /** From what. */
    public reasons: Reasons,
  ) {}
}

/** GRID that was set aside under a name. */
@scale
export class ReserveData {
  constructor(
    /** Who set it aside. */
    public id: BigEndian<u64>,
    /** Base units of GRID. */
    public amount: Balance,
  ) {}
}

@storage
export class Storage {
  /** GRID in existence, 10^18 = 1 GRID. */
  @mendable @hot totalIssuance!: ValueOf<Balance>;
  /** Locks on what accounts hold: never any, but wallets and indexers look here. */
  @mendable @hasher("blake2_128_concat") locks!: MapOf<AccountId, Vec<BalanceLock>>;
  /** Named reserves of accounts: never any, but wallets and indexers look here. */
  @mendable @hasher("blake2_128_concat") reserves!: MapOf<AccountId, Vec<ReserveData>>;
}

@events
export class Events {
  /** GRID moved between two holders. */
  @event(2) static transfer(from: AccountId, to: AccountId, amount: Balance): void {}
  /** GRID was set aside. */
  @event(4) static reserved(who: AccountId, amount: Balance): void {}
  /** GRID that was set aside came back. */
  @event(5) static unreserved(who: AccountId, amount: Balance): void {}
  /** GRID that was set aside went to another holder. */
  @event(6)
  static reserveRepatriated(
    from: AccountId,
    to: AccountId,
    amount: Balance,
    destinationStatus: BalanceStatus,
  ): void {}
  /** GRID was taken for a fee. */
  @event(8) static withdraw(who: AccountId, amount: Balance): void {}
  /** GRID was created. */
  @event(10) static minted(who: AccountId, amount: Balance): void {}
  /** GRID was destroyed. */
  @event(11) static burned(who: AccountId, amount: Balance): void {}
  /** The GRID in existence became less by what was taken for a fee. */
  @event(16) static rescinded(amount: Balance): void {}
  /** What an account holds was frozen, up to this much of it. */
  @event(19) static frozen(who: AccountId, amount: Balance): void {}
  /** What an account holds, up to this much of it, may be moved again. */
  @event(20) static thawed(who: AccountId, amount: Balance): void {}
}

@constants
export class Constants {
  /** The least GRID that an account must hold to exist, which is none, 10^18 = 1 GRID. */
  static readonly existentialDeposit: BalanceConstant = 0;
}

@genesis("last")
export class Genesis {
  /** What accounts hold from the first block. */
  balances!: Items<GenesisBalance>;
}
