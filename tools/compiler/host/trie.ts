/**
 * The base-16 Merkle-Patricia trie of polkadot-sdk, as an immutable tree.
 *
 * Every change shares what it does not touch with the trie it came from, so old states stay readable
 * and only the nodes on changed paths are hashed again. Nodes hold the key they were made for and the
 * range of its nibbles they consume; no nibble is ever copied.
 */

import { compact, equalBytes, keyOf, type Key } from './bytes.js';
import { encodeNode, rootOf, type TrieNode, type TrieValue } from './trie-codec.js';

/** 0: values lie in their nodes. 1: values of 33 bytes and more are replaced by their hashes. */
export type StateVersion = 0 | 1;

const HASHED_FROM = 33;
const NO_CHILD = null;

/** The nibble at position `at` of `key`; high nibbles come first. */
function nibble(key: Key, at: number): number {
  const byte = key.charCodeAt(at >> 1);
  return at & 1 ? byte & 15 : byte >> 4;
}

/** The first nibble position in `from … to` at which the keys differ, or `to`. */
function mismatch(a: Key, b: Key, from: number, to: number): number {
  let at = from;
  if (at & 1 && at < to) {
    if ((a.charCodeAt(at >> 1) & 15) !== (b.charCodeAt(at >> 1) & 15)) return at;
    at++;
  }
  for (; at < to; at += 2) {
    const difference = a.charCodeAt(at >> 1) ^ b.charCodeAt(at >> 1);
    if (difference === 0) continue;
    return Math.min(difference >> 4 === 0 ? at + 1 : at, to);
  }
  return to;
}

function node(
  key: Key,
  from: number,
  to: number,
  value: TrieValue | null,
  children: ReadonlyArray<TrieNode | null> | null,
): TrieNode {
  return { key, from, to, value, children, reference: null };
}

function emptyChildren(): Array<TrieNode | null> {
  return new Array<TrieNode | null>(16).fill(NO_CHILD);
}

function find(root: TrieNode | null, key: Key): TrieNode | null {
  const end = key.length * 2;
  let at = root;
  while (at !== null) {
    if (at.to > end || mismatch(at.key, key, at.from, at.to) !== at.to) return null;
    if (at.to === end) return at;
    at = at.children === null ? null : (at.children[nibble(key, at.to)] as TrieNode | null);
  }
  return null;
}

function sameValue(a: TrieValue | null, b: TrieValue): boolean {
  return a !== null && a.hashed === b.hashed && equalBytes(a.bytes, b.bytes);
}

function insert(at: TrieNode | null, key: Key, from: number, value: TrieValue): TrieNode {
  const end = key.length * 2;
  if (at === null) return node(key, from, end, value, null);
  const split = mismatch(at.key, key, from, Math.min(at.to, end));
  if (split < at.to) return fork(at, key, split, value);
  if (split === end) {
    return sameValue(at.value, value) ? at : node(at.key, from, at.to, value, at.children);
  }
  const index = nibble(key, split);
  const old = at.children === null ? null : (at.children[index] as TrieNode | null);
  const child = insert(old, key, split + 1, value);
  if (child === old) return at;
  const children = at.children === null ? emptyChildren() : at.children.slice();
  children[index] = child;
  return node(at.key, from, at.to, at.value, children);
}

/** Splits `at` at nibble `split`, where the new key ends or takes another way. */
function fork(at: TrieNode, key: Key, split: number, value: TrieValue): TrieNode {
  const end = key.length * 2;
  const children = emptyChildren();
  children[nibble(at.key, split)] = node(at.key, split + 1, at.to, at.value, at.children);
  if (split === end) return node(key, at.from, split, value, children);
  children[nibble(key, split)] = node(key, split + 1, end, value, null);
  return node(key, at.from, split, null, children);
}

function remove(at: TrieNode | null, key: Key): TrieNode | null {
  const end = key.length * 2;
  if (at === null || at.to > end || mismatch(at.key, key, at.from, at.to) !== at.to) return at;
  if (at.to === end) {
    return at.value === null ? at : joined(at.key, at.from, at.to, null, at.children);
  }
  const index = nibble(key, at.to);
  const old = at.children === null ? null : (at.children[index] as TrieNode | null);
  const child = remove(old, key);
  if (child === old || at.children === null) return at;
  const children = at.children.slice();
  children[index] = child;
  return joined(at.key, at.from, at.to, at.value, children);
}

/** A node after a removal: gone when empty, merged with an only child when it has no value. */
function joined(
  key: Key,
  from: number,
  to: number,
  value: TrieValue | null,
  children: ReadonlyArray<TrieNode | null> | null,
): TrieNode | null {
  const left = children === null ? [] : children.filter((child) => child !== null);
  if (left.length === 0) return value === null ? null : node(key, from, to, value, null);
  const only = left[0] as TrieNode;
  if (left.length > 1 || value !== null) return node(key, from, to, value, children);
  return node(only.key, from, only.to, only.value, only.children);
}

