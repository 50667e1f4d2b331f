/** Importing a block: do what its author did and insist on the same header. */
import { Storage } from "../generated/system";
import { mark, release } from "../host/arena";
import { abort } from "../host/panic";
import { Digest, DigestItem, DigestKind } from "../primitives/digest";
import { Block, Header } from "../primitives/header";
import { applyExtrinsic, finalizeBlock, initializeBlock } from "./executive";

export function executeBlock(block: Block): void {
  const header = block.header;
  if (header.number != Storage.number.get() + 1) abort("a block's number follows its parent's");
  initializeBlock(header);
  for (let i: u32 = 0; i < block.extrinsics.length; i++) {
    const before = mark();
    const refusal = applyExtrinsic(block.extrinsics.next()).refusal;
    if (refusal) abort("extrinsic " + i.toString() + ": " + refusal.toString());
    release(before);
  }
  compare(header, finalizeBlock());
}

function compare(given: Header, made: Header): void {
  if (!given.extrinsicsRoot.equals(made.extrinsicsRoot)) abort("extrinsics root mismatch");
  if (!given.stateRoot.equals(made.stateRoot)) abort("state root mismatch");
  const expected = withoutSeal(given.digest);
  if (expected.length != made.digest.items.length) abort("number of digest items mismatch");
  for (let i = 0; i < expected.length; i++) {
    if (!expected[i].encoded.equals(made.digest.items[i].encoded)) abort("digest item mismatch");
  }
}

/** The node strips the author's seal, the last item, before it asks; other tools may not. */
function withoutSeal(digest: Digest): Array<DigestItem> {
  const items = digest.items;
  const last = items.length - 1;
  return last >= 0 && items[last].kind == DigestKind.Seal ? items.slice(0, last) : items;
}
