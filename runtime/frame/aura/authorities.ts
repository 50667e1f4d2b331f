/** Who authors blocks, and how that changes. */
import { Storage } from "../../generated/aura";
import { AccountId } from "../../primitives";
import { AURA_ENGINE } from "../../primitives/digest";
import { Writer } from "../../scale/writer";
import { depositConsensusLog } from "../system/digest-log";
import { Vec } from "../../support/words";

/** `ConsensusLog::AuthoritiesChange` of sp-consensus-aura. */
const AUTHORITIES_CHANGE: u8 = 1;

/** sr25519 keys in the order of their turns. */
export function auraAuthorities(): Vec<AccountId> {
  return Storage.authorities.get();
}

/** From the next block on, `next` author in turns. Clients read the list; the digest announces it. */
export function changeAuraAuthorities(next: Vec<AccountId>): void {
  Storage.authorities.put(next);
  const log = new Writer(5 + 32 * next.length);
  log.u8(AUTHORITIES_CHANGE);
  log.compact(next.length);
  for (let i = 0; i < next.length; i++) next[i].encode(log);
  depositConsensusLog(AURA_ENGINE, log);
}
