/** The history of a chain: what it says is what the chain says, on either database, however often it is filled. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCursor } from '../../tools/services/history/follower.js';
import { LINE_KINDS } from '../../tools/services/history/schema.js';
import { exported } from '../../tools/services/history/export.js';
import { type Database, openDatabase, startHistory } from '../../tools/services/history/index.js';
import { expectMoney, expectStatements } from './agreement.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { describeDatabases, type Places, placesOf } from './databases.js';
import { OWNERS, type PlayedNight, playedNight } from './night.js';

/** A night with every kind of line, every kind of settlement, and debts. */
const EVERYTHING = 4;
const FULL = Boolean(process.env['GRID_FULL']);
const SEEDS = FULL ? Array.from({ length: 40 }, (_, i) => i + 1) : [EVERYTHING, 11];
const QUARTERS = FULL ? 12 : 6;

const lines = async (database: Database): Promise<string[]> => {
  const all: string[] = [];
  for await (const line of exported(database)) all.push(line);
  return all;
};

/** Follows `url` into `database` up to block `number`, and stops. */
async function fill(url: string, database: Database, number: number): Promise<void> {
  const history = await startHistory({ url, database });
  try {
    await history.reached(number);
  } finally {
    await history.stop();
  }
}

describe.each(SEEDS)('night %i', (seed) => {
  let night: PlayedNight;
  let node: ChainNode;
  let newest: number;
  const exports = new Map<string, string[]>();

  beforeAll(async () => {
    night = playedNight(seed, QUARTERS);
    node = await ChainNode.start(night.chain.chain);
    newest = night.chain.chain.head.header.number;
  });

  afterAll(() => node?.stop());

  describeDatabases('%s', (kind) => {
    let places: Places;
    let database: Database;

    beforeAll(async () => {
      places = await placesOf(kind);
      database = await openDatabase(await places.next());
      await fill(node.url, database, newest);
    });

    afterAll(async () => {
      await database?.close();
      await places?.close();
    });

    test('has every block, and knows where it is', async () => {
      const { head } = night.chain.chain;
      const cursor = await readCursor(database);
      expect(cursor).toMatchObject({ height: newest });
      expect(cursor?.hash).toBe(`0x${Buffer.from(head.hash).toString('hex')}`);
      const { count } = (await database.get<{ count: number }>(
        'SELECT count(*) AS count FROM blocks',
      ))!;
      expect(count).toBe(newest + 1);
    });

    test('statements are the chain’s own, line by line', async () => {
      const count = await expectStatements(database, night.chain, OWNERS, night.epochs);
      expect(count.settlement).toBeGreaterThan(20);
      if (seed !== EVERYTHING) return;
      expect(count.trading).toBeGreaterThan(4);
      const kinds = await database.all<{ kind: string }>(
        'SELECT DISTINCT kind FROM settlement_lines',
      );
      expect(kinds.map(({ kind }) => kind).sort()).toEqual([...LINE_KINDS].sort());
    });

    // PostgreSQL has the same rows, as its export says.
    if (FULL || kind === 'SQLite') {
      test('opening and lines make closing after every block, and both are what the chain has', async () => {
        await expectMoney(database, night.chain, OWNERS);
      });
    }

    test('filled again it is byte for byte the same', async () => {
      const again = await openDatabase(await places.next());
      try {
        await fill(node.url, again, newest);
        expect(await lines(again)).toEqual(await lines(database));
      } finally {
        await again.close();
      }
      exports.set(kind, await lines(database));
    });
  });

  test('both databases say the same', () => {
    for (const each of exports.values()) expect(each).toEqual(exports.get('SQLite'));
  });
});
