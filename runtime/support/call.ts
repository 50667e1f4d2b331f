import { MAX_CALL_DEPTH } from "../chain/config";
import { Bytes } from "../scale/bytes";
import { DispatchResult, ok } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Writer } from "../scale/writer";

/** `DispatchClass`: which share of the block a call may use. */
export enum DispatchClass {
  Normal = 0,
  Operational = 1,
  Mandatory = 2,
}

/** A decoded call with its arguments; generated code has one subclass for each. */
export abstract class Call {
  /** Its bytes, where it was decoded as a part of something else: of another call, of storage. */
  encoded: Bytes | null = null;

  abstract pallet(): u8;
  abstract index(): u8;
  /** `GridToken.transfer`, for the log. */
  abstract name(): string;
  /** What it costs at most. */
  abstract weight(): Weight;
  /** Runs it; an error may leave changes behind, which the caller rolls back. */
  abstract dispatch(origin: Origin): DispatchResult;

  /**
   * Why it may not even be voted on, as far as that shows without running it; reads at most. It costs no
   * more than the call, which checks the same when it runs.
   */
  precheck(): DispatchResult {
    return ok();
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Normal;
  }

  /** Writes its arguments anew: what tests of decoders compare with the input. */
  encodeArguments(w: Writer): void {}

  /** Writes the bytes it was decoded from. */
  encode(w: Writer): void {
    const encoded = this.encoded!;
    w.raw(encoded.ptr, encoded.length);
  }
}

/** How many calls the one being decoded is inside of. */
let depth: u32 = 0;

/** Enters a call within a call; false when that is too deep. Each one is followed by `ascend`. */
export function descend(): bool {
  return ++depth <= MAX_CALL_DEPTH;
}

export function ascend(): void {
  depth--;
}
