import { Errors, Events, Storage } from "../../generated/fair_use";
import { DispatchResult, Origin, ok } from "../../primitives";
import { areFair, orConstants } from "./parameters";
import { FairUseParameters, Genesis } from "./schema";

/** Room in blocks, shared by quota: there are no fees that would do it. */
@pallet("FairUse")
export class FairUse {
  /** Sets what one account may fill of blocks and windows. */
  @call(0)
  @role("root")
  @operational
  static setParameters(origin: Origin, parameters: FairUseParameters): DispatchResult {
    if (!areFair(parameters)) return Errors.InvalidParameters();
    Storage.parameters.put(parameters);
    Events.parametersSet(parameters);
    return ok();
  }

  static buildGenesis(genesis: Genesis): string | null {
    const rules = orConstants(genesis);
    if (!areFair(rules)) {
      return "fairUse: a window has 1 to 400 blocks, parts are 10 to 1000 per mille, nonces 1 to 4096 ahead";
    }
    Storage.parameters.put(rules);
    return null;
  }
}
