import { Errors, Storage } from "../../generated/grandpa";
import { Storage as System } from "../../generated/system";
import { DispatchResult, H256, Origin, Weight, indexOfRepeated, ok } from "../../primitives";
import { enactPendingChange, isGrandpaChangePending, noteStall } from "./authorities";
import { Constants, Genesis, Stall } from "./schema";
import { enacting, onInitialize as idle } from "./weights";

/** The authorities whose votes make blocks final. */
@pallet("Grandpa")
export class Grandpa {
  /** Says where finality stalled, so that the next authorities go on. */
  @call(2)
  @role("root")
  @operational
  static noteStalled(origin: Origin, delay: u32, bestFinalizedBlockNumber: u32): DispatchResult {
    if (bestFinalizedBlockNumber >= System.number.get()) return Errors.BlockNotFinal();
    if (delay > Constants.maxStallBlocks) return Errors.DelayTooLong();
    if (isGrandpaChangePending()) return Errors.ChangePending();
    noteStall(new Stall(delay, bestFinalizedBlockNumber));
    return ok();
  }

  @hook
  static onInitialize(block: u32): Weight {
    return enactPendingChange(block) ? enacting() : idle();
  }

  static buildGenesis(genesis: Genesis): string | null {
    const keys = new Array<H256>();
    for (let i = 0; i < genesis.authorities.length; i++) {
      if (!genesis.authorities[i].weight) return problemAt(i, "the weight must be at least 1");
      keys.push(genesis.authorities[i].key);
    }
    const twice = indexOfRepeated(keys);
    if (twice >= 0) return problemAt(twice, "the key is listed twice");
    Storage.authorities.put(genesis.authorities);
    return null;
  }
}

function problemAt(index: i32, problem: string): string {
  return "grandpa.authorities[" + index.toString() + "]: " + problem;
}
