/** Changing the rules of the market: from an epoch on that cannot have orders yet, so that no book sees two sets. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Events, Storage } from "../../runtime/generated/trading";
import { DispatchResult, ok } from "../../runtime/primitives";
import { flawOf, rules } from "./parameters";
import { mostSteps } from "./room";
import { Constants, Epoch, MarketParameters, MarketRules, ScheduledParameters } from "./schema";

/** Has the books from `fromEpoch` on live by `parameters`; what was to change later than that no longer will. */
export function changeParameters(parameters: MarketParameters, fromEpoch: Epoch): DispatchResult {
  const known = rules();
  const flaw = flawOf(parameters, known.epochLength, mostSteps());
  if (flaw) return flaw.error;
  const current = Timestamp.now() / known.epochLength;
  if (fromEpoch <= lastOrderable(current, known)) return Errors.EpochTooEarly();
  const schedule = stillNeeded(current, fromEpoch, known);
  // The first is in force.
  if (<u32>schedule.length > Constants.maxScheduled) return Errors.TooManyChanges();
  schedule.push(new ScheduledParameters(fromEpoch, parameters));
  Storage.parameters.put(new MarketRules(known.epochLength, schedule));
  Events.parametersSet(parameters, fromEpoch);
  return ok();
}

/** The last epoch for which an order can be placed now. */
export function lastOrderableEpoch(): Epoch {
  const known = rules();
  return lastOrderable(Timestamp.now() / known.epochLength, known);
}

/** The same, in epoch `current` by the rules `known`. */
function lastOrderable(current: Epoch, known: MarketRules): Epoch {
  const schedule = known.schedule;
  let end = u64.MAX_VALUE;
  let i = schedule.length - 1;
  // Rules that come later than anybody can order leave the epochs before them to earlier ones.
  for (; i > 0 && current + schedule[i].parameters.horizon < schedule[i].fromEpoch; i--) {
    end = schedule[i].fromEpoch - 1;
  }
  return min(current + schedule[i].parameters.horizon, end);
}

/** What stays of the schedule when it changes with `fromEpoch`: the rules in force, and changes before that. */
function stillNeeded(
  current: Epoch,
  fromEpoch: Epoch,
  known: MarketRules,
): Array<ScheduledParameters> {
  const schedule = known.schedule;
  const kept = new Array<ScheduledParameters>();
  for (let i = 0; i < schedule.length; i++) {
    const isOver = i + 1 < schedule.length && schedule[i + 1].fromEpoch <= current;
    if (!isOver && schedule[i].fromEpoch < fromEpoch) kept.push(schedule[i]);
  }
  return kept;
}
