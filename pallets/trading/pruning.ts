/** Forgetting the orders of epochs that were closed long ago, in bounded steps: a key is one, and so is the end. */
import { Steps } from "../../runtime/support/steps";
import { Events, Storage } from "../../runtime/generated/trading";
import { Epoch } from "./schema";

/** Prunes what is old enough at the time `now`, oldest first. */
export function pruneDue(now: u64, steps: Steps): void {
  let kept = Storage.kept.first();
  while (steps.left && kept && now >= Storage.kept.get(kept.value)) {
    prune(kept.value, steps);
    kept = Storage.kept.after(kept.value);
  }
}

function prune(epoch: Epoch, steps: Steps): void {
  dropOrders(epoch, steps);
  dropLevels(epoch, steps);
  dropPositions(epoch, steps);
  // Without a step to take there may be keys left, and the epoch stays to be found again.
  if (!steps.take()) return;
  Storage.kept.remove(epoch);
  Events.epochPruned(epoch);
}

// Each walk goes on from the key it has removed: the host would have to step over removed ones.

function dropOrders(epoch: Epoch, steps: Steps): void {
  let key = Storage.orderBook.firstOfEpoch(epoch);
  while (key && steps.take()) {
    Storage.orders.remove(key.orderId);
    Storage.orderBook.remove(key);
    key = Storage.orderBook.nextOfEpoch(key);
  }
}

function dropLevels(epoch: Epoch, steps: Steps): void {
  let key = Storage.levels.firstOfEpoch(epoch);
  while (key && steps.take()) {
    Storage.levels.remove(key);
    key = Storage.levels.nextOfEpoch(key);
  }
}

function dropPositions(epoch: Epoch, steps: Steps): void {
  let key = Storage.positions.firstOfEpoch(epoch);
  while (key && steps.take()) {
    Storage.positions.remove(key);
    Storage.ordersOf.remove(key);
    key = Storage.positions.nextOfEpoch(key);
  }
}
