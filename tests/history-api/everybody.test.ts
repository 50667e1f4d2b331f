/** Who may ask what, route by route, for everybody there is: a route that stands in no line here fails. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyringPair } from '@polkadot/keyring/types';
import { u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import {
  ROUTES,
  type RouteDefinition,
  type RouteName,
} from '../../tools/services/history/api/contract/index.js';
import { ROOT } from '../../tools/support/root.js';
import {
  admin,
  alice,
  bob,
  DAY_MS,
  library,
  person,
  type Scene,
  scene,
  signIn,
} from './support.js';

/** The order of the letters below: may (`+`), has to sign in (`1`), may not (`3`), cannot be (`-`). */
const WHO = [
  'nobody',
  'consumer',
  'prosumer',
  'operator',
  'admin',
  'suspended',
  'removed',
] as const;
type Who = (typeof WHO)[number];

const EVERYBODY = '+++++++';
const SIGNED_IN = '1++++++';
const ROLE = '1+++++3';
const OVERSEERS = '133++33';
const ADMINS = '1333+33';
/** Of what is one's own, and of what is somebody else's. */
const OWN = ['-++++++', ADMINS] as const;

const MAY: Record<RouteName, string | readonly [own: string, others: string]> = {
  health: EVERYBODY,
  stream: EVERYBODY,
  epochs: EVERYBODY,
  epoch: EVERYBODY,
  epochProof: ROLE,
  epochOrders: ROLE,
  books: EVERYBODY,
  prices: EVERYBODY,
  tariffs: EVERYBODY,
  campus: EVERYBODY,
  campusFlows: EVERYBODY,
  campusBuildings: EVERYBODY,
  account: OWN,
  accountOrders: ['-+++++3', ROLE],
  accountEnergy: OWN,
  statement: OWN,
  statementEntries: OWN,
  readings: ['-++----', ADMINS],
  meters: OVERSEERS,
  users: ADMINS,
  nameAccount: ['-333+33', ADMINS],
  forgetName: OWN,
  challenge: EVERYBODY,
  signIn: EVERYBODY,
  session: SIGNED_IN,
  apply: EVERYBODY,
  applications: SIGNED_IN,
  decide: ['-333+33', ADMINS],
  withdraw: OWN,
  completeness: OVERSEERS,
  proposals: ROLE,
  transfers: ADMINS,
  blocks: EVERYBODY,
  block: ROLE,
  events: ROLE,
  // The last: it ends the session.
  signOut: SIGNED_IN,
};

/** What is sent where a body has to be. */
const BODIES: Partial<Record<RouteName, object>> = {
  nameAccount: { name: 'Somebody' },
  decide: { decision: 'decline' },
  challenge: { account: alice.address },
  signIn: {},
  apply: {},
};

const PEOPLE: Record<Exclude<Who, 'nobody'>, KeyringPair> = {
  consumer: alice,
  prosumer: bob,
  operator: person('Operator'),
  admin,
  suspended: person('Suspended'),
  removed: person('Removed'),
};
const METERS: Partial<Record<Who, string>> = { consumer: 'M-0002', prosumer: 'M-0003' };
/** Neither anybody of these, nor public. */
const OTHER_METER = 'M-0005';
let other: string;
let at: Scene;
let applications = 0;
const tokens = new Map<Who, string>();

const roleFrom = (block: number, who: Who, roles: string): Promise<number> =>
  at.database.run(
    'INSERT INTO role_versions (account, block, roles) VALUES (?, ?, ?)',
    ...[PEOPLE[who as keyof typeof PEOPLE].address, block, roles],
  );

beforeAll(async () => {
  at = await scene();
  other = at.made.meters.find(({ meter }) => meter === OTHER_METER)?.account ?? '';
  await roleFrom(1, 'consumer', 'consumer');
  await roleFrom(0, 'operator', 'oracle_operator');
  await roleFrom(0, 'suspended', 'prosumer');
  await roleFrom(0, 'removed', 'prosumer authority admin');
  await at.database.run(
    `INSERT INTO user_versions (account, block, type, status, location, registered_at)
     VALUES (?, 0, 'prosumer', 'suspended', '', 0)`,
    PEOPLE.suspended.address,
  );
  for (const who of WHO) if (who !== 'nobody') tokens.set(who, await signIn(at, PEOPLE[who]));
  // Its session stays open.
  await roleFrom(1, 'removed', '');
});
afterAll(() => at.close());

