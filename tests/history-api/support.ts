/** An API over a made history of a few days, and people who sign. */
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { stringToU8a, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import {
  BEGINNING,
  type MadeHistory,
  makeHistory,
} from '../../tools/bench/history/made-history.js';
import { HistoryApi, type HistoryApiOptions } from '../../tools/services/history/api/index.js';
import { ROUTES } from '../../tools/services/history/api/contract/index.js';
import { type Database, openDatabase } from '../../tools/services/history/database/index.js';

export const DAY_MS = 86_400_000;
/** What CSV begins with. */
export const BOM = '\ufeff';

await cryptoWaitReady();
const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
export const person = (name: string): KeyringPair => keyring.addFromUri(`//${name}`);

/** The first is public, the second and third are not, the admin has no meter. */
export const library = person('Library');
export const alice = person('Alice');
export const bob = person('Bob');
export const admin = person('Admin');
export const cashier = person('Cashier');
export const stranger = person('Stranger');

export interface Scene {
  readonly database: Database;
  readonly api: HistoryApi;
  readonly made: MadeHistory;
  /** The clock of the service, which tests may put forward. */
  readonly clock: { now: number };
  close(): Promise<void>;
}

export interface SceneOptions extends Partial<HistoryApiOptions> {
  readonly days?: number;
  readonly meters?: number;
  readonly place?: string;
  /** When the history begins. */
  readonly from?: number;
}

/** Twelve meters for five days, of which the first one's building is public. */
export async function scene(options: SceneOptions = {}): Promise<Scene> {
  const { days = 5, meters = 12, place = ':memory:', from = BEGINNING, ...rest } = options;
  const database = await openDatabase(place);
  const made = await makeHistory(database, {
    epochs: days * 96,
    meters,
    from,
    accounts: [library.address, alice.address, bob.address],
    roles: {
      [admin.address]: 'admin',
      [cashier.address]: 'minter burner',
    },
  });
  const clock = { now: from + days * DAY_MS };
  const api = await HistoryApi.build({
    database,
    port: 0,
    now: () => clock.now,
    campus: {
      name: 'Test campus',
      timeZone: 'Asia/Bangkok',
      buildings: [{ account: library.address, name: 'ห้องสมุด' }],
    },
    inspect: requireShape,
    progress: (line) => process.stderr.write(`${line}\n`),
    limits: { perMinute: 1_000_000, joiningPerMinute: 1_000_000 },
    ...rest,
  });
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    database,
    api,
    made,
    clock,
    async close() {
      await api.stop();
      await database.close();
    },
  };
}

/** Answers are what the contract says they are. */
export function requireShape(route: keyof typeof ROUTES, answer: unknown): void {
  const schema: TSchema | null = ROUTES[route].answer;
  if (!schema) {
    if (answer !== undefined) throw new Error(`${route}: nothing is to be answered`);
    return;
  }
  const [flaw] = [...Value.Errors(schema, answer)];
  if (flaw) throw new Error(`${route}${flaw.instancePath}: ${flaw.message}`);
}

export interface Reply<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
  readonly headers: Record<string, string | string[] | number | undefined>;
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

/** Asks as anybody does; the path goes as it is. */
export async function ask<T = Record<string, never>>(
  { api }: Pick<Scene, 'api'>,
  path: string,
  { method = 'GET', token, body, headers = {} }: Asked = {},
): Promise<Reply<T>> {
  const payload =
    body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const sent = request(new URL(api.url), {
    ...{ method, path, agent },
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(payload !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(payload),
      }),
      ...headers,
    },
  });
  sent.end(payload);
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const isJson = String(reply.headers['content-type']).startsWith('application/json');
  const { statusCode: status = 0, headers: received } = reply;
  return { status, text, body: (isJson && text ? JSON.parse(text) : null) as T, headers: received };
}

/** As wallets sign a text: between <Bytes> and </Bytes>. */
export const wrapped = (pair: KeyringPair, message: string): string =>
  u8aToHex(pair.sign(u8aWrapBytes(stringToU8a(message)), { withType: false }));

export const plain = (pair: KeyringPair, message: string): string =>
  u8aToHex(pair.sign(stringToU8a(message)));

export interface ChallengeGiven {
  readonly challenge: string;
  readonly message: string;
  readonly expiresAt: string;
}

export async function challengeFor(
  at: Scene,
  pair: KeyringPair,
  application?: object,
): Promise<ChallengeGiven> {
  const body = { account: pair.address, ...(application && { application }) };
  const reply = await ask<ChallengeGiven>(at, '/v1/session/challenge', { method: 'POST', body });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body;
}

/** The token of a new session. */
export async function signIn(at: Scene, pair: KeyringPair): Promise<string> {
  const { challenge, message } = await challengeFor(at, pair);
  const body = { challenge, signature: wrapped(pair, message) };
  const reply = await ask<{ token: string }>(at, '/v1/session', { method: 'POST', body });
  if (reply.status !== 201) throw new Error(reply.text);
  return reply.body.token;
}

/** Somebody asks to take part; the answer. */
export async function apply(
  at: Scene,
  pair: KeyringPair,
  application: object = { name: 'สมชาย ใจดี', building: 'Dormitory 7', meter: 'M-7' },
): Promise<Reply<{ id: string; status: string; name: string }>> {
  const { challenge, message } = await challengeFor(at, pair, application);
  const body = { challenge, signature: wrapped(pair, message) };
  return ask(at, '/v1/applications', { method: 'POST', body });
}
