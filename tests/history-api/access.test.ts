import { ROUTES, type RouteDefinition } from '../../tools/services/history/api/contract/index.js';
import { admin, alice, ask, bob, cashier, library, type Scene, scene, signIn } from './support.js';

let at: Scene;
const tokens: Record<'alice' | 'admin' | 'cashier', string> = { alice: '', admin: '', cashier: '' };
beforeAll(async () => {
  at = await scene();
  tokens.alice = await signIn(at, alice);
  tokens.admin = await signIn(at, admin);
  tokens.cashier = await signIn(at, cashier);
});
afterAll(() => at.close());

const MONTH = '2024-01';
const mine = (address: string): string[] => [
  `/v1/accounts/${address}`,
  `/v1/accounts/${address}/energy`,
  `/v1/accounts/${address}/statements/${MONTH}`,
  `/v1/accounts/${address}/statements/${MONTH}/entries`,
];

/** A question for each route that reads. */
function urlOf({ url }: RouteDefinition): string {
  return url
    .replace(':account', bob.address)
    .replace(':meter', 'M-0003')
    .replace(':month', MONTH)
    .replace(':epoch', String(Math.floor(at.clock.now / 900_000) - 40))
    .replace(':block', '17');
}

describe('Who sees what', () => {
  test('what is one’s own is for oneself and admins, and for nobody else', async () => {
    for (const url of [...mine(bob.address), '/v1/meters/M-0003/readings']) {
      const statuses = [
        (await ask(at, url)).status,
        (await ask(at, url, { token: tokens.alice })).status,
        (await ask(at, url, { token: tokens.cashier })).status,
        (await ask(at, url, { token: tokens.admin })).status,
      ];
      expect([url, ...statuses]).toEqual([url, 401, 403, 403, 200]);
    }
    for (const url of [...mine(alice.address), '/v1/meters/M-0002/readings']) {
      const reply = await ask(at, url, { token: tokens.alice });
      expect([url, reply.status]).toEqual([url, 200]);
    }
  });

  test('a public building’s is for everybody', async () => {
    for (const url of [...mine(library.address), '/v1/meters/M-0001/readings']) {
      expect([url, (await ask(at, url)).status]).toEqual([url, 200]);
    }
    const { body } = await ask(at, `/v1/accounts/${library.address}`);
    expect(body).toMatchObject({ name: 'ห้องสมุด' });
  });

  test('every route that reads answers as its access says, without a session and with one', async () => {
    for (const definition of Object.values<RouteDefinition>(ROUTES)) {
      if (definition.method !== 'GET' || definition.stream) continue;
      const { access } = definition;
      const url = urlOf(definition);
      const without = (await ask(at, url)).status;
      const withRole = (await ask(at, url, { token: tokens.alice })).status;
      const asAdmin = (await ask(at, url, { token: tokens.admin })).status;
      const expected =
        access === 'public'
          ? [200, 200, 200]
          : access === 'own'
            ? [401, 403, 200]
            : access === 'role' || access === 'session'
              ? [401, 200, 200]
              : [401, 403, 200];
      expect([url, without, withRole, asAdmin]).toEqual([url, ...expected]);
    }
  });

  test('a meter’s readings are for whoever owned it at the time', async () => {
    const epoch = Math.floor(at.clock.now / 900_000) - 50;
    await at.database.run(
      `UPDATE readings SET account = '${alice.address}' WHERE meter = 'M-0003' AND epoch = ${epoch}`,
    );
    const url = '/v1/meters/M-0003/readings';
    const seen = await ask<{ items: { epoch: number }[] }>(at, url, { token: tokens.alice });
    expect(seen.body.items.map((item) => item.epoch)).toEqual([epoch]);
    await at.database.run(
      `UPDATE readings SET account = '${bob.address}' WHERE meter = 'M-0003' AND epoch = ${epoch}`,
    );
  });

  test('names are for oneself and admins', async () => {
    const token = tokens.admin;
    const body = { name: 'Bob <b>Builder</b>' };
    const named = `/v1/accounts/${bob.address}/name`;
    expect((await ask(at, named, { method: 'PUT', token: tokens.alice, body })).status).toBe(403);
    expect((await ask(at, named, { method: 'PUT', token, body })).status).toBe(200);
    const users = async (by: string): Promise<string> =>
      (await ask(at, '/v1/users?limit=1000', { token: by })).text;
    expect(await users(tokens.admin)).toContain('Builder');
    expect(await users(tokens.cashier)).not.toContain('Builder');
    const found = await ask<{ items: object[] }>(at, '/v1/users?search=builder', { token });
    expect(found.body.items).toHaveLength(1);
    const hidden = await ask<{ items: object[] }>(at, '/v1/users?search=builder', {
      token: tokens.cashier,
    });
    expect(hidden.body.items).toHaveLength(0);
    const bobs = await signIn(at, bob);
    expect((await ask(at, '/v1/session', { token: bobs })).body).toMatchObject(body);
  });

  test('a name is erased by whose it is', async () => {
    const url = `/v1/accounts/${bob.address}/name`;
    expect((await ask(at, url, { method: 'DELETE', token: tokens.alice })).status).toBe(403);
    const token = await signIn(at, bob);
    expect((await ask(at, url, { method: 'DELETE', token })).status).toBe(204);
    expect((await ask(at, '/v1/users?limit=1000', { token: tokens.admin })).text).not.toContain(
      'Builder',
    );
    const rows = await at.database.all('SELECT * FROM names');
    expect(rows).toEqual([]);
  });

  test('a search takes % and _ for themselves', async () => {
    const found = await ask<{ items: object[] }>(at, '/v1/users?search=%25', {
      token: tokens.admin,
    });
    expect([found.status, found.body.items]).toEqual([200, []]);
  });

  test('a tag that somebody else was given opens nothing', async () => {
    const url = `/v1/accounts/${alice.address}`;
    const { headers } = await ask(at, url, { token: tokens.alice });
    const tag = String(headers['etag']);
    const again = await ask(at, url, { token: tokens.alice, headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
    const foreign = await ask(at, url, {
      token: tokens.cashier,
      headers: { 'if-none-match': tag },
    });
    expect(foreign.status).toBe(403);
    expect((await ask(at, url, { headers: { 'if-none-match': tag } })).status).toBe(401);
  });
});

interface Flows {
  items: { withheld: boolean; energy: { madeWh: number } | null }[];
  total: { withheld: boolean; energy: object | null };
}

describe('Sums without a session', () => {
  const FLOWS = '/v1/campus/flows?from=2024-01-02&to=2024-01-03&bucket=hour';

  test('are of at least five meters of people', async () => {
    const { body } = await ask<Flows>(at, FLOWS);
    expect(body.items).toHaveLength(24);
    expect(body.items.every(({ withheld, energy }) => !withheld && energy !== null)).toBe(true);
  });

  test('are kept back where fewer are left beside the public buildings', async () => {
    const few = await scene({ days: 4, meters: 5 });
    const token = await signIn(few, alice);
    for (const bucket of ['epoch', 'hour', 'day', 'month']) {
      const url = `/v1/campus/flows?from=2024-01-02&to=2024-01-03&bucket=${bucket}`;
      const { items, total } = (await ask<Flows>(few, url)).body;
      expect([bucket, ...new Set(items.map(({ energy }) => energy))]).toEqual([bucket, null]);
      expect(total).toMatchObject({ withheld: true, energy: null });
      const seen = (await ask<Flows>(few, url, { token })).body;
      expect([bucket, seen.total.withheld]).toEqual([bucket, false]);
    }
    const { body } = await ask<{ items: { pool: { sharedWh: null; withheld: boolean } | null }[] }>(
      few,
      '/v1/epochs?limit=20',
    );
    const pools = body.items.flatMap(({ pool }) => pool ?? []);
    expect(pools.length).toBeGreaterThan(10);
    expect(pools.every(({ sharedWh, withheld }) => withheld && sharedWh === null)).toBe(true);
    await few.close();
  });

  test('are all there where every building is public', async () => {
    const addresses = at.made.meters.slice(0, 3).map(({ account }) => account);
    const open = await scene({
      ...{ days: 3, meters: 3 },
      campus: {
        ...{ name: 'Open', timeZone: 'Asia/Bangkok' },
        buildings: addresses.map((account, i) => ({ account, name: `Building ${i}` })),
      },
    });
    const { body } = await ask<Flows>(open, FLOWS);
    expect(body.total.withheld).toBe(false);
    await open.close();
  });

  test('one epoch that is kept back keeps back whatever it could be subtracted from', async () => {
    const gapped = await scene();
    const epoch = Date.UTC(2024, 0, 4, 3) / 900_000;
    const gone = at.made.meters.slice(4, 12).map(({ meter }) => `'${meter}'`);
    await gapped.database.run(
      `DELETE FROM settlements WHERE epoch = ${epoch} AND meter IN (${gone.join()})`,
    );
    const withheld = async (bucket: string): Promise<number> => {
      const url = `/v1/campus/flows?from=2024-01-04&to=2024-01-05&bucket=${bucket}`;
      const { items } = (await ask<Flows>(gapped, url)).body;
      return items.filter((item) => item.withheld).length;
    };
    expect(await withheld('epoch')).toBe(1);
    expect(await withheld('hour')).toBe(1);
    expect(await withheld('day')).toBe(1);
    expect(await withheld('month')).toBe(1);
    await gapped.close();
  });

  test('levels of a book and prices have no addresses in them', async () => {
    const epoch = Date.UTC(2024, 0, 2, 4) / 900_000;
    for (const url of ['/v1/books', `/v1/epochs/${epoch}`, '/v1/prices', '/v1/epochs']) {
      const { text } = await ask(at, url);
      for (const { account, meter } of at.made.meters) {
        expect(text.includes(account) || text.includes(meter)).toBe(false);
      }
    }
  });
});
