/** What headers tell the nodes about the voters. */
import { GRANDPA_ENGINE } from "../../primitives/digest";
import { Writer } from "../../scale/writer";
import { Vec } from "../../support/words";
import { depositConsensusLog } from "../system/digest-log";
import { GrandpaAuthority, StoredPendingChange } from "./schema";

/** `ConsensusLog::ScheduledChange` and `ForcedChange` of sp-consensus-grandpa. */
const SCHEDULED_CHANGE: u8 = 1;
const FORCED_CHANGE: u8 = 2;

export function announce(change: StoredPendingChange): void {
  const next = change.nextAuthorities;
  const forced = change.forced;
  const log = new Writer(14 + 40 * next.length);
  if (forced) {
    log.u8(FORCED_CHANGE);
    log.u32(forced.value);
  } else {
    log.u8(SCHEDULED_CHANGE);
  }
  writeVoters(log, next);
  log.u32(change.delay);
  depositConsensusLog(GRANDPA_ENGINE, log);
}

function writeVoters(log: Writer, voters: Vec<GrandpaAuthority>): void {
  log.compact(voters.length);
  for (let i = 0; i < voters.length; i++) {
    voters[i].key.encode(log);
    log.u64(voters[i].weight);
  }
}
