import { stringToU8a, u8aToHex } from '@polkadot/util';
import { Keyring } from '@polkadot/keyring';
import { CHALLENGE_MS } from '../../tools/services/history/api/joining/challenge.js';
import { SESSION_MS } from '../../tools/services/history/api/joining/sessions.js';
import {
  admin,
  alice,
  apply,
  ask,
  bob,
  challengeFor,
  type ChallengeGiven,
  plain,
  type Scene,
  scene,
  signIn,
  stranger,
  wrapped,
} from './support.js';

let at: Scene;
beforeAll(async () => {
  at = await scene({ days: 1 });
});
afterAll(() => at.close());

const begin = (given: Pick<ChallengeGiven, 'challenge'>, signature: string) =>
  ask<{ token: string; code: string; error: string }>(at, '/v1/session', {
    method: 'POST',
    body: { challenge: given.challenge, signature },
  });

describe('Signing in', () => {
  test('an account that holds a role gets a session with its roles', async () => {
    const token = await signIn(at, alice);
    const { status, body } = await ask(at, '/v1/session', { token });
    expect(status).toBe(200);
    expect(body).toMatchObject({ account: alice.address, roles: ['prosumer'] });
  });

  test('plain signatures count like those that wallets wrap', async () => {
    const given = await challengeFor(at, alice);
    expect((await begin(given, plain(alice, given.message))).status).toBe(201);
  });

  test('ed25519 and ECDSA accounts sign in by the same verifier', async () => {
    for (const type of ['ed25519', 'ecdsa'] as const) {
      const pair = new Keyring({ type, ss58Format: 42 }).addFromUri(`//${type}`);
      const known = await apply(at, pair, { name: type, building: 'Lab' });
      expect([type, known.status]).toEqual([type, 201]);
      expect(await signIn(at, pair)).toMatch(/^[\w-]{43}$/);
    }
  });

  test('what is signed says in words what for, by whom and on which chain', async () => {
    const { message } = await challengeFor(at, alice);
    expect(message).toContain('I sign in');
    expect(message).toContain(`Account: ${alice.address}`);
    expect(message).toContain(`Chain: ${at.made.genesis}`);
  });

  test('a challenge counts once', async () => {
    const given = await challengeFor(at, alice);
    const signature = wrapped(alice, given.message);
    expect((await begin(given, signature)).status).toBe(201);
    const again = await begin(given, signature);
    expect([again.status, again.body.code]).toEqual([410, 'expired']);
  });

  test('two answers to one challenge at the same time begin one session', async () => {
    const given = await challengeFor(at, alice);
    const signature = wrapped(alice, given.message);
    const replies = await Promise.all([begin(given, signature), begin(given, signature)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 410]);
  });

  test('a challenge is too old after five minutes', async () => {
    const given = await challengeFor(at, alice);
    at.clock.now += CHALLENGE_MS;
    const late = await begin(given, wrapped(alice, given.message));
    at.clock.now -= CHALLENGE_MS;
    expect([late.status, late.body.code]).toEqual([410, 'expired']);
  });

  test('a challenge that another service gave, or somebody has changed, is foreign', async () => {
    const other = await scene({ days: 1 });
    const given = await challengeFor(other, alice);
    await other.close();
    expect((await begin(given, wrapped(alice, given.message))).status).toBe(403);
    const mine = await challengeFor(at, alice);
    const [text = '', seal = ''] = mine.challenge.split('.');
    const about = JSON.parse(Buffer.from(text, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...about, expiresAt: 9e15 })).toString('base64url');
    for (const challenge of [`${forged}.${seal}`, `${text}.`, text, `${text}.${seal}x`]) {
      const reply = await begin({ challenge }, wrapped(alice, mine.message));
      expect([challenge.length > 20 ? reply.status : 403, reply.body.code]).toEqual([
        403,
        'not_allowed',
      ]);
    }
  });

  test("somebody else's signature, or one over another text, begins nothing", async () => {
    const given = await challengeFor(at, alice);
    expect((await begin(given, wrapped(bob, given.message))).status).toBe(403);
    expect((await begin(given, wrapped(alice, `${given.message} `))).status).toBe(403);
    // It was not answered, so it still counts.
    expect((await begin(given, wrapped(alice, given.message))).status).toBe(201);
  });

  test('a challenge to apply is none to sign in', async () => {
    const given = await challengeFor(at, alice, { name: 'Alice', building: 'Lab' });
    const reply = await begin(given, wrapped(alice, given.message));
    expect([reply.status, reply.body.code]).toEqual([400, 'bad_request']);
  });

  test('a key that anybody can sign for is nobody', async () => {
    const zero = `0x${'0'.repeat(64)}`;
    const given = await ask<ChallengeGiven>(at, '/v1/session/challenge', {
      method: 'POST',
      body: { account: zero },
    });
    expect(given.status).toBe(200);
    // The identity as R and zero as s: what ed25519 takes for a signature of any small-order key.
    const signature = `0x01${'0'.repeat(62)}${'0'.repeat(64)}`;
    expect((await begin(given.body, signature)).status).toBe(403);
  });

  test('an account without a role that has not applied has nothing to sign in for', async () => {
    const given = await challengeFor(at, stranger);
    const reply = await begin(given, wrapped(stranger, given.message));
    expect([reply.status, reply.body.code]).toEqual([403, 'not_allowed']);
    expect(reply.body.error).toContain('/v1/applications');
  });

  test('an address of another prefix, or hex, is the same account', async () => {
    const hex = u8aToHex(alice.publicKey);
    const { body } = await ask<ChallengeGiven>(at, '/v1/session/challenge', {
      method: 'POST',
      body: { account: hex },
    });
    expect(body.message).toContain(alice.address);
    expect(stringToU8a(body.message).length).toBeLessThan(1_000);
  });
});

