/** The first operators and parameters. */
import { Storage } from "../../runtime/generated/oracle_client";
import { appoint } from "./operators";
import { areValid, parameters } from "./parameters";
import { Constants, Genesis } from "./schema";

/** Text of the first thing that is wrong, with its path; null when all is stored. */
export function buildOracle(genesis: Genesis): string | null {
  const first = genesis.operators;
  if (<u32>first.length > Constants.maxOperators) return "oracleClient.operators: at most 16";
  for (let i = 0; i < first.length; i++) {
    if (appoint(first[i])) {
      return "oracleClient.operators[" + i.toString() + "]: the account is listed twice";
    }
  }
  return setParameters(genesis);
}

function setParameters(genesis: Genesis): string | null {
  const given = parameters();
  if (genesis.quorum) given.quorum = genesis.quorum;
  if (genesis.requestLifetime) given.requestLifetime = genesis.requestLifetime;
  if (genesis.deadbandWh) given.deadbandWh = genesis.deadbandWh;
  if (!areValid(given)) return "oracleClient: quorum, requestLifetime or deadbandWh is too large";
  if (genesis.quorum > <u32>genesis.operators.length) {
    return "oracleClient.quorum: there are fewer operators";
  }
  const isAnyGiven = genesis.quorum > 0 || genesis.requestLifetime > 0 || genesis.deadbandWh > 0;
  if (isAnyGiven) Storage.parameters.put(given);
  return null;
}
