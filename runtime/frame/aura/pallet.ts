import { Storage } from "../../generated/aura";
import { abort } from "../../host/panic";
import { Weight, indexOfRepeated } from "../../primitives";
import { foundValidators } from "../session/validators";
import { Genesis } from "./schema";
import { adoptSlots } from "./migrations";
import { SLOT_DURATION, givenSlot, hasSlot } from "./slots";
import * as weights from "./weights";

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

  @hook
  static onRuntimeUpgrade(): Weight {
    return adoptSlots();
  }

  static buildGenesis(genesis: Genesis): string | null {
    if (genesis.slotDuration && genesis.slotDuration != SLOT_DURATION) {
      return "aura.slotDuration: this code has a block every " + SLOT_DURATION.toString() + " ms";
    }
    const twice = indexOfRepeated(genesis.authorities);
    if (twice >= 0) return "aura.authorities[" + twice.toString() + "]: the key is listed twice";
    Storage.authorities.put(genesis.authorities);
    foundValidators(genesis.authorities);
    return null;
  }
}
