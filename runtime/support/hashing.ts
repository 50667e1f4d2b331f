/** Hashes as pallets use them. */
import { fat, hashBlake2_256 } from "../host/env";
import { Bytes } from "../scale/bytes";
import { H256 } from "../primitives/hash";

/** BLAKE2b-256. */
export function blake2_256(bytes: Bytes): H256 {
  return new H256(hashBlake2_256(fat(bytes.ptr, bytes.length)));
}
