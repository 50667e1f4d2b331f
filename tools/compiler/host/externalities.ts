/** The storage a call sees: an overlay of nested transactions over a committed trie. */

import type { Key } from './bytes.js';
import { Overlay, type StorageChange } from './overlay.js';
import { Trie, type StateVersion } from './trie.js';

/** Keys of child tries; the top trie's own functions leave them alone. */
const CHILD_STORAGE = ':child_storage:';

/** What a prefix removal did. */
export interface Removal {
  /** The first key left over because of the limit. */
  readonly cursor: Key | null;
  /** Committed keys removed. */
  readonly backend: number;
  /** Committed and pending keys removed. */
  readonly unique: number;
  /** Committed keys looked at; what the limit counts. */
  readonly loops: number;
}

/** Mutable storage of one block (or of one call), over an immutable state. */
export class Externalities {
  private overlay = new Overlay();
  /** The state with all changes, while it is known. */
  private merged: Trie | null = null;
  private mergedVersion: StateVersion = 1;
  /** Transactions below this depth were opened by the caller and are not the runtime's to close. */
  private runtimeFloor = 0;

  constructor(
    /** What is committed. */
    public backend: Trie = Trie.EMPTY,
  ) {}

  /** The value at `key`, valid until storage is used again. */
  get(key: Key): Uint8Array | null {
    const pending = this.overlay.get(key);
    return pending === undefined ? this.backend.get(key) : pending;
  }

  exists(key: Key): boolean {
    return this.get(key) !== null;
  }

  /** Keeps `value` itself: the caller must not change it later. */
  set(key: Key, value: Uint8Array): void {
    if (key.startsWith(CHILD_STORAGE)) return;
    this.merged = null;
    this.overlay.set(key, value);
  }

  clear(key: Key): void {
    if (key.startsWith(CHILD_STORAGE)) return;
    this.merged = null;
    this.overlay.set(key, null);
  }

  /** Adds an encoded item to the SCALE sequence at `key`; what is no sequence is replaced. */
  append(key: Key, item: Uint8Array): void {
    this.merged = null;
    this.overlay.append(key, item, () => this.backend.get(key));
  }

  /** The smallest key greater than `key`. */
  nextKey(key: Key): Key | null {
    let committed = this.backend.nextKey(key);
    let pending = this.overlay.nextKey(key);
    for (;;) {
      if (pending === null || (committed !== null && committed < pending)) return committed;
      if (this.overlay.get(pending) !== null) return pending;
      if (committed === pending) committed = this.backend.nextKey(committed);
      pending = this.overlay.nextKey(pending);
    }
  }

  /** Removes keys by prefix. Pending ones all go; `limit` counts the committed ones. */
  clearPrefix(prefix: Key, limit: number | null): Removal {
    if (CHILD_STORAGE.startsWith(prefix) || prefix.startsWith(CHILD_STORAGE)) {
      return { cursor: null, backend: 0, unique: 0, loops: 0 };
    }
    this.merged = null;
    const pending = this.clearPending(prefix);
    let backend = 0;
    let loops = 0;
    for (const [key] of this.backend.entries(prefix)) {
      if (loops === limit) return { cursor: key, backend, unique: pending + backend, loops };
      if (this.overlay.get(key) !== null) {
        this.overlay.set(key, null);
        backend++;
      }
      loops++;
    }
    return { cursor: null, backend, unique: pending + backend, loops };
  }

  /** The root with all changes applied, values written now in the layout of `version`. */
  root(version: StateVersion): Uint8Array {
    return this.state(version).root();
  }

  /** The state with all changes applied. Values the overlay may still grow are copied. */
  state(version: StateVersion): Trie {
    if (this.merged === null || this.mergedVersion !== version) {
      this.merged = this.backend.with(frozen(this.overlay.changes()), version);
      this.mergedVersion = version;
    }
    return this.merged;
  }

  /** All pending changes; null removes. */
  changes(): Map<Key, Uint8Array | null> {
    return this.overlay.changes();
  }

  /** What the innermost open transaction changes so far. */
  transactionChanges(): Map<Key, StorageChange> {
    return this.overlay.topChanges((key) => this.backend.get(key));
  }

  /** Open transactions. */
  get depth(): number {
    return this.overlay.depth;
  }

  startTransaction(): void {
    this.overlay.start();
  }

  /** Throws when none is open, or none that the runtime may close. */
  commitTransaction(): void {
    this.mayClose();
    this.overlay.commit();
  }

  /** Throws like `commitTransaction`. */
  rollbackTransaction(): void {
    this.mayClose();
    this.merged = null;
    this.overlay.rollback();
  }

  /** Makes all changes so far the state that later ones lie over. Throws while a transaction is open. */
  commit(): void {
    if (this.depth) throw new Error('a storage transaction is open');
    this.backend = this.state(1);
    this.overlay = new Overlay();
  }

  /** Runs a call; transactions it leaves open are rolled back, those of the caller are out of reach. */
  duringCall<T>(call: () => T): T {
    const outer = this.runtimeFloor;
    this.runtimeFloor = this.depth;
    try {
      return call();
    } finally {
      while (this.depth > this.runtimeFloor) this.rollbackTransaction();
      this.runtimeFloor = outer;
    }
  }

  private mayClose(): void {
    if (this.depth <= this.runtimeFloor) throw new Error('no storage transaction is open');
  }

  private clearPending(prefix: Key): number {
    let removed = 0;
    for (const key of this.overlay.keysWith(prefix)) {
      if (this.overlay.get(key) === null) continue;
      this.overlay.set(key, null);
      removed++;
    }
    return removed;
  }
}

/** The changes with every value in memory of its own. */
function* frozen(
  changes: Map<Key, Uint8Array | null>,
): Generator<readonly [Key, Uint8Array | null]> {
  for (const [key, value] of changes) {
    const shared = value !== null && value.byteLength !== value.buffer.byteLength;
    yield [key, shared ? new Uint8Array(value) : value];
  }
}
