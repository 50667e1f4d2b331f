/** Ending what waits for no reading any more, and forgetting what nobody asks for, in bounded steps. */
import { Steps } from "../../runtime/support/steps";
import { Events, Storage } from "../../runtime/generated/settlement";
import { Constants, MeterEpoch, PoolPhase } from "./schema";
import { settleMissing } from "./settling";

/**
 * Ends contracts that later readings have passed over; an epoch of a meter is a step, and a contract besides takes one of
 * `ends`, which are fewer.
 */
export function endPassedOver(steps: Steps, ends: Steps): void {
  let meter = Storage.passedOver.first();
  while (meter && steps.left && ends.left) {
    const range = Storage.passedOver.get(meter);
    if (!range) return;
    while (range.from < range.to && ends.left && steps.take()) {
      endMissing(new MeterEpoch(range.from, meter), ends);
      range.from++;
    }
    if (range.from < range.to) {
      Storage.passedOver.insert(meter, range);
      return;
    }
    Storage.passedOver.remove(meter);
    meter = Storage.passedOver.after(meter);
  }
}

/** Ends contracts that are too old to be read for in `current`. */
export function endOld(current: u64, steps: Steps, ends: Steps): void {
  let key = Storage.contracts.first();
  while (key && key.epoch + Constants.maxContractAge <= current && ends.left && steps.take()) {
    endMissing(key, ends);
    key = Storage.contracts.after(key);
  }
}

function endMissing(key: MeterEpoch, ends: Steps): void {
  const contract = Storage.contracts.get(key);
  if (contract && ends.take()) settleMissing(key, contract);
}

/** Forgets pools that are old enough at the time `now`, oldest first; an entry is a step, and so is the end. */
export function prunePools(now: u64, steps: Steps): void {
  let epoch = Storage.pools.first();
  while (epoch && steps.left) {
    const pool = Storage.pools.get(epoch.value);
    // However short a time it is kept, what was entered is settled first.
    if (!pool || pool.phase != PoolPhase.Closed || now < pool.keptUntil) return;
    let key = Storage.entries.firstOfEpoch(epoch.value);
    while (key && steps.take()) {
      Storage.entries.remove(key);
      key = Storage.entries.nextOfEpoch(key);
    }
    if (key || !steps.take()) return;
    Storage.pools.remove(epoch.value);
    Events.poolPruned(epoch.value);
    epoch = Storage.pools.after(epoch.value);
  }
}
