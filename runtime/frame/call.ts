import { DispatchResult } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";

/** `DispatchClass`: which share of the block a call may use. */
export enum DispatchClass {
  Normal = 0,
  Operational = 1,
  Mandatory = 2,
}

/** A decoded call with its arguments; generated code has one subclass for each. */
export abstract class Call {
  abstract pallet(): u8;
  abstract index(): u8;
  /** `GridToken.transfer`, for the log. */
  abstract name(): string;
  /** What it costs at most. */
  abstract weight(): Weight;
  /** Runs it; an error may leave changes behind, which the caller rolls back. */
  abstract dispatch(origin: Origin): DispatchResult;

  dispatchClass(): u8 {
    return <u8>DispatchClass.Normal;
  }
}
