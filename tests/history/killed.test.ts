/** Killed at random, in the middle of whatever it does, the history loses nothing and has nothing twice. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exported } from '../../tools/services/history/export.js';
import { readCursor } from '../../tools/services/history/follower.js';
import { openDatabase, openExisting, startHistory } from '../../tools/services/history/index.js';
import { ROOT } from '../../tools/support/root.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { describeDatabases, type Places, placesOf } from './databases.js';
import { playedNight } from './night.js';

/** On each database. */
const KILLS = process.env['GRID_FULL'] ? 50 : 3;
const TIMEOUT_MS = 600_000;
const SEED = 3;

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** What a database says once the history has followed into it up to block `newest`, in its export's order. */
async function linesOf(place: string, url: string, newest: number): Promise<string[]> {
  const database = await openDatabase(place);
  try {
    const history = await startHistory({ url, database });
    await history.reached(newest);
    await history.stop();
    const lines: string[] = [];
    for await (const line of exported(database)) lines.push(line);
    return lines;
  } finally {
    await database.close();
  }
}

describeDatabases('%s', (kind) => {
  let places: Places;
  let node: ChainNode;
  let newest: number;
  const children: Child[] = [];

  /** A process that is there, and waits for the word. */
  async function warm(): Promise<Child> {
    const script = join(ROOT, 'tests/history/follow-child.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, node.url], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    await once(child.stdout, 'data');
    return child;
  }

  beforeAll(async () => {
    places = await placesOf(kind);
    const { chain } = playedNight(SEED, 6);
    chain.skipBlocks(60);
    node = await ChainNode.start(chain.chain);
    newest = chain.chain.head.header.number;
  });

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await node?.stop();
    await places?.close();
  });

  test(
    `kill -9 ${KILLS} times`,
    async () => {
      // A few blocks at a time, so that it is killed at every stage of it.
      const each = Math.ceil((newest * 0.9) / KILLS);
      const written = [await places.next()];
      let next = warm();
      for (let kill = 0, before = -1; kill < KILLS; kill++) {
        // A quick one may have written all before the signal came.
        if (before >= newest) {
          written.push(await places.next());
          before = -1;
        }
        const child = await next;
        next = warm();
        const goal = before + 1 + Math.ceil(Math.random() * each);
        await runUntil(child, written.at(-1)!, Math.min(goal, newest));
        await sleep(Math.random() * 4);
        child.kill('SIGKILL');
        await once(child, 'close');
        before = await heightOf(written.at(-1)!);
      }
      const whole = await places.next();
      const expected = await linesOf(whole, node.url, newest);
      for (const place of written) expect(await linesOf(place, node.url, newest)).toEqual(expected);
    },
    TIMEOUT_MS,
  );
});

/** Has it follow into the database at `place`, and resolves once it has said that block `number` is written. */
async function runUntil(child: Child, place: string, number: number): Promise<void> {
  const said = createInterface({ input: child.stdout });
  child.stdin.write(place);
  for await (const line of said) {
    if (line.startsWith('ended')) throw new Error(line);
    if (Number(line) >= number) break;
  }
}

async function heightOf(place: string): Promise<number> {
  const database = await openExisting(place).catch(() => null);
  if (!database) return -1;
  try {
    return (await readCursor(database))?.height ?? -1;
  } finally {
    await database.close();
  }
}
