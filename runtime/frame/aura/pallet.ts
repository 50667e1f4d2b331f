import { Storage } from "../../generated/aura";
import { abort } from "../../host/panic";
import { Weight, indexOfRepeated } from "../../primitives";
import { Genesis } from "./schema";
import { givenSlot, hasSlot } from "./slots";
import * as weights from "./weights";

/** Milliseconds: a third of less would have no room for the heaviest calls of governance. */
const LEAST_SLOT: u64 = 2_000;

/** Block authorship in turns, one authority a slot. */
@pallet("Aura")
export class Aura {
  @hook
  static onInitialize(block: u32): Weight {
    // Tools that only look at a block pass no slot; a block that is imported always has one.
    if (!hasSlot()) return weights.onInitialize();
    const next = givenSlot();
    if (Storage.currentSlot.get() >= next) abort("Slot must increase");
    Storage.currentSlot.put(next);
    return weights.onInitialize();
  }

  static buildGenesis(genesis: Genesis): string | null {
    if (genesis.slotDuration && genesis.slotDuration < LEAST_SLOT) {
      return "aura.slotDuration: at least 2000 ms";
    }
    const twice = indexOfRepeated(genesis.authorities);
    if (twice >= 0) return "aura.authorities[" + twice.toString() + "]: the key is listed twice";
    if (genesis.slotDuration) Storage.configuredSlotDuration.put(genesis.slotDuration);
    Storage.authorities.put(genesis.authorities);
    return null;
  }
}
