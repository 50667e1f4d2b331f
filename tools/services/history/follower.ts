/** Brings the history up to the newest final block, a block at a time, and keeps it there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { NodeError } from '../../node/transport.js';
import { Backoff } from '../backoff.js';
import type { FollowedChain, Follower, Head } from '../following.js';
import { chainOf } from './chain/identity.js';
import { type BlockWork, type Context, Pipeline, type PreparedBlock } from './chain/pipeline.js';
import { KnownRuntimes } from './chain/runtimes.js';
import { Pruned, type Source } from './chain/source.js';
import { chooseSource } from './chain/sources.js';
import { type Database, DatabaseError, type Queries } from './database/index.js';
import type { Rows } from './rows/index.js';
import type { ChainRow, Cursor } from './schema.js';

/** Blocks that are on their way at a time, at most. */
const WINDOW = 64;
const FIRST_WINDOW = 4;
/** Events in those blocks, about: a thousand orders make four thousand. */
const MOST_EVENTS = 8_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4_000;

/** A block that has been written. */
export interface WrittenBlock {
  readonly number: number;
  readonly hash: string;
  readonly time: number;
  /** The newest final block of the node. */
  readonly final: number;
  readonly rows: Rows;
}

export interface HistoryListener {
  /** Is told what happens, a line at a time. */
  progress?(line: string): void;
  onBlock?(block: WrittenBlock): void;
}

/** The history cannot go on: somebody has to look. */
export class HistoryStopped extends Error {
  override name = 'HistoryStopped';
}

/** One connection to the node, and how far the history has come through it. */
interface Session {
  readonly chain: FollowedChain;
  readonly source: Source;
  readonly pipeline: Pipeline;
  context: Context;
}

export class HistoryFollower implements Follower {
  private readonly backoff = new Backoff(FIRST_WAIT_MS, LONGEST_WAIT_MS);
  private readonly stopping = new AbortController();
  private readonly runtimes: KnownRuntimes;
  private chain: FollowedChain | null = null;
  private session: Session | null = null;
  private target = 0;
  /** Fewer after each failure: what a node bears before it cuts off must be enough for a block. */
  private window = FIRST_WINDOW;
  /** Of a block of late, the most; blocks of many are followed by others of many. */
  private events = 1;
  private work: Promise<void> | null = null;
  private written: Cursor | null = null;
  private trouble: string | null = 'the node has not answered yet';
  private fail: (error: Error) => void = () => {};
  /** Rejects when the history cannot go on. */
  readonly failed = new Promise<never>((_, reject) => (this.fail = reject));

  constructor(
    private readonly database: Database,
    private readonly listener: HistoryListener,
  ) {
    this.runtimes = new KnownRuntimes(database);
    this.failed.catch(() => {});
  }

  /** The newest block that is in the history; null before there is one. */
  get cursor(): Cursor | null {
    return this.written;
  }

  /** The newest final block of the node, as far as is known. */
  get newestFinal(): number {
    return this.target;
  }

  /** Why the history does not go on at the moment; null while all is well. */
  get problem(): string | null {
    return this.trouble;
  }

  begin(chain: FollowedChain): void {
    this.chain = chain;
    this.trouble = null;
    this.say(`follows ${chain.name} at ${chain.rpc.url}, genesis ${chain.genesis}`);
  }

  pause(reason: string): void {
    this.chain = null;
    this.session = null;
    this.trouble = reason;
    this.say(reason);
  }

  final(head: Head): void {
    this.target = head.number;
    this.work ??= this.run().finally(() => (this.work = null));
  }

  /** Ends after the block that is being written. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (this.chain && !signal.aborted && !this.isUpToDate()) {
      try {
        await this.catchUp(this.chain);
        this.backoff.succeed();
        this.trouble = null;
      } catch (error) {
        this.session = null;
        this.window = Math.max(1, Math.floor(this.window / 2));
        const problem = this.judge(error as Error);
        if (!problem) return;
        if (problem !== this.trouble && this.chain) this.say(problem);
        this.trouble = problem;
        await sleep(this.backoff.fail(), null, { signal }).catch(() => {});
      }
    }
  }

  private isUpToDate(): boolean {
    return this.written !== null && this.written.height >= this.target;
  }

  /** What to say of what may pass; null where it has ended the history. */
  private judge(error: Error): string | null {
    const mayPass =
      error instanceof DatabaseError
        ? error.isPassing
        : error instanceof NodeError && !(error instanceof Pruned);
    if (mayPass) return error.message;
    this.trouble = error.message;
    this.say(`stopped: ${error.message}`);
    this.fail(error);
    this.stopping.abort();
    return null;
  }

  private async catchUp(chain: FollowedChain): Promise<void> {
    if (this.session?.chain !== chain) this.session = await this.open(chain);
    await this.fill(this.session);
  }

