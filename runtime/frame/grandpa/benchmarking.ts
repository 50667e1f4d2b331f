import { Storage } from "../../generated/grandpa";
import { Storage as System } from "../../generated/system";
import { Box, H256, Origin } from "../../primitives";
import { Bench, accountOf } from "../../support/benchmarking";
import { Grandpa } from "./pallet";
import { GrandpaAuthority, StoredPendingChange } from "./schema";

/** As many voters as governance lets there be. */
const MOST_VOTERS: u32 = 32;

@benchmarks
export class Benchmarks {
  static noteStalled(bench: Bench): void {
    System.number.put(10);
    bench.start();
    const refusal = Grandpa.noteStalled(Origin.root(), 5, 9);
    bench.stop();
    bench.expect(!refusal && Storage.stalled.exists(), "the stall is noted");
  }

  /** A block in which nothing is pending. */
  static onInitialize(bench: Bench): void {
    bench.start();
    Grandpa.onInitialize(10);
    bench.stop();
    bench.expect(!Storage.lastChange.exists(), "nothing has changed");
  }

  /** The block in which a forced change comes into force. */
  static enacting(bench: Bench): void {
    const voters = new Array<GrandpaAuthority>();
    for (let i: u32 = 0; i < MOST_VOTERS; i++) {
      voters.push(new GrandpaAuthority(new H256(accountOf(i).ptr), 1));
    }
    Storage.pendingChange.put(new StoredPendingChange(5, 5, voters, new Box<u32>(4)));
    bench.start();
    Grandpa.onInitialize(10);
    bench.stop();
    bench.expect(Storage.lastChange.get() == 10, "the voters have changed");
  }
}
