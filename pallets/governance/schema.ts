import { Call } from "../../runtime/support/call";
import { AccountId, Bytes, DispatchResult, H256, Weight } from "../../runtime/primitives";
import { MapOf, Option, ValueOf, Vec } from "../../runtime/support/words";

/** The sr25519 key with which an authority authors blocks. */
export type AuraId = AccountId;
/** The ed25519 key with which an authority finalises them. */
export type GrandpaId = H256;

/** What both keys of an authority sign, so that nobody votes in keys that nobody holds. */
@scale
export class KeyProof {
  constructor(
    /** Signature of the key that authors blocks, sr25519, 64 bytes. */
    public aura: Bytes,
    /** Signature of the key that finalises them, ed25519, 64 bytes. */
    public grandpa: Bytes,
  ) {}
}

/** An authority: one organisation, one node, one vote. */
@scale
export class Authority {
  constructor(
    /** The account that votes. */
    public account: AccountId,
    /** The key that authors blocks. */
    public aura: AuraId,
    /** The key that finalises them. */
    public grandpa: GrandpaId,
    /** That it holds its keys; may be left out where account and both keys stay together as they are. */
    public proof: Option<KeyProof>,
  ) {}

  /** Whether account and keys are the same. */
  equals(other: Authority): bool {
    return (
      this.account.equals(other.account) &&
      this.aura.equals(other.aura) &&
      this.grandpa.equals(other.grandpa)
    );
  }
}

/** A call that authorities vote on. */
@scale
export class Proposal {
  constructor(
    /** The authority that proposed the call, and so approved it first. */
    public proposer: AccountId,
    /** BLAKE2b-256 of the encoded call. */
    public callHash: H256,
    /** What the call costs at most. */
    public weight: Weight,
    /** Who is for it. */
    public approvals: Vec<AccountId>,
    /** Who is against it. */
    public rejections: Vec<AccountId>,
    /** Block time after which nobody may vote, in milliseconds since 1970. */
    public expiresAt: u64,
  ) {}
}

/** What is looked at in every block of a proposal that is open. */
@scale
export class OpenProposal {
  constructor(
    /** Its number. */
    public id: u32,
    /** Who proposed it. */
    public proposer: AccountId,
    /** Block time after which it expires. */
    public expiresAt: u64,
  ) {}
}

@storage(2)
export class Storage {
  /** How many proposals there have been; the next one's number. */
  proposalCount!: ValueOf<u32>;
  /** The open proposals, by number. */
  @hasher("twox_64_concat") proposals!: MapOf<u32, Option<Proposal>>;
  /** The calls of the open proposals. */
  @hasher("twox_64_concat") calls!: MapOf<u32, Option<Call>>;
  /** The open proposals in the order in which they expire. */
  open!: ValueOf<Vec<OpenProposal>>;
}

@events
export class Events {
  /** An authority proposed a call, and so approved it. */
  @event(0) static proposed(
    proposal: u32,
    proposer: AccountId,
    callHash: H256,
    expiresAt: u64,
  ): void {}
  /** An authority voted. */
  @event(1) static voted(
    proposal: u32,
    who: AccountId,
    approve: bool,
    approvals: u32,
    rejections: u32,
  ): void {}
  /** Enough authorities approved: the call ran as Root, with this result. */
  @event(2) static executed(proposal: u32, result: DispatchResult): void {}
  /** So many authorities rejected the proposal that it can no longer pass. */
  @event(3) static disapproved(proposal: u32): void {}
  /** Too few authorities voted in time. */
  @event(4) static expired(proposal: u32): void {}
  /** The authorities, or the arguments that calls take, changed while the proposal was open. */
  @event(5) static cancelled(proposal: u32): void {}
  /** Blocks are authored by other authorities from the next one on, and finalised by them. */
  @event(6) static authoritiesChanged(authorities: Vec<AccountId>, setId: u64): void {}
}

export enum Errors {
  // 0 told those without the role until release 102.
  /** The call is longer than a proposal may be. */
  CallTooLong = 1,
  /** The authority has as many open proposals as one may have. */
  TooManyProposals = 2,
  /** Code is not replaced without checks. */
  ForbiddenCall = 3,
  /** There is no open proposal of that number. */
  ProposalNotFound = 4,
  /** The time to vote is over. */
  ProposalExpired = 5,
  /** The authority has voted on this proposal. */
  AlreadyVoted = 6,
  /** This runtime does not know the call, which an older one accepted. */
  UndecodableCall = 7,
  /** A chain needs at least one authority. */
  NoAuthorities = 8,
  /** There are more authorities than there may be. */
  TooManyAuthorities = 9,
  /** An account or a key is there twice. */
  DuplicateAuthority = 10,
  /** The authorities changed in this very block, or a change of them waits to come into force. */
  ChangePending = 11,
  /** An account or a key is one that nobody holds, or that anybody can sign for. */
  KeyOfNobody = 12,
  /** A new authority has not proven that it holds its keys. */
  KeysNotProven = 13,
  /** The call is too heavy for the approval that would run it to fit a block. */
  CallTooHeavy = 14,
  /** The call is not one that is made by Root. */
  NotForRoot = 15,
}

@constants
export class Constants {
  /** Milliseconds for which a proposal is open: seven days. */
  static readonly proposalLifetime: u64 = 604_800_000;
  /** Open proposals one authority may have. */
  static readonly maxProposalsPerAuthority: u32 = 4;
  /** Bytes the call of a proposal may have. */
  static readonly maxCallLength: u32 = 1_000_000;
  /** Authorities there may be. */
  static readonly maxAuthorities: u32 = 32;
  /** Proposals that expire in one block. */
  static readonly maxExpiriesPerBlock: u32 = 4;
}
