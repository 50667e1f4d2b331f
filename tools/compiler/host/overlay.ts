/** Pending changes over a committed state: nested layers, ordered keys and growing values. */

import { compactSize, equalBytes, readCompact, writeCompact, type Key } from './bytes.js';

/** Room before the items for their count. */
const COUNT_ROOM = 5;

/**
 * A SCALE sequence that grows in place. Layers share the bytes of what lies below them: only the
 * topmost layer ever appends, and what a dropped one appended is overwritten.
 */
class Growing {
  private constructor(
    private buffer: Uint8Array,
    private length: number,
    private count: number,
    /** Shared by all branches of one sequence. */
    private readonly origin: object = {},
  ) {}

  get items(): number {
    return this.count;
  }

  /** Whether this is `other` with more items, or none more. */
  continues(other: Growing): boolean {
    return this.origin === other.origin;
  }

  /** Copies a sequence; what is none, or can take no more items, becomes an empty one. */
  static from(bytes: Uint8Array): Growing {
    const head = readCompact(bytes, 0);
    if (head === null || head.value === 0xffff_ffff) return new Growing(new Uint8Array(256), 0, 0);
    const items = bytes.subarray(head.size);
    const buffer = new Uint8Array(Math.max(256, COUNT_ROOM + items.length * 2));
    buffer.set(items, COUNT_ROOM);
    return new Growing(buffer, items.length, head.value);
  }

  /** The same sequence, for a layer on top. */
  branch(): Growing {
    return new Growing(this.buffer, this.length, this.count, this.origin);
  }

  push(item: Uint8Array): void {
    const end = COUNT_ROOM + this.length;
    if (end + item.length > this.buffer.length) this.reserve((end + item.length) * 2);
    this.buffer.set(item, end);
    this.length += item.length;
    this.count++;
  }

  /** The encoded sequence, valid until this or another branch is used again. */
  bytes(): Uint8Array {
    const start = COUNT_ROOM - compactSize(this.count);
    writeCompact(this.buffer, start, this.count);
    return this.buffer.subarray(start, COUNT_ROOM + this.length);
  }

  private reserve(size: number): void {
    const grown = new Uint8Array(size);
    grown.set(this.buffer.subarray(0, COUNT_ROOM + this.length));
    this.buffer = grown;
  }
}

const NOTHING = new Uint8Array(0);

/** null: removed. */
type Change = Uint8Array | Growing | null;

function settled(change: Change): Uint8Array | null {
  return change instanceof Growing ? change.bytes() : change;
}

/** What happened to a key. */
export class StorageChange {
  constructor(
    private readonly old: Change,
    private readonly now: Change,
  ) {}

  /** The value before, copied; null: absent. */
  get before(): Uint8Array | null {
    return copied(settled(this.old));
  }

  /** The value after, copied; null: absent. */
  get after(): Uint8Array | null {
    return copied(settled(this.now));
  }

  /** Whether the values differ. */
  get real(): boolean {
    const { old, now } = this;
    if (old === null || now === null) return old !== now;
    if (old instanceof Growing && now instanceof Growing && now.continues(old)) {
      return now.items !== old.items;
    }
    return !equalBytes(copied(settled(old)) as Uint8Array, settled(now) as Uint8Array);
  }
}

function copied(bytes: Uint8Array | null): Uint8Array | null {
  return bytes === null ? null : new Uint8Array(bytes);
}

/** The change as it is now; arrays never change, sequences do. */
function snapshot(change: Change): Change {
  return change instanceof Growing ? change.branch() : change;
}

/** Layers of changes, the last one on top. */
export class Overlay {
  private readonly layers: Array<Map<Key, Change>> = [new Map()];
  /** Every key that any layer ever named, in order; null until iteration asks for it. */
  private ordered: Key[] | null = null;

  /** Open layers above the first one. */
  get depth(): number {
    return this.layers.length - 1;
  }

