/** Storage as Root mends it, key by key, past the pallets. */
import { Errors } from "../../generated/system";
import { Bytes } from "../../scale/bytes";
import { DispatchResult, ok } from "../../primitives/dispatch-error";
import { Weight } from "../../primitives/weight";
import { saturatingAdd } from "../../scale/saturating";
import { clearPrefix, kill, writeRaw } from "../../support/storage";
import { Vec } from "../../support/words";
import { forgetAccount } from "./accounts";
import { isGuarded } from "./guarded-keys";
import { KeyValue } from "./schema";
import { rawBytes } from "./weights";

/** Reference time, in ps, of hashing a byte into the trie: what `remark_with_event` was measured to take for one. */
const HASHING_TIME: u64 = 1_227;

export function checkItems(items: Vec<KeyValue>): DispatchResult {
  for (let i = 0; i < items.length; i++) {
    if (isGuarded(items[i].key)) return Errors.CallFiltered();
  }
  return ok();
}

export function writeItems(items: Vec<KeyValue>): void {
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    writeRaw(item.key.ptr, item.key.length, item.value.ptr, item.value.length);
  }
  forgetAccount();
}

/** What the length of the values costs besides their number: copies, hashes, the database. */
export function itemsWeight(items: Vec<KeyValue>): Weight {
  let bytes: u64 = 0;
  for (let i = 0; i < items.length; i++) bytes += items[i].value.length;
  const copied = rawBytes(bytes);
  return Weight.of(saturatingAdd(copied.refTime, HASHING_TIME * bytes), copied.proofSize);
}

export function checkKeys(keys: Vec<Bytes>): DispatchResult {
  for (let i = 0; i < keys.length; i++) {
    if (isGuarded(keys[i])) return Errors.CallFiltered();
  }
  return ok();
}

export function removeKeys(keys: Vec<Bytes>): void {
  for (let i = 0; i < keys.length; i++) kill(keys[i].ptr, keys[i].length);
  forgetAccount();
}

export function checkPrefix(prefix: Bytes, subkeys: u32): DispatchResult {
  return isGuarded(prefix) ? Errors.CallFiltered() : ok();
}

/** What this block has written under the prefix goes too, uncounted: the block has paid for it. */
export function removePrefix(prefix: Bytes, subkeys: u32): void {
  clearPrefix(prefix, subkeys);
  forgetAccount();
}
