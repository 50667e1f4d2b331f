// Written by `grid codegen` from runtime/frame/timestamp. Do not edit.
import { Timestamp } from "../frame/timestamp/pallet";
import { TIMESTAMP_INDEX } from "./timestamp";
import { DispatchResult } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call, DispatchClass } from "../support/call";
import * as weights from "../frame/timestamp/weights";

/** Inherent: sets the time of the block, in milliseconds since 1970. */
@final
class SetCall extends Call {
  constructor(
    private readonly now: u64,
  ) {
    super();
  }

  pallet(): u8 {
    return TIMESTAMP_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Timestamp.set";
  }

  weight(): Weight {
    return weights.set();
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Mandatory;
  }

  encodeArguments(w: Writer): void {
    w.compact(this.now);
  }

  dispatch(origin: Origin): DispatchResult {
    return Timestamp.set(origin, this.now);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return new SetCall(r.compact());
    default:
      return null;
  }
}
