// Written by `grid codegen` from runtime/frame/utility. Do not edit.
import { Utility } from "../frame/utility/pallet";
import { decodeVecOfCall, encodeVecOfCall } from "./types";
import { UTILITY_INDEX } from "./utility";
import { DispatchResult } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call, weightOfAll } from "../support/call";
import * as weights from "../frame/utility/weights";

/** Any role or Root: makes calls in turn, up to the first that fails. */
@final
class BatchCall extends Call {
  constructor(
    private readonly calls: Array<Call>,
  ) {
    super();
  }

  pallet(): u8 {
    return UTILITY_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "Utility.batch";
  }

  weight(): Weight {
    return weights.batch(this.calls).plus(weightOfAll(this.calls));
  }

  inner(): Array<Call> | null {
    return this.calls;
  }

  encodeArguments(w: Writer): void {
    encodeVecOfCall(w, this.calls);
  }

  dispatch(origin: Origin): DispatchResult {
    return Utility.batch(origin, this.calls);
  }
}

/** Any role or Root: makes calls in turn, all or none. */
@final
class BatchAllCall extends Call {
  constructor(
    private readonly calls: Array<Call>,
  ) {
    super();
  }

  pallet(): u8 {
    return UTILITY_INDEX;
  }

  index(): u8 {
    return 2;
  }

  name(): string {
    return "Utility.batch_all";
  }

  weight(): Weight {
    return weights.batchAll(this.calls).plus(weightOfAll(this.calls));
  }

  inner(): Array<Call> | null {
    return this.calls;
  }

  encodeArguments(w: Writer): void {
    encodeVecOfCall(w, this.calls);
  }

  dispatch(origin: Origin): DispatchResult {
    return Utility.batchAll(origin, this.calls);
  }
}

/** Any role or Root: makes calls in turn, whichever of them fail. */
@final
class ForceBatchCall extends Call {
  constructor(
    private readonly calls: Array<Call>,
  ) {
    super();
  }

  pallet(): u8 {
    return UTILITY_INDEX;
  }

  index(): u8 {
    return 4;
  }

  name(): string {
    return "Utility.force_batch";
  }

  weight(): Weight {
    return weights.forceBatch(this.calls).plus(weightOfAll(this.calls));
  }

  inner(): Array<Call> | null {
    return this.calls;
  }

  encodeArguments(w: Writer): void {
    encodeVecOfCall(w, this.calls);
  }

  dispatch(origin: Origin): DispatchResult {
    return Utility.forceBatch(origin, this.calls);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return new BatchCall(decodeVecOfCall(r));
    case 2:
      return new BatchAllCall(decodeVecOfCall(r));
    case 4:
      return new ForceBatchCall(decodeVecOfCall(r));
    default:
      return null;
  }
}
