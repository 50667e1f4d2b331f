/** Times by percentile. */
import { createHistogram } from 'node:perf_hooks';

/** Milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Of times in milliseconds, none below 0; null of none. */
export function latencyOf(times: readonly number[]): Latency | null {
  if (!times.length) return null;
  const histogram = createHistogram({ figures: 4 });
  // The least that it records is 1.
  for (const time of times) histogram.record(Math.max(1, Math.round(time)));
  const [p50, p90, p99] = [50, 90, 99].map((part) => histogram.percentile(part)) as [
    number,
    number,
    number,
  ];
  return { count: times.length, p50, p90, p99, max: histogram.max };
}
