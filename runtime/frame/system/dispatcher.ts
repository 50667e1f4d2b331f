import { LogLevel, beginLine, endLine, endTarget, say, sayChar } from "../../host/log";
import {
  storageCommitTransaction,
  storageRollbackTransaction,
  storageStartTransaction,
} from "../../host/env";
import { rolesHeld } from "../../chain/seams";
import { proxiesOfCall, rolesOfCall } from "../../generated/dispatch";
import { Errors } from "../../generated/system";
import { DispatchResult, badOrigin, ok } from "../../primitives/dispatch-error";
import { EventRecords } from "../../primitives/api-types";
import { Origin } from "../../primitives/origin";
import { Call, DELEGATE, ROOT } from "../../support/call";
import { sayError } from "../../support/log";
import { clearEvents, depositedEvents, enterExtrinsic } from "./events";
import { forgetAccount } from "./accounts";

/**
 * Runs `call` in a storage transaction of its own, so that an error changes nothing. Calls do not look themselves at who makes
 * them: of a signed origin admission has made sure that it may, of Root this does, of calls within others `makeInner`.
 */
export function dispatch(call: Call, origin: Origin): DispatchResult {
  if (origin.isRoot && !isForRoot(call)) return badOrigin();
  storageStartTransaction();
  return conclude(dispatchUnguarded(call, origin));
}

/**
 * Makes a call that another one or a question holds, as if `origin` had made it by itself: its roles at this moment decide, and the types
 * of proxies that it acts by. What an error leaves behind the caller rolls back.
 */
export function makeInner(call: Call, origin: Origin): DispatchResult {
  const refusal = checkInner(call, origin);
  return refusal ? refusal : call.dispatch(origin);
}

/** Makes a call that another one holds in a storage transaction of its own, so that an error changes nothing. */
export function tryInner(call: Call, origin: Origin): DispatchResult {
  storageStartTransaction();
  return conclude(makeInner(call, origin));
}

function checkInner(call: Call, origin: Origin): DispatchResult {
  const pallet = call.pallet();
  const index = call.index();
  const roles = rolesOfCall(pallet, index);
  const who = origin.signer();
  if (!who) return origin.isRoot && roles & ROOT ? ok() : badOrigin();
  const scope = origin.scope;
  if (scope && !(proxiesOfCall(pallet, index) & scope)) return Errors.CallFiltered();
  // What delegates make says itself whom they act for.
  return roles & DELEGATE || roles & rolesHeld(who) ? ok() : badOrigin();
}

function conclude(outcome: DispatchResult): DispatchResult {
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
    const result = makeInner(call, origin);
    if (result) storageRollbackTransaction();
    else storageCommitTransaction();
    const events = new EventRecords(depositedEvents());
    rollback();
    return new Rehearsal(result, events);
  }
}

/** Whether governance may make `call`, and all that it makes. */
export function isForRoot(call: Call): bool {
  if (!(rolesOfCall(call.pallet(), call.index()) & ROOT)) return false;
  const inner = call.inner();
  if (!inner) return true;
  for (let i = 0; i < inner.length; i++) {
    if (!isForRoot(inner[i])) return false;
  }
  return true;
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
