import { AccountId, Box, Bytes } from "../../runtime/primitives";
import { MapOf, Option, ValueOf, Vec } from "../../runtime/support/words";
import { MeterId } from "../registry/schema";

/** What a meter says: two registers that only rise, signed with the meter's own key. */
@scale
export class MeterReading {
  constructor(
    /** The meter that was read. */
    public meterId: MeterId,
    /** The epoch at whose end it was read. */
    public epoch: u64,
    /** Rises with every reading the meter signs. */
    public sequence: u64,
    /** Energy taken from the grid since the meter was made, in Wh. */
    public importWh: u64,
    /** Energy fed into the grid since the meter was made, in Wh. */
    public exportWh: u64,
    /** 64 bytes (ed25519, sr25519) or 65 (ECDSA) over the bytes that README.md lists. */
    public signature: Bytes,
  ) {}
}

/** Somebody who answers requests. */
@scale
export class Operator {
  constructor(
    /** The account. */
    public account: AccountId,
    /** Number of its appointment; what an account reported under an earlier one no longer counts. */
    public term: u32,
  ) {}
}

/** What one operator reported. */
@scale
export class Answer {
  constructor(
    /** Who reported it. */
    public operator: AccountId,
    /** The appointment under which. */
    public term: u32,
    /** The reading's sequence number. */
    public sequence: u64,
    /** The import register, in Wh. */
    public importWh: u64,
    /** The export register, in Wh. */
    public exportWh: u64,
  ) {}
}

/** An open question for the registers of a meter at the end of an epoch. */
@scale
export class EnergyRequest {
  constructor(
    /** The meter to read. */
    public meterId: MeterId,
    /** The epoch at whose end. */
    public epoch: u64,
    /** The block it was opened in. */
    public openedAt: u32,
    /** The block at whose beginning it closes unanswered. */
    public expiresAt: u32,
    /** How many operators have to report the reading, by the rules under which it was asked for. */
    public quorum: u32,
    /** What was reported so far, of different operators. */
    public answers: Vec<Answer>,
  ) {}
}

/** What is known of a meter that has been read. */
@scale
export class MeterState {
  constructor(
    /** Sequence number of the last reading. */
    public sequence: u64,
    /** Epoch of the last reading; if it ended before the meter's assignment, the next one sets a baseline. */
    public epoch: u64,
    /** The import register, in Wh. */
    public importWh: u64,
    /** The export register, in Wh. */
    public exportWh: u64,
    /** Export below the deadband that waits for more, in Wh. */
    public carriedWh: u64,
    /** The first epoch for which the meter has not been asked, or not in vain. */
    public next: u64,
  ) {}
}

/** What Root can set. */
@scale
export class OracleParameters {
  constructor(
    /** How many operators have to report a reading. */
    public quorum: u32,
    /** Blocks after which an unanswered request closes. */
    public requestLifetime: u32,
    /** Export per epoch, in Wh, that is taken for a meter's own noise and waits for more. */
    public deadbandWh: u64,
  ) {}
}

/** What has happened since the first block. */
@scale
export class OracleTotals {
  constructor(
    /** Requests opened; the next one's number. */
    public requests: u64,
    /** Requests that led to a reading. */
    public fulfilled: u64,
    /** Requests that nobody answered in time. */
    public expired: u64,
    /** Requests that gave way to another because the meter's device or owner had changed. */
    public superseded: u64,
    /** Export that was verified, in Wh. */
    public exportWh: u64,
    /** Import that was verified, in Wh. */
    public importWh: u64,
  ) {}
}

/** What there is to do; empty lists and false mean nothing. */
@scale
export class PerformData {
  constructor(
    /** Meters with a finished epoch that nobody has asked for. */
    public meters: Vec<MeterId>,
    /** Whether the book of an epoch waits for clearing. */
    public clearing: bool,
  ) {}
}

/** An open request, for operators. */
@scale
export class OpenRequest {
  constructor(
    /** The number to answer under. */
    public requestId: u64,
    /** The request itself. */
    public request: EnergyRequest,
  ) {}
}

/** Where a meter stands, for operators and dashboards. */
@scale
export class MeterReport {
  constructor(
    /** The meter. */
    public meterId: MeterId,
    /** Its last reading; absent before the first. */
    public state: Option<MeterState>,
    /** Finished epochs without a reading since then; absent before the first reading. */
    public silentEpochs: Option<Box<u64>>,
  ) {}
}

/** How the oracle is doing, for dashboards. */
@scale
export class OracleMetrics {
  constructor(
    /** Requests that wait for an answer. */
    public openRequests: u32,
    /** Blocks for which the oldest of them has waited. */
    public oldestAge: u32,
    /** Everything that has happened. */
    public totals: OracleTotals,
  ) {}
}

@storage(2)
export class Storage {
  /** Requests that wait for answers. */
  @mendable @hasher("twox_64_concat") requests!: MapOf<u64, Option<EnergyRequest>>;
  /** The open request of each meter that has one. */
  @mendable @hasher("blake2_128_concat") requestOf!: MapOf<MeterId, Option<Box<u64>>>;
  /** Requests by the block at whose beginning they close, answered ones included. */
  @mendable @hasher("twox_64_concat") closing!: MapOf<u32, Vec<u64>>;
  /** The meters that have been read. */
  @mendable @hasher("blake2_128_concat") meterStates!: MapOf<MeterId, Option<MeterState>>;
  /** The operators, in the order of their turns. */
  @hot operators!: ValueOf<Vec<Operator>>;
  /** How many appointments of operators there have been; the next one's number. */
  terms!: ValueOf<u32>;
  /** What Root has set; the defaults while absent. */
  @hot parameters!: ValueOf<Option<OracleParameters>>;
  /** What has happened so far. */
  @mendable @hot totals!: ValueOf<Option<OracleTotals>>;
}

