import { Errors, Events } from "../../generated/utility";
import { DispatchResult, Origin, ok } from "../../primitives";
import { Call, weightOfAll } from "../../support/call";
import { Leftovers } from "../../support/memory";
import { Vec } from "../../support/words";
import { makeInner, tryInner } from "../system/dispatcher";
import { Constants } from "./schema";

/** What becomes of a batch when one of its calls fails. */
enum OnError {
  /** It ends there. */
  Stop,
  /** It fails as a whole. */
  Fail,
  /** It goes on. */
  Continue,
}

/** Calls made together, under one signature or one vote. */
@pallet("Utility")
export class Utility {
  /** Makes calls in turn, up to the first that fails. */
  @call(0)
  @role("any", "root")
  @wrapper
  @innerWeight(weightOfAll)
  static batch(origin: Origin, calls: Vec<Call>): DispatchResult {
    return makeAll(origin, calls, OnError.Stop);
  }

  /** Makes calls in turn, all or none. */
  @call(2)
  @role("any", "root")
  @wrapper
  @innerWeight(weightOfAll)
  static batchAll(origin: Origin, calls: Vec<Call>): DispatchResult {
    return makeAll(origin, calls, OnError.Fail);
  }

  /** Makes calls in turn, whichever of them fail. */
  @call(4)
  @role("any", "root")
  @wrapper
  @innerWeight(weightOfAll)
  static forceBatch(origin: Origin, calls: Vec<Call>): DispatchResult {
    return makeAll(origin, calls, OnError.Continue);
  }
}

function makeAll(origin: Origin, calls: Vec<Call>, onError: OnError): DispatchResult {
  if (<u32>calls.length > Constants.batchedCallsLimit) return Errors.TooManyCalls();
  const leftovers = new Leftovers();
  let hasFailed = false;
  for (let i = 0; i < calls.length; i++) {
    const call = calls[i];
    // What fails as a whole is rolled back as one.
    const error = onError == OnError.Fail ? makeInner(call, origin) : tryInner(call, origin);
    if (!error) Events.itemCompleted();
    else if (onError == OnError.Fail) return error;
    else if (onError == OnError.Stop) {
      Events.batchInterrupted(i, error);
      return ok();
    } else {
      Events.itemFailed(error);
      hasFailed = true;
    }
    leftovers.drop();
  }
  if (hasFailed) Events.batchCompletedWithErrors();
  else Events.batchCompleted();
  return ok();
}
