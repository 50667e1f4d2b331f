import { DispatchError } from "../../primitives";

@events
export class Events {
  /** A call of a batch failed, and none after it was made. */
  @event(0) static batchInterrupted(index: u32, error: DispatchError): void {}
  /** All calls of a batch succeeded. */
  @event(1) static batchCompleted(): void {}
  /** All calls of a batch were made, and some failed. */
  @event(2) static batchCompletedWithErrors(): void {}
  /** A call of a batch succeeded. */
  @event(3) static itemCompleted(): void {}
  /** A call of a batch failed and changed nothing. */
  @event(4) static itemFailed(error: DispatchError): void {}
}

export enum Errors {
  /** A batch has more calls than it may. */
  TooManyCalls = 0,
}

@constants
export class Constants {
  /** Calls that a batch may have. */
  static readonly batchedCallsLimit: u32 = 1_000;
}
