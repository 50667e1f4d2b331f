import { AccountInfo } from "../../primitives/account-info";
import { Digest } from "../../primitives/digest";
import { DispatchInfo } from "../../primitives/dispatch-info";
import { AccountId, Bytes, DispatchError, H256, Text, Weight } from "../../primitives";
import { FairUseParameters } from "../fair-use/schema";
import { Compact, MapOf, Option, ValueOf, Vec } from "../../support/words";

/** A key and a value of raw storage. */
@scale
export class KeyValue {
  constructor(
    /** The whole storage key. */
    public key: Bytes,
    /** The bytes to store there. */
    public value: Bytes,
  ) {}
}

/** The runtime that last changed the storage's shape. */
@scale
export class UpgradeRecord {
  constructor(
    /** Its spec version. */
    public specVersion: Compact<u32>,
    /** Its spec name. */
    public specName: Text,
  ) {}
}

/** Weight used so far by each class of calls. */
@scale
export class ConsumedWeight {
  constructor(
    /** Ordinary calls. */
    public normal: Weight,
    /** Calls of the chain's operators. */
    public operational: Weight,
    /** Inherents, hooks and the block itself. */
    public mandatory: Weight,
  ) {}
}

/** What one extrinsic of a block leaves for the next. */
@scale
export class BlockContext {
  constructor(
    /** Number of the block. */
    public number: u32,
    /** Index of the next extrinsic. */
    public extrinsicIndex: u32,
    /** Bytes of the extrinsics so far, without operational ones. */
    public length: u32,
    /** Bytes of operational extrinsics so far. */
    public operationalLength: u32,
    /** Whether an extrinsic that is no inherent has been applied. */
    public inherentsApplied: bool,
    /** Whether the block has its time. */
    public hasTime: bool,
    /** Weight so far. */
    public weight: ConsumedWeight,
    /** How its room is shared. */
    public fairUse: FairUseParameters,
    /** Reference time that it may take, by the length of its slot. */
    public room: u64,
  ) {}
}

@storage
export class Storage {
  /** The nonce and the GRID of every account. */
  @mendable @hasher("blake2_128_concat") account!: MapOf<AccountId, Option<AccountInfo>>;
  /** Extrinsics of the last block. */
  extrinsicCount!: ValueOf<u32>;
  /** Weight of the last block, by class. */
  blockWeight!: ValueOf<Option<ConsumedWeight>>;
  /** Hashes of the latest blocks, by number. */
  @hasher("twox_64_concat") blockHash!: MapOf<u32, Option<H256>>;
  /** Extrinsics of the block being built; empty between blocks. */
  @raw extrinsicData!: ValueOf<Vec<Bytes>>;
  /** Number of the latest block. */
  number!: ValueOf<u32>;
  /** Hash of the block before the latest. */
  parentHash!: ValueOf<Option<H256>>;
  /** Digest of the latest block. */
  @raw digest!: ValueOf<Digest>;
  /** Events of the latest block. */
  @raw events!: ValueOf<Vec<EventRecord>>;
  /** How many events the latest block has. */
  eventCount!: ValueOf<u32>;
  /** The runtime that last changed the storage's shape. */
  lastRuntimeUpgrade!: ValueOf<Option<UpgradeRecord>>;
  /** State of the block being built; empty between blocks. */
  blockContext!: ValueOf<Option<BlockContext>>;
}

@events
export class Events {
  /** An extrinsic succeeded. */
  @event(0) static extrinsicSuccess(dispatchInfo: DispatchInfo): void {}
  /** An extrinsic failed and changed nothing. */
  @event(1) static extrinsicFailed(
    dispatchError: DispatchError,
    dispatchInfo: DispatchInfo,
  ): void {}
  /** The runtime's code was replaced. */
  @event(2) static codeUpdated(): void {}
  /** A new account appeared. */
  @event(3) static newAccount(account: AccountId): void {}
  /** Somebody put a remark, known by its hash, on chain. */
  @event(5) static remarked(sender: AccountId, hash: H256): void {}
}

export enum Errors {
  /** The new code belongs to a chain of another name. */
  InvalidSpecName = 0,
  /** The new code's version is not above the present one. */
  SpecVersionNeedsToIncrease = 1,
  /** The new code does not say its version. */
  FailedToExtractRuntimeVersion = 2,
  /** The call is not let through here: a type of proxy does not allow it, or a raw write reaches what checked calls change. */
  CallFiltered = 5,
  /** The new code lacks a function that nodes call, or does not declare it. */
  MissingEntryPoint = 32,
  /** Compressed code is one zstd frame and nothing else, which states that it unfolds to at most 16 MiB. */
  UnboundedCode = 33,
  /** The new code is built for blocks at other intervals. */
  SlotDurationDiffers = 34,
}
