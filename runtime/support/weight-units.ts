import { DB_READ_REF_TIME, DB_WRITE_REF_TIME } from "../chain/database-weights";
import { Weight } from "../primitives/weight";
import { saturatingAdd } from "../scale/saturating";

/** Bytes of proof that one read adds: a value and the trie nodes that lead to it. */
const PROOF_PER_READ: u64 = 3_600;

/** Weight of what was measured: ps without the database, bytes of proof, reads and writes. */
export function measured(refTime: u64, proofSize: u64, reads: u64, writes: u64): Weight {
  const database = reads * DB_READ_REF_TIME + writes * DB_WRITE_REF_TIME;
  return Weight.of(saturatingAdd(refTime, database), proofSize);
}

/** Weight, until it is measured, of a call that takes `base` ps besides `reads` reads and `writes` writes. */
export function readsWrites(reads: u64, writes: u64, base: u64): Weight {
  const database = reads * DB_READ_REF_TIME + writes * DB_WRITE_REF_TIME;
  return Weight.of(saturatingAdd(base, database), reads * PROOF_PER_READ);
}

/** Weight of `count` blind writes besides `base` ps. */
export function writes(count: u64, base: u64): Weight {
  return readsWrites(0, count, base);
}
