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
import {
  type Database,
  openDatabase,
  openExisting,
  startHistory,
} from '../../tools/services/history/index.js';
import { ROOT } from '../../tools/support/root.js';
import { ChainNode } from './chain-node.js';
import { describeDatabases, type Places, placesOf } from './databases.js';
import { playedNight } from './night.js';

/** On each database. */
const KILLS = process.env['GRID_FULL'] ? 50 : 3;
const TIMEOUT_MS = 600_000;
const SEED = 3;

type Child = ChildProcessByStdio<Writable, Readable, null>;

const lines = async (database: Database): Promise<string[]> => {
  const all: string[] = [];
  for await (const line of exported(database)) all.push(line);
  return all;
};

describeDatabases('%s', (kind) => {
  let places: Places;
  let node: ChainNode;
  let newest: number;
  let place: string;

  /** A process that is there, and waits for the word. */
  async function warm(): Promise<Child> {
    const script = join(ROOT, 'tests/history/follow-child.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, node.url, place], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    return child;
  }

  beforeAll(async () => {
    places = await placesOf(kind);
    place = await places.next();
    const { chain } = playedNight(SEED, 6);
    chain.skipBlocks(60);
    node = await ChainNode.start(chain.chain);
    newest = chain.chain.head.header.number;
  });

  afterAll(async () => {
    await node?.stop();
    await places?.close();
  });

  test(
    `kill -9 ${KILLS} times`,
    async () => {
      // As slow as it takes to be killed at every stage of it.
      const each = Math.ceil((newest * 0.9) / KILLS);
      let next = warm();
      let before = -1;
      for (let kill = 0; kill < KILLS; kill++) {
        const child = await next;
        next = warm();
        const done = runUntil(child, before + 1 + Math.ceil(Math.random() * each));
        await done;
        await sleep(Math.random() * 4);
        child.kill('SIGKILL');
        await once(child, 'close');
        before = await heightOf(place);
      }
      const last = await next;
      await runUntil(last, newest);
      last.kill('SIGKILL');
      await once(last, 'close');

      const killed = await openExisting(place);
      const whole = await openDatabase(await places.next());
      try {
        const history = await startHistory({ url: node.url, database: whole });
        await history.reached(newest);
        await history.stop();
        expect(await lines(killed)).toEqual(await lines(whole));
      } finally {
        await killed.close();
        await whole.close();
      }
    },
    TIMEOUT_MS,
  );
});

/** Lets it go, and resolves once it has said that block `number` is written. */
async function runUntil(child: Child, number: number): Promise<void> {
  const said = createInterface({ input: child.stdout });
  child.stdin.write('go\n');
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
