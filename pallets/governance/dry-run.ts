/** What a proposal would come to, for those who are to vote on it. */
import { Call } from "../../runtime/support/call";
import { Rehearsal } from "../../runtime/frame/system/dispatcher";
import { Origin } from "../../runtime/primitives";
import { DryRun } from "../../runtime/primitives/api-types";
import { checkCall } from "./proposals";

/** Looks at `call` as `propose` would, then runs it as Root and undoes it. */
export function rehearse(call: Call): DryRun {
  const proposable = checkCall(call);
  const weight = call.weight();
  const rehearsal = Rehearsal.of(call, Origin.root());
  return new DryRun(proposable, weight, rehearsal.result, rehearsal.events);
}
