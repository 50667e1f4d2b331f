/** What Root can set, within which limits, and what holds otherwise. */
import { Storage } from "../../runtime/generated/oracle_client";
import { Constants, OracleParameters } from "./schema";

export function parameters(): OracleParameters {
  const stored = Storage.parameters.get();
  if (stored) return stored;
  return new OracleParameters(
    Constants.defaultQuorum,
    Constants.defaultRequestLifetime,
    Constants.defaultDeadbandWh,
  );
}

/** Whether each of `p` is within its limits. */
export function areValid(p: OracleParameters): bool {
  if (p.quorum == 0 || p.quorum > Constants.maxOperators) return false;
  if (p.requestLifetime == 0 || p.requestLifetime > Constants.maxRequestLifetime) return false;
  return p.deadbandWh <= Constants.maxDeadbandWh;
}
