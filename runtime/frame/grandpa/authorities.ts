/** Who finalises blocks, and how that changes. */
import { Storage } from "../../generated/grandpa";
import { Storage as System } from "../../generated/system";
import { Box, H256 } from "../../primitives";
import { Vec } from "../../support/words";
import { announce } from "./digest";
import { Constants, GrandpaAuthority, Stall, StoredPendingChange } from "./schema";

/** Scheduled changes that are remembered. */
const MOST_CHANGES: i32 = 16;

/** Voters and their weights, in the order of the authorities. */
export function grandpaAuthorities(): Vec<GrandpaAuthority> {
  return Storage.authorities.get();
}

/**
 * Whether a change must wait: a header can announce one only, and nodes forget what is announced before a
 * forced change comes into force, or together with it.
 */
export function isGrandpaChangePending(): bool {
  const last = Storage.lastChange.get();
  return (last != 0 && last == System.number.get()) || Storage.pendingChange.exists();
}

/**
 * Hands over to `keys`, one vote each: when the voters so far have finalised this block, or, where a stall is
 * noted, whatever they do. Nodes follow the digest; list and set id are what a node reads that warp-syncs to this
 * block or a later one.
 * @returns the id of the new set
 */
export function changeGrandpaAuthorities(keys: Vec<H256>): u64 {
  const next = new Array<GrandpaAuthority>();
  for (let i = 0; i < keys.length; i++) next.push(new GrandpaAuthority(keys[i], 1));
  const now = System.number.get();
  const stall = takeStall(now);
  return stall ? forceChange(next, now, stall) : scheduleChange(next, now);
}

function scheduleChange(next: Vec<GrandpaAuthority>, now: u32): u64 {
  announce(new StoredPendingChange(now, 0, next, null));
  const changes = scheduledChanges();
  changes.push(now);
  Storage.scheduledChanges.put(changes.slice(max(0, changes.length - MOST_CHANGES)));
  return enact(next, now);
}

function forceChange(next: Vec<GrandpaAuthority>, now: u32, stall: Stall): u64 {
  const final = stall.bestFinalizedBlockNumber;
  const change = new StoredPendingChange(now, stall.delay, next, new Box<u32>(final));
  announce(change);
  forgetChangesAfter(final);
  if (!stall.delay) return enact(next, now);
  Storage.pendingChange.put(change);
  return Storage.currentSetId.get() + 1;
}

/** Brings a forced change into force when its block has come; whether it did. */
export function enactPendingChange(block: u32): bool {
  const change = Storage.pendingChange.get();
  if (!change || block < change.scheduledAt + change.delay) return false;
  Storage.pendingChange.kill();
  enact(change.nextAuthorities, block);
  return true;
}

function enact(next: Vec<GrandpaAuthority>, block: u32): u64 {
  Storage.authorities.put(next);
  const id = Storage.currentSetId.mutate<u64>(1, (id, by) => id + by);
  Storage.lastChange.put(block);
  return id;
}

/** Those that a stall can undo; releases before this list noted only the last. */
function scheduledChanges(): Vec<u32> {
  if (Storage.scheduledChanges.exists()) return Storage.scheduledChanges.get();
  const last = Storage.lastChange.get();
  return last ? [last] : [];
}

/**
 * Nodes drop, with a forced change, what was announced after the last final block and so never came into
 * force: the set id goes on from the last change that did.
 */
function forgetChangesAfter(final: u32): void {
  const changes = scheduledChanges();
  let id = Storage.currentSetId.get();
  for (let i = changes.length - 1; i >= 0 && changes[i] > final && id; i--) id--;
  Storage.currentSetId.put(id);
  Storage.scheduledChanges.put([]);
}

/** The next change of the voters is forced. */
export function noteStall(stall: Stall): void {
  Storage.stalled.put(stall);
  Storage.stallNotedAt.put(System.number.get());
}

/** The stall that was noted; null where it was so long ago that finality has surely come back since. */
function takeStall(now: u32): Stall | null {
  const stall = Storage.stalled.take();
  if (!stall) return null;
  return now - Storage.stallNotedAt.take() <= Constants.maxStallBlocks ? stall : null;
}
