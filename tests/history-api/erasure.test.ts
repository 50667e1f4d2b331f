/** What somebody had erased is nowhere in the database's files any more: not in free pages, not in the log. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDatabase } from '../../tools/services/history/database/sqlite.js';
import { admin, alice, ask, bob, type Scene, scene, signIn } from './support.js';

const NAMES = Array.from({ length: 60 }, (_, i) => `Somchai ${'x'.repeat(i % 40)} Nobody-${i}.`);
const FORMER = 'Malee Former-Name';

let folder: string;
let at: Scene;
let token: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'campus-grid-erasure-'));
  at = await scene({ days: 1, meters: 70, place: join(folder, 'history.sqlite') });
  token = await signIn(at, admin);
});
afterAll(async () => {
  await at?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whether `text` stands in any of the database's files. */
const isReadable = (text: string): boolean =>
  readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));

const name = (account: string, body: { name: string }) =>
  ask(at, `/v1/accounts/${account}/name`, { method: 'PUT', token, body });
const forget = (account: string) =>
  ask(at, `/v1/accounts/${account}/name`, { method: 'DELETE', token });

async function accounts(): Promise<string[]> {
  const rows = await at.database.all<{ account: string }>(
    'SELECT account FROM users ORDER BY account',
  );
  return rows.map(({ account }) => account).slice(0, NAMES.length);
}

test('a name that is erased, or replaced by another one', async () => {
  const all = await accounts();
  expect(all).toHaveLength(NAMES.length);
  for (const [i, account] of all.entries()) await name(account, { name: NAMES[i] ?? '' });
  expect(NAMES.filter((each) => !isReadable(each))).toEqual([]);
  const gone = all.map((account, i) => [account, NAMES[i] ?? ''] as const).filter((_, i) => i % 3);
  for (const [account] of gone) expect((await forget(account)).status).toBe(204);
  expect(gone.filter(([, each]) => isReadable(each))).toEqual([]);
  // The others are still there, so that the search finds what there is.
  expect(isReadable(NAMES[0] ?? '')).toBe(true);
  await name(bob.address, { name: FORMER });
  expect(isReadable(FORMER)).toBe(true);
  await name(bob.address, { name: 'Malee' });
  expect(isReadable(FORMER)).toBe(false);
});

test('where somebody reads what it was, it is gone with the next block', async () => {
  await name(alice.address, { name: FORMER });
  const reader = SqliteDatabase.open(join(folder, 'history.sqlite'), { readOnly: true });
  await reader.snapshot(async (queries) => {
    await queries.all('SELECT * FROM names');
    // It does not wait for whoever reads: that may be a copy of years.
    expect((await forget(alice.address)).status).toBe(204);
    expect(isReadable(FORMER)).toBe(true);
  });
  await reader.close();
  const { height } = at.made;
  await at.database.run(
    `INSERT INTO blocks VALUES (${height + 1}, '0x${'a'.repeat(64)}', '0x${'0'.repeat(64)}', ${at.clock.now},
     ${Math.floor(at.clock.now / 900_000)}, NULL, 103, 103, 1, 0, 0)`,
  );
  await at.api.refresh();
  await at.api.summedUp;
  expect(isReadable(FORMER)).toBe(false);
});
