/** The first rules of the market. */
import { Storage } from "../../runtime/generated/trading";
import { flawOf, usualParameters } from "./parameters";
import { Errors, Genesis } from "./schema";

/** Text of the first thing that is wrong, with its path; null when all is stored. */
export function buildTrading(genesis: Genesis): string | null {
  const given = genesis.parameters;
  const rules = given ? given : usualParameters();
  const flaw = flawOf(rules);
  if (flaw >= 0) return "trading.parameters." + textOf(flaw);
  Storage.parameters.put(rules);
  return null;
}

function textOf(flaw: i32): string {
  switch (flaw) {
    case Errors.InvalidEpochLength:
      return "epochLength: whole slots, and at most a day";
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
    default:
      return "stepsPerBlock: from 1 to 3000";
  }
}
