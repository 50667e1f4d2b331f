import { AccountId, Balance, Text } from "../../runtime/primitives";
import { DoubleMapOf, Option, Vec } from "../../runtime/support/words";

/** What wallets show of the token. */
@scale
export class TokenMetadata {
  constructor(
    /** Its name. */
    public name: Text,
    /** Its symbol. */
    public symbol: Text,
    /** Digits behind the point. */
    public decimals: u8,
  ) {}
}

@storage
export class Storage {
  /** GRID that a spender may move on behalf of an owner, 10^18 = 1 GRID. */
  @mendable
  @hasher("blake2_128_concat", "blake2_128_concat")
  allowances!: DoubleMapOf<AccountId, AccountId, Balance>;
}

@events
export class Events {
  /** GRID moved; from nobody when minted, to nobody when burned. */
  @event(0)
  static transfer(from: Option<AccountId>, to: Option<AccountId>, value: Balance): void {}
  /** A spender may now move this much GRID of an owner. */
  @event(1) static approval(owner: AccountId, spender: AccountId, amount: Balance): void {}
}

export enum Errors {
  /** The account holds less GRID than the call would move. */
  InsufficientBalance = 0,
  /** The spender may move less GRID than the call would move. */
  InsufficientAllowance = 1,
  // 2 told those without the role until release 102.
  /** Only a burner, or the holder, may burn. */
  BurnerRequired = 3,
  /** The meter does not belong to the account that would receive the GRID. */
  MeterOwnerMismatch = 4,
  /** The total supply would not fit 128 bits, or 127 when minted by hand. */
  SupplyOverflow = 5,
  /** The account has that role already. */
  AlreadyGranted = 6,
  /** The account does not have that role. */
  NotGranted = 7,
  /** Operators read the meter: what it generates is not minted by hand. */
  MeterIsRead = 9,
  /** The account is frozen: its user is suspended and moves no GRID. */
  AccountFrozen = 10,
  /** The account owes GRID for energy and moves none until that is paid. */
  AccountInDebt = 11,
  /** The receiver holds no role on this chain. */
  RecipientUnknown = 16,
  /** The owner has as many allowances as one may have. */
  TooManyAllowances = 17,
}

@constants
export class Constants {
  /** Allowances one owner may have at a time. */
  static readonly maxAllowances: u32 = 64;
}

@genesis
export class Genesis {
  /** Accounts that may mint. */
  minters!: Vec<AccountId>;
  /** Accounts that may burn. */
  burners!: Vec<AccountId>;
}
