/** How far finality is behind, watched for as long as a measurement lasts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { NodeRpc } from '../../node/rpc.js';

const INTERVAL_MS = 500;
/** GRANDPA's voters keep two blocks behind the best one; a round takes up to a block more. */
const USUAL = 3;

/** Blocks between a node's best and its last final one. */
export interface Lag {
  readonly samples: number;
  readonly mean: number;
  readonly most: number;
  /** Share of the samples that were more than three blocks behind. */
  readonly late: number;
}

/** Samples the nodes at `urls` twice a second until `task` is over. A node too busy to answer gives no sample. */
export async function watchLag<T>(
  urls: readonly string[],
  task: Promise<T>,
): Promise<{ lag: Lag; result: T }> {
  const lags: number[] = [];
  const over = new AbortController();
  const sampling = Promise.all(urls.map((url) => sampleLag(new NodeRpc(url), lags, over.signal)));
  try {
    const result = await task;
    return { lag: summaryOf(lags), result };
  } finally {
    over.abort();
    await sampling;
  }
}

export function summaryOf(lags: readonly number[]): Lag {
  const sum = lags.reduce((total, lag) => total + lag, 0);
  return {
    samples: lags.length,
    mean: lags.length ? sum / lags.length : 0,
    most: Math.max(0, ...lags),
    late: lags.length ? lags.filter((lag) => lag > USUAL).length / lags.length : 0,
  };
}

async function sampleLag(rpc: NodeRpc, lags: number[], over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    try {
      // Asked side by side, so that no block comes between the two.
      const asked = [rpc.height(), rpc.finalizedHead()] as const;
      const [best, final] = await Promise.all(asked);
      lags.push(best - (await rpc.height(final)));
    } catch {
      // Busy; it is asked again.
    }
    await sleep(INTERVAL_MS);
  }
}
