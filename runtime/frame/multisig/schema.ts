import { AccountId, Balance, DispatchResult, H256 } from "../../primitives";
import { BalanceConstant, DoubleMapOf, MapOf, Option, Vec } from "../../support/words";

/** BLAKE2b-256 of an encoded call. */
export type CallHash = H256;

/** An extrinsic of the chain. */
@scale
export class Timepoint {
  constructor(
    /** The number of its block. */
    public height: u32,
    /** Its index in there. */
    public index: u32,
  ) {}

  equals(other: Timepoint): bool {
    return this.height == other.height && this.index == other.index;
  }
}

/** A call that waits for approvals. */
@scale
export class OpenMultisig {
  constructor(
    /** The extrinsic that opened it. */
    public when: Timepoint,
    /** Base units of GRID set aside for it: always 0. */
    public deposit: Balance,
    /** Who opened it. */
    public depositor: AccountId,
    /** Who approves of it, in the order of their keys. */
    public approvals: Vec<AccountId>,
  ) {}
}

@storage
export class Storage {
  /** Calls that wait for approvals, by the account in whose name they are to be made. */
  @hasher("twox_64_concat", "blake2_128_concat")
  multisigs!: DoubleMapOf<AccountId, CallHash, Option<OpenMultisig>>;
  /** How many calls that an account has opened still wait. */
  @hasher("blake2_128_concat") opened!: MapOf<AccountId, u32>;
}

@events
export class Events {
  /** A call waits for approvals. */
  @event(0) static newMultisig(
    approving: AccountId,
    multisig: AccountId,
    callHash: CallHash,
  ): void {}
  /** One more signatory approves of a call. */
  @event(1)
  static multisigApproval(
    approving: AccountId,
    timepoint: Timepoint,
    multisig: AccountId,
    callHash: CallHash,
  ): void {}
  /** Enough signatories approved of a call, which was made with this result. */
  @event(2)
  static multisigExecuted(
    approving: AccountId,
    timepoint: Timepoint,
    multisig: AccountId,
    callHash: CallHash,
    result: DispatchResult,
  ): void {}
  /** A call does not wait any more. */
  @event(3)
  static multisigCancelled(
    cancelling: AccountId,
    timepoint: Timepoint,
    multisig: AccountId,
    callHash: CallHash,
  ): void {}
}

export enum Errors {
  /** At least two have to approve; for one there is another call. */
  MinimumThreshold = 0,
  /** The signatory approves of the call already. */
  AlreadyApproved = 1,
  /** There are no other signatories. */
  TooFewSignatories = 3,
  /** There are more signatories than there may be. */
  TooManySignatories = 4,
  /** The other signatories have to be in the order of their keys. */
  SignatoriesOutOfOrder = 5,
  /** The signer is among the other signatories. */
  SenderInSignatories = 6,
  /** No such call waits. */
  NotFound = 7,
  /** Only who opened it cancels a call, while that account holds a role. */
  NotOwner = 8,
  /** The call waits already: say since which extrinsic. */
  NoTimepoint = 9,
  /** The call waits since another extrinsic. */
  WrongTimepoint = 10,
  /** The call does not wait yet: there is no extrinsic to name. */
  UnexpectedTimepoint = 11,
  /** The call weighs more than the signatory allows for. */
  MaxWeightTooLow = 12,
  /** The account of these signatories and this threshold holds no role. */
  UnknownAccount = 32,
  /** The signatory has opened as many calls as may wait. */
  TooManyOpen = 33,
}

@constants
export class Constants {
  /** Set aside for a call that waits: none, 10^18 = 1 GRID. */
  static readonly depositBase: BalanceConstant = 0;
  /** Set aside for each approval: none, 10^18 = 1 GRID. */
  static readonly depositFactor: BalanceConstant = 0;
  /** Signatories that an account may have. */
  static readonly maxSignatories: u32 = 8;
  /** Calls that a signatory has opened and that wait. */
  static readonly maxOpen: u32 = 4;
}
