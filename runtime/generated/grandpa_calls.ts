// Written by `grid codegen` from runtime/frame/grandpa. Do not edit.
import { Grandpa } from "../frame/grandpa/pallet";
import { GRANDPA_INDEX } from "./grandpa";
import { DispatchResult } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call, DispatchClass } from "../support/call";
import * as weights from "../frame/grandpa/weights";

/** Root: says where finality stalled, so that the next authorities go on. */
@final
class NoteStalledCall extends Call {
  constructor(
    private readonly delay: u32,
    private readonly bestFinalizedBlockNumber: u32,
  ) {
    super();
  }

  pallet(): u8 {
    return GRANDPA_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "Grandpa.note_stalled";
  }

  weight(): Weight {
    return weights.noteStalled();
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  encodeArguments(w: Writer): void {
    w.u32(this.delay);
    w.u32(this.bestFinalizedBlockNumber);
  }

  dispatch(origin: Origin): DispatchResult {
    return Grandpa.noteStalled(origin, this.delay, this.bestFinalizedBlockNumber);
  }
}

function decodeNoteStalledCall(r: Reader): NoteStalledCall {
  const delay = r.u32();
  const bestFinalizedBlockNumber = r.u32();
  return new NoteStalledCall(delay, bestFinalizedBlockNumber);
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 2:
      return decodeNoteStalledCall(r);
    default:
      return null;
  }
}
