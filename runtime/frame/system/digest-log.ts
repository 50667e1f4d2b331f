/** The digest of the block being built. */
import { Storage } from "../../generated/system";
import { Bytes } from "../../primitives/bytes";
import { Digest, DigestItem, DigestKind } from "../../primitives/digest";
import { Writer } from "../../scale/writer";
import { append, write } from "../../support/storage";

/** What `openDigest` stored, for the hooks that run in the same instance. */
let opened: Digest | null = null;

/** Starts with what the author said before the runtime ran. */
export function openDigest(given: Digest): void {
  const kept = new Array<DigestItem>();
  for (let i = 0; i < given.items.length; i++) {
    if (given.items[i].kind == DigestKind.PreRuntime) kept.push(given.items[i]);
  }
  const digest = new Digest(kept);
  const w = new Writer(64);
  digest.encode(w);
  write(Storage.digest.key(), 32, w);
  opened = digest;
}

/** What the author of the block being opened said to `engine`, or null. */
export function preRuntimeDigest(engine: u32): Bytes | null {
  const digest = opened;
  return digest ? digest.preRuntime(engine) : null;
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
