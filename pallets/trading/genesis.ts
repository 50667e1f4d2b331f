/** The grid of epochs and the first rules of the market. */
import { slotDuration } from "../../runtime/frame/aura/slots";
import { Storage } from "../../runtime/generated/trading";
import { flawOf, rulesFromStart, usualParameters } from "./parameters";
import { mostSteps } from "./room";
import { Constants, Errors, Genesis } from "./schema";

/** Text of the first thing that is wrong, with its path; null when all is stored. */
export function buildTrading(genesis: Genesis): string | null {
  const length = genesis.epochLength ? genesis.epochLength : Constants.defaultEpochLength;
  if (length > Constants.maxEpochLength || length % slotDuration()) {
    return "trading.epochLength: whole slots, and at most a day";
  }
  const given = genesis.parameters;
  const parameters = given ? given : usualParameters();
  const flaw = flawOf(parameters, length, mostSteps());
  if (flaw >= 0) return "trading.parameters." + textOf(flaw);
  Storage.parameters.put(rulesFromStart(length, parameters));
  return null;
}

function textOf(flaw: i32): string {
  switch (flaw) {
    case Errors.InvalidHorizon:
      return "horizon: from 1 to 96 epochs";
    case Errors.InvalidGateClosure:
      return "gateClosureBlocks: less than an epoch";
    case Errors.InvalidLot:
      return "lot: from 1 Wh to 1 TWh";
    case Errors.InvalidTick:
      return "tick: a multiple of 1000, and not zero";
    case Errors.InvalidPriceBand:
      return "maxPrice: no price lies in the price band";
    case Errors.InvalidOrderCaps:
      return "maxOrdersPerUser, maxOrdersPerEpoch: from 1 to 1000 and from 1 to 100,000";
    case Errors.CannotKeepUp:
      return "maxOrdersPerEpoch: so many orders do not clear within a third of an epoch";
    case Errors.InvalidRetention:
      return "retention: at most a year";
    default:
      return "stepsPerBlock: from 1 to " + mostSteps().toString();
  }
}
