import { ed25519Generate, fat, sr25519Generate } from "../host/env";
import { Option, Vec } from "../support/words";
import { AURA_ENGINE } from "../primitives/digest";
import { SessionKey } from "../primitives/api-types";
import { Bytes } from "../scale/bytes";
import { Reader } from "../scale/reader";
import { Writer } from "../scale/writer";

/** Key type `gran`. */
const GRANDPA_KEY_TYPE: u32 = 0x6e617267;
const KEY_SIZE: u32 = 32;

/** The keys an authority works with: Aura's (sr25519), then GRANDPA's (ed25519). */
@api("SessionKeys", 1)
export class SessionKeys {
  /** Makes both keys in the node's keystore, from a secret phrase if one is given. */
  static generateSessionKeys(seed: Option<Bytes>): Bytes {
    const phrase = encodeSeed(seed);
    const keys = new Writer(2 * KEY_SIZE);
    keys.raw(sr25519Generate(keyType(AURA_ENGINE), phrase), KEY_SIZE);
    keys.raw(ed25519Generate(keyType(GRANDPA_KEY_TYPE), phrase), KEY_SIZE);
    return keys.toBytes();
  }

  /** Splits encoded session keys into each key and its type. */
  static decodeSessionKeys(encoded: Bytes): Option<Vec<SessionKey>> {
    if (encoded.length != 2 * KEY_SIZE) return null;
    const r = Reader.over(encoded);
    return [
      new SessionKey(new Bytes(r.raw(KEY_SIZE), KEY_SIZE), AURA_ENGINE),
      new SessionKey(new Bytes(r.raw(KEY_SIZE), KEY_SIZE), GRANDPA_KEY_TYPE),
    ];
  }
}

function keyType(letters: u32): usize {
  const w = new Writer(4);
  w.u32(letters);
  return w.ptr;
}

/** SCALE `Option<Vec<u8>>` for the host. */
function encodeSeed(seed: Option<Bytes>): u64 {
  const w = new Writer(64);
  w.bool(seed != null);
  if (seed) w.bytes(seed);
  return fat(w.ptr, w.length);
}
