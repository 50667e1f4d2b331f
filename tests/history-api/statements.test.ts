import { parse } from 'csv-parse/sync';
import { baseUnits, gridText } from '../../tools/client/money.js';
import { alice, ask, BOM, library, type Scene, scene, signIn } from './support.js';

interface Line {
  kind: string;
  energyWh: number | null;
  grid: string;
  baht: string;
  entries: number;
}

interface Statement {
  status: string;
  opening: { grid: string; baht: string };
  closing: { grid: string; baht: string };
  lines: Line[];
  debt: { opening: string; closing: string };
  tariffVersions: number[];
  to: string;
}

interface Entry {
  kind: string;
  grid: string;
  epoch: number | null;
  block: number;
  energyWh: number | null;
}

let at: Scene;
let token = '';
beforeAll(async () => {
  // From the 30th of December local time: the statement of January begins in the middle.
  at = await scene({ days: 6, from: Date.UTC(2023, 11, 29, 17) });
  token = await signIn(at, alice);
  await at.api.summedUp;
});
afterAll(() => at.close());

const statementOf = async (account: string, month: string): Promise<Statement> => {
  const url = `/v1/accounts/${account}/statements/${month}`;
  const reply = await ask<Statement>(at, url, { token: await adminToken() });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body;
};

let known: string | null = null;
async function adminToken(): Promise<string> {
  const { admin } = await import('./support.js');
  return (known ??= await signIn(at, admin));
}

const sumOf = (items: readonly { grid: string }[]): bigint =>
  items.reduce((sum, { grid }) => sum + baseUnits(grid), 0n);

async function entriesOf(
  account: string,
  month: string,
  limit: number,
  kind = '',
): Promise<Entry[]> {
  const all: Entry[] = [];
  let after = '';
  do {
    const url = `/v1/accounts/${account}/statements/${month}/entries?limit=${limit}${kind}${after}`;
    const { body } = await ask<{ items: Entry[]; next: string | null }>(at, url, {
      token: await adminToken(),
    });
    expect(body.items.length).toBeLessThanOrEqual(limit);
    all.push(...body.items);
    after = body.next === null ? '' : `&after=${body.next}`;
  } while (after);
  return all;
}

