/** `grid bench --history-follow`: how many blocks a second `grid history` writes, and what memory it takes while it answers. */
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import Table from 'cli-table3';
import pidusage from 'pidusage';
import { freePort } from '../../node/port.js';
import { startChild, temporaryFolder } from '../../support/leavings.js';
import { connect } from '../../services/history/database/index.js';
import { peakMemoryOf } from '../load/processes.js';
import { recordResult } from '../results.js';
import { ORDERS_PER_BLOCK } from './made-chain.js';

const EMPTY_BLOCKS = 6_000;
const FULL_BLOCKS = 30;
/** Questions a second, where it answers beside. */
const QUESTIONS = 50;
const PATIENCE_MS = 600_000;

export interface FollowOptions {
  /** `postgres://…` whose user may create databases; without it SQLite alone is measured. */
  readonly postgres?: string;
}

interface Made {
  readonly url: string;
  readonly newest: number;
}

interface Measured {
  readonly database: string;
  readonly blocks: string;
  readonly count: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Blocks for each second of processor time that the service has taken: what others do beside hardly changes it. */
  readonly perProcessorSecond: number;
  /** Of the follower and its API together, at most; MB. */
  readonly memory: number;
  /** Answers that it has given meanwhile. */
  readonly answers: number;
  /** Programs that wanted a processor, in the mean of the minute before the end. */
  readonly load: number;
}

/** Prints the table, and writes tools/bench/results/history-follow.json. */
export async function benchFollow(root: string, { postgres }: FollowOptions): Promise<void> {
  const measured: Measured[] = [];
  for (const [blocks, empty, full] of [
    ['near-empty', EMPTY_BLOCKS, 0],
    [`${ORDERS_PER_BLOCK.toLocaleString('en')} orders`, 0, FULL_BLOCKS],
  ] as const) {
    console.log(`makes ${empty + full} blocks: ${blocks}`);
    await withChain(root, empty, full, async (made) => {
      for (const kind of ['SQLite', ...(postgres ? ['PostgreSQL'] : [])]) {
        for (const asks of full > 0 ? [0, QUESTIONS] : [0]) {
          const place = await newPlace(kind === 'SQLite' ? null : (postgres ?? null));
          measured.push({ database: kind, blocks, ...(await follow(root, made, place, asks)) });
          console.log(JSON.stringify(measured.at(-1)));
        }
      }
    });
  }
  console.log(tableOf(measured));
  console.log(`wrote ${recordResult(root, 'history-follow', { measured })}`);
}

async function withChain(
  root: string,
  empty: number,
  full: number,
  work: (made: Made) => Promise<void>,
): Promise<void> {
  const script = new URL('./serve-chain.ts', import.meta.url).pathname;
  const child = startChild(
    process.execPath,
    ['--import', 'tsx', script, String(empty), String(full)],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [line] = (await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error('the chain could not be made'))),
    ])) as [Buffer];
    await work(JSON.parse(line.toString()) as Made);
  } finally {
    child.kill();
  }
}

/** A database that nobody has used: a file, or one of the server at `postgres`. */
async function newPlace(postgres: string | null): Promise<string> {
  if (postgres === null) return join(temporaryFolder('campus-grid-follow-'), 'history.sqlite');
  const server = await connect(postgres);
  const name = `grid_follow_${Date.now()}`;
  try {
    await server.run(`CREATE DATABASE ${name}`);
  } finally {
    await server.close();
  }
  const url = new URL(postgres);
  url.pathname = `/${name}`;
  return url.href;
}

/** `grid history` from its first connection to the newest block. */
async function follow(
  root: string,
  { url, newest }: Made,
  database: string,
  asks: number,
): Promise<Omit<Measured, 'database' | 'blocks'>> {
  const [port, pagePort] = [await freePort(), await freePort()];
  const child = startChild(
    process.execPath,
    [
      ...['tools/grid.mjs', 'history', '--no-page', '--url', url, '--database', database],
      ...['--port', String(port), '--page-port', String(pagePort)],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const said = createInterface({ input: child.stdout });
    for await (const line of said) if (line.includes('begins with the genesis block')) break;
    const before = await processorTime(child.pid ?? 0);
    const begun = performance.now();
    const asking = askMeanwhile(`http://127.0.0.1:${pagePort}`, asks);
    await reached(`http://127.0.0.1:${port}/health`, newest);
    const seconds = (performance.now() - begun) / 1_000;
    const worked = (await processorTime(child.pid ?? 0)) - before;
    const answers = await asking.stop();
    const memory = Math.round(peakMemoryOf(child.pid ?? 0) / 1e6);
    return {
      ...{ count: newest, seconds: round(seconds), perSecond: round(newest / seconds) },
      ...{
        perProcessorSecond: round(newest / worked),
        memory,
        answers,
        load: round(loadavg()[0] ?? 0),
      },
    };
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

async function reached(health: string, newest: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const reply = await fetch(health).catch(() => null);
    const { block } = ((await reply?.json().catch(() => null)) ?? {}) as { block?: number | null };
    if (block === newest) return;
    await sleep(20);
  }
  throw new Error(`the history did not get to block #${newest} in ${PATIENCE_MS / 1_000} s`);
}

/** What visitors without a session ask. */
const PATHS = ['/v1/epochs', '/v1/prices', '/v1/books', '/v1/blocks?limit=20', '/v1/campus/flows'];

function askMeanwhile(base: string, perSecond: number): { stop: () => Promise<number> } {
  let answers = 0;
  let asked = 0;
  const open = new Set<Promise<void>>();
  const ask = (): void => {
    const asking = fetch(base + PATHS[asked++ % PATHS.length])
      .then(async (reply) => void (await reply.text(), answers++))
      .catch(() => {})
      .finally(() => open.delete(asking));
    open.add(asking);
  };
  const timer = perSecond > 0 ? setInterval(ask, 1_000 / perSecond) : undefined;
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
      return answers;
    },
  };
}

/** Seconds that a process has kept processors busy so far. */
async function processorTime(pid: number): Promise<number> {
  return (await pidusage(pid)).ctime / 1_000;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function tableOf(measured: readonly Measured[]): string {
  const table = new Table({
    head: [
      'blocks',
      'database',
      'answers',
      'seconds',
      'blocks/s',
      'per processor second',
      'MB',
      'load',
    ],
    style: { head: [], border: [] },
  });
  for (const each of measured) {
    const { blocks, database, answers, seconds, perSecond, perProcessorSecond, memory } = each;
    table.push([
      ...[blocks, database, answers, seconds, perSecond, perProcessorSecond, memory, each.load],
    ]);
  }
  return table.toString();
}
