/** Both databases take the same schema and the same SQL, and say what is wrong with them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import {
  connect,
  type Database,
  openDatabase,
  openExisting,
} from '../../tools/services/history/database/index.js';
import { allTables, migrate, migrations } from '../../tools/services/history/database/migrate.js';
import SqliteFile from '../../tools/support/sqlite.cjs';
import { describeDatabases, describePostgres, type Places, placesOf } from './databases.js';

const block = (number: number, hash = `0x${String(number).padStart(64, '0')}`): object => ({
  number,
  hash,
  parent_hash: '0x',
  time: number * 6_000,
  epoch: 0,
  author: null,
  spec_version: 103,
  next_spec_version: 103,
  extrinsics: 1,
  failed: 0,
  events: 1,
});

const rows = (table: string, ...all: object[]): Map<string, object[]> => new Map([[table, all]]);

describeDatabases('%s', (kind) => {
  let places: Places;
  let database: Database;
  let place: string;

  beforeAll(async () => {
    places = await placesOf(kind);
    place = await places.next();
    database = await openDatabase(place);
  });

  afterAll(async () => {
    await database?.close();
    await places?.close();
  });

  test('has every table and column that the migrations name, and is up to date from then on', async () => {
    for (const { name, columns, key } of allTables()) {
      await database.all(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${key.join(', ')}`);
    }
    expect(await migrate(database)).toBe(0);
  });

  test('answers every view', async () => {
    const views = migrations().flatMap(({ sql }) =>
      [...sql.matchAll(/CREATE VIEW (\w+)/g)].map(([, name]) => name),
    );
    expect(views.length).toBeGreaterThan(6);
    for (const view of views) expect(await database.all(`SELECT * FROM ${view}`)).toEqual([]);
  });

  test('adds all rows of a batch or none', async () => {
    await database.add(rows('blocks', block(1), block(2)));
    const twice = new Map([
      ['epochs', [epoch(7)]],
      ['blocks', [block(3), block(2)]],
    ]);
    await expect(database.add(twice)).rejects.toThrow();
    expect(await database.all('SELECT number FROM blocks ORDER BY number')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
    expect(await database.get('SELECT * FROM epochs')).toBeNull();
    await database.add(rows('blocks', block(3)));
    expect(await database.get('SELECT count(*) AS count FROM blocks')).toEqual({ count: 3 });
  });

  const epoch = (number: number): object => ({
    epoch: number,
    block: 1,
    start: 0,
    tariff_version: 0,
    feed_in: '523000000000000000',
    retail: null,
    pool_price: '340282366920938463463374607431768211455',
  });

  test('gives back what it was given: text of any kind, bytes, 53 bits, nothing', async () => {
    const texts = ['O\'Brien \\ "x"; DROP TABLE blocks; --', 'อาคาร ๑', '🔋', '', "\\'; $1 ? \n\t"];
    const users = texts.map((location, i) => ({
      ...{ account: `5${i}`, block: 1, type: 'prosumer', status: 'active', location },
      registered_at: Number.MAX_SAFE_INTEGER,
    }));
    const metadata = Uint8Array.from({ length: 256 }, (_, i) => i);
    await database.add(
      new Map<string, object[]>([
        ['user_versions', users],
        ['runtimes', [{ spec_version: 103, from_block: 1, metadata }]],
        ['epochs', [epoch(1), epoch(-1)]],
      ]),
    );
    expect(await database.all('SELECT * FROM user_versions ORDER BY account')).toEqual(users);
    const kept = await database.get<{ metadata: Uint8Array }>('SELECT metadata FROM runtimes');
    expect(Uint8Array.from(kept!.metadata)).toEqual(metadata);
    expect(await database.get('SELECT * FROM epochs WHERE epoch = ?', 1)).toEqual(epoch(1));
    const found = await database.get('SELECT * FROM user_versions WHERE location = ?', texts[0]!);
    expect(found).toEqual(users[0]);
  });

  test('adds up amounts of any length, exactly', async () => {
    const amount = fc.bigInt(-(2n ** 130n), 2n ** 130n);
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { maxLength: 5 }), async (amounts) => {
        const values = amounts.map(() => 'SELECT CAST(? AS TEXT) AS x').join(' UNION ALL ');
        const source = amounts.length > 0 ? values : "SELECT 'x' AS x WHERE 1 = 0";
        const [found] = await database.all<{ sum: string | null }>(
          `SELECT grid_sum(x) AS sum FROM (${source}) AS t`,
          ...amounts.map(String),
        );
        const sum = amounts.reduce((all, each) => all + each, 0n);
        expect(found?.sum).toBe(amounts.length > 0 ? String(sum) : null);
      }),
      { numRuns: 20 },
    );
  });

  test('compares text byte by byte, and rows column by column', async () => {
    const found = await database.all<{ location: string }>(
      "SELECT location FROM user_versions WHERE (block, location) > (1, '') ORDER BY location",
    );
    const sorted = found.map(({ location }) => location);
    expect(sorted).toEqual(
      [...sorted].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    expect(sorted).toHaveLength(4);
  });

  test('undoes a transaction that throws, keeps one that does not, and shows neither before its end', async () => {
    const count = async (): Promise<unknown> =>
      (await database.get<{ count: number }>('SELECT count(*) AS count FROM epochs'))?.count;
    const before = await count();
    const broken = database.transaction(async (queries) => {
      await queries.run('DELETE FROM epochs');
      throw new Error('thought better of it');
    });
    await expect(broken).rejects.toThrow('thought better of it');
    expect(await count()).toBe(before);
    const added = database.transaction((queries) =>
      queries.run('INSERT INTO epochs VALUES (99, 1, 0, NULL, NULL, NULL, NULL)'),
    );
    expect(await added).toBe(1);
    expect(await count()).toBe(Number(before) + 1);
  });

  test('has transactions take turns: what one has looked at is still so when it writes', async () => {
    const once = (): Promise<void> =>
      database.transaction(async (queries) => {
        if (await queries.get('SELECT * FROM epochs WHERE epoch = 4242')) return;
        await sleep(5);
        await queries.run('INSERT INTO epochs VALUES (4242, 1, 0, NULL, NULL, NULL, NULL)');
      });
    await Promise.all([once(), once(), once()]);
    expect(await database.all('SELECT epoch FROM epochs WHERE epoch = 4242')).toHaveLength(1);
  });

  test('refuses what a newer version has made, and steps other than its own', async () => {
    const other = await places.next();
    const opened = await connect(other);
    try {
      const [first] = migrations();
      const next = {
        version: 2,
        name: 'later',
        sql: 'CREATE TABLE later (\n  id INTEGER NOT NULL,\n  PRIMARY KEY (id)\n) STRICT;',
      };
      expect(await migrate(opened, [first!])).toBe(1);
      expect(await migrate(opened, [first!, next])).toBe(1);
      await expect(migrate(opened, [first!])).rejects.toThrow(
        /made by a newer Campus Grid: its schema is 2, this one knows 1; update it/,
      );
      const changed = { ...next, sql: `${next.sql} CREATE INDEX late ON later (id);` };
      await expect(migrate(opened, [first!, changed])).rejects.toThrow(/another step 2 \(later\)/);
    } finally {
      await opened.close();
    }
  });

  test('refuses a database of something else', async () => {
    const other = await places.next();
    const opened = await connect(other);
    try {
      await opened.script('CREATE TABLE cats (name TEXT);');
      await expect(migrate(opened)).rejects.toThrow(/is of something else: it has a table cats/);
    } finally {
      await opened.close();
    }
  });
});

describePostgres('a PostgreSQL that does not go along', () => {
  let places: Places;
  let place: string;
  let owner: Database;

  beforeAll(async () => {
    places = await placesOf('PostgreSQL');
    place = await places.next();
    owner = await openDatabase(place);
  });

  afterAll(async () => {
    await owner?.close();
    await places?.close();
  });

  const as = (user: string): string => place.replace('//grid@', `//${user}@`);
  const refusal = (where: string): Promise<Error> =>
    openDatabase(where).then(
      () => new Error('it was opened'),
      (error: Error) => error,
    );

  test('because too many are connected is waited for', async () => {
    await owner.run('CREATE ROLE crowd LOGIN CONNECTION LIMIT 0');
    expect(await refusal(as('crowd'))).toMatchObject({
      message: expect.stringMatching(/takes no more connections/),
      isPassing: true,
    });
  });

  test('because a user may not is named, with what to do', async () => {
    await owner.run('CREATE ROLE poor LOGIN');
    expect(await refusal(as('poor'))).toMatchObject({
      message: expect.stringMatching(/does not let this user in: grant it the rights/),
      isPassing: false,
    });
    expect((await refusal(as('nobody'))).message).toMatch(/refuses the user or the password/);
    expect((await refusal(`${place}_other`)).message).toMatch(/is not there: create it first/);
    expect((await refusal(place)).message).toBe('it was opened');
  });

  test('because its connection ends in the midst of a transaction ends that, and nothing else', async () => {
    const other = await openDatabase(place);
    const cut = other.transaction(async (queries) => {
      await queries.run('INSERT INTO epochs VALUES (7, 1, 0, NULL, NULL, NULL, NULL)');
      await owner.all(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'campus-grid-history' AND state = 'idle in transaction'`,
      );
      await sleep(50);
      await queries.get('SELECT 1');
    });
    await expect(cut).rejects.toMatchObject({ isPassing: true });
    expect(await other.all('SELECT * FROM epochs WHERE epoch = 7')).toEqual([]);
    await other.close();
  });
});

describe('a file that is no good', () => {
  const folder = mkdtempSync(join(tmpdir(), 'campus-grid-history-'));
  const file = (name: string): string => join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const filled = async (name: string): Promise<string> => {
    const database = await openDatabase(file(name));
    const blocks = Array.from({ length: 2_000 }, (_, i) => block(i));
    await database.add(rows('blocks', ...blocks));
    await database.close();
    return file(name);
  };

  test('one that is not there is not made where it has to be', async () => {
    await expect(openExisting(file('none'))).rejects.toThrow(/there is no database/);
  });

  test('a folder in its place, and a file where its folder should be', async () => {
    mkdirSync(file('folder'));
    await expect(openDatabase(file('folder'))).rejects.toThrow(/cannot be opened/);
    writeFileSync(file('diary'), '');
    await expect(openDatabase(join(file('diary'), 'x.sqlite'))).rejects.toThrow(
      /the folder of the database .* cannot be made/,
    );
  });

  test('one that was cut anywhere never gives half of what was there', async () => {
    const whole = readFileSync(await filled('whole'));
    for (let i = 0; i < 12; i++) {
      const name = file(`cut-${i}`);
      writeFileSync(name, whole.subarray(0, 1 + Math.floor(Math.random() * (whole.length - 1))));
      const read = async (): Promise<number> => {
        const database = await openDatabase(name);
        try {
          return (await database.all('SELECT * FROM blocks')).length;
        } finally {
          await database.close();
        }
      };
      const found = await read().catch((error: Error) => error.message);
      expect(found === 2_000 || /damaged|cannot be read/.test(String(found))).toBe(true);
    }
  });

  test('text instead of a database', async () => {
    writeFileSync(file('text'), 'a diary, not a database\n'.repeat(100));
    await expect(openDatabase(file('text'))).rejects.toThrow(
      /is damaged or no database: put a back-up/,
    );
    expect(readFileSync(file('text'), 'utf8')).toContain('diary');
  });

  test('a truncated one says so, at once or when it is read, and never gives half of what was there', async () => {
    const name = await filled('short');
    truncateSync(name, 40_000);
    const read = async (): Promise<number> => {
      const database = await openDatabase(name);
      try {
        return (await database.all('SELECT * FROM blocks')).length;
      } finally {
        await database.close();
      }
    };
    await expect(read()).rejects.toThrow(/is damaged/);
  });

  test('one that is deleted while it is open takes nothing more', async () => {
    const name = file('gone');
    const database = await openDatabase(name);
    await database.add(rows('blocks', block(1)));
    unlinkSync(name);
    await expect(database.add(rows('blocks', block(2)))).rejects.toThrow(
      /was deleted while it was in use/,
    );
    await database.close();
  });

  test('one that another program has locked is waited for, then named', async () => {
    const name = await filled('locked');
    const database = await openDatabase(name);
    const other = new SqliteFile(name);
    other.exec('BEGIN IMMEDIATE');
    await database.get('PRAGMA busy_timeout = 50');
    await expect(database.add(rows('blocks', block(9_999)))).rejects.toThrow(
      /is locked: another program writes to it/,
    );
    other.exec('COMMIT');
    other.close();
    await database.add(rows('blocks', block(9_999)));
    await database.close();
  });

  test('a disk that is full', async () => {
    const name = await filled('full');
    const database = await openDatabase(name);
    const { count } = (await database.get<{ count: number }>(
      'SELECT page_count AS count FROM pragma_page_count',
    ))!;
    await database.get(`PRAGMA max_page_count = ${count}`);
    const many = Array.from({ length: 2_000 }, (_, i) => block(10_000 + i));
    await expect(database.add(rows('blocks', ...many))).rejects.toThrow(
      /has no room: the disk is full/,
    );
    expect(await database.get('SELECT count(*) AS count FROM blocks')).toEqual({ count: 2_000 });
    await database.close();
  });
});
