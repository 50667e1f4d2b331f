/** Accounts whose passphrase was given: their keys, in memory, until nobody has signed for a while. */
import { QUARTER_HOUR_MS } from '../../../node-config/time.js';
import { type Pair, forget } from './pair.js';

/** How long a key stays without being used. */
export const IDLE_MS = QUARTER_HOUR_MS;

/** Counts down beside a clock that goes on while the machine sleeps. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `then` after `ms`; returns what ends that. */
  after(ms: number, then: () => void): () => void;
}

interface Entry {
  readonly pair: Pair;
  usedAt: number;
  stop: () => void;
}

export class Unlocked {
  readonly #entries = new Map<string, Entry>();

  constructor(
    private readonly clock: Clock,
    private readonly onLock: (address: string) => void = () => undefined,
  ) {}

  /** Keeps the keys of `address`. */
  add(address: string, pair: Pair): void {
    this.lock(address);
    const entry = { pair, usedAt: this.clock.now(), stop: () => {} };
    this.#entries.set(address, entry);
    this.#wait(address, entry, IDLE_MS);
  }

  /** The keys of `address`, or null where they are locked. Using them starts the time anew. */
  use(address: string): Pair | null {
    const entry = this.#entries.get(address);
    if (!entry) return null;
    // Timers stand still while a machine sleeps; a clock that was set back says nothing.
    const idle = this.clock.now() - entry.usedAt;
    if (idle < 0 || idle >= IDLE_MS) {
      this.lock(address);
      return null;
    }
    entry.usedAt = this.clock.now();
    return entry.pair;
  }

  /** Forgets the keys of `address`. */
  lock(address: string): void {
    const entry = this.#entries.get(address);
    if (!entry) return;
    entry.stop();
    forget(entry.pair);
    this.#entries.delete(address);
    this.onLock(address);
  }

  /** Forgets all keys. */
  lockAll(): void {
    for (const address of [...this.#entries.keys()]) this.lock(address);
  }

  #wait(address: string, entry: Entry, ms: number): void {
    entry.stop = this.clock.after(ms, () => {
      const left = IDLE_MS - (this.clock.now() - entry.usedAt);
      if (left > 0 && left <= IDLE_MS) this.#wait(address, entry, left);
      else this.lock(address);
    });
  }
}
