import { Bench } from "../../support/benchmarking";
import { Storage } from "../../generated/aura";
import { AURA_ENGINE, Digest, DigestKind } from "../../primitives/digest";
import { Reader } from "../../scale/reader";
import { Writer } from "../../scale/writer";
import { currentSlot, noteSlot } from "./slots";
import { Aura } from "./pallet";

const SLOT: u64 = 1_000;

@benchmarks
export class Benchmarks {
  /** A block with a slot. */
  static onInitialize(bench: Bench): void {
    Storage.currentSlot.put(SLOT - 1);
    noteSlot(digestOf(SLOT));
    bench.start();
    Aura.onInitialize(1);
    bench.stop();
    bench.expect(currentSlot() == SLOT, "the slot is stored");
  }
}

/** The digest of a block whose author says its slot. */
function digestOf(slot: u64): Digest {
  const w = new Writer(16);
  w.compact(1);
  w.u8(<u8>DigestKind.PreRuntime);
  w.u32(AURA_ENGINE);
  w.compact(8);
  w.u64(slot);
  return Digest.decode(new Reader(w.ptr, w.length));
}
