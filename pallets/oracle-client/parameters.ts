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

export function areValid(quorum: u32, requestLifetime: u32, deadbandWh: u64): bool {
  if (quorum == 0 || quorum > Constants.maxOperators) return false;
  if (requestLifetime == 0 || requestLifetime > Constants.maxRequestLifetime) return false;
  return deadbandWh <= Constants.maxDeadbandWh;
}
