/** The market's own work, for its hook, for market makers and for other pallets. */
import { Storage } from "../../runtime/generated/trading";
import { clearDue } from "./clearing";
import { parameters } from "./parameters";
import { pruneDue } from "./pruning";
import { reschedule } from "./schedule";

/** Does one block's share of what is due; returns the steps it took. */
export function workBySelf(): u32 {
  const steps = parameters().stepsPerBlock;
  const left = Storage.clearsByHand.get() ? steps : clearDue(steps);
  const rest = pruneDue(left);
  reschedule();
  return steps - rest;
}

/** Clears as much of the books that are due as one call may; returns the steps it took. */
export function clearByHand(): u32 {
  const steps = parameters().stepsByHand;
  const used = steps - clearDue(steps);
  if (used) reschedule();
  return used;
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
