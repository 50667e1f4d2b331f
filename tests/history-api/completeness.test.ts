/** What operators are told at night: which meters are silent, since when, and where they are. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { admin, alice, ask, bob, library, type Scene, scene, signIn } from './support.js';

interface Answer {
  readonly days: readonly { readonly missing: number }[];
  readonly meters: readonly {
    readonly meter: string;
    readonly name: string | null;
    readonly location: string | null;
    readonly missing: number;
    readonly lastEpoch: number | null;
    readonly lastRead: string | null;
    readonly silentEpochs: number | null;
  }[];
}

const MS = 900_000;
const QUESTION = '/v1/completeness?from=2024-01-01';
let at: Scene;
/** The last of which everything was read. */
let last: number;

beforeAll(async () => {
  at = await scene();
  last = at.clock.now / MS - 2;
  const forget = (meter: string, which: string): Promise<unknown> =>
    at.database.run(`DELETE FROM readings WHERE meter = '${meter}' AND epoch ${which}`);
  // No request was ever opened for these: the operators were away.
  await forget('M-0005', `> ${last - 6}`);
  await forget('M-0003', `> ${last - 40}`);
  await forget('M-0007', `= ${last - 60}`);
  await forget('M-0009', '> 0');
  await at.api.summedUp;
});
afterAll(() => at.close());

const asked = async (): Promise<Answer> =>
  (await ask<Answer & Record<string, never>>(at, QUESTION, { token: await signIn(at, admin) }))
    .body;

test('the longest silent meter comes first, with its building and the end of what was read last', async () => {
  const { meters } = await asked();
  expect(meters.map(({ meter }) => meter)).toEqual(['M-0003', 'M-0005', 'M-0007', 'M-0009']);
  const end = new Date((last - 40 + 1) * MS + 7 * 3_600_000).toISOString().slice(0, 19);
  expect(meters[0]).toMatchObject({
    ...{ location: 'Canteen 1', lastEpoch: last - 40, silentEpochs: 40 },
    lastRead: `${end}+07:00`,
  });
  expect(meters[2]).toMatchObject({ missing: 1, silentEpochs: 0 });
  expect(meters[3]).toMatchObject({ missing: 0, lastRead: null, silentEpochs: null });
});

test('what meters lack adds up to what their days lack, whoever was asked for a reading', async () => {
  const { days, meters } = await asked();
  const sum = (of: readonly { readonly missing: number }[]): number =>
    of.reduce((total, { missing }) => total + missing, 0);
  const everRead = meters.filter(({ lastEpoch }) => lastEpoch !== null);
  const ofNever = days.length * 96 - 1;
  expect(sum(everRead)).toBeLessThanOrEqual(sum(days));
  expect(sum(days) - sum(everRead)).toBeLessThanOrEqual(ofNever);
});

test('names are for admins, and nobody without a role is told anything', async () => {
  await at.database.run(
    `INSERT INTO names (account, name, time) VALUES ('${bob.address}', 'Bob', 0)`,
  );
  expect((await asked()).meters[0]).toMatchObject({ meter: 'M-0003', name: 'Bob' });
  expect((await ask(at, QUESTION)).status).toBe(401);
  for (const who of [alice, library]) {
    expect((await ask(at, QUESTION, { token: await signIn(at, who) })).status).toBe(403);
  }
});
