/** The grid of epochs and the first rules of the market. */
import { slotDuration } from "../../runtime/frame/aura/slots";
import { Storage } from "../../runtime/generated/trading";
import { flawOf, rulesFromStart, usualParameters } from "./parameters";
import { mostSteps } from "./room";
import { Constants, Genesis } from "./schema";

/** Text of the first thing that is wrong, with its path; null when all is stored. */
export function buildTrading(genesis: Genesis): string | null {
  const length = genesis.epochLength ? genesis.epochLength : Constants.defaultEpochLength;
  if (length > Constants.maxEpochLength || length % slotDuration()) {
    return "trading.epochLength: whole slots, and at most a day";
  }
  const given = genesis.parameters;
  const parameters = given ? given : usualParameters();
  const flaw = flawOf(parameters, length, mostSteps());
  if (flaw) return "trading.parameters." + flaw.text;
  Storage.parameters.put(rulesFromStart(length, parameters));
  return null;
}
