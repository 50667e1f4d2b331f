import { AccountId } from "../../../runtime/primitives";
import { MeterId } from "../../registry/schema";
import { OracleParameters } from "./parameters";

@events
export class Events {
  /** The registers of a meter at the end of an epoch are wanted before a block. */
  @event(0)
  static requestOpened(requestId: u64, meterId: MeterId, epoch: u64, expiresAt: u32): void {}
  /** An operator reported a reading; `answers` of the quorum are there. */
  @event(1)
  static answerReceived(requestId: u64, operator: AccountId, answers: u32): void {}
  /** A meter was read first since its assignment or its device's exchange; nothing was settled. */
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
  /** A meter took more energy than its rating allows; it is settled, and to be looked at. */
  @event(8) static importAboveRating(meterId: MeterId, epoch: u64, importWh: u64): void {}
}
