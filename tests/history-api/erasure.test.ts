/** What somebody had erased is nowhere in the database's files any more: not in free pages, not in the log. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDatabase } from '../../tools/services/history/database/sqlite.js';
import {
  admin,
  alice,
  apply,
  ask,
  bob,
  DAY_MS,
  type Scene,
  scene,
  signIn,
  stranger,
} from './support.js';

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

let blocks = 0;
async function nextBlock(): Promise<void> {
  const [number, hash] = [at.made.height + ++blocks, `0x${String(blocks).padStart(64, 'a')}`];
  await at.database.run(
    `INSERT INTO blocks VALUES (${number}, '${hash}', '0x${'0'.repeat(64)}', ${at.clock.now},
     ${Math.floor(at.clock.now / 900_000)}, NULL, 103, 103, 1, 0, 0)`,
  );
  await at.api.refresh();
  await at.api.summedUp;
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
  await nextBlock();
  expect(isReadable(FORMER)).toBe(false);
});

test('an application whose time is over, or that another one has replaced', async () => {
  const [first, second] = ['Somsri First-Asked', 'Somsri Asked-Again'];
  const { body } = await apply(at, stranger, { name: first, building: 'Lab' });
  expect(isReadable(first)).toBe(true);
  const url = `/v1/applications/${body.id}/decision`;
  token = await signIn(at, admin);
  const decision = { decision: 'decline', reason: 'who is this?' };
  expect((await ask(at, url, { method: 'POST', token, body: decision })).status).toBe(200);
  expect((await apply(at, stranger, { name: second, building: 'Lab' })).status).toBe(201);
  expect([isReadable(first), isReadable(second)]).toEqual([false, true]);
  at.clock.now += 31 * DAY_MS;
  await nextBlock();
  expect(isReadable(second)).toBe(false);
});