describe('A statement', () => {
  test('opens, adds up and closes to the base unit, for every account and month', async () => {
    for (const { account } of at.made.meters) {
      let before: string | null = null;
      for (const month of ['2023-12', '2024-01']) {
        const { opening, lines, closing } = await statementOf(account, month);
        expect(gridText(baseUnits(opening.grid) + sumOf(lines))).toBe(closing.grid);
        expect(lines.map(({ kind }) => kind)).not.toContain('other');
        if (before !== null) expect(opening.grid).toBe(before);
        before = closing.grid;
      }
    }
  });

  test('says what was owed, and counts it once', async () => {
    const [, , poor] = at.made.meters;
    const { lines, debt, closing } = await statementOf(poor?.account ?? '', '2024-01');
    expect(lines.map(({ kind }) => kind)).toContain('debt_incurred');
    expect(baseUnits(debt.closing)).toBeGreaterThan(0n);
    expect(closing.grid).toBe('0');
  });

  test('is in GRID and baht by the tariff', async () => {
    const { opening, lines } = await statementOf(alice.address, '2024-01');
    for (const { grid, baht } of [opening, ...lines]) {
      expect(baseUnits(grid) * 420n).toBe(bahtParts(baht));
    }
  });

  test('has a line for every kind, whose entries add up to it', async () => {
    const { lines } = await statementOf(alice.address, '2024-01');
    expect(lines.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['bought', 'shared_in', 'utility_in']),
    );
    for (const { kind, grid, entries, energyWh } of lines) {
      const mine = await entriesOf(alice.address, '2024-01', 100, `&kind=${kind}`);
      expect([kind, mine.length, gridText(sumOf(mine))]).toEqual([kind, entries, grid]);
      const energy = mine.reduce((sum, entry) => sum + (entry.energyWh ?? 0), 0);
      expect([kind, energy]).toEqual([kind, energyWh ?? 0]);
    }
  });

  test('gives the same entries in pages of any length', async () => {
    const whole = await entriesOf(alice.address, '2024-01', 10_000);
    for (const limit of [1, 7, 333]) {
      if (limit === 1) {
        const url = `/v1/accounts/${alice.address}/statements/2024-01/entries?limit=1`;
        const { body } = await ask<{ items: Entry[] }>(at, url, { token });
        expect(body.items).toEqual(whole.slice(0, 1));
      } else expect(await entriesOf(alice.address, '2024-01', limit)).toEqual(whole);
    }
  });

  test('is provisional while its month runs, and final when all of it is settled', async () => {
    expect((await statementOf(alice.address, '2023-12')).status).toBe('final');
    const running = await statementOf(alice.address, '2024-01');
    expect(running.status).toBe('provisional');
    expect(running.to).toMatch(/^2024-01-04T/);
  });

  test('is provisional after its month while a pool of it is open', async () => {
    const last = Date.UTC(2023, 11, 31, 16, 45) / 900_000;
    const [pool] = await at.database.all<Record<string, string>>(
      `SELECT * FROM pools WHERE epoch = ${last}`,
    );
    const late = await scene({ days: 3, from: Date.UTC(2023, 11, 29, 17) });
    await late.database.run(`DELETE FROM pools WHERE epoch = ${last}`);
    expect(pool).toBeDefined();
    const url = `/v1/accounts/${library.address}/statements/2023-12`;
    expect((await ask<Statement>(late, url)).body.status).toBe('provisional');
    await late.close();
  });

  test('of a month to come, before the chain or of no month is refused in words', async () => {
    const of = (month: string) =>
      ask(at, `/v1/accounts/${alice.address}/statements/${month}`, { token });
    expect((await of('2024-02')).status).toBe(404);
    expect((await of('2024-13')).status).toBe(400);
    expect((await of('0000-01')).status).toBe(400);
    const before = await of('2020-01');
    expect([before.status, (before.body as unknown as Statement).lines]).toEqual([200, []]);
  });

  test('comes as CSV that adds up as well', async () => {
    const url = `/v1/accounts/${alice.address}/statements/2024-01/entries?limit=10000`;
    const reply = await ask(at, url, { token, headers: { accept: 'text/csv' } });
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(reply.text.startsWith(BOM)).toBe(true);
    const rows = parse(reply.text, { columns: true, bom: true }) as Entry[];
    const { opening, closing } = await statementOf(alice.address, '2024-01');
    expect(gridText(baseUnits(opening.grid) + sumOf(rows))).toBe(closing.grid);
  });
});

/** 10^20 parts of a baht: those of base units times satang. */
function bahtParts(text: string): bigint {
  const [whole = '', part = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + part.padEnd(20, '0'));
  return text.startsWith('-') ? -value : value;
}

test('A month is the same whether its days are summed up or not, wherever one of them ends', async () => {
  const days = await at.database.all<Day>('SELECT * FROM statement_blocks ORDER BY day');
  const height = at.made.height;
  // The last day goes on, and each begins with the block behind the one before.
  expect(days).toHaveLength(5);
  expect(days.map(({ first_block }) => first_block)).toEqual([
    1,
    ...days.slice(0, -1).map(({ end_block }) => end_block),
  ]);
  expect(days.at(-1)?.end_block).toBeLessThanOrEqual(height);
  const all = async (): Promise<Statement[]> => {
    const found = [];
    for (const { account } of at.made.meters) {
      for (const month of ['2023-12', '2024-01']) found.push(await statementOf(account, month));
    }
    return found;
  };
  const summed = await all();
  expect(summed.some(({ lines }) => lines.length > 4)).toBe(true);
  // One after the other, from the newest on, the days are forgotten.
  for (const { day } of [...days].reverse()) {
    await at.database.run('DELETE FROM statement_days WHERE day = ?', day);
    await at.database.run('DELETE FROM statement_blocks WHERE day = ?', day);
    expect(await all()).toEqual(summed);
  }
});

interface Day {
  day: number;
  first_block: number;
  end_block: number;
}