  /** The pending value of `key`: null when removed, undefined when untouched. */
  get(key: Key): Uint8Array | null | undefined {
    const change = this.find(key);
    return change === undefined ? undefined : settled(change);
  }

  set(key: Key, value: Uint8Array | null): void {
    this.put(key, value);
  }

  /** Adds one encoded item to the sequence at `key`; `committed` is the value beneath the layers. */
  append(key: Key, item: Uint8Array, committed: () => Uint8Array | null): void {
    let value = this.top().get(key);
    if (!(value instanceof Growing)) {
      const below = this.find(key);
      if (below instanceof Growing) value = below.branch();
      else value = Growing.from((below === undefined ? committed() : below) ?? NOTHING);
      this.put(key, value);
    }
    value.push(item);
  }

  start(): void {
    this.layers.push(new Map());
  }

  /** Moves the changes of the top layer into the one below. */
  commit(): void {
    const closed = this.close();
    const top = this.top();
    for (const [key, change] of closed) top.set(key, change);
  }

  /** Forgets the changes of the top layer. */
  rollback(): void {
    this.close();
  }

  /** The smallest pending key greater than `key`, removed ones included. */
  nextKey(key: Key): Key | null {
    const ordered = this.sorted();
    for (let i = upperBound(ordered, key); i < ordered.length; i++) {
      if (this.get(ordered[i] as Key) !== undefined) return ordered[i] as Key;
    }
    return null;
  }

  /** Pending keys with the given prefix, removed ones included. */
  keysWith(prefix: Key): Key[] {
    const keys: Key[] = [];
    const ordered = this.sorted();
    for (let i = lowerBound(ordered, prefix); i < ordered.length; i++) {
      const key = ordered[i] as Key;
      if (!key.startsWith(prefix)) break;
      if (this.get(key) !== undefined) keys.push(key);
    }
    return keys;
  }

  /** What the top layer changes; `committed` are the values beneath the layers. */
  topChanges(committed: (key: Key) => Uint8Array | null): Map<Key, StorageChange> {
    const changes = new Map<Key, StorageChange>();
    const closed = this.close();
    for (const [key, change] of closed) {
      const below = this.find(key);
      const old = below === undefined ? committed(key) : below;
      changes.set(key, new StorageChange(snapshot(old), snapshot(change)));
    }
    this.layers.push(closed);
    return changes;
  }

  /** All pending changes of all layers, the topmost of each key. */
  changes(): Map<Key, Uint8Array | null> {
    const merged = new Map<Key, Uint8Array | null>();
    for (const layer of this.layers) {
      for (const [key, change] of layer) merged.set(key, settled(change));
    }
    return merged;
  }

  private put(key: Key, change: Change): void {
    this.note(key);
    this.top().set(key, change);
  }

  private find(key: Key): Change | undefined {
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const change = (this.layers[i] as Map<Key, Change>).get(key);
      if (change !== undefined) return change;
    }
    return undefined;
  }

  private top(): Map<Key, Change> {
    return this.layers[this.layers.length - 1] as Map<Key, Change>;
  }

  private close(): Map<Key, Change> {
    if (this.layers.length === 1) throw new Error('no storage transaction is open');
    return this.layers.pop() as Map<Key, Change>;
  }

  private note(key: Key): void {
    if (this.ordered === null) return;
    const at = lowerBound(this.ordered, key);
    if (this.ordered[at] !== key) this.ordered.splice(at, 0, key);
  }

  private sorted(): Key[] {
    if (this.ordered === null) {
      const keys = new Set<Key>();
      for (const layer of this.layers) for (const key of layer.keys()) keys.add(key);
      this.ordered = [...keys].sort();
    }
    return this.ordered;
  }
}

/** Index of the first key not less than `key`. */
function lowerBound(keys: readonly Key[], key: Key): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as Key) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first key greater than `key`. */
function upperBound(keys: readonly Key[], key: Key): number {
  const at = lowerBound(keys, key);
  return keys[at] === key ? at + 1 : at;
}
