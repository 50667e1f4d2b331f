import { Errors, Events } from "../../generated/utility";
import { DispatchResult, Origin, ok } from "../../primitives";
import { Call, weightOfAll } from "../../support/call";
import { Leftovers } from "../../support/memory";
import { Vec } from "../../support/words";
import { makeInner, tryInner } from "../system/dispatcher";
import { Constants } from "./schema";

/** Calls made together, under one signature or one vote. */
@pallet("Utility")
export class Utility {
  /** Makes calls in turn, up to the first that fails. */
  @call(0)
  @role("any", "root")
  @wrapper
  @innerWeight(weightOfAll)
  static batch(origin: Origin, calls: Vec<Call>): DispatchResult {
    if (areTooMany(calls)) return Errors.TooManyCalls();
    const leftovers = new Leftovers();
    for (let i = 0; i < calls.length; i++) {
      const error = tryInner(calls[i], origin);
      if (error) {
        Events.batchInterrupted(i, error);
        return ok();
      }
      Events.itemCompleted();
      leftovers.drop();
    }
    Events.batchCompleted();
    return ok();
  }

  /** Makes calls in turn, all or none. */
  @call(2)
  @role("any", "root")
  @wrapper
  @innerWeight(weightOfAll)
  static batchAll(origin: Origin, calls: Vec<Call>): DispatchResult {
    if (areTooMany(calls)) return Errors.TooManyCalls();
    const leftovers = new Leftovers();
    for (let i = 0; i < calls.length; i++) {
      const error = makeInner(calls[i], origin);
      if (error) return error;
      Events.itemCompleted();
      leftovers.drop();
    }
    Events.batchCompleted();
    return ok();
  }

  /** Makes calls in turn, whichever of them fail. */
  @call(4)
  @role("any", "root")
  @wrapper
  @innerWeight(weightOfAll)
  static forceBatch(origin: Origin, calls: Vec<Call>): DispatchResult {
    if (areTooMany(calls)) return Errors.TooManyCalls();
    const leftovers = new Leftovers();
    let failed = false;
    for (let i = 0; i < calls.length; i++) {
      const error = tryInner(calls[i], origin);
      if (error) Events.itemFailed(error);
      else Events.itemCompleted();
      if (error) failed = true;
      leftovers.drop();
    }
    if (failed) Events.batchCompletedWithErrors();
    else Events.batchCompleted();
    return ok();
  }
}

function areTooMany(calls: Vec<Call>): bool {
  return <u32>calls.length > Constants.batchedCallsLimit;
}
