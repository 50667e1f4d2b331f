import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HistoryApi } from '../../tools/services/history/api/index.js';
import { openDatabase } from '../../tools/services/history/database/index.js';
import { ROOT } from '../../tools/support/root.js';
import { historyClient } from '../../tools/client/index.js';
import { admin, ask, BOM, library, type Scene, scene, signIn } from './support.js';

let at: Scene;
beforeAll(async () => {
  at = await scene({ days: 1 });
});
afterAll(() => at.close());

/** A further block, as the follower writes it. */
async function addBlock(of: Scene, number: number, time: number): Promise<void> {
  await of.database.run(
    `INSERT INTO blocks VALUES (${number}, '0x${number.toString(16).padStart(64, '0')}', '0x${'0'.repeat(64)}', ${time},
     ${Math.floor(time / 900_000)}, NULL, 103, 103, 1, 0, 0)`,
  );
  await of.api.refresh();
}

describe('Answers', () => {
  test('have a tag of the final block, and are not sent again to whoever has it', async () => {
    const first = await ask(at, '/v1/epochs?limit=5');
    const tag = String(first.headers['etag']);
    expect(tag).toMatch(new RegExp(`^W/"${at.made.height}-`));
    expect(first.headers['vary']).toContain('accept');
    const again = await ask(at, '/v1/epochs?limit=5', { headers: { 'if-none-match': tag } });
    expect([again.status, again.text]).toEqual([304, '']);
    const other = await ask(at, '/v1/epochs?limit=6', { headers: { 'if-none-match': tag } });
    expect(other.status).toBe(200);
  });

  test('change with the next block', async () => {
    const own = await scene({ days: 1 });
    const before = await ask<{ asOf: { height: number } }>(own, '/v1/blocks?limit=1');
    await addBlock(own, own.made.height + 1, own.clock.now);
    const after = await ask<{ asOf: { height: number } }>(own, '/v1/blocks?limit=1', {
      headers: { 'if-none-match': String(before.headers['etag']) },
    });
    expect([after.status, after.body.asOf.height]).toEqual([200, own.made.height + 1]);
    await own.close();
  });

  test('come as CSV where that is preferred, with a head of their own', async () => {
    const csv = await ask(at, '/v1/epochs?limit=3', { headers: { accept: 'text/csv' } });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="epochs.csv"');
    const [head, ...rows] = csv.text.replace(BOM, '').trimEnd().split('\r\n');
    expect(head?.split(',').slice(0, 3)).toEqual(['epoch', 'from', 'to']);
    expect(head).toContain('pool.sharedWh');
    expect(rows).toHaveLength(3);
    for (const accept of ['application/json', '*/*', 'text/csv;q=0.1, application/json']) {
      const json = await ask(at, '/v1/epochs?limit=3', { headers: { accept } });
      expect(json.headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });

  test('carry headers that let no other page in', async () => {
    const { headers } = await ask(at, '/v1/health', {
      headers: { origin: 'https://evil.example' },
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('say what there is where something else was asked for', async () => {
    const unknown = await ask(at, '/v1/nothing');
    expect([unknown.status, unknown.body]).toMatchObject([404, { code: 'not_found' }]);
    const misspelt = await ask<{ error: string }>(at, '/v1/prices?buckt=day');
    expect([misspelt.status, misspelt.body.error]).toEqual([400, expect.stringContaining('buckt')]);
    const wrong = await ask<{ error: string }>(at, '/v1/prices?bucket=year');
    expect([wrong.status, wrong.body.error]).toEqual([400, expect.stringContaining('bucket')]);
    const before = await ask<{ error: string }>(at, '/v1/prices?from=2024-01-02&to=2024-01-01');
    expect([before.status, before.body.error]).toEqual([400, expect.stringContaining('from')]);
    const never = await ask<{ error: string }>(at, '/v1/prices?from=2024-02-30');
    expect([never.status, never.body.error]).toEqual([400, expect.stringContaining('2024-02-30')]);
  });

  test('refuse a body that is too long, no JSON or of another type', async () => {
    const post = (body: string, type = 'application/json') =>
      ask(at, '/v1/session/challenge', {
        ...{ method: 'POST', body },
        headers: { 'content-type': type },
      });
    expect((await post('x'.repeat(20_000))).status).toBe(413);
    expect((await post('{')).status).toBe(400);
    expect((await post('a=b', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post('{"account":"x","__proto__":{"a":1}}')).status).toBe(400);
  });
});

describe('Limits', () => {
  test('of an address are told, with when to go on', async () => {
    const few = await scene({ days: 1, limits: { perMinute: 3 } });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await ask(few, '/v1/health')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const reply = await ask<{ code: string }>(few, '/v1/health');
    expect(reply.body.code).toBe('too_many');
    expect(reply.headers['retry-after']).toBeDefined();
    await few.close();
  });

  test('of signing in and applying are tighter', async () => {
    const few = await scene({ days: 1, limits: { joiningPerMinute: 2 } });
    const body = { account: library.address };
    const challenge = () => ask(few, '/v1/session/challenge', { method: 'POST', body });
    const statuses = [await challenge(), await challenge(), await challenge()];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect((await ask(few, '/v1/prices')).status).toBe(200);
    await few.close();
  });
});

describe('Other hosts', () => {
  test('that are named may ask, and no others', async () => {
    const open = await scene({ days: 1, origins: ['https://page.example'] });
    const from = (origin: string) => ask(open, '/v1/prices', { headers: { origin } });
    expect((await from('https://page.example')).headers['access-control-allow-origin']).toBe(
      'https://page.example',
    );
    expect((await from('https://evil.example')).headers['access-control-allow-origin']).toBe(
      undefined,
    );
    const preflight = await ask(open, '/v1/session', {
      method: 'OPTIONS',
      headers: { origin: 'https://page.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toContain('authorization');
    await open.close();
  });
});

describe('The page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'campus-grid-page-'));
  beforeAll(() => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Campus Grid</title>');
    writeFileSync(join(folder, 'assets', 'a-1234.js'), 'export {};');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is served with a policy that runs nothing but its own files', async () => {
    const script = join(ROOT, 'tests/history-api/page-child.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder], { cwd: ROOT });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const base = line.toString().trim();
    const accept = 'text/html';
    for (const path of ['/', '/market', '/statement/2024-01']) {
      const reply = await fetch(base + path, { headers: { accept } });
      expect([path, reply.status]).toEqual([path, 200]);
      expect(await reply.text()).toContain('<title>');
      const policy = reply.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("connect-src 'self' ws://127.0.0.1:9944;");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe/);
      expect(reply.headers.get('cache-control')).toBe('no-cache');
    }
    const statusOf = async (path: string): Promise<number> =>
      (await fetch(base + path, { headers: { accept } })).status;
    const asset = await fetch(`${base}/assets/a-1234.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const outside = await fetch(`${base}/..%2f..%2f..%2fetc%2fpasswd`);
    expect(await outside.text()).not.toContain('root:');
    expect(await statusOf('/v1/nothing')).toBe(404);
    expect(await statusOf('/assets/none.js')).toBe(404);
    child.kill();
    await once(child, 'exit');
  });
});

describe('Before there is a block', () => {
  test('health says so, and questions are answered with 503', async () => {
    const database = await openDatabase(':memory:');
    const api = await HistoryApi.build({ database, port: 0 });
    await api.app.listen({ port: 0, host: '127.0.0.1' });
    const health = await ask({ api } as Scene, '/v1/health');
    expect([health.status, health.body]).toMatchObject([503, { status: 'waiting', height: null }]);
    expect((await ask({ api }, '/v1/prices')).status).toBe(503);
    expect((await ask({ api }, '/metrics')).status).toBe(200);
    await api.stop();
    await database.close();
  });

  test('what the follower lacks is told', async () => {
    const lagging = await scene({
      days: 1,
      follower: () => ({ nodeHeight: 1_000, problem: null }),
    });
    const { status, body } = await ask<{ status: string; lagBlocks: number }>(
      lagging,
      '/v1/health',
    );
    expect([status, body.status, body.lagBlocks]).toEqual([503, 'behind', 1_000 - at.made.height]);
    await lagging.close();
  });
});

describe('Over a socket', () => {
  test('a listener hears of each block, and of an epoch when it begins', async () => {
    const own = await scene({ days: 1 });
    const request = get(`${own.api.url}/v1/stream`);
    const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
    let text = '';
    const heard = new Promise<void>((resolve) =>
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('event: epoch')) resolve();
      }),
    );
    await once(response, 'data');
    await addBlock(own, own.made.height + 1, own.clock.now - 1);
    await addBlock(own, own.made.height + 2, own.clock.now);
    await heard;
    const kinds = [...text.matchAll(/event: (\w+)/g)].map(([, kind]) => kind);
    expect(kinds).toEqual(['hello', 'block', 'block', 'epoch']);
    const [hello] = text.split('\n\n');
    expect(JSON.parse(hello?.split('data: ')[1] ?? '')).toMatchObject({
      genesis: own.made.genesis,
    });
    await own.close();
  });

  test('too many listeners are sent away', async () => {
    const own = await scene({ days: 1, limits: { mostOfAddress: 1 } });
    const first = get(`${own.api.url}/v1/stream`);
    await once(first, 'response');
    const reply = await fetch(`${own.api.url}/v1/stream`);
    expect(reply.status).toBe(429);
    first.destroy();
    await own.close();
  });

  test('the typed client asks, signed in or not', async () => {
    const own = await scene({ days: 1 });
    let token: string | null = null;
    const client = historyClient({ baseUrl: own.api.url, token: () => token });
    const { data } = await client.GET('/v1/epochs', { params: { query: { limit: 2 } } });
    expect(data?.items).toHaveLength(2);
    const { error } = await client.GET('/v1/users');
    expect(error?.code).toBe('session_needed');
    token = await signIn(own, admin);
    const users = await client.GET('/v1/users');
    expect(users.data?.items.length).toBeGreaterThan(10);
    await own.close();
  });

  test('Prometheus is told what was asked and refused', async () => {
    await ask(at, '/v1/prices');
    await ask(at, '/v1/users');
    const { text, headers } = await ask(at, '/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(
      /solar_history_request_seconds_count\{route="\/v1\/prices",status="200"\} [1-9]/,
    );
    expect(text).toMatch(/solar_history_refused_total\{code="session_needed"\} [1-9]/);
  });
});
