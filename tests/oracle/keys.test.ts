/** Where an operator's key comes from, and that it goes nowhere. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready } from '../../tools/compiler/host/executor.js';
import { listen, readBody, sendJson, stopServer } from '../../tools/services/http.js';
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
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { payload } = JSON.parse(body) as { payload: `0x${string}` };
      const signature = pair.sign(payload, { withType: true });
      sendJson(response, 200, { signature: `0x${Buffer.from(signature).toString('hex')}` });
    });
  });
  const signerUrl = await listen(server, 0);
  const { signer } = await loadKey({ signerUrl, address: ADDRESS }, {});
  const raw = { address: ADDRESS, data: '0x1234', type: 'bytes' } as const;
  const { signature } = await signer!.signRaw!(raw);
  expect(pair.verify('0x1234', Buffer.from(signature.slice(4), 'hex'), pair.publicKey)).toBe(true);
  await stopServer(server);
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
  [{ keyFile: '/no/such/file' }, {}, 'cannot be read: ENOENT'],
  [{ signerUrl: 'http://x' }, {}, 'needs --address'],
  [{}, { GRID_ORACLE_KEY: 'four words no phrase' }, 'no phrase, seed or secret URI'],
])('%j with %j: %s', async (options, environment, message) => {
  const failure = loadKey(options, environment);
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.not.toThrow(/four words|Oracle1/);
});
