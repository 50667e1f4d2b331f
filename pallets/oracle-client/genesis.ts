/** The first operators and parameters. */
import { Storage } from "../../runtime/generated/oracle_client";
import { grantAll } from "../registry/genesis";
import { Role } from "../registry/schema";
import { areValid } from "./parameters";
import { Constants, Genesis, OracleParameters } from "./schema";

/** Text of the first thing that is wrong, with its path; null when all is stored. */
export function buildOracle(genesis: Genesis): string | null {
  const operators = genesis.operators;
  const problem = grantAll("oracleClient.operators", operators, Role.OracleOperator);
  if (problem) return problem;
  if (<u32>operators.length > Constants.maxOperators) return "oracleClient.operators: at most 16";
  if (operators.length) Storage.operators.put(operators);
  return setParameters(genesis);
}

function setParameters(genesis: Genesis): string | null {
  const quorum = genesis.quorum ? genesis.quorum : Constants.defaultQuorum;
  const lifetime = genesis.requestLifetime
    ? genesis.requestLifetime
    : Constants.defaultRequestLifetime;
  const deadband = genesis.deadbandWh ? genesis.deadbandWh : Constants.defaultDeadbandWh;
  if (!areValid(quorum, lifetime, deadband)) {
    return "oracleClient: quorum, requestLifetime or deadbandWh is too large";
  }
  if (genesis.quorum > <u32>genesis.operators.length) {
    return "oracleClient.quorum: there are fewer operators";
  }
  if (genesis.quorum | genesis.requestLifetime || genesis.deadbandWh) {
    Storage.parameters.put(new OracleParameters(quorum, lifetime, deadband));
  }
  return null;
}
