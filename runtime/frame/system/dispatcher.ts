import { LogLevel, beginLine, endLine, endTarget, say, sayChar } from "../../host/log";
import {
  storageCommitTransaction,
  storageRollbackTransaction,
  storageStartTransaction,
} from "../../host/env";
import { rolesOfCall } from "../../generated/dispatch";
import { DispatchResult, badOrigin } from "../../primitives/dispatch-error";
import { EventRecords } from "../../primitives/api-types";
import { Origin } from "../../primitives/origin";
import { Call } from "../../support/call";
import { sayError } from "../../support/log";
import { clearEvents, depositedEvents, enterExtrinsic } from "./events";
import { forgetAccount } from "./accounts";

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
  logCall(call, outcome);
  return outcome;
}

/** `pallet_grid_token`: call and outcome, under FRAME's log target of the pallet. */
function logCall(call: Call, outcome: DispatchResult): void {
  if (!beginLine(LogLevel.Debug, "pallet")) return;
  const name = call.name();
  const dot = name.indexOf(".");
  for (let i = 0; i < dot; i++) sayInSnakeCase(name.charCodeAt(i));
  endTarget();
  for (let i = dot + 1; i < name.length; i++) sayChar(name.charCodeAt(i));
  if (outcome) sayError(" failed: ", outcome);
  else say(" succeeded");
  endLine();
}

/** `GridToken` → `_grid_token`. */
function sayInSnakeCase(letter: i32): void {
  const isCapital = letter >= 0x41 && letter <= 0x5a;
  if (isCapital) sayChar(0x5f);
  sayChar(isCapital ? letter + 0x20 : letter);
}
