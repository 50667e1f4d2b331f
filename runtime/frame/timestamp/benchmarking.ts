import { Bench } from "../../support/benchmarking";
import { Storage as Aura } from "../../generated/aura";
import { Origin, Weight } from "../../primitives";
import { slotDuration } from "../aura/slots";
import { openBlock } from "../system/block-context";
import { Timestamp } from "./pallet";

const SLOT: u64 = 1_000;

@benchmarks
export class Benchmarks {
  /** In the slot after the one that storage knows the time of. */
  static set(bench: Bench): void {
    openBlock(1, Weight.zero());
    Aura.configuredSlotDuration.put(slotDuration());
    Aura.currentSlot.put(SLOT);
    const time = SLOT * slotDuration();
    bench.start();
    const refusal = Timestamp.set(Origin.none(), time);
    bench.stop();
    bench.expect(!refusal && Timestamp.now() == time, "the block has its time");
  }
}
