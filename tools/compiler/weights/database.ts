/** `grid weights --database`: what the node's own database and trie take for a read and a write. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UnusableError } from '../../support/failure.js';
import { temporaryFolder } from '../../support/leavings.js';
import { runNode } from '../../support/run-node.js';

export const DATABASES = ['rocksdb', 'paritydb'] as const;
export type Database = (typeof DATABASES)[number];

/** Keys that are read and written, at random. */
const KEYS = 30_000;
/** Writes of which the state root and the commit are shared, as in a block. */
const BATCH = 1000;
/** Writes that are committed one by one: what such a one takes more is the commit's. */
const COMMITS = 300;
/** The same keys in each run. */
const SEED = 1;
/** Percent of the slowest mean that is booked. */
const MARGIN = 150n;

/** Means of one database with one state, in nanoseconds; the share of a commit is in a write. */
export interface DatabaseCost {
  readonly database: Database;
  readonly accounts: number;
  readonly read: number;
  readonly write: number;
  /** What a commit takes besides its writes. */
  readonly commit: number;
}

/** A raw chain spec on disk, and how many accounts its state has. */
export interface StateFile {
  readonly accounts: number;
  readonly path: string;
}

export interface DatabaseOptions {
  /** The node's command. */
  readonly node: string;
  /** Where its databases are made; they are removed afterwards. */
  readonly folder: string;
  readonly progress: (line: string) => void;
}

/** Measures one state on one database. @throws Error with what the node said, if it fails */
export async function measureDatabase(
  state: StateFile,
  database: Database,
  { node, folder, progress }: DatabaseOptions,
): Promise<DatabaseCost> {
  const base = temporaryFolder(`${database}-`, folder);
  try {
    const benchmark = (batch: number, keys: number, ...more: string[]): Promise<string> =>
      runNode(node, [
        ...['benchmark', 'storage', '--chain', state.path, '--base-path', base],
        ...['--database', database, '--state-version', '1', '--warmups', '1'],
        ...['--disable-pov-recorder', '--batch-size', String(batch), '--keys-limit', String(keys)],
        ...['--random-seed', String(SEED), '--weight-path', base],
        ...['--json-read-path', base, '--json-write-path', base, ...more],
      ]);
    await benchmark(BATCH, KEYS);
    const read = meanOf(join(base, `${database}_read.json`));
    const write = meanOf(join(base, `${database}_write.json`));
    await benchmark(1, COMMITS, '--skip-read');
    const alone = meanOf(join(base, `${database}_write.json`));
    const commit = Math.max(0, alone - write);
    const cost = { database, accounts: state.accounts, read, write, commit };
    progress(sentence(cost));
    return cost;
  } catch (error) {
    throw explained(error as Error, state, database, folder);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** What the node says of its disk and of databases in the words of whoever named the folder. */
function explained(error: Error, state: StateFile, database: Database, folder: string): Error {
  const accounts = `${state.accounts.toLocaleString('en')} accounts on ${database}`;
  const remedy = 'name another folder with --folder';
  const { message } = error;
  const because = (text: string): Error => new UnusableError(text, { cause: error });
  if (/No space left|ENOSPC|StorageFull/i.test(message)) {
    return because(`there is no room for ${accounts} in ${folder}: ${remedy}`);
  }
  if (/Read-only|Permission denied|EROFS|EACCES/i.test(message)) {
    return because(`${folder} cannot be written: ${remedy}`);
  }
  if (/database version|UpgradeNotSupported|older version|DatabaseVersion/i.test(message)) {
    return because(`${folder} holds a database of an old format: ${remedy}`);
  }
  return error;
}

function sentence({ database, accounts, read, write, commit }: DatabaseCost): string {
  const size = accounts.toLocaleString('en').padStart(9);
  return `${database.padEnd(8)} ${size} accounts  ${micros(read)} µs a read  ${micros(write)} µs a write  ${micros(commit)} µs a commit`;
}

function micros(ns: number): string {
  return (ns / 1000).toFixed(1).padStart(5);
}

/** The mean of the runner's raw results, in nanoseconds. */
function meanOf(file: string): number {
  const { ns_per_size } = JSON.parse(readFileSync(file, 'utf8')) as {
    ns_per_size?: [size: number, ns: number][];
  };
  if (!ns_per_size?.length) throw new Error('the node has measured nothing that can be read here');
  return ns_per_size.reduce((sum, [, ns]) => sum + ns, 0) / ns_per_size.length;
}

/** What is booked, in ps. */
export interface Booked {
  readonly read: bigint;
  readonly write: bigint;
  /** Once a block. */
  readonly commit: bigint;
}

/** The slowest means and their margin, rounded up to a microsecond. */
export function booked(costs: readonly DatabaseCost[]): Booked {
  const slowest = (of: (cost: DatabaseCost) => number) =>
    BigInt(Math.ceil(Math.max(...costs.map(of))));
  const round = (ns: bigint) => ((ns * MARGIN + 99_999n) / 100_000n) * 1_000_000n;
  return {
    read: round(slowest(({ read }) => read)),
    write: round(slowest(({ write }) => write)),
    commit: round(slowest(({ commit }) => commit)),
  };
}

export interface Circumstances {
  /** `2026-11-27` */
  readonly date: string;
  readonly machine: string;
  /** What the state holds besides accounts: `10,000 orders, a day of 100 meters' readings`. */
  readonly besides: string;
}

/** The text of `runtime/chain/database-weights.ts`. */
export function emitDatabaseWeights(
  costs: readonly DatabaseCost[],
  { date, machine, besides }: Circumstances,
): string {
  const { read, write, commit } = booked(costs);
  const rows = costs.map((cost) => ` *     ${sentence(cost)}`);
  return `/**
 * Measured by \`npm run weights -- --database\` on ${date}, ${machine}: means over ${KEYS.toLocaleString('en')}
 * keys of the node's database and trie without its cache, writes ${BATCH.toLocaleString('en')} to a commit, and
 * a commit besides its writes, once a block. The state held the accounts and ${besides}.
 *
${rows.join('\n')}
 *
 * Booked is the slowest of these times ${Number(MARGIN) / 100}, in picoseconds.
 */
export const DB_READ_REF_TIME: u64 = ${digits(read)};
export const DB_WRITE_REF_TIME: u64 = ${digits(write)};
export const DB_COMMIT_REF_TIME: u64 = ${digits(commit)};
`;
}

function digits(value: bigint): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '_');
}