/** An application of its own for each question: some of them end it. */
async function application(account: string): Promise<string> {
  const id = (++applications).toString(16).padStart(32, '0');
  await at.database.run(
    `INSERT INTO applications (id, account, name, building, message, signature, asked_at, expires_at)
     VALUES (?, ?, 'Name', 'Building', '', '0x', ?, ?)`,
    ...[id, account, at.clock.now, at.clock.now + DAY_MS],
  );
  return id;
}

async function urlOf({ url }: RouteDefinition, account: string, meter: string): Promise<string> {
  return url
    .replace(':account', account)
    .replace(':meter', meter)
    .replace(':month', '2024-01')
    .replace(':epoch', String(Math.floor(at.clock.now / 900_000) - 40))
    .replace(':block', '17')
    .replace(':id', url.includes(':id') ? await application(account) : '');
}

type Way = { readonly method: string; readonly accept?: string };

/** Every way in which the same can be asked for. */
function waysOf({ method, csv, stream }: RouteDefinition): Way[] {
  if (method !== 'GET') return [{ method }];
  return [
    { method },
    ...(stream ? [] : [{ method: 'HEAD' }]),
    ...(csv === undefined ? [] : [{ method, accept: 'text/csv' }]),
  ];
}

async function letterOf(name: RouteName, who: Who, path: string, way: Way): Promise<string> {
  const body = BODIES[name];
  const token = tokens.get(who);
  const reply = await fetch(new URL(path, at.api.url), {
    method: way.method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(way.accept !== undefined && { accept: way.accept }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  await reply.body?.cancel();
  if (reply.status === 401) return '1';
  if (reply.status === 403) return '3';
  // Whether there is anything, or it is well asked for, is told to whoever may ask.
  return reply.status < 500 ? '+' : String(reply.status);
}

test('every route of the OpenAPI file has its line', () => {
  const file = JSON.parse(readFileSync(join(ROOT, 'tools/client/openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const operations = Object.values(file.paths).flatMap((methods) => Object.values(methods));
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(MAY).sort());
});

test.each(Object.entries(MAY) as [RouteName, (typeof MAY)[RouteName]][])(
  '%s',
  async (name, may) => {
    const definition: RouteDefinition = ROUTES[name];
    const [own, others] = typeof may === 'string' ? [null, may] : may;
    for (const way of waysOf(definition)) {
      for (const [whose, expected] of [
        ['own', own],
        ['others', others],
        // The same account in another writing.
        ['others in hex', definition.url.includes(':account') ? others : null],
      ] as const) {
        if (expected === null) continue;
        let letters = '';
        for (const [i, who] of WHO.entries()) {
          if (expected[i] === '-') {
            letters += '-';
            continue;
          }
          const me = who === 'nobody' ? '' : PEOPLE[who].address;
          const account = whose === 'own' ? me : whose === 'others' ? other : hexOf(other);
          const meter = whose === 'own' ? (METERS[who] ?? '') : OTHER_METER;
          letters += await letterOf(name, who, await urlOf(definition, account, meter), way);
        }
        expect([way, whose, letters]).toEqual([way, whose, expected]);
      }
    }
  },
);

test('what is of a public building is for everybody, and its name is erased by nobody but who may', async () => {
  for (const name of ['account', 'accountEnergy', 'statement', 'statementEntries'] as const) {
    const path = await urlOf(ROUTES[name], library.address, 'M-0001');
    expect([name, await letterOf(name, 'nobody', path, { method: 'GET' })]).toEqual([name, '+']);
  }
  const path = await urlOf(ROUTES.forgetName, library.address, '');
  expect(await letterOf('forgetName', 'nobody', path, { method: 'DELETE' })).toBe('1');
});

test('a token of nobody, of an account alone, or with a session’s hash, is none', async () => {
  await signIn(at, admin);
  const { token_hash } = (await at.database.get<{ token_hash: string }>(
    'SELECT token_hash FROM sessions LIMIT 1',
  )) ?? { token_hash: '' };
  for (const token of [token_hash, admin.address, u8aToHex(admin.publicKey), 'null', '%00', ' ']) {
    tokens.set('nobody', token);
    const path = await urlOf(ROUTES.account, other, '');
    expect([token, await letterOf('account', 'nobody', path, { method: 'GET' })]).toEqual([
      token,
      '1',
    ]);
  }
  tokens.delete('nobody');
});

const hexOf = (address: string): string => u8aToHex(decodeAddress(address));