  /** Through a new connection, or after a failure, of which nobody knows how it ended: what the database has counts. */
  private async open(chain: FollowedChain): Promise<Session> {
    const kept = await readCursor(this.database);
    const source = await chooseSource(chain.rpc, kept?.height ?? 0, this.target);
    const known = await this.kept(() => chainOf(this.database, chain, source), 0);
    const pipeline = new Pipeline(source, this.runtimes, known.epoch_length);
    if (!kept) await this.begins(known, pipeline);
    const cursor = kept ?? (await readCursor(this.database));
    if (!cursor) throw new HistoryStopped('the database does not keep what is written to it');
    this.written = cursor;
    const { height, hash, executed_by } = cursor;
    const context = await this.kept(async () => {
      await requireSameChain(source, cursor, this.target);
      return pipeline.contextAfter(height, hash, executed_by);
    }, height + 1);
    this.say(`goes on behind #${height} by ${source.title}`);
    return { chain, source, pipeline, context };
  }

  /** The genesis block, and which chain it is. */
  private async begins(known: ChainRow, pipeline: Pipeline): Promise<void> {
    const block = await this.kept(() => pipeline.genesis(known.genesis), 0);
    block.rows.add('chain', known);
    await this.database.add(block.rows.batch);
    this.say(`begins with the genesis block of ${known.name}`);
  }

  /** Up to the newest final block: many at a time are asked for, and each is written in its turn. */
  private async fill(session: Session): Promise<void> {
    const { source, pipeline, context } = session;
    const started = performance.now();
    const queue: BlockWork[] = [];
    let [asked, after] = [context.number, Promise.resolve(context)];
    while (this.session === session && !this.stopping.signal.aborted) {
      const room = Math.max(1, Math.min(this.window, Math.floor(MOST_EVENTS / this.events)));
      if (queue.length <= room / 2 && asked < this.target) {
        const count = Math.min(room - queue.length, this.target - asked);
        const first = asked + 1;
        for (const hash of await this.kept(() => source.hashes(first, count), first)) {
          const work = pipeline.prepare(++asked, hash, after);
          queue.push(work);
          after = work.after;
        }
      }
      const next = queue.shift();
      if (!next) break;
      await this.write(await this.kept(() => next.block, next.number), session.context.hash);
      session.context = await next.after;
      this.window = Math.min(WINDOW, this.window + 1);
    }
    this.tellPace(context.number, started);
  }

  private async write(block: PreparedBlock, parent: string): Promise<void> {
    if (block.parentHash !== parent) {
      throw new HistoryStopped(
        `block #${block.number} of the node follows ${block.parentHash}, and the history has ${parent}: ` +
          'the node is on another fork of what was final; nothing was written',
      );
    }
    await this.database.add(block.rows.batch);
    const { number, hash, time, rows } = block;
    const [row] = rows.of('blocks');
    const { next_spec_version: spec_version = 0, spec_version: executed_by = 0 } = row ?? {};
    this.written = { height: number, hash, spec_version, executed_by, time };
    this.events = Math.max(1, row?.events ?? 0, this.events * 0.9);
    this.listener.onBlock?.({ number, hash, time, final: this.target, rows });
  }

  /** What `read` comes to. @throws HistoryStopped that says what to do where the node has it no more */
  private async kept<T>(read: () => Promise<T>, number: number): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Pruned)) throw explained(error as Error, number);
      throw new HistoryStopped(
        `the node has given up block #${number}, which the history lacks (${error.message}): follow one that keeps ` +
          'all blocks and states (--state-pruning archive --blocks-pruning archive), or put back a back-up',
        { cause: error },
      );
    }
  }

  private tellPace(from: number, started: number): void {
    const blocks = (this.written?.height ?? from) - from;
    if (blocks < WINDOW) return;
    const seconds = (performance.now() - started) / 1000;
    this.say(`${blocks} blocks in ${seconds.toFixed(1)} s, up to #${this.written?.height}`);
  }

  private say(line: string): void {
    this.listener.progress?.(line);
  }
}

/** What is not known of the node or the database is that a block is not what its runtime says. */
function explained(error: Error, number: number): Error {
  const isKnown = [NodeError, DatabaseError, HistoryStopped].some((kind) => error instanceof kind);
  if (isKnown) return error;
  return new HistoryStopped(
    `block #${number} cannot be read (${error.message}): the node says something else than its chain, or this program is ` +
      'older than the runtime; nothing was written of it. Follow another node, or update',
    { cause: error },
  );
}

export function readCursor(database: Queries): Promise<Cursor | null> {
  return database.get<Cursor>('SELECT * FROM cursor_position');
}

/** @throws HistoryStopped if what the database has is not on the node's chain */
export async function requireSameChain(
  source: Source,
  cursor: Cursor,
  final: number,
): Promise<void> {
  if (cursor.height > final) {
    throw new NodeError(
      `the node’s newest final block is #${final}, and the history has #${cursor.height}; it may be catching up`,
    );
  }
  const [hash] = await source.hashes(cursor.height, 1);
  if (hash === cursor.hash) return;
  throw new HistoryStopped(
    `block #${cursor.height} of the node is ${hash}, and the history has ${cursor.hash}: the database is of another ` +
      'chain, or the chain was started anew; name another database, or delete this one',
  );
}
