/** The digest of the block being built. */
import { Storage } from "../../generated/system";
import { abort } from "../../host/panic";
import { Digest, DigestItem, DigestKind } from "../../primitives/digest";
import { Reader } from "../../scale/reader";
import { Writer } from "../../scale/writer";
import { PREFIX_SIZE, append, readBytes, write } from "../../support/storage";

/** Bytes that an author may say before the runtime runs: a slot takes 14, and each block keeps and sends them. */
const MAX_GIVEN: u32 = 1024;

/** Starts with what the author said before the runtime ran. */
export function openDigest(given: Digest): void {
  const kept = new Array<DigestItem>();
  let size: u32 = 0;
  for (let i = 0; i < given.items.length; i++) {
    const item = given.items[i];
    if (item.kind != DigestKind.PreRuntime) continue;
    size += item.encoded.length;
    if (size > MAX_GIVEN) abort("the author's part of the digest is longer than 1024 bytes");
    kept.push(item);
  }
  const w = new Writer(64);
  new Digest(kept).encode(w);
  write(Storage.digest.key(), PREFIX_SIZE, w);
}

/** The digest of the block being built, or of the latest one. */
export function storedDigest(): Digest {
  return Digest.decode(Reader.over(readBytes(Storage.digest.key(), PREFIX_SIZE)));
}

/** Adds an encoded DigestItem to the digest of the block being built. */
export function depositLog(item: Writer): void {
  append(Storage.digest.key(), PREFIX_SIZE, item);
}

/** Adds a message to the clients of a consensus engine. */
export function depositConsensusLog(engine: u32, message: Writer): void {
  const item = new Writer(9 + message.length);
  item.u8(<u8>DigestKind.Consensus);
  item.u32(engine);
  item.bytes(message.toBytes());
  depositLog(item);
}
