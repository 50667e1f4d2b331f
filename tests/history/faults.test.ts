/** What can become of the node and the database while the history is filled: it goes on, or says why not and stops. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestChain } from '../support/chain-builder.js';
import { readCursor } from '../../tools/services/history/follower.js';
import {
  type Database,
  type History,
  openDatabase,
  startHistory,
} from '../../tools/services/history/index.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { playedNight } from './night.js';

/** What the tests need: they stop at block 20, and the node prunes up to block 30. */
const BLOCKS = 40;

let chain: TestChain;
let newest: number;
let node: ChainNode;
let database: Database;
let history: History | null = null;
let said: string[] = [];

beforeAll(() => {
  ({ chain } = playedNight(5, 5));
  // How many blocks a night has is chance, and other chance whenever anything is added to nights.
  chain.skipBlocks(Math.max(0, BLOCKS - chain.chain.head.header.number));
  newest = chain.chain.head.header.number;
});

beforeEach(async () => {
  said = [];
  node = await ChainNode.start(chain.chain);
  database = await openDatabase(':memory:');
});

afterEach(async () => {
  await history?.stop();
  history = null;
  await node.stop();
  await database.close();
});

async function follow(): Promise<History> {
  history = await startHistory({ url: node.url, database, progress: (line) => said.push(line) });
  return history;
}

const height = async (): Promise<number> => (await readCursor(database))?.height ?? -1;

describe('it goes on', () => {
  test('where answers fail now and then, or are late', async () => {
    let count = 0;
    node.before = async () => {
      if (++count % 97 === 0) throw new Error('too busy');
      if (count % 5 === 0) await sleep(3);
    };
    await (await follow()).reached(newest);
    expect(said.join('\n')).toContain('too busy');
    expect(await height()).toBe(newest);
  });

  test('where the connection is lost again and again', async () => {
    let count = 0;
    node.before = () => {
      if (++count % 150 === 0) node.cutOff();
    };
    await (await follow()).reached(newest);
    expect(count).toBeGreaterThan(300);
    expect(await height()).toBe(newest);
  });

  test('block by block, with what is announced', async () => {
    node.announce(10);
    const following = await follow();
    await following.reached(10);
    expect(await height()).toBe(10);
    expect(following.status).toMatchObject({ lag: 0, problem: null, cursor: { height: 10 } });
    node.announce(12);
    await following.reached(12);
    expect(await height()).toBe(12);
  });

  test('where it was stopped, without asking for what it has', async () => {
    node.announce(20);
    await (await follow()).reached(20);
    await history?.stop();
    node.announce(newest);
    node.asked.clear();
    await (await follow()).reached(newest);
    expect(node.asked.get('chain_getHeader')).toBe(newest - 20);
  });
});

describe('it stops, and says what to do', () => {
  const stops = async (): Promise<string> => {
    const message = await (
      await follow()
    ).ended.then(
      () => 'it ended',
      (error: Error) => error.message,
    );
    expect(said.join('\n')).toContain(message);
    return message;
  };

  test('where the node has pruned what it lacks', async () => {
    node.prunedBelow = 15;
    expect(await stops()).toMatch(/the node has given up block #0, .*--state-pruning archive/);
    expect(await height()).toBe(-1);
  });

  test('where the node has pruned while it was away', async () => {
    node.announce(20);
    await (await follow()).reached(20);
    await history?.stop();
    node.announce(newest);
    node.prunedBelow = 30;
    expect(await stops()).toMatch(/the node has given up block #21, which the history lacks/);
    expect(await height()).toBe(20);
  });

  test('where the database is of another genesis', async () => {
    await (await follow()).reached(newest);
    await history?.stop();
    const other = playedNight(6, 1).chain.chain;
    node.replace(other);
    expect(await stops()).toMatch(
      /the database is of another chain, Test Campus: its genesis is 0x/,
    );
    expect(await height()).toBe(newest);
  });

  test('where the chain was started anew from the same genesis', async () => {
    const anew = playedNight(5, 5).chain;
    await (await follow()).reached(newest);
    await history?.stop();
    const fork = chain.chain.fork();
    fork.blocks.length = 5;
    for (let i = 0; i < newest; i++) fork.buildBlock([], fork.time + BigInt(12_000 * (i + 1)));
    node.replace(fork);
    expect(await stops()).toMatch(
      /the database is of another chain, or the chain was started anew/,
    );
    expect(await height()).toBe(newest);
    expect(anew.chain.genesis.hash).toEqual(chain.chain.genesis.hash);
  });

  test('where somebody else writes to the same database', async () => {
    node.announce(10);
    const following = await follow();
    await following.reached(10);
    const row = (await database.get('SELECT * FROM blocks WHERE number = 10')) as object;
    await database.add(new Map([['blocks', [{ ...row, number: 11 }]]]));
    node.announce(12);
    const message = await following.ended.catch((error: Error) => error.message);
    expect(message).toMatch(/UNIQUE|another/);
  });
});
