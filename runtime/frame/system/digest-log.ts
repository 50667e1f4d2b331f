/** The digest of the block being built. */
import { Storage } from "../../generated/system";
import { Bytes } from "../../scale/bytes";
import { Digest, DigestItem, DigestKind } from "../../primitives/digest";
import { Reader } from "../../scale/reader";
import { Writer } from "../../scale/writer";
import { append, readBytes, write } from "../../support/storage";

/** Starts with what the author said before the runtime ran. */
export function openDigest(given: Digest): void {
  const kept = new Array<DigestItem>();
  for (let i = 0; i < given.items.length; i++) {
    if (given.items[i].kind == DigestKind.PreRuntime) kept.push(given.items[i]);
  }
  const w = new Writer(64);
  new Digest(kept).encode(w);
  write(Storage.digest.key(), 32, w);
}

/** The digest of the block being built, or of the latest one. */
export function storedDigest(): Digest {
  return Digest.decode(Reader.over(readBytes(Storage.digest.key(), 32)));
}

/** What the author of the block being built said to `engine`, or null. */
export function preRuntimeDigest(engine: u32): Bytes | null {
  return storedDigest().preRuntime(engine);
}

/** Adds an encoded DigestItem to the digest of the block being built. */
export function depositLog(item: Writer): void {
  append(Storage.digest.key(), 32, item);
}

/** Adds a message to the clients of a consensus engine. */
export function depositConsensusLog(engine: u32, message: Writer): void {
  const item = new Writer(9 + message.length);
  item.u8(<u8>DigestKind.Consensus);
  item.u32(engine);
  item.bytes(message.toBytes());
  depositLog(item);
}
