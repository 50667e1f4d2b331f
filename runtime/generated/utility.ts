// Written by `grid codegen` from runtime/frame/utility. Do not edit.
import { beginEvent, depositEvent } from "../frame/system/events";
import { DispatchError, DispatchResult, moduleError } from "../primitives/dispatch-error";

export const UTILITY_INDEX: u8 = 16;



export namespace Events {
  /** A call of a batch failed, and none after it was made. */
  export function batchInterrupted(index: u32, error: DispatchError): void {
    const w = beginEvent(UTILITY_INDEX, 0, 52);
    w.u32(index);
    error.encode(w);
    depositEvent(w);
  }

  /** All calls of a batch succeeded. */
  export function batchCompleted(): void {
    const w = beginEvent(UTILITY_INDEX, 1, 0);
    depositEvent(w);
  }

  /** All calls of a batch were made, and some failed. */
  export function batchCompletedWithErrors(): void {
    const w = beginEvent(UTILITY_INDEX, 2, 0);
    depositEvent(w);
  }

  /** A call of a batch succeeded. */
  export function itemCompleted(): void {
    const w = beginEvent(UTILITY_INDEX, 3, 0);
    depositEvent(w);
  }

  /** A call of a batch failed and changed nothing. */
  export function itemFailed(error: DispatchError): void {
    const w = beginEvent(UTILITY_INDEX, 4, 48);
    error.encode(w);
    depositEvent(w);
  }
}

export namespace Errors {
  /** A batch has more calls than it may. */
  export function TooManyCalls(): DispatchResult {
    return moduleError(UTILITY_INDEX, 0);
  }
}
