import { AccountId } from "../../../runtime/primitives";
import { Vec } from "../../../runtime/support/words";
import { MeterId } from "../../registry/schema";

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
