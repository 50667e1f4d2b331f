import { LogLevel, log, logEnabled } from "../host/log";
import {
  storageCommitTransaction,
  storageRollbackTransaction,
  storageStartTransaction,
} from "../host/env";
import { rolesOfCall } from "../generated/dispatch";
import { DispatchResult, badOrigin } from "../primitives/dispatch-error";
import { EventRecords } from "../primitives/api-types";
import { Origin } from "../primitives/origin";
import { Call } from "./call";
import { clearEvents, depositedEvents, enterExtrinsic } from "../frame/system/events";
import { forgetAccount } from "../frame/system/accounts";

/** Root's bit in `rolesOfCall`. */
const ROOT: u32 = 1 << 31;

/**
 * Runs `call` in a storage transaction of its own, so that an error changes nothing. Of a signed origin
 * admission has made sure that it may; Root makes only calls that are declared for it.
 */
export function dispatch(call: Call, origin: Origin): DispatchResult {
  if (origin.isRoot && !isForRoot(call)) return badOrigin();
  storageStartTransaction();
  const outcome = dispatchUnguarded(call, origin);
  if (outcome) rollback();
  else storageCommitTransaction();
  return outcome;
}

/** What `call` would come to now, and the events it would deposit. Not for blocks: no weight pays for it. */
@final
export class Rehearsal {
  private constructor(
    readonly result: DispatchResult,
    readonly events: EventRecords,
  ) {}

  /** Runs `call` and undoes it. */
  static of(call: Call, origin: Origin): Rehearsal {
    storageStartTransaction();
    clearEvents();
    enterExtrinsic(0);
    storageStartTransaction();
    const result = call.dispatch(origin);
    if (result) storageRollbackTransaction();
    else storageCommitTransaction();
    const events = new EventRecords(depositedEvents());
    rollback();
    return new Rehearsal(result, events);
  }
}

/** Whether governance may make `call`. */
export function isForRoot(call: Call): bool {
  return (rolesOfCall(call.pallet(), call.index()) & ROOT) != 0;
}

function rollback(): void {
  storageRollbackTransaction();
  forgetAccount();
}

/** Runs `call` where an error discards the block anyway: inherents. */
export function dispatchUnguarded(call: Call, origin: Origin): DispatchResult {
  const outcome = call.dispatch(origin);
  if (logEnabled(LogLevel.Debug)) logCall(call.name(), outcome);
  return outcome;
}

/** `pallet_grid_token`: call and outcome, under FRAME's log target of the pallet. */
function logCall(name: string, outcome: DispatchResult): void {
  const dot = name.indexOf(".");
  const verdict = outcome ? " failed: " + outcome.toString() : " succeeded";
  log(LogLevel.Debug, logTarget(name.substring(0, dot)), name.substring(dot + 1) + verdict);
}

/** `GridToken` → `pallet_grid_token`. */
function logTarget(pallet: string): string {
  let target = "pallet";
  for (let i = 0; i < pallet.length; i++) {
    const letter = pallet.charAt(i);
    const lower = letter.toLowerCase();
    target += letter == lower ? letter : "_" + lower;
  }
  return target;
}