@events
export class Events {
  /** The registers of a meter at the end of an epoch are wanted before a block. */
  @event(0)
  static requestOpened(requestId: u64, meterId: MeterId, epoch: u64, expiresAt: u32): void {}
  /** An operator reported a reading; `answers` of the quorum are there. */
  @event(1)
  static answerReceived(requestId: u64, operator: AccountId, answers: u32): void {}
  /** A meter was read for the first time since its assignment or the change of its device; nothing was settled. */
  @event(2)
  static baselineSet(meterId: MeterId, epoch: u64, importWh: u64, exportWh: u64): void {}
  /** A reading was accepted: energy since the last one, in Wh, which Settlement settles. */
  @event(3)
  static readingAccepted(meterId: MeterId, epoch: u64, importWh: u64, exportWh: u64): void {}
  /** Nobody answered a request in time. */
  @event(4) static requestExpired(requestId: u64, meterId: MeterId): void {}
  /** A request gave way to another because the meter's device or owner had changed. */
  @event(5) static requestSuperseded(requestId: u64, meterId: MeterId): void {}
  /** Root set the parameters. */
  @event(6) static parametersSet(parameters: OracleParameters): void {}
  /** Books clear by themselves from now on, or wait for upkeep. */
  @event(7) static autoMarketClearingSet(enabled: bool): void {}
  /** A meter took more energy than its rating allows; it is settled, and somebody should look at the meter. */
  @event(8) static importAboveRating(meterId: MeterId, epoch: u64, importWh: u64): void {}
}

export enum Errors {
  /** Only an oracle operator may do this. */
  OperatorRequired = 0,
  /** The account is an operator already. */
  AlreadyOperator = 2,
  /** The account is not an operator. */
  NotOperator = 3,
  /** There are as many operators as are allowed. */
  TooManyOperators = 4,
  /** With one operator less no quorum could be reached. */
  QuorumOutOfReach = 5,
  /** The quorum, the lifetime or the deadband is outside its limits. */
  InvalidParameters = 6,
  /** The meter belongs to nobody. */
  MeterNotAssigned = 7,
  /** Nobody has said which key signs the meter's readings. */
  MeterNotDescribed = 8,
  /** The meter has been asked already, and its answer is awaited. */
  AlreadyRequested = 9,
  /** Every finished epoch of the meter has been read or asked for in vain. */
  AlreadyRead = 10,
  /** As many requests as are allowed close in the same block. */
  TooManyRequests = 11,
  /** There has been no request of this number. */
  UnknownRequest = 12,
  /** The request was answered, has expired, or gave way to a later one. */
  RequestClosed = 13,
  /** The operator has answered this request already. */
  AlreadyAnswered = 14,
  /** The reading is of another meter than the one asked for. */
  MeterMismatch = 15,
  /** The reading is of another epoch than the one asked for. */
  EpochMismatch = 16,
  /** The sequence number is not above that of the last reading. */
  StaleSequence = 17,
  /** A register shows less than at the last reading. */
  RegisterFell = 18,
  /** Export rose by more than the meter's rated power allows, or import by more than ten times that. */
  ImplausibleReading = 19,
  /** The signature is not one of the meter's key over this reading on this chain. */
  BadSignature = 20,
  /** One upkeep may ask for a limited number of meters. */
  TooMuchUpkeep = 21,
  /** The chain's first epoch is not over. */
  EpochNotOver = 22,
  /** The meter was assigned, or its device changed, after the epoch asked for; it may be asked again. */
  MeterChanged = 23,
  /** The meter was assigned, or its device changed, after the last finished epoch; it is read from the next one on. */
  MeterTooNew = 24,
  /** The book of the epoch is not cleared yet; the meter is read once it is. */
  BookNotCleared = 25,
}

@constants
export class Constants {
  /** Operators there may be. */
  static readonly maxOperators: u32 = 16;
  /** Quorum unless genesis or Root says otherwise. */
  static readonly defaultQuorum: u32 = 1;
  /** Blocks until a request closes unless genesis or Root says otherwise. */
  static readonly defaultRequestLifetime: u32 = 100;
  /** Blocks until a request closes, at most. */
  static readonly maxRequestLifetime: u32 = 14_400;
  /** Deadband in Wh per epoch unless genesis or Root says otherwise. */
  static readonly defaultDeadbandWh: u64 = 20;
  /** Deadband in Wh per epoch, at most. */
  static readonly maxDeadbandWh: u64 = 10_000;
  /** Requests that may close in one block. */
  static readonly maxClosingPerBlock: u32 = 256;
  /** Meters that one upkeep may ask for. */
  static readonly maxMetersPerUpkeep: u32 = 128;
  /** What a meter may show beyond its rated power, in percent of it. */
  static readonly plausibilityPercent: u64 = 110;
  /** What its import may show at most, in percent of it. */
  static readonly importPercent: u64 = 1_000;
  /** Finished epochs for which a meter may be asked. */
  static readonly maxEpochsBack: u64 = 96;
}

@genesis
export class Genesis {
  /** Accounts that answer requests for meter readings. */
  operators!: Vec<AccountId>;
  /** How many of them have to report a reading; 0 for the default of 1. */
  quorum: u32 = 0;
  /** Blocks after which an unanswered request closes; 0 for the default of 100. */
  requestLifetime: u32 = 0;
  /** Export per epoch that waits for more, in Wh; 0 for the default of 20. */
  deadbandWh: u64 = 0;
}
