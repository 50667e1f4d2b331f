/** The same history in SQLite and in PostgreSQL: every question has the same answer, for everybody who may ask it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ROOT } from '../../tools/support/root.js';
import { describePostgres, type Places, placesOf } from '../history/databases.js';
import { admin, alice, ask, library, type Scene, scene, signIn } from './support.js';

const { paths } = JSON.parse(readFileSync(`${ROOT}/tools/client/openapi.json`, 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};
const GETS = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
/** They tell of the database, or go on for ever. */
const OTHERS = new Set(['/v1/health', '/v1/stream', '/v1/session', '/v1/applications/{id}']);
const EPOCH = Date.UTC(2024, 0, 2) / 900_000;
const PARTS: Readonly<Record<string, readonly string[]>> = {
  epoch: [`${EPOCH}`, `${EPOCH + 250}`, '1'],
  account: [library.address, alice.address],
  month: ['2023-12', '2024-01'],
  meter: ['M-0001', 'M-0002', 'nothing'],
  block: ['1', '97', '4000000000'],
  id: ['0'],
};
/** What some take beside their paths. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/v1/prices': ['', '?from=2024-01-01&to=2024-01-04&bucket=hour', '?from=2024-01-01&bucket=day'],
  '/v1/epochs': ['?limit=50', '?order=oldest&limit=97', '?from=2030-01-01'],
  '/v1/campus/flows': ['', '?from=2024-01-01&bucket=month', '?from=2024-01-01&bucket=day'],
  '/v1/campus/buildings': ['', '?from=2024-01-01&to=2024-01-03'],
  '/v1/accounts/{account}/energy': [
    '',
    '?from=2024-01-01&bucket=week',
    '?from=2024-01-02&to=2024-01-03',
  ],
  '/v1/completeness': ['', '?from=2024-01-01'],
  '/v1/users': ['', '?search=Lib'],
  '/v1/events': ['?limit=30'],
};

function questionsOf(path: string): string[] {
  let found = [path];
  for (const [name, values] of Object.entries(PARTS)) {
    if (!path.includes(`{${name}}`)) continue;
    found = found.flatMap((each) => values.map((value) => each.replace(`{${name}}`, value)));
  }
  const queries = QUERIES[path] ?? [''];
  return found.flatMap((each) => queries.map((query) => `${each}${query}`));
}

describePostgres('The API on PostgreSQL answers as on SQLite', () => {
  let places: Places;
  let [one, other]: Scene[] = [];
  const scenes = (): readonly [Scene, Scene] => [one as Scene, other as Scene];
  let viewers: (readonly [string | undefined, string | undefined])[] = [];

  beforeAll(async () => {
    places = await placesOf('PostgreSQL');
    one = await scene({ days: 4 });
    other = await scene({ days: 4, place: await places.next() });
    await Promise.all(scenes().map(({ api }) => api.summedUp));
    viewers = [[undefined, undefined]];
    for (const person of [alice, admin]) {
      viewers.push([await signIn(one, person), await signIn(other, person)]);
    }
  });

  afterAll(async () => {
    await one?.close();
    await other?.close();
    await places?.close();
  });

  test.each(GETS.filter((path) => !OTHERS.has(path)))('%s', async (path) => {
    const [first, second] = scenes();
    let answered = 0;
    for (const url of questionsOf(path)) {
      for (const [i, [a, b]] of viewers.entries()) {
        for (const accept of ['application/json', 'text/csv']) {
          const headers = { accept };
          const expected = await ask(first, url, { token: a, headers });
          const found = await ask(second, url, { token: b, headers });
          const words = (reply: typeof found) => ({
            url,
            i,
            status: reply.status,
            text: reply.text,
          });
          expect(words(found)).toEqual(words(expected));
          expect(found.status).toBeLessThan(500);
          if (found.status === 200) answered++;
        }
      }
    }
    expect(answered).toBeGreaterThan(0);
  });
});
