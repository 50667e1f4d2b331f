/** Importing a block: do what its author did and insist on the same header. */
import { mark, release } from "../host/arena";
import { abort } from "../host/panic";
import { Digest, DigestItem, DigestKind } from "../primitives/digest";
import { Block, Header } from "../primitives/header";
import { applyExtrinsic, finalizeBlock, initializeBlock } from "./executive";

export function executeBlock(block: Block): void {
  const header = block.header;
  if (!header.number) abort("a block to execute has a number above 0");
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

/** The node strips the author's seal before it asks; other tools may not. */
function withoutSeal(digest: Digest): Array<DigestItem> {
  const items = new Array<DigestItem>();
  for (let i = 0; i < digest.items.length; i++) {
    if (digest.items[i].kind != DigestKind.Seal) items.push(digest.items[i]);
  }
  return items;
}
