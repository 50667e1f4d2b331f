/** The bookkeeping of the block being built, which every extrinsic reads and updates. */
import { Storage } from "../generated/system";
import { abort } from "../host/panic";
import { Weight } from "../primitives/weight";
import { fairUse } from "../frame/fair-use/parameters";
import { BlockContext, ConsumedWeight } from "../frame/system/schema";

/** This instance's copy; execute_block applies many extrinsics in one instance. */
let current: BlockContext | null = null;

/** Starts a block whose hooks and frame weigh `mandatory`. */
export function openBlock(mandatory: Weight): void {
  const zero = Weight.zero();
  const used = new ConsumedWeight(zero, zero, mandatory);
  saveBlock(new BlockContext(0, 0, 0, false, false, used, fairUse()));
}

export function loadBlock(): BlockContext {
  const known = current;
  if (known) return known;
  const stored = Storage.blockContext.get();
  if (!stored) abort("no block is being built: initialize_block comes first");
  current = stored;
  return stored!;
}

export function saveBlock(block: BlockContext): void {
  current = block;
  Storage.blockContext.put(block);
}

/** Ends the block: what it used goes where everybody can read it. */
export function closeBlock(): BlockContext {
  const block = loadBlock();
  Storage.blockContext.kill();
  Storage.extrinsicCount.put(block.extrinsicIndex);
  Storage.blockWeight.put(block.weight);
  return block;
}
