/** Encodings and hashes of trie nodes (the node codec of polkadot-sdk). */

import { compactSize, writeCompact, type Key } from './bytes.js';
import { blake2_256 } from './hashing.js';

/** A value with its layout. */
export interface TrieValue {
  readonly bytes: Uint8Array;
  /** The node holds the hash of the bytes instead of the bytes. */
  readonly hashed: boolean;
  hash: Uint8Array | null;
}

/** A leaf (no children) or a branch; it consumes the nibbles `from … to` of `key`. */
export interface TrieNode {
  readonly key: Key;
  readonly from: number;
  readonly to: number;
  readonly value: TrieValue | null;
  /** 16 of them, or null for a leaf. */
  readonly children: ReadonlyArray<TrieNode | null> | null;
  /** How a parent refers to the node: its encoding when under 32 bytes, else the hash of it. */
  reference: Uint8Array | null;
}

const EMPTY_TRIE = Uint8Array.of(0);
const HASH_SIZE = 32;

const LEAF = { prefix: 0x40, free: 6 };
const HASHED_LEAF = { prefix: 0x20, free: 5 };
const BRANCH = { prefix: 0x80, free: 6 };
const BRANCH_WITH_VALUE = { prefix: 0xc0, free: 6 };
const BRANCH_WITH_HASH = { prefix: 0x10, free: 4 };

let scratch = new Uint8Array(4096);

function kindOf(at: TrieNode): { prefix: number; free: number } {
  if (at.children === null) return at.value?.hashed ? HASHED_LEAF : LEAF;
  if (at.value === null) return BRANCH;
  return at.value.hashed ? BRANCH_WITH_HASH : BRANCH_WITH_VALUE;
}

/** Writes the kind and the number of nibbles: what fits the first byte, the rest in further bytes. */
function writeHeader(
  out: Uint8Array,
  kind: { prefix: number; free: number },
  size: number,
): number {
  const most = 2 ** kind.free - 1;
  if (size < most) {
    out[0] = kind.prefix | size;
    return 1;
  }
  out[0] = kind.prefix | most;
  let rest = size - most;
  let at = 1;
  for (; rest >= 255; rest -= 255) out[at++] = 255;
  out[at++] = rest;
  return at;
}

/** Writes the node's nibbles two a byte; an odd first one has a byte of its own. */
function writePartial(out: Uint8Array, start: number, at: TrieNode): number {
  let position = at.from;
  let end = start;
  const odd = ((at.to - at.from) & 1) === 1;
  if (odd) {
    const byte = at.key.charCodeAt(position >> 1);
    out[end++] = position & 1 ? byte & 15 : byte >> 4;
    position++;
  }
  if ((position & 1) === 0) {
    for (; position < at.to; position += 2) out[end++] = at.key.charCodeAt(position >> 1);
    return end;
  }
  for (; position < at.to; position += 2) {
    const high = at.key.charCodeAt(position >> 1) & 15;
    out[end++] = (high << 4) | (at.key.charCodeAt((position >> 1) + 1) >> 4);
  }
  return end;
}

function writeValue(out: Uint8Array, start: number, value: TrieValue): number {
  if (value.hashed) {
    value.hash ??= blake2_256(value.bytes);
    out.set(value.hash, start);
    return start + HASH_SIZE;
  }
  const end = writeCompact(out, start, value.bytes.length);
  out.set(value.bytes, end);
  return end + value.bytes.length;
}

function writeChildren(
  out: Uint8Array,
  start: number,
  children: ReadonlyArray<TrieNode | null>,
): number {
  let end = start;
  for (let i = 0; i < 16; i++) {
    const reference = children[i]?.reference;
    if (!reference) continue;
    end = writeCompact(out, end, reference.length);
    out.set(reference, end);
    end += reference.length;
  }
  return end;
}

function bitmapOf(children: ReadonlyArray<TrieNode | null>): number {
  let bitmap = 0;
  for (let i = 0; i < 16; i++) if (children[i]) bitmap |= 1 << i;
  return bitmap;
}

function roomFor(at: TrieNode): Uint8Array {
  const nibbles = at.to - at.from;
  const value = at.value === null || at.value.hashed ? HASH_SIZE : at.value.bytes.length;
  const most = 8 + nibbles + compactSize(value) + value + 16 * (HASH_SIZE + 1);
  if (scratch.length < most) scratch = new Uint8Array(most * 2);
  return scratch;
}

/** Encodes into the scratch buffer, whose view holds until the next call. */
function encodeInto(at: TrieNode): Uint8Array {
  if (at.children !== null) for (const child of at.children) if (child) referTo(child);
  const out = roomFor(at);
  let end = writeHeader(out, kindOf(at), at.to - at.from);
  end = writePartial(out, end, at);
  if (at.children !== null) {
    const bitmap = bitmapOf(at.children);
    out[end++] = bitmap & 0xff;
    out[end++] = bitmap >> 8;
  }
  if (at.value !== null) end = writeValue(out, end, at.value);
  if (at.children !== null) end = writeChildren(out, end, at.children);
  return out.subarray(0, end);
}

function referTo(at: TrieNode): void {
  if (at.reference !== null) return;
  const encoded = encodeInto(at);
  at.reference = encoded.length < HASH_SIZE ? encoded.slice() : blake2_256(encoded);
}

/** The encoding of one node, its children by reference. */
export function encodeNode(at: TrieNode): Uint8Array {
  return encodeInto(at).slice();
}

/** The root hash of the trie under `top`; a root is hashed however short it is. */
export function rootOf(top: TrieNode | null): Uint8Array {
  if (top === null) return blake2_256(EMPTY_TRIE);
  referTo(top);
  const reference = top.reference as Uint8Array;
  return reference.length === HASH_SIZE ? reference : blake2_256(reference);
}
