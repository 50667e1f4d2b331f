/** Whether the history says what the chain says: all that the chain still has, after the newest block of the history. */
import { NodeRpc } from '../../../node/rpc.js';
import { NodeSocket } from '../../../node/socket.js';
import { chainOf } from '../chain/identity.js';
import { KnownRuntimes } from '../chain/runtimes.js';
import { LegacySource, Pruned } from '../chain/source.js';
import { BlockState } from '../chain/state.js';
import { type Database, DatabaseError, openExisting, type Queries } from '../database/index.js';
import { readCursor, requireSameChain } from '../follower.js';
import { compareEverything } from './everything.js';
import { Findings } from './findings.js';
import { compareStatements } from './statements.js';

export interface Comparison {
  /** The block after which both were read. */
  readonly height: number;
  /** How many of what were compared: `balances`, `statements` … */
  readonly compared: ReadonlyMap<string, number>;
  /** What differs, a line each; of many the first. */
  readonly differences: readonly string[];
  readonly differing: number;
}

/**
 * Compares the database at `place` with the chain of the node at `url`, which may both go on meanwhile.
 * @param progress is told what is looked at, a line at a time
 * @throws DatabaseError, NodeError or HistoryStopped where that cannot be: another chain, a node that lacks the block
 */
export async function compareWithChain(
  place: string,
  url: string,
  progress: (line: string) => void = () => {},
): Promise<Comparison> {
  const database = await openExisting(place);
  try {
    return await compareAt(database, url, progress);
  } finally {
    await database.close();
  }
}

async function compareAt(
  database: Database,
  url: string,
  progress: (line: string) => void,
): Promise<Comparison> {
  const socket = await NodeSocket.open(url);
  try {
    const rpc = new NodeRpc(socket);
    return await database.snapshot((queries) => compare(queries, rpc, progress));
  } catch (error) {
    if (!(error instanceof Pruned)) throw error;
    throw new DatabaseError(
      `the node has given up the newest block of the history (${error.message}): let \`grid history\` catch up first, ` +
        'or ask a node that keeps all states (--state-pruning archive)',
      false,
      { cause: error },
    );
  } finally {
    socket.close();
  }
}

async function compare(
  queries: Queries,
  rpc: NodeRpc,
  progress: (line: string) => void,
): Promise<Comparison> {
  const cursor = await readCursor(queries);
  if (!cursor) throw new DatabaseError('the history has no block yet: start `grid history` first');
  const source = new LegacySource(rpc);
  const [genesis, name, final] = await Promise.all([
    rpc.genesisHash(),
    rpc.name(),
    rpc.finalizedHead().then((hash) => rpc.height(hash)),
  ]);
  const chain = await chainOf(queries, { genesis, name }, source);
  await requireSameChain(source, cursor, final);
  const runtimes = new KnownRuntimes(queries);
  const next = await runtimes.at(source, cursor.hash);
  const written = (await runtimes.kept(cursor.executed_by)) ?? next;
  const state = new BlockState(source, cursor.hash, written, next);
  const findings = new Findings();
  progress(`compares what is after block #${cursor.height}: people, meters, money`);
  await compareEverything(queries, state, cursor.height, findings);
  const epoch = Math.floor(cursor.time / chain.epoch_length);
  await compareStatements(queries, state, epoch, findings, progress);
  const { counts, lines, differing } = findings;
  return { height: cursor.height, compared: counts, differences: lines, differing };
}
