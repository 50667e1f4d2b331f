import { Storage } from "../../generated/system";
import { Bytes } from "../../scale/bytes";
import { Writer } from "../../scale/writer";
import { PREFIX_SIZE, append, kill, readBytes } from "../../support/storage";

/** Indices of `frame_system::Phase`. */
const APPLY_EXTRINSIC: u8 = 0;
const FINALIZATION: u8 = 1;
const INITIALIZATION: u8 = 2;

/** Not a phase: at genesis there is no block for events to be of. */
const NO_BLOCK: u8 = 0xff;

/** Where in the block this instance is; every runtime API call that deposits events sets it. */
let phase: u8 = 0xff;
let extrinsicIndex: u32 = 0;

export function enterInitialization(): void {
  phase = INITIALIZATION;
}

export function enterExtrinsic(index: u32): void {
  phase = APPLY_EXTRINSIC;
  extrinsicIndex = index;
}

/** The extrinsic that is being applied, by its index in the block. */
export function currentExtrinsic(): u32 {
  return extrinsicIndex;
}

export function enterFinalization(): void {
  phase = FINALIZATION;
}

/** A record for event `index` of `pallet`, whose fields take about `size` bytes. */
export function beginEvent(pallet: u8, index: u8, size: u32): Writer {
  const w = new Writer(size + 8);
  w.u8(phase);
  if (phase == APPLY_EXTRINSIC) w.u32(extrinsicIndex);
  w.u8(pallet);
  w.u8(index);
  return w;
}

/** Ends the record (no topics) and appends it to System.Events. */
export function depositEvent(record: Writer): void {
  if (phase == NO_BLOCK) return;
  record.u8(0);
  append(Storage.events.key(), PREFIX_SIZE, record);
}

/** Starts the list of a block. */
export function clearEvents(): void {
  kill(Storage.events.key(), PREFIX_SIZE);
}

/** SCALE `Vec<EventRecord>` of what has been deposited so far. */
export function depositedEvents(): Bytes {
  return readBytes(Storage.events.key(), PREFIX_SIZE);
}
