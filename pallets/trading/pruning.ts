/** Forgetting the orders of epochs that were closed long ago, in bounded steps: a key is one. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Events, Storage } from "../../runtime/generated/trading";
import { mark, release } from "../../runtime/host/arena";
import { AccountId, H256, u128 } from "../../runtime/primitives";
import { parameters, pruneTimeOf } from "./parameters";
import { oldestKept } from "./schedule";
import { BookKey, Epoch, LevelKey, PositionKey, Side } from "./schema";

/** Steps between two releases of memory. */
const STEPS_AT_ONCE: u32 = 64;

/** Prunes what is old enough, oldest first; returns how many of `steps` are left. */
export function pruneDue(steps: u32): u32 {
  const rules = parameters();
  let left = steps;
  while (left) {
    const before = mark();
    const kept = oldestKept();
    if (!kept || Timestamp.now() < pruneTimeOf(kept.epoch, rules)) break;
    const chunk = min(left, STEPS_AT_ONCE);
    left -= chunk - prune(kept.epoch, chunk);
    release(before);
  }
  return left;
}

function prune(epoch: Epoch, steps: u32): u32 {
  let left = dropOrders(epoch, steps);
  left = dropLevels(epoch, left);
  // Positions go last: by them the epoch is found again.
  left = dropPositions(epoch, left);
  if (!positionIn(epoch)) Events.epochPruned(epoch);
  return left;
}

// Each walk goes on from the key it has removed: the host would have to step over removed ones.

function dropOrders(epoch: Epoch, steps: u32): u32 {
  let left = steps;
  let key = Storage.orderBook.after(new BookKey(epoch, Side.Buy, u128.zero(), 0));
  while (left && key && key.epoch == epoch) {
    Storage.orders.remove(key.orderId);
    Storage.orderBook.remove(key);
    left--;
    key = Storage.orderBook.after(key);
  }
  return left;
}

function dropLevels(epoch: Epoch, steps: u32): u32 {
  let left = steps;
  let key = Storage.levels.after(new LevelKey(epoch, Side.Buy, u128.zero()));
  while (left && key && key.epoch == epoch) {
    Storage.levels.remove(key);
    left--;
    key = Storage.levels.after(key);
  }
  return left;
}

function dropPositions(epoch: Epoch, steps: u32): u32 {
  let left = steps;
  let key = positionIn(epoch);
  while (left && key && key.epoch == epoch) {
    Storage.positions.remove(key);
    Storage.ordersOf.remove(key);
    left--;
    key = Storage.positions.after(key);
  }
  return left;
}

function positionIn(epoch: Epoch): PositionKey | null {
  const key = Storage.positions.after(new PositionKey(epoch, new AccountId(H256.zero().ptr)));
  return key && key.epoch == epoch ? key : null;
}
