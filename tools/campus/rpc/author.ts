/** `author_*`, `transactionWatch_v1_*` and `transaction_v1_*`: handing in transactions, and being told what becomes of them. */
import { type Methods, newId, unsubscribe } from './connection.js';
import { RpcFailure } from './failure.js';
import type { Pool, Status } from './pool.js';

/** Broadcasts that are remembered, to be stopped. */
const MOST_BROADCASTS = 1_000;

export function authorMethods(pool: Pool): Methods {
  const broadcasts = new Set<string>();
  return {
    author_pendingExtrinsics: () => pool.pending,
    author_submitExtrinsic: (params) => pool.submit(params.hex()),
    author_submitAndWatchExtrinsic: async (params, connection) => {
      const extrinsic = params.hex();
      await pool.submit(extrinsic);
      return connection.subscribe('author_extrinsicUpdate', (tell, id) =>
        pool.watch(
          extrinsic,
          (status) => tell(legacy(status)),
          () => connection.unsubscribe(id),
        ),
      );
    },
    author_unwatchExtrinsic: unsubscribe,
    transactionWatch_v1_submitAndWatch: async (params, connection) => {
      const extrinsic = params.hex();
      const problem = await pool.submit(extrinsic).then(
        () => null,
        (error: unknown) => error as Error,
      );
      return connection.subscribe('transactionWatch_v1_watchEvent', (tell, id) => {
        const end = (): void => void connection.unsubscribe(id);
        if (!problem) return pool.watch(extrinsic, (status) => tell(watchEvent(status)), end);
        tell({ event: 'invalid', error: wordsOf(problem) });
        end();
        return () => {};
      });
    },
    transactionWatch_v1_unwatch: unsubscribe,
    transaction_v1_broadcast: async (params) => {
      // What becomes of it nobody is told.
      await pool.submit(params.hex()).catch(() => {});
      const id = newId();
      broadcasts.add(id);
      const [oldest] = broadcasts;
      if (broadcasts.size > MOST_BROADCASTS && oldest !== undefined) broadcasts.delete(oldest);
      return id;
    },
    transaction_v1_stop: (params) => {
      if (broadcasts.delete(params.text())) return null;
      throw new RpcFailure(-32602, 'Invalid operation id');
    },
  };
}

function legacy(status: Status): unknown {
  return 'block' in status ? { [status.is]: status.block } : status.is;
}

const EVENTS = {
  future: 'validated',
  ready: 'validated',
  inBlock: 'bestChainBlockIncluded',
  finalized: 'finalized',
  invalid: 'invalid',
} as const;

function watchEvent(status: Status): object {
  const event = EVENTS[status.is];
  if ('why' in status) return { event, error: status.why };
  if (!('block' in status)) return { event };
  return { event, block: { hash: status.block, index: status.index } };
}

function wordsOf({ message, data }: Error & { data?: string }): string {
  return data === undefined ? message : `${message}: ${data}`;
}
