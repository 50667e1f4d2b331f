/** Forgetting the orders of epochs that were closed long ago, in bounded steps: a key is one. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Events, Storage } from "../../runtime/generated/trading";
import { AccountId, H256, u128 } from "../../runtime/primitives";
import { parameters, pruneTimeOf } from "./parameters";
import { oldestKept } from "./schedule";
import { BookKey, Epoch, LevelKey, PositionKey, Side } from "./schema";

/** Prunes what is old enough, oldest first; returns how many of `steps` are left. */
export function pruneDue(steps: u32): u32 {
  const rules = parameters();
  let left = steps;
  while (left) {
    const kept = oldestKept();
    if (!kept || Timestamp.now() < pruneTimeOf(kept.epoch, rules)) break;
    left = prune(kept.epoch, left);
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

function dropOrders(epoch: Epoch, steps: u32): u32 {
  let left = steps;
  while (left) {
    const key = Storage.orderBook.after(new BookKey(epoch, Side.Buy, u128.zero(), 0));
    if (!key || key.epoch != epoch) break;
    Storage.orders.remove(key.orderId);
    Storage.orderBook.remove(key);
    left--;
  }
  return left;
}

function dropLevels(epoch: Epoch, steps: u32): u32 {
  let left = steps;
  while (left) {
    const key = Storage.levels.after(new LevelKey(epoch, Side.Buy, u128.zero()));
    if (!key || key.epoch != epoch) break;
    Storage.levels.remove(key);
    left--;
  }
  return left;
}

function dropPositions(epoch: Epoch, steps: u32): u32 {
  let left = steps;
  while (left) {
    const key = positionIn(epoch);
    if (!key) break;
    Storage.positions.remove(key);
    left--;
  }
  return left;
}

function positionIn(epoch: Epoch): PositionKey | null {
  const key = Storage.positions.after(new PositionKey(epoch, new AccountId(H256.zero().ptr)));
  return key && key.epoch == epoch ? key : null;
}
