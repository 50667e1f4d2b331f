/** Who finalises blocks, and how that changes. */
import { Storage } from "../../generated/grandpa";
import { Storage as System } from "../../generated/system";
import { H256 } from "../../primitives";
import { GRANDPA_ENGINE } from "../../primitives/digest";
import { Writer } from "../../scale/writer";
import { depositConsensusLog } from "../system/digest-log";
import { Vec } from "../../support/words";
import { GrandpaAuthority } from "./schema";

/** `ConsensusLog::ScheduledChange` of sp-consensus-grandpa. */
const SCHEDULED_CHANGE: u8 = 1;

/** Voters and their weights, in the order of the authorities. */
export function grandpaAuthorities(): Vec<GrandpaAuthority> {
  return Storage.authorities.get();
}

/** Whether this block hands over already: a header can announce one change only. */
export function isGrandpaChangePending(): bool {
  const last = Storage.lastChange.get();
  return last != 0 && last == System.number.get();
}

/**
 * Hands over to `keys`, one vote each, when the voters so far have finalised this block (delay 0). Nodes
 * follow the digest; list and set id are what a node reads that warp-syncs to this block or a later one.
 */
export function changeGrandpaAuthorities(keys: Vec<H256>): void {
  const next = new Array<GrandpaAuthority>();
  for (let i = 0; i < keys.length; i++) next.push(new GrandpaAuthority(keys[i], 1));
  Storage.authorities.put(next);
  Storage.currentSetId.put(Storage.currentSetId.get() + 1);
  Storage.lastChange.put(System.number.get());
  depositConsensusLog(GRANDPA_ENGINE, scheduledChange(next));
}

function scheduledChange(next: Vec<GrandpaAuthority>): Writer {
  const log = new Writer(9 + 40 * next.length);
  log.u8(SCHEDULED_CHANGE);
  log.compact(next.length);
  for (let i = 0; i < next.length; i++) {
    next[i].key.encode(log);
    log.u64(next[i].weight);
  }
  log.u32(0);
  return log;
}

/** How often the set of voters has changed. */
export function grandpaSetId(): u64 {
  return Storage.currentSetId.get();
}
