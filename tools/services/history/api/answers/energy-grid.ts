/** Buckets of a stretch of time, and which of it is summed up. */
import type { Asking } from '../context.js';
import { type BucketName, MOST_BUCKETS } from '../contract/words.js';
import type { Stretch } from '../local-time.js';
import { startOf } from './energy-days.js';

export const BY_DAY: ReadonlySet<BucketName> = new Set(['day', 'week', 'month']);

/** Buckets of a question, and where an epoch or a day is among them. */
export interface Grid {
  readonly buckets: readonly Stretch[];
  readonly first: number;
  readonly end: number;
  indexOf(time: number): number;
}

export function gridOf(stretch: Stretch, bucket: BucketName, { state }: Asking): Grid | null {
  const { local, chain } = state;
  const buckets = local.buckets(bucket, stretch, chain.epoch_length, MOST_BUCKETS);
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return null;
  const firstEpoch = Math.ceil(first.from / chain.epoch_length);
  return {
    buckets,
    first: firstEpoch,
    // Nothing is known of what is to come.
    end: Math.max(firstEpoch, Math.ceil(Math.min(last.to, state.head.time) / chain.epoch_length)),
    indexOf(time) {
      let [low, high] = [0, buckets.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((buckets[middle]?.from ?? 0) <= time) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

/** The epochs of a grid that are not in days that are summed up: those before and behind them. */
export function openEpochs(
  grid: Grid,
  closed: ReadonlyMap<number, unknown>,
  { state }: Asking,
): [number, number][] {
  const { epoch_length: ms } = state.chain;
  if (closed.size === 0) return [[grid.first, grid.end]];
  const known = [...closed.keys()];
  const firstDay = Math.ceil(startOf(Math.min(...known), state) / ms);
  const behind = Math.ceil(startOf(Math.max(...known) + 1, state) / ms);
  const spans: [number, number][] = [
    [grid.first, Math.min(firstDay, grid.end)],
    [Math.max(behind, grid.first), grid.end],
  ];
  return spans.filter(([first, end]) => first < end);
}
