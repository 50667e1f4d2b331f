/** Where an operator's key comes from, and that it goes nowhere. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { type HttpAnswer, type HttpRequest, HttpService, json } from '../../tools/services/http.js';
import { loadKey } from '../../tools/services/oracle/keys.js';

const SECRET = '//Oracle1';
const ADDRESS = '5HdhvQdrzA9dbppAM192SDZPdy2MJEmY2ia6YLP8StLyyFxX';

let folder: string;
let file: string;

beforeAll(async () => {
  await ready();
  folder = mkdtempSync(join(tmpdir(), 'campus-grid-'));
  file = join(folder, 'key');
  writeFileSync(file, `${SECRET}\n`, { mode: 0o600 });
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a file of one’s own', async () =>
  expect(await loadKey({ keyFile: file }, {})).toMatchObject({ address: ADDRESS }));

test('a variable', async () =>
  expect(await loadKey({}, { GRID_ORACLE_KEY: SECRET })).toMatchObject({ address: ADDRESS }));

test('a service that signs', async () => {
  const pair = new Keyring({ type: 'sr25519' }).addFromUri(SECRET);
  const sign = async ({ body }: HttpRequest): Promise<HttpAnswer> => {
    const { payload } = JSON.parse(await body()) as { payload: `0x${string}` };
    return json(200, { signature: toHex(pair.sign(payload, { withType: true })) });
  };
  const server = await HttpService.start([{ method: 'POST', path: '/', answer: sign }], {
    port: 0,
  });
  const account = await loadKey({ signerUrl: server.url, address: ADDRESS }, {});
  const signature = await account.sign(Uint8Array.of(0x12, 0x34));
  expect(pair.verify('0x1234', signature.slice(1), pair.publicKey)).toBe(true);
  await server.stop();
});

test('a file that others may read is refused', async () => {
  const open = join(folder, 'open');
  writeFileSync(open, SECRET);
  chmodSync(open, 0o644);
  await expect(loadKey({ keyFile: open }, {})).rejects.toThrow(`chmod 600 ${open}`);
});

test.each([
  [{}, {}, 'there is none'],
  [{ keyFile: 'x' }, { GRID_ORACLE_KEY: SECRET }, 'there are several'],
  [{ keyFile: '/no/such/file' }, {}, 'ENOENT'],
  [{ signerUrl: 'http://x' }, {}, 'needs --address'],
  [{}, { GRID_ORACLE_KEY: 'four words no phrase' }, 'no phrase, seed or secret URI'],
])('%j with %j: %s', async (options, environment, message) => {
  const failure = loadKey(options, environment);
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.not.toThrow(/four words|Oracle1/);
});
