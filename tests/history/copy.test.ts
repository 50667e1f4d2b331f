/** The history in another database, and a back-up while it is being filled. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gridOutcome } from '../support/grid.js';
import { backUp, compareTable, copyHistory } from '../../tools/services/history/copy.js';
import { allTables } from '../../tools/services/history/database/migrate.js';
import { exported } from '../../tools/services/history/export.js';
import { readCursor } from '../../tools/services/history/follower.js';
import {
  type Database,
  openDatabase,
  openExisting,
  startHistory,
} from '../../tools/services/history/index.js';
import { ChainNode } from '../../tools/bench/follow/chain-node.js';
import { describeDatabases, placesOf, type Places } from './databases.js';
import { playedNight } from './night.js';

let folder: string;
let place: string;
let node: ChainNode;
let newest: number;

const lines = async (database: Database): Promise<string[]> => {
  const all: string[] = [];
  for await (const line of exported(database)) all.push(line);
  return all;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'campus-grid-history-'));
  place = join(folder, 'history.sqlite');
  const { chain } = playedNight(4, 3);
  node = await ChainNode.start(chain.chain);
  newest = chain.chain.head.header.number;
  const history = await startHistory({ url: node.url, database: place });
  await history.reached(newest);
  await history.stop();
});

afterAll(async () => {
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describeDatabases('into %s and back', (kind) => {
  let places: Places;
  beforeAll(async () => {
    places = await placesOf(kind);
  });
  afterAll(() => places?.close());

  test('every row is there and the same, and following goes on', async () => {
    const source = await openExisting(place);
    const target = await openDatabase(await places.next());
    const back = await openDatabase(join(folder, `back from ${kind}.sqlite`));
    try {
      const { rows, height } = await copyHistory(source, target);
      expect(rows).toBe((await lines(source)).length);
      expect(height).toBe(newest);
      expect(await lines(target)).toEqual(await lines(source));
      await copyHistory(target, back);
      expect(await lines(back)).toEqual(await lines(source));
      await expect(copyHistory(source, target)).rejects.toThrow(
        /has rows in chain; name an empty one/,
      );
      const history = await startHistory({ url: node.url, database: target });
      await history.reached(newest);
      await history.stop();
    } finally {
      await Promise.all([source, target, back].map((each) => each.close()));
    }
  });

  test('a row that is not what it was is found', async () => {
    const source = await openExisting(place);
    const target = await openDatabase(await places.next());
    try {
      await copyHistory(source, target);
      const blocks = allTables().find(({ name }) => name === 'blocks')!;
      await compareTable(source, target, blocks);
      await target.run('UPDATE blocks SET events = events + 1 WHERE number = 3');
      await expect(compareTable(source, target, blocks)).rejects.toThrow(
        /blocks differs: \["blocks",3,/,
      );
      await target.run('DELETE FROM blocks WHERE number >= 3');
      await expect(compareTable(source, target, blocks)).rejects.toThrow(/became nothing/);
    } finally {
      await source.close();
      await target.close();
    }
  });
});

test('a back-up while it is filled is a history up to some block', async () => {
  const filling = join(folder, 'filling.sqlite');
  const file = join(folder, 'back-up.sqlite');
  const history = await startHistory({ url: node.url, database: filling });
  await history.reached(10);
  await backUp(filling, file, () => {});
  await history.reached(newest);
  await history.stop();
  const copy = await openExisting(file);
  const whole = await openExisting(filling);
  try {
    const { height } = (await readCursor(copy))!;
    expect(height).toBeGreaterThanOrEqual(10);
    const upTo = await copy.all('SELECT * FROM blocks ORDER BY number');
    expect(upTo).toEqual(
      await whole.all('SELECT * FROM blocks WHERE number <= ? ORDER BY number', height),
    );
  } finally {
    await copy.close();
    await whole.close();
  }
  await expect(backUp(filling, file, () => {})).rejects.toThrow(/is there already/);
});

test('the command copies, exports and says what is wrong', () => {
  const target = join(folder, 'by command.sqlite');
  const copied = gridOutcome(['history', 'copy', target, '--database', place]);
  expect(copied).toMatchObject({ code: 0, err: '' });
  expect(copied.out).toMatch(
    new RegExp(`rows of \\d+ tables are there and the same, up to #${newest}`),
  );
  const [first, second] = [place, target].map((each) =>
    gridOutcome(['history', '--database', each, 'export']),
  );
  expect(first?.out.split('\n').length).toBeGreaterThan(100);
  expect(second?.out).toBe(first?.out);
  const none = gridOutcome(['history', 'export', '--database', join(folder, 'none')]);
  expect(none).toMatchObject({ code: 1, out: '' });
  expect(none.err).toContain('there is no database');
  const wrong = gridOutcome(['history', '--database', 'mysql://x']);
  expect(wrong.code).not.toBe(0);
  expect(wrong.err).toContain('expected a file, or postgres://');
});
