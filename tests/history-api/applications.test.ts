import { MOST_WAITING } from '../../tools/services/history/api/joining/applications.js';
import {
  admin,
  alice,
  apply,
  ask,
  challengeFor,
  DAY_MS,
  person,
  type Scene,
  scene,
  signIn,
  stranger,
  wrapped,
} from './support.js';

let at: Scene;
beforeEach(async () => {
  at = await scene({ days: 1 });
});
afterEach(() => at.close());

interface Application {
  id: string;
  account: string;
  status: string;
  reason: string | null;
  message: string;
}

const listFor = async (token: string, query = ''): Promise<Application[]> =>
  (await ask<{ items: Application[] }>(at, `/v1/applications${query}`, { token })).body.items;

describe('Somebody with a new account', () => {
  test('asks, signed, and sees where it stands until the chain knows the account', async () => {
    const asked = await apply(at, stranger);
    expect([asked.status, asked.body.status]).toEqual([201, 'waiting']);
    const mine = await signIn(at, stranger);
    expect(await listFor(mine)).toMatchObject([{ id: asked.body.id, status: 'waiting' }]);
    const token = await signIn(at, admin);
    const url = `/v1/applications/${asked.body.id}/decision`;
    const body = { decision: 'accept', reason: 'ยินดีต้อนรับ' };
    expect((await ask(at, url, { method: 'POST', token: mine, body })).status).toBe(403);
    expect((await ask(at, url, { method: 'POST', token, body })).body).toMatchObject({
      status: 'accepted',
    });
    expect((await ask(at, url, { method: 'POST', token, body })).status).toBe(409);
    expect(await listFor(mine)).toMatchObject([{ status: 'accepted', reason: body.reason }]);
    await at.database.run(
      `INSERT INTO user_versions VALUES ('${stranger.address}', 4, 'prosumer', 'active', 'D7', 0)`,
    );
    expect(await listFor(mine)).toMatchObject([{ status: 'registered' }]);
  });

  test('is decided by one admin, whoever else decides at the same time', async () => {
    const { body } = await apply(at, stranger);
    const token = await signIn(at, admin);
    const decide = (decision: string) =>
      ask(at, `/v1/applications/${body.id}/decision`, {
        method: 'POST',
        token,
        body: { decision },
      });
    const both = await Promise.all([decide('decline'), decide('accept')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [{ status }] = (await listFor(token)) as [Application];
    const names = await at.database.all('SELECT * FROM names WHERE account = ?', stranger.address);
    expect(names).toHaveLength(status === 'accepted' ? 1 : 0);
  });

  test('is not accepted any more when its time is over, and nothing is kept of it', async () => {
    const { body } = await apply(at, stranger);
    at.clock.now += 30 * DAY_MS;
    const token = await signIn(at, admin);
    const url = `/v1/applications/${body.id}/decision`;
    const reply = await ask(at, url, { method: 'POST', token, body: { decision: 'accept' } });
    expect(reply.status).toBe(409);
    expect(
      await at.database.all('SELECT * FROM names WHERE account = ?', stranger.address),
    ).toEqual([]);
  });

  test('sees only what it asked itself, and nothing that needs a role', async () => {
    await apply(at, stranger);
    await apply(at, person('Other'), { name: 'Other', building: 'Lab' });
    const mine = await signIn(at, stranger);
    expect((await listFor(mine)).map(({ account }) => account)).toEqual([stranger.address]);
    expect((await ask(at, '/v1/proposals', { token: mine })).status).toBe(403);
    expect(await listFor(await signIn(at, admin))).toHaveLength(2);
  });

  test('is told when it was declined, and may ask again', async () => {
    const { body } = await apply(at, stranger);
    const token = await signIn(at, admin);
    await ask(at, `/v1/applications/${body.id}/decision`, {
      ...{ method: 'POST', token },
      body: { decision: 'decline', reason: 'no such meter' },
    });
    const mine = await signIn(at, stranger);
    expect(await listFor(mine)).toMatchObject([{ status: 'declined', reason: 'no such meter' }]);
    expect((await apply(at, stranger)).status).toBe(201);
    expect(await listFor(mine)).toMatchObject([{ status: 'waiting' }]);
  });

  test('asks once at a time', async () => {
    await apply(at, stranger);
    const again = await apply(at, stranger);
    expect([again.status, again.body]).toMatchObject([409, { code: 'conflict' }]);
  });

  test('signs what an admin reads, and cannot change it afterwards', async () => {
    const { challenge, message } = await challengeFor(at, stranger, {
      ...{ name: 'A', building: 'B', meter: 'C' },
    });
    expect(message).toContain('Name: A\nBuilding: B\nMeter: C');
    const forged = message.replace('Name: A', 'Name: Z');
    const reply = await ask(at, '/v1/applications', {
      method: 'POST',
      body: { challenge, signature: wrapped(stranger, forged) },
    });
    expect(reply.status).toBe(403);
  });

  test('cannot apply by a challenge to sign in', async () => {
    const { challenge, message } = await challengeFor(at, alice);
    const body = { challenge, signature: wrapped(alice, message) };
    expect((await ask(at, '/v1/applications', { method: 'POST', body })).status).toBe(400);
  });

  test('withdraws, and nothing is left of it', async () => {
    const { body } = await apply(at, stranger);
    const url = `/v1/applications/${body.id}`;
    const others = await signIn(at, alice);
    expect((await ask(at, url, { method: 'DELETE', token: others })).status).toBe(403);
    const mine = await signIn(at, stranger);
    expect((await ask(at, url, { method: 'DELETE', token: mine })).status).toBe(204);
    expect((await ask(at, url, { method: 'DELETE', token: mine })).status).toBe(404);
    expect(await at.database.all('SELECT * FROM applications')).toEqual([]);
  });

  test('is forgotten after thirty days', async () => {
    await apply(at, stranger);
    at.clock.now += 30 * DAY_MS;
    expect(await listFor(await signIn(at, admin))).toEqual([]);
    await apply(at, person('Other'));
    expect(await at.database.all('SELECT account FROM applications')).toHaveLength(1);
  });

  test('waits with a bounded number of others', async () => {
    const row = (i: number): string =>
      `('${i}', 'account ${i}', 'n', 'b', NULL, 'm', '0x', ${at.clock.now}, ${at.clock.now + DAY_MS})`;
    const rows = Array.from({ length: MOST_WAITING }, (_each, i) => row(i)).join(',');
    await at.database.script(
      `INSERT INTO applications (id, account, name, building, meter, message, signature, asked_at, expires_at) VALUES ${rows}`,
    );
    expect((await apply(at, stranger)).status).toBe(429);
  });

  test.each([
    ['markup', { name: '<img src=x onerror=alert(1)>', building: 'Lab' }, 201],
    ['Thai without blanks', { name: 'พิพัฒน์ธนากรณ์สกุลไทย', building: 'หอพักนิสิต' }, 201],
    ['a line break', { name: 'A\nMeter: Z', building: 'Lab' }, 400],
    ['a turn to the left', { name: 'A\u202egnp', building: 'Lab' }, 400],
    ['nothing', { name: ' ', building: 'Lab' }, 400],
    ['too much', { name: 'x'.repeat(101), building: 'Lab' }, 400],
    ['a meter of too many bytes', { name: 'A', building: 'B', meter: 'ก'.repeat(22) }, 400],
    ['a field that there is not', { name: 'A', building: 'B', role: 'admin' }, 400],
  ])('with %s in a name is answered in words', async (_what, application, status) => {
    const body = { account: stranger.address, application };
    const reply = await ask<{ error?: string; message?: string }>(at, '/v1/session/challenge', {
      ...{ method: 'POST', body },
    });
    expect(reply.status).toBe(status === 201 ? 200 : status);
    if (status === 201)
      expect((await apply(at, stranger, application)).body.name).toBe(application.name);
    else expect(reply.body.error).toMatch(/name|meter|body/);
  });

  test('a list of applications is a page at a time, in the order of asking', async () => {
    for (const name of ['A', 'B', 'C']) {
      at.clock.now++;
      await apply(at, person(name), { name, building: 'Lab' });
    }
    const token = await signIn(at, admin);
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await ask<{ items: { name: string }[]; next: string | null }>(
        at,
        `/v1/applications?limit=2&status=waiting${after}`,
        { token },
      );
      seen.push(...body.items.map(({ name }) => name));
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after);
    expect(seen).toEqual(['A', 'B', 'C']);
  });
});
