import { Box } from "../../../runtime/primitives";
import { Option, Vec } from "../../../runtime/support/words";
import { MeterId } from "../../registry/schema";
import { MeterState } from "./readings";
import { EnergyRequest, OracleTotals } from "./requests";

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
