/** A block's share of the pallet's own work. A block with nothing due reads the clock and goes on. */
import { Timestamp } from "../../runtime/frame/timestamp/pallet";
import { Storage } from "../../runtime/generated/settlement";
import { mark, release } from "../../runtime/support/memory";
import { Steps } from "../../runtime/support/steps";
import { Weight } from "../../runtime/primitives";
import { endEpochs } from "./clock";
import { closeDue } from "./closing";
import { parameters } from "./parameters";
import { openPools } from "./pools";
import { Constants, PoolClock, PoolPhase } from "./schema";
import { endOld, endPassedOver, prunePools } from "./sweeping";
import { ending, settling } from "./weights";

/** Steps between two releases of memory. */
const STEPS_AT_ONCE: u32 = 64;

/** Whether there is work in `block`, at whose beginning the time is the block's before. */
export function isWorkDue(block: u32): bool {
  const clock = Storage.clock.get();
  return clock ? block >= clock.nextBlock || Timestamp.now() >= clock.until : false;
}

/** Does one block's share of what is due; returns what that weighs. */
export function workBySelf(block: u32): Weight {
  const now = Timestamp.now();
  const opened = turn(now, block);
  const most = parameters().stepsPerBlock;
  const steps = new Steps(most);
  const ends = new Steps(Constants.maxEndsPerBlock);
  while (steps.left) {
    const before = mark();
    const some = steps.some(STEPS_AT_ONCE);
    work(now, block, some, ends);
    if (!steps.goOn(some)) break;
    release(before);
  }
  reschedule(block, steps.left != 0 && ends.left != 0);
  const weight = settling(most - steps.left + opened);
  const ended = Constants.maxEndsPerBlock - ends.left;
  return ended ? weight.plus(ending(ended)) : weight;
}

/** Opens the pools of the epochs that have ended; returns how many epochs those are. */
function turn(now: u64, block: u32): u32 {
  const clock = Storage.clock.get();
  if (!clock) return 0;
  let ended = clock.endedTo - clock.endedFrom;
  openPools(clock);
  // The time is that of the block before, in which the epoch ended.
  if (now >= clock.until) {
    endEpochs(clock, now, block - 1);
    ended += clock.endedTo - clock.endedFrom;
    openPools(clock);
  }
  Storage.clock.put(clock);
  return <u32>ended;
}

/** Takes as much of the work as there are steps; what goes on in another go is read from storage again. */
function work(now: u64, block: u32, steps: Steps, ends: Steps): void {
  const clock = Storage.clock.get();
  if (!clock) return;
  closeDue(clock.openFrom, block, steps);
  endPassedOver(steps, ends);
  endOld(clock.epoch, steps, ends);
  prunePools(now, steps);
}

/** Notes which pool is open first, and when the next one has to close. */
function reschedule(block: u32, isDone: bool): void {
  const clock = Storage.clock.get();
  if (!clock) return;
  clock.nextBlock = u32.MAX_VALUE;
  skipClosed(clock);
  let epoch = clock.openFrom;
  while (epoch < clock.epoch) {
    const pool = Storage.pools.get(epoch);
    if (pool && pool.phase == PoolPhase.Open) clock.nextBlock = min(clock.nextBlock, pool.deadline);
    const next = Storage.pools.after(epoch);
    epoch = next ? next.value : u64.MAX_VALUE;
  }
  if (!isDone) clock.nextBlock = block + 1;
  Storage.clock.put(clock);
}

function skipClosed(clock: PoolClock): void {
  while (clock.openFrom < clock.epoch) {
    const pool = Storage.pools.get(clock.openFrom);
    if (pool && pool.phase != PoolPhase.Closed) return;
    const next = Storage.pools.after(clock.openFrom);
    clock.openFrom = next ? min(next.value, clock.epoch) : clock.epoch;
  }
}
