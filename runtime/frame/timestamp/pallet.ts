import { Storage } from "../../generated/timestamp";
import { abort } from "../../host/panic";
import { DispatchResult, Origin, ok } from "../../primitives";
import { currentSlot, slotDuration } from "../aura/slots";
import { loadBlock, noteTime } from "../system/block-context";
import { Compact } from "../../support/words";

const MS_PER_DAY: u64 = 86_400_000;

/** The time once it was asked for: hooks and calls ask again. Only an inherent changes it, and nothing takes that back. */
let known: u64 = 0;

/** The time of the block, given by its author and checked by everybody else. */
@pallet("Timestamp")
export class Timestamp {
  /** Sets the time of the block, in milliseconds since 1970. */
  @call(0)
  @mandatory
  static set(origin: Origin, now: Compact<u64>): DispatchResult {
    if (loadBlock().hasTime) abort("Timestamp must be updated only once in the block");
    noteTime();
    const duration = slotDuration();
    const previous = Storage.now.get();
    if (previous && now < previous + (duration >> 1)) {
      abort("Timestamp must increment by at least half a slot between sequential blocks");
    }
    if (now / duration != currentSlot()) abort("Timestamp slot must match CurrentSlot");
    Timestamp.store(now);
    return ok();
  }

  @hook
  static onFinalize(block: u32): void {
    if (!loadBlock().hasTime) abort("Timestamp must be updated once in the block");
  }

  /** Time of the latest block, in milliseconds since 1970; 0 before the first. */
  static now(): u64 {
    if (!known) known = Storage.now.get();
    return known;
  }

  /** The day of the latest block, in days since 1970 (UTC): what an account may do in a day begins anew with it. */
  static today(): u64 {
    return Timestamp.now() / MS_PER_DAY;
  }

  static store(now: u64): void {
    Storage.now.put(now);
    known = now;
  }
}

/** Benchmarks go back to what was before. */
export function forgetTime(): void {
  known = 0;
}
