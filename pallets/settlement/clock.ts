/**
 * Which epochs have ended, and how many meters there were when they did. An epoch ends in the first block of a later
 * one: whoever comes first in that block, a transaction or the next block's hook, notes it before anything changes.
 */
import { blockNumber } from "../../runtime/frame/system/blocks";
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Storage } from "../../runtime/generated/settlement";
import { epochLength } from "../trading/epochs";
import { Constants, PoolClock } from "./schema";

/** The clock at the block's time, as a transaction sees it; it is stored only if the caller does so. */
export function clockNow(): PoolClock {
  const now = Timestamp.now();
  const stored = Storage.clock.get();
  if (stored) {
    if (now >= stored.until) endEpochs(stored, now, blockNumber());
    return stored;
  }
  const length = epochLength();
  const epoch = now / length;
  return new PoolClock(epoch, (epoch + 1) * length, 0, epoch, epoch, 0, 0, epoch, u32.MAX_VALUE);
}

/**
 * Notes that the epochs before that of `now` have ended, in `block`; those too old to be read are passed over. The next
 * block opens their pools.
 */
export function endEpochs(clock: PoolClock, now: u64, block: u32): void {
  const length = epochLength();
  const current = now / length;
  const oldest = current - min(current, Constants.maxContractAge);
  clock.endedFrom = max(clock.epoch, oldest);
  clock.endedTo = current;
  clock.endedMeters = clock.meters;
  clock.endedIn = block;
  clock.epoch = current;
  clock.until = (current + 1) * length;
  clock.nextBlock = 0;
}

/** Counts a meter in or out that pools have to wait for. */
export function countMeter(isThere: bool): void {
  const clock = clockNow();
  if (isThere) clock.meters++;
  else if (clock.meters) clock.meters--;
  Storage.clock.put(clock);
}

/** Has the next block look for work. */
export function wake(): void {
  const clock = clockNow();
  clock.nextBlock = 0;
  Storage.clock.put(clock);
}
