/** How fast the readings of an epoch came to the chain. */

/** What the benchmark reads of a block. */
export interface ReadingBlock {
  /** Its timestamp, in milliseconds since 1970. */
  readonly time: number;
  /** The epoch of each reading that was accepted in it. */
  readonly epochs: readonly number[];
}

export interface EpochReadings {
  readonly epoch: number;
  readonly accepted: number;
  /** Blocks with readings of the epoch. */
  readonly blocks: number;
  /** Seconds from the end of the epoch to the block with the last of them. */
  readonly seconds: number;
}

/** One entry for each epoch of `length` ms that has readings in `blocks`, which are in order. */
export function readingsByEpoch(blocks: readonly ReadingBlock[], length: number): EpochReadings[] {
  const found = new Map<number, EpochReadings>();
  for (const { time, epochs } of blocks) {
    for (const epoch of new Set(epochs)) {
      const before = found.get(epoch);
      found.set(epoch, {
        epoch,
        accepted: (before?.accepted ?? 0) + epochs.filter((other) => other === epoch).length,
        blocks: (before?.blocks ?? 0) + 1,
        seconds: (time - (epoch + 1) * length) / 1000,
      });
    }
  }
  return [...found.values()];
}
