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
  saveBlock(emptyBlock(mandatory));
}

function emptyBlock(mandatory: Weight): BlockContext {
  const zero = Weight.zero();
  const used = new ConsumedWeight(zero, zero, mandatory);
  return new BlockContext(0, 0, 0, false, false, used, fairUse());
}

/** The block being built; an empty one between blocks, where tools try an extrinsic out (`system_dryRun`). */
export function loadBlock(): BlockContext {
  const opened = openedBlock();
  const block = opened ? opened : emptyBlock(Weight.zero());
  current = block;
  return block;
}

/** The block being built, which there has to be. */
export function requireBlock(): BlockContext {
  const block = openedBlock();
  if (!block) abort("no block is being built: initialize_block comes first");
  current = block;
  return block!;
}

function openedBlock(): BlockContext | null {
  return current ? current : Storage.blockContext.get();
}

export function saveBlock(block: BlockContext): void {
  current = block;
  Storage.blockContext.put(block);
}

/** Ends the block: what it used goes where everybody can read it. */
export function closeBlock(): BlockContext {
  const block = requireBlock();
  Storage.blockContext.kill();
  Storage.extrinsicCount.put(block.extrinsicIndex);
  Storage.blockWeight.put(block.weight);
  return block;
}
