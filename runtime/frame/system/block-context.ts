/** The bookkeeping of the block being built, which every extrinsic reads and updates. */
import { copyBytes } from "../../host/copy";
import { Storage } from "../../generated/system";
import { decodeBlockContext, encodeBlockContext } from "../../generated/types";
import { KEPT_CONTEXT_SIZE, keptContext } from "../../host/kept";
import { abort } from "../../host/panic";
import { Bytes } from "../../scale/bytes";
import { Weight } from "../../primitives/weight";
import { Reader } from "../../scale/reader";
import { Writer } from "../../scale/writer";
import { PREFIX_SIZE, readBytes, write } from "../../support/storage";
import { slotDuration } from "../aura/slots";
import { fairUse } from "../fair-use/parameters";
import { roomOfSlot } from "./limits";
import { BlockContext, ConsumedWeight } from "./schema";

/**
 * Length of this instance's copy: execute_block applies many extrinsics in one instance, and releases the
 * memory of each. A context too long for it is read from storage.
 */
let keptLength: u32 = 0;
/** Whether the block has got its time since it was loaded. */
let timeGiven: bool = false;

/** Reference time that a block of this chain may take: a storage read, of which a block's context keeps the answer. */
export function blockRoom(): u64 {
  return roomOfSlot(slotDuration());
}

/** Starts block `number`, whose hooks and frame weigh `mandatory`. */
export function openBlock(number: u32, mandatory: Weight): void {
  timeGiven = false;
  saveBlock(emptyBlock(number, mandatory));
}

function emptyBlock(number: u32, mandatory: Weight): BlockContext {
  const zero = Weight.zero();
  const used = new ConsumedWeight(zero, zero, mandatory);
  return new BlockContext(number, 0, 0, 0, false, false, used, fairUse(), blockRoom());
}

/**
 * The block being built, the caller's own copy to change and to save; an empty one between blocks, where tools try
 * an extrinsic out (`system_dryRun`).
 */
export function loadBlock(): BlockContext {
  const opened = openedBlock();
  return opened ? opened : emptyBlock(Storage.number.get() + 1, Weight.zero());
}

/** The block being built, which there has to be. */
export function requireBlock(): BlockContext {
  const block = openedBlock();
  if (!block) abort("no block is being built: initialize_block comes first");
  return block!;
}

function openedBlock(): BlockContext | null {
  if (!keptLength) {
    const stored = readBytes(Storage.blockContext.key(), PREFIX_SIZE);
    if (!stored.length) return null;
    if (!keep(stored)) return decodeBlockContext(Reader.over(stored));
  }
  return decodeBlockContext(new Reader(keptContext(), keptLength));
}

/** Notes that the block has its time: it is in the context when that is saved next. */
export function noteTime(): void {
  timeGiven = true;
}

export function saveBlock(block: BlockContext): void {
  if (timeGiven) block.hasTime = true;
  const w = new Writer(64);
  encodeBlockContext(w, block);
  write(Storage.blockContext.key(), PREFIX_SIZE, w);
  keep(w.toBytes());
}

/** Keeps the encoded context; false when it is too long. */
function keep(context: Bytes): bool {
  keptLength = context.length <= KEPT_CONTEXT_SIZE ? context.length : 0;
  copyBytes(keptContext(), context.ptr, keptLength);
  return keptLength != 0;
}

/** Ends the block: what it used goes where everybody can read it. */
export function closeBlock(block: BlockContext): void {
  keptLength = 0;
  Storage.blockContext.kill();
  Storage.extrinsicCount.put(block.extrinsicIndex);
  Storage.blockWeight.put(block.weight);
}
