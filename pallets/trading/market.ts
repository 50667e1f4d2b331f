/** The market's own work, for its hook, for market makers and for other pallets. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { mark, release } from "../../runtime/support/memory";
import { Steps } from "../../runtime/support/steps";
import { Storage } from "../../runtime/generated/trading";
import { clearDue } from "./clearing";
import { parameters } from "./parameters";
import { pruneDue } from "./pruning";
import { reschedule } from "./schedule";

/** Steps between two releases of memory. */
const STEPS_AT_ONCE: u32 = 64;

/** Does one block's share of what is due; returns the steps it took. */
export function workBySelf(): u32 {
  const most = parameters().stepsPerBlock;
  const steps = new Steps(most);
  const now = Timestamp.now();
  if (!Storage.clearsByHand.get()) clear(now, steps);
  prune(now, steps);
  reschedule();
  return most - steps.left;
}

/** Clears as much of the books that are due as one call may; returns the steps it took. */
export function clearByHand(): u32 {
  const most = parameters().stepsByHand;
  const steps = new Steps(most);
  clear(Timestamp.now(), steps);
  const used = most - steps.left;
  if (used) reschedule();
  return used;
}

// Memory is released behind every so many steps: however many a block takes, it needs no more than they do. What
// goes on behind a release is read from storage again.

function clear(now: u64, steps: Steps): void {
  while (steps.left) {
    const before = mark();
    const some = steps.some(STEPS_AT_ONCE);
    clearDue(now, some);
    if (!steps.goOn(some)) break;
    release(before);
  }
}

function prune(now: u64, steps: Steps): void {
  while (steps.left) {
    const before = mark();
    const some = steps.some(STEPS_AT_ONCE);
    pruneDue(now, some);
    if (!steps.goOn(some)) break;
    release(before);
  }
}

/** Whether books clear by themselves. */
export function isClearingAutomatic(): bool {
  return !Storage.clearsByHand.get();
}

/** Has books clear by themselves, or wait for `clearByHand`. */
export function setAutomaticClearing(on: bool): void {
  if (on) Storage.clearsByHand.kill();
  else Storage.clearsByHand.put(true);
  reschedule();
}
