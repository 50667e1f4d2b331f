/** What Root can set, within which limits, and what holds otherwise. */
import { Storage } from "../../runtime/generated/settlement";
import { Constants, SettlementParameters } from "./schema";

export function parameters(): SettlementParameters {
  const stored = Storage.parameters.get();
  if (stored) return stored;
  return new SettlementParameters(Constants.defaultPoolDeadline, Constants.defaultStepsPerBlock);
}

/** Whether each of `p` is within its limits. */
export function areValid(p: SettlementParameters): bool {
  if (!p.poolDeadline || p.poolDeadline > Constants.maxPoolDeadline) return false;
  return p.stepsPerBlock != 0 && p.stepsPerBlock <= Constants.maxStepsPerBlock;
}
