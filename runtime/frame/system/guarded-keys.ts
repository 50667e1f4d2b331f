/** Storage that changes only through calls which check what goes there, whatever Root says. */
import {
  MENDABLE_COUNT,
  MENDABLE_PREFIXES,
  PALLET_COUNT,
  PALLET_PREFIXES,
} from "../../generated/guards";
import { Bytes } from "../../scale/bytes";
import { PREFIX_SIZE } from "../../support/storage";

/** What the node's own keys begin with: `:code`, `:heappages`. */
const COLON: u8 = 0x3a;
const PALLET_PREFIX_SIZE: u32 = 16;
/** Longer keys, of which no pallet has any, would cost the trie more than their weight. */
const MAX_KEY_LENGTH: u32 = 512;

/**
 * Whether a raw write to `key`, or the removal of all keys under it, reaches what is guarded: the node's own keys, and
 * of every pallet whatever its schema does not call mendable.
 */
export function isGuarded(key: Bytes): bool {
  if (!key.length || key.byteAt(0) == COLON || key.length > MAX_KEY_LENGTH) return true;
  if (!touchesPallet(key)) return false;
  return key.length < PREFIX_SIZE || !isMendable(key);
}

/** Whether the key is a pallet's, or begins like one. */
function touchesPallet(key: Bytes): bool {
  const length = min(key.length, PALLET_PREFIX_SIZE);
  for (let i: u32 = 0; i < PALLET_COUNT; i++) {
    const prefix = PALLET_PREFIXES + i * PALLET_PREFIX_SIZE;
    if (!memory.compare(key.ptr, prefix, length)) return true;
  }
  return false;
}

function isMendable(key: Bytes): bool {
  for (let i: u32 = 0; i < MENDABLE_COUNT; i++) {
    if (!memory.compare(key.ptr, MENDABLE_PREFIXES + i * PREFIX_SIZE, PREFIX_SIZE)) return true;
  }
  return false;
}