function keyAt(at: TrieNode): Key {
  return at.key.slice(0, at.to >> 1);
}

function firstKey(at: TrieNode): Key {
  let first = at;
  while (first.value === null) {
    first = (first.children as ReadonlyArray<TrieNode | null>).find(Boolean) as TrieNode;
  }
  return keyAt(first);
}

function firstChildKey(at: TrieNode, from: number): Key | null {
  if (at.children === null) return null;
  for (let i = from; i < 16; i++) {
    const child = at.children[i];
    if (child) return firstKey(child);
  }
  return null;
}

function nextKey(at: TrieNode | null, key: Key): Key | null {
  if (at === null) return null;
  const end = key.length * 2;
  const shared = Math.min(at.to, end);
  const split = mismatch(at.key, key, at.from, shared);
  if (split < shared) return nibble(at.key, split) > nibble(key, split) ? firstKey(at) : null;
  if (end < at.to) return firstKey(at);
  if (end === at.to) return firstChildKey(at, 0);
  const index = nibble(key, at.to);
  const child = at.children === null ? null : (at.children[index] as TrieNode | null);
  return nextKey(child, key) ?? firstChildKey(at, index + 1);
}

function* walk(at: TrieNode, prefix: Key): Generator<[Key, Uint8Array]> {
  const end = prefix.length * 2;
  const shared = Math.min(at.to, end);
  if (mismatch(at.key, prefix, at.from, shared) !== shared) return;
  if (at.value !== null && at.to >= end) yield [keyAt(at), at.value.bytes];
  if (at.children === null) return;
  const only = at.to < end ? nibble(prefix, at.to) : -1;
  for (let i = 0; i < 16; i++) {
    const child = at.children[i];
    if (child && (only < 0 || only === i)) yield* walk(child, prefix);
  }
}

/** An immutable state: keys, values and the root over them. */
export class Trie {
  static readonly EMPTY = new Trie(null);

  private constructor(private readonly top: TrieNode | null) {}

  /** The trie of the given entries, later ones winning. */
  static of(entries: Iterable<readonly [Key, Uint8Array]>, version: StateVersion): Trie {
    return Trie.EMPTY.with(entries, version);
  }

  get(key: Key): Uint8Array | null {
    return find(this.top, key)?.value?.bytes ?? null;
  }

  /** The smallest key greater than `key`, which need not exist. */
  nextKey(key: Key): Key | null {
    return nextKey(this.top, key);
  }

  /** All entries whose keys start with `prefix`, in the order of the keys. */
  *entries(prefix: Key = ''): Generator<[Key, Uint8Array]> {
    if (this.top !== null) yield* walk(this.top, prefix);
  }

  /**
   * This trie with the given changes; null removes. Values written take the layout of `version`,
   * all others keep theirs. The byte arrays belong to the trie from here on.
   */
  with(changes: Iterable<readonly [Key, Uint8Array | null]>, version: StateVersion): Trie {
    let top = this.top;
    for (const [key, bytes] of changes) {
      top = bytes === null ? remove(top, key) : insert(top, key, 0, valueOf(bytes, version));
    }
    return top === this.top ? this : new Trie(top);
  }

  /** The 32-byte root hash. */
  root(): Uint8Array {
    return rootOf(this.top);
  }

  /** The encoded nodes on the way to `key`, root first: a storage proof without the long values. */
  proof(key: Key): Uint8Array[] {
    const nodes: Uint8Array[] = [];
    const end = key.length * 2;
    let at = this.top;
    while (at !== null) {
      const encoded = encodeNode(at);
      if (encoded.length >= 32 || nodes.length === 0) nodes.push(encoded);
      if (at.to >= end || mismatch(at.key, key, at.from, at.to) !== at.to) break;
      at = at.children === null ? null : (at.children[nibble(key, at.to)] as TrieNode | null);
    }
    return nodes;
  }
}

function valueOf(bytes: Uint8Array, version: StateVersion): TrieValue {
  return { bytes, hashed: version === 1 && bytes.length >= HASHED_FROM, hash: null };
}

/** The root over `(index as a compact u32, item)`, as the extrinsics root of a header. */
export function orderedRoot(items: readonly Uint8Array[], version: StateVersion): Uint8Array {
  const entries = items.map((item, index) => [keyOf(compact(index)), item] as const);
  return Trie.of(entries, version).root();
}

/** The root over key-value pairs. */
export function trieRoot(
  entries: Iterable<readonly [Uint8Array, Uint8Array]>,
  version: StateVersion,
): Uint8Array {
  const keyed = [...entries].map(([key, value]) => [keyOf(key), value] as const);
  return Trie.of(keyed, version).root();
}
