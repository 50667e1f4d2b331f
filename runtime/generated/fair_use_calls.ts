// Written by `grid codegen` from runtime/frame/fair-use. Do not edit.
import { FairUse } from "../frame/fair-use/pallet";
import { FairUseParameters } from "../frame/fair-use/schema";
import { FAIR_USE_INDEX } from "./fair_use";
import { decodeFairUseParameters, encodeFairUseParameters } from "./types";
import { DispatchResult } from "../primitives/dispatch-error";
import { Origin } from "../primitives/origin";
import { Weight } from "../primitives/weight";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";
import { Call, DispatchClass } from "../support/call";
import * as weights from "../frame/fair-use/weights";

/** Root: sets what one account may fill of blocks and windows. */
@final
class SetParametersCall extends Call {
  constructor(
    private readonly parameters: FairUseParameters,
  ) {
    super();
  }

  pallet(): u8 {
    return FAIR_USE_INDEX;
  }

  index(): u8 {
    return 0;
  }

  name(): string {
    return "FairUse.set_parameters";
  }

  weight(): Weight {
    return weights.setParameters();
  }

  dispatchClass(): u8 {
    return <u8>DispatchClass.Operational;
  }

  encodeArguments(w: Writer): void {
    encodeFairUseParameters(w, this.parameters);
  }

  dispatch(origin: Origin): DispatchResult {
    return FairUse.setParameters(origin, this.parameters);
  }
}

/** The call of that index with its arguments; null when there is none. */
export function decodeCall(index: u8, r: Reader): Call | null {
  switch (index) {
    case 0:
      return new SetParametersCall(decodeFairUseParameters(r));
    default:
      return null;
  }
}
