/**
 * Which sums everybody may see: of all meters of the campus, never of a choice of them, and only where those of people
 * who are not public are none, or so many that nobody's own can be told from them. Public buildings are left out of the
 * count, as whoever likes can subtract them.
 */
import type { Database } from '../database/index.js';
import type { Asking } from './context.js';

/** Meters of others than public buildings that a sum has to be of. */
export const LEAST_METERS = 5;
/** Epochs that are remembered. */
const MOST_KNOWN = 100_000;

const known = new WeakMap<Database, { key: string; of: PrivateMeters }>();

export class PrivateMeters {
  /** By epoch, of those that cannot change any more. */
  private readonly counts = new Map<number, number>();

  private constructor(private readonly isPublic: readonly string[]) {}

  /** Counts are kept as long as the same buildings are public. */
  static of(asking: Asking): Asked {
    const accounts = [...asking.publicNames.keys()].sort();
    const key = accounts.join();
    const { database } = asking.context;
    let entry = known.get(database);
    if (entry?.key !== key) known.set(database, (entry = { key, of: new PrivateMeters(accounts) }));
    return { withheld: (epochs) => entry.of.withheld(epochs, asking) };
  }

  /** Those of `epochs` of which no sum may be shown. */
  private async withheld(epochs: readonly number[], asking: Asking): Promise<Set<number>> {
    const asked = epochs.filter((epoch) => !this.counts.has(epoch)).sort((a, b) => a - b);
    const fresh = new Map<number, number>();
    const [first, last] = [asked[0], asked.at(-1)];
    if (first !== undefined && last !== undefined) {
      const marks = this.isPublic.map(() => '?').join(', ');
      const rows = await asking.db.all<{ epoch: number; meters: number }>(
        `SELECT epoch, count(DISTINCT meter) AS meters FROM settlements
         WHERE epoch >= ? AND epoch <= ?${marks && ` AND account NOT IN (${marks})`} GROUP BY epoch`,
        first,
        last,
        ...this.isPublic,
      );
      for (const epoch of asked) fresh.set(epoch, 0);
      for (const { epoch, meters } of rows) fresh.set(epoch, meters);
    }
    const settled = asking.state.head.epoch - 200;
    for (const [epoch, meters] of fresh) {
      if (epoch < settled && this.counts.size < MOST_KNOWN) this.counts.set(epoch, meters);
    }
    return new Set(
      epochs.filter((epoch) => isTooFew(fresh.get(epoch) ?? this.counts.get(epoch) ?? 0)),
    );
  }
}

interface Asked {
  withheld(epochs: readonly number[]): Promise<Set<number>>;
}

/** Whether a sum with so many meters of people in it says too much of them. */
export const isTooFew = (meters: number): boolean => meters > 0 && meters < LEAST_METERS;
