/** The rules of the market: those of every epoch, and which ones there may be. */
import { slotDuration } from "../../runtime/frame/aura/slots";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Errors, Storage } from "../../runtime/generated/trading";
import { Balance, u128 } from "../../runtime/primitives";
import { Flaw } from "../../runtime/support/flaw";
import { Constants, Epoch, MarketParameters, MarketRules, ScheduledParameters } from "./schema";

/** Milliseconds of a slot for each step of the usual rules: 1,000 of six seconds, which leave most of a block to calls. */
const SLOT_OF_STEP: u64 = 6;
const USUAL_STEPS: u64 = 1_000;

/** The rules of a chain that states no others. */
export function usualParameters(): MarketParameters {
  const tick: u64 = 1_000_000_000_000_000;
  const steps = <u32>min<u64>(slotDuration() / SLOT_OF_STEP, USUAL_STEPS);
  return new MarketParameters(4, 0, 10, tick, null, null, 100, 10_000, steps, 96, false);
}

/** Rules that hold from the first epoch on. */
export function rulesFromStart(epochLength: u64, parameters: MarketParameters): MarketRules {
  return new MarketRules(epochLength, [new ScheduledParameters(0, parameters)]);
}

/** The length of epochs, and the rules of those that can have open books. */
export function rules(): MarketRules {
  const stored = Storage.parameters.get();
  if (stored && stored.epochLength && stored.schedule.length) return stored;
  return rulesFromStart(Constants.defaultEpochLength, usualParameters());
}

/** The rules that the book of `epoch` lives by. */
export function rulesOf(epoch: Epoch, known: MarketRules): MarketParameters {
  const schedule = known.schedule;
  let i = schedule.length - 1;
  while (i > 0 && schedule[i].fromEpoch > epoch) i--;
  return schedule[i].parameters;
}

/**
 * The rules of the epoch that runs. Their `stepsPerBlock` is what a block may do now: the more of this epoch's and
 * the next one's, whose book may close before it starts.
 */
export function parameters(): MarketParameters {
  const known = rules();
  const current = Timestamp.now() / known.epochLength;
  const now = rulesOf(current, known);
  const next = rulesOf(current + 1, known);
  if (next.stepsPerBlock > now.stepsPerBlock) now.stepsPerBlock = next.stepsPerBlock;
  return now;
}

/** What is wrong with `p` where a block has room for `mostSteps`; null when nothing is. */
export function flawOf(p: MarketParameters, epochLength: u64, mostSteps: u64): Flaw | null {
  const slots = epochLength / slotDuration();
  if (!p.horizon || p.horizon > Constants.maxHorizon) {
    return new Flaw(Errors.InvalidHorizon(), "horizon: from 1 to 96 epochs");
  }
  if (<u64>p.gateClosureBlocks >= slots) {
    return new Flaw(Errors.InvalidGateClosure(), "gateClosureBlocks: less than an epoch");
  }
  if (!p.lot || p.lot > Constants.maxOrderEnergy) {
    return new Flaw(Errors.InvalidLot(), "lot: from 1 Wh to 1 TWh");
  }
  if (!p.tick || p.tick % 1000) {
    return new Flaw(Errors.InvalidTick(), "tick: a multiple of 1000, and not zero");
  }
  if (!hasPrice(p)) {
    return new Flaw(Errors.InvalidPriceBand(), "maxPrice: no price lies in the price band");
  }
  if (!isFrom1To(p.maxOrdersPerUser, Constants.maxOrdersPerUser)) {
    return new Flaw(Errors.InvalidOrderCaps(), "maxOrdersPerUser: from 1 to 1000");
  }
  if (!isFrom1To(p.maxOrdersPerEpoch, Constants.maxOrdersPerEpoch)) {
    return new Flaw(Errors.InvalidOrderCaps(), "maxOrdersPerEpoch: from 1 to 100,000");
  }
  if (!isFrom1To(p.stepsPerBlock, mostSteps)) {
    return new Flaw(Errors.InvalidSteps(), "stepsPerBlock: from 1 to " + mostSteps.toString());
  }
  if (p.maxOrdersPerEpoch > mostOrders(p.stepsPerBlock, slots)) {
    const text = "maxOrdersPerEpoch: so many orders do not clear within a third of an epoch";
    return new Flaw(Errors.CannotKeepUp(), text);
  }
  if (p.retention * epochLength > Constants.maxRetention) {
    return new Flaw(Errors.InvalidRetention(), "retention: at most a year");
  }
  return null;
}

function isFrom1To(count: u64, most: u64): bool {
  return count > 0 && count <= most;
}

/** Orders, each at a limit of its own, that clear in time where an epoch has `slots` blocks. */
export function mostOrders(stepsPerBlock: u32, slots: u64): u64 {
  const steps = <u64>stepsPerBlock * (slots / Constants.clearingShare);
  return (steps - min<u64>(steps, Constants.stepsOfBook)) / 2;
}

/** Whether a multiple of the tick lies in the price band. */
function hasPrice(p: MarketParameters): bool {
  const highest = p.maxPrice;
  if (!highest) return true;
  const lowest = p.minPrice;
  const last = u128.checkedSub(highest, u128.from(u128.rem64(highest, p.tick)));
  if (!last || last.isZero()) return false;
  return lowest ? last >= lowest : true;
}

/** Whether `price` lies in the price band, if there is one. */
export function isInBand(price: Balance, p: MarketParameters): bool {
  const lowest = p.minPrice;
  if (lowest && price < lowest) return false;
  const highest = p.maxPrice;
  return highest ? price <= highest : true;
}
