/** What an offchain worker finds around it: a clock, local storage and a way to submit. */

import { equalBytes, type Key } from './bytes.js';

/** 0 outlives forks, 1 belongs to one of them; this host keeps both the same way. */
export type StorageKind = 0 | 1;

/** An offchain context for workers run by hand. */
export class Offchain {
  /** Extrinsics handed over by workers, length prefix included. */
  readonly submitted: Uint8Array[] = [];
  private readonly stored = new Map<string, Uint8Array>();

  constructor(
    /** Milliseconds since 1970. */
    public timestamp = 0n,
    public isValidator = true,
    /** 32 bytes. */
    public seed = new Uint8Array(32),
  ) {}

  get(kind: StorageKind, key: Key): Uint8Array | null {
    return this.stored.get(`${kind}${key}`) ?? null;
  }

  set(kind: StorageKind, key: Key, value: Uint8Array): void {
    this.stored.set(`${kind}${key}`, value);
  }

  clear(kind: StorageKind, key: Key): void {
    this.stored.delete(`${kind}${key}`);
  }

  /** Sets `value` if the present one is `expected`; says whether it did. */
  compareAndSet(
    kind: StorageKind,
    key: Key,
    expected: Uint8Array | null,
    value: Uint8Array,
  ): boolean {
    const present = this.get(kind, key);
    const matches =
      present === null || expected === null ? present === expected : equalBytes(present, expected);
    if (matches) this.set(kind, key, value);
    return matches;
  }
}
