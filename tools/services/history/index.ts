/** The history: follows a chain's final blocks into a database, in this process. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Following } from '../following.js';
import { type Database, openDatabase } from './database/index.js';
import { HistoryFollower, type HistoryListener, type WrittenBlock } from './follower.js';
import type { Cursor } from './schema.js';

export { type Database, DatabaseError, openDatabase, openExisting } from './database/index.js';
export { HistoryStopped, type WrittenBlock } from './follower.js';
export { HistoryReader } from './reader.js';
export type * from './schema.js';

export interface HistoryOptions {
  /** `ws://…` of a node, or of the embedded chain. */
  readonly url: string;
  /** `build/history.sqlite`, `:memory:`, `postgres://…`; or one that is open, which stays open. */
  readonly database: string | Database;
  /** The only chain to follow; without one that of the database, or of the node. */
  readonly genesis?: string | undefined;
  /** Ends it, like `stop`. */
  readonly signal?: AbortSignal | undefined;
  /** Is told of each block once it is written. What it throws ends nothing here: it must not throw. */
  readonly onBlock?: ((block: WrittenBlock) => void) | undefined;
  /** Is told what happens, a line at a time. */
  readonly progress?: ((line: string) => void) | undefined;
}

/** How the history is doing. */
export interface HistoryStatus {
  /** The newest block in it; null before there is one. */
  readonly cursor: Cursor | null;
  /** Final blocks that it lacks. */
  readonly lag: number;
  /** Why it does not go on at the moment; null while all is well. */
  readonly problem: string | null;
}

export class History {
  private constructor(
    readonly database: Database,
    private readonly ownsDatabase: boolean,
    private readonly follower: HistoryFollower,
    private readonly following: Following,
  ) {}

  /** @throws DatabaseError if the database cannot be used */
  static async start(options: HistoryOptions): Promise<History> {
    const { url, genesis, signal } = options;
    const isOwn = typeof options.database === 'string';
    const database = isOwn ? await openDatabase(options.database as string) : options.database;
    const listener: HistoryListener = {
      progress: options.progress ?? (() => {}),
      onBlock: options.onBlock ?? (() => {}),
    };
    const follower = new HistoryFollower(database as Database, listener);
    const following = new Following({ url, genesis }, follower);
    const history = new History(database as Database, isOwn, follower, following);
    signal?.addEventListener('abort', () => void history.stop(), { once: true });
    if (signal?.aborted) await history.stop();
    return history;
  }

  get status(): HistoryStatus {
    const { cursor, newestFinal, problem } = this.follower;
    const lag = Math.max(0, newestFinal - (cursor?.height ?? -1));
    return { cursor, lag, problem: this.following.problem ?? problem };
  }

  /** Rejects when it cannot go on: another chain, a node that has pruned what is wanted, a database that fails. */
  get ended(): Promise<void> {
    return Promise.race([this.following.ended, this.follower.failed]);
  }

  /** Resolves once block `number` is written. @throws Error what the history ends with */
  async reached(number: number): Promise<void> {
    const stopped = { isSo: false };
    const poll = async (): Promise<void> => {
      while (!stopped.isSo && (this.follower.cursor?.height ?? -1) < number) await sleep(POLL_MS);
    };
    try {
      await Promise.race([poll(), this.ended]);
    } finally {
      stopped.isSo = true;
    }
  }

  /** Ends after the block that is being written. */
  async stop(): Promise<void> {
    await this.following.stop();
    await this.follower.stop();
    if (this.ownsDatabase) await this.database.close();
  }
}

const POLL_MS = 20;

/** Follows the chain at `url` from here on, and before that everything that the database lacks. */
export function startHistory(options: HistoryOptions): Promise<History> {
  return History.start(options);
}
