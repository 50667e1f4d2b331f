/** Chance that can be repeated: the same seed gives the same values. */

const WORD = 2 ** 32;

export class Random {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** Thirty-two random bits (mulberry32). */
  word(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    return Math.floor((this.word() / WORD) * limit);
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.word() & 0xff);
  }

  /** A length: mostly small, now and then a few thousand. */
  length(): number {
    return this.once(20) ? this.below(5_000) : this.below(6);
  }
}
