/** A node that says what is not so: each is named with what to do, and no row of it is written. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { MOST_ANSWER_BYTES } from '../../tools/node/transport.js';
import { storageKey } from '../../tools/services/history/chain/decoder.js';
import { exported } from '../../tools/services/history/export.js';
import { readCursor } from '../../tools/services/history/follower.js';
import {
  type Database,
  type History,
  openDatabase,
  startHistory,
} from '../../tools/services/history/index.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { Between, type Change, Raw } from './between.js';
import { playedNight } from './night.js';

/** The block that is lied about: one in which something happens, with others before and behind it. */
const LIE = 9;
const EVENTS = storageKey('System', 'Events');
const OTHER = `0x${'ab'.repeat(32)}`;

let node: ChainNode;
let newest: number;
let hash: string;
let truth: string[];
let between: Between;
let database: Database;
let history: History;
let said: string[];

const lines = async (): Promise<string[]> => {
  const all: string[] = [];
  for await (const line of exported(database)) all.push(line);
  return all;
};

async function follow(): Promise<void> {
  said = [];
  const progress = (line: string): void => void said.push(line);
  history = await startHistory({ url: between.url, database, progress });
}

beforeAll(async () => {
  const { chain } = playedNight(5, 4);
  newest = chain.chain.head.header.number;
  hash = `0x${Buffer.from(chain.chain.blocks[LIE]?.hash ?? []).toString('hex')}`;
  node = await ChainNode.start(chain.chain);
});

beforeEach(async () => {
  between = await Between.start(node.url);
  database = await openDatabase(':memory:');
});

afterEach(async () => {
  await history.stop();
  await between.stop();
  await database.close();
});

afterAll(() => node?.stop());

test('the truth is believed', async () => {
  await follow();
  await history.reached(newest);
  truth = await lines();
});

/** Changes the answer to `method` about the block. */
const about =
  (method: string, change: (result: never) => unknown): Change =>
  (asked, params, result) =>
    asked === method && params.includes(hash) ? change(result as never) : result;

/** Changes the events of the block. */
const events = (change: (hex: string) => string | null): Change =>
  about('state_queryStorageAt', ([found]: [{ block: string; changes: [string, string][] }]) => [
    {
      ...found,
      changes: found.changes.map(([key, value]) => [key, key === EVENTS ? change(value) : value]),
    },
  ]);

const inHeader = (fields: object): Change =>
  about('chain_getHeader', (header: object) => ({ ...header, ...fields }));

test.each<[string, Change, RegExp]>([
  [
    'another state',
    inHeader({ stateRoot: OTHER }),
    /header for block #9 that is not of 0x.*another/,
  ],
  ['another parent', inHeader({ parentHash: OTHER }), /header for block #9 that is not of 0x/],
  ['another height', inHeader({ number: '0x8' }), /header for block #9 that is not of 0x/],
  [
    'another digest',
    inHeader({ digest: { logs: ['0x00'] } }),
    /header for block #9 that is not of/,
  ],
  [
    'half a header',
    about('chain_getHeader', ({ number }: { number: string }) => ({ number })),
    /chain_getHeader: parentHash: expected a hash of 32 bytes in hex, found nothing/,
  ],
  [
    'the hash of another block',
    (method, [numbers], result) =>
      method === 'chain_getBlockHash' && Array.isArray(numbers) && numbers.includes(LIE)
        ? (result as string[]).map((each) => (each === hash ? OTHER : each))
        : result,
    /block 0xabab.* is not there|given up block #9/,
  ],
  [
    'nothing of what was asked for',
    about('state_queryStorageAt', ([found]: [object]) => [{ ...found, changes: [] }]),
    /state_queryStorageAt: nothing is said of 0x26aa/,
  ],
  [
    'no JSON',
    about('chain_getHeader', () => new Raw('<html>')),
    /answers, but not as a node: its answer is not JSON/,
  ],
  [
    'more than anybody can want to know',
    about('chain_getHeader', () => new Raw('x'.repeat(MOST_ANSWER_BYTES + 1))),
    /an answer has more than 64 MB/,
  ],
  ['events that end early', events((hex) => hex.slice(0, -2)), /block #9 cannot be read .*Follow/],
  ['events that go on', events((hex) => `${hex}00`), /block #9 cannot be read .*left over/],
  [
    'events of nothing known',
    events(() => '0x040000000000fefe'),
    /block #9 cannot be read .*variant/,
  ],
  ['events that are no bytes', events(() => '0xzz'), /block #9 cannot be read .*no hex/],
  ['events without end', events(() => '0xfeffffff'), /block #9 cannot be read .*a list of/],
])('%s', async (_lie, change, words) => {
  between.change = change;
  await follow();
  const ended = history.ended.catch((error: Error) => error);
  const deadline = Date.now() + 20_000;
  while (!said.some((line) => words.test(line)) && Date.now() < deadline) await sleep(10);
  expect(said.join('\n')).toMatch(words);
  expect(said.join('\n')).not.toMatch(/undefined|TypeError|is not a function|RangeError/);
  expect((await readCursor(database))?.height ?? -1).toBeLessThan(LIE);

  // Once the truth is told it goes on, where it has not ended, and has nothing that was not so.
  between.change = (_method, _params, result) => result;
  const isOver = await Promise.race([ended.then(() => true), sleep(200).then(() => false)]);
  if (isOver) {
    await history.stop();
    await follow();
  }
  await history.reached(newest);
  expect(await lines()).toEqual(truth);
});
