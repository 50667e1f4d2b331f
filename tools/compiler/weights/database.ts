/** `grid weights --database`: what the node's own database and trie take for a read and a write. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const DATABASES = ['rocksdb', 'paritydb'] as const;
export type Database = (typeof DATABASES)[number];

/** Keys that are read and written, at random. */
const KEYS = 30_000;
/** Writes of which the state root and the commit are shared, as in a block. */
const BATCH = 1000;
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
  const base = mkdtempSync(join(folder, `${database}-`));
  try {
    await run(node, [
      ...['benchmark', 'storage', '--chain', state.path, '--base-path', base],
      ...['--database', database, '--state-version', '1', '--warmups', '1'],
      ...['--disable-pov-recorder', '--batch-size', String(BATCH), '--keys-limit', String(KEYS)],
      ...['--random-seed', String(SEED), '--weight-path', base],
      ...['--json-read-path', base, '--json-write-path', base],
    ]);
    const cost = {
      database,
      accounts: state.accounts,
      read: meanOf(join(base, `${database}_read.json`)),
      write: meanOf(join(base, `${database}_write.json`)),
    };
    progress(sentence(cost));
    return cost;
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

function sentence({ database, accounts, read, write }: DatabaseCost): string {
  const size = accounts.toLocaleString('en').padStart(9);
  return `${database.padEnd(8)} ${size} accounts  ${micros(read)} µs a read  ${micros(write)} µs a write`;
}

function micros(ns: number): string {
  return (ns / 1000).toFixed(1).padStart(5);
}

/** The mean of the runner's raw results, in nanoseconds. */
function meanOf(file: string): number {
  const { ns_per_size } = JSON.parse(readFileSync(file, 'utf8')) as {
    ns_per_size: [size: number, ns: number][];
  };
  if (!ns_per_size.length) throw new Error(`the node measured nothing: ${file} is empty`);
  return ns_per_size.reduce((sum, [, ns]) => sum + ns, 0) / ns_per_size.length;
}

async function run(node: string, args: string[]): Promise<void> {
  const child = spawn(node, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`benchmark storage failed: ${reasonOf(said)}`);
}

/** The line that says why, without the node's decoration. */
function reasonOf(lines: string[]): string {
  const line = lines.find((text) => text.startsWith('Error')) ?? lines.at(-1) ?? 'it said nothing';
  return line.replace(/^Error: */, '').trim();
}

/** What is booked: the slowest mean and its margin, in ps, rounded up to a microsecond. */
export function booked(costs: readonly DatabaseCost[]): { read: bigint; write: bigint } {
  const slowest = (of: (cost: DatabaseCost) => number) =>
    BigInt(Math.ceil(Math.max(...costs.map(of))));
  const round = (ns: bigint) => ((ns * MARGIN + 99_999n) / 100_000n) * 1_000_000n;
  return { read: round(slowest((c) => c.read)), write: round(slowest((c) => c.write)) };
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
  const { read, write } = booked(costs);
  const rows = costs.map((cost) => ` *     ${sentence(cost)}`);
  return `/**
 * Measured by \`npm run weights -- --database\` on ${date}, ${machine}: means over ${KEYS.toLocaleString('en')}
 * keys of the node's database and trie without its cache, writes ${BATCH.toLocaleString('en')} to a commit. The state held
 * the accounts and ${besides}.
 *
${rows.join('\n')}
 *
 * Booked is the slowest of these times ${Number(MARGIN) / 100}, in picoseconds.
 */
export const DB_READ_REF_TIME: u64 = ${digits(read)};
export const DB_WRITE_REF_TIME: u64 = ${digits(write)};
`;
}

function digits(value: bigint): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '_');
}