describe('A session', () => {
  test('ends when it is told to', async () => {
    const token = await signIn(at, alice);
    expect((await ask(at, '/v1/session', { method: 'DELETE', token })).status).toBe(204);
    expect((await ask(at, '/v1/session', { token })).status).toBe(401);
  });

  test('ends with all others of its account, and of nobody else', async () => {
    const [one, two, other] = [
      await signIn(at, alice),
      await signIn(at, alice),
      await signIn(at, bob),
    ];
    await ask(at, '/v1/session?all=true', { method: 'DELETE', token: one });
    expect((await ask(at, '/v1/session', { token: two })).status).toBe(401);
    expect((await ask(at, '/v1/session', { token: other })).status).toBe(200);
  });

  test('ends by itself after eight hours', async () => {
    const token = await signIn(at, alice);
    at.clock.now += SESSION_MS;
    expect((await ask(at, '/v1/session', { token })).status).toBe(401);
    at.clock.now -= SESSION_MS;
  });

  test('is one of ten of an account at most', async () => {
    const tokens: string[] = [];
    for (let i = 0; i < 11; i++) {
      at.clock.now++;
      tokens.push(await signIn(at, bob));
    }
    const live = await Promise.all(tokens.map((token) => ask(at, '/v1/session', { token })));
    expect(live.map(({ status }) => status)).toEqual([401, ...Array<number>(10).fill(200)]);
  });

  test('has the roles of now, not those of its beginning', async () => {
    const token = await signIn(at, admin);
    expect((await ask(at, '/v1/users', { token })).status).toBe(200);
    const { height } = at.made;
    await at.database.run(`INSERT INTO role_versions VALUES ('${admin.address}', ${height}, '')`);
    expect((await ask(at, '/v1/users', { token })).status).toBe(403);
    await at.database.run(
      `DELETE FROM role_versions WHERE account = '${admin.address}' AND block = ${height}`,
    );
  });

  test('is kept without its token', async () => {
    const token = await signIn(at, alice);
    const rows = await at.database.all<{ token_hash: string }>('SELECT token_hash FROM sessions');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('is not begun with a token of rubbish', async () => {
    for (const authorization of ['Bearer', 'Bearer x', `Basic ${'a'.repeat(43)}`, '\u00e9']) {
      const reply = await ask(at, '/v1/session', { headers: { authorization } });
      expect([authorization, reply.status]).toEqual([authorization, 401]);
    }
  });
});
