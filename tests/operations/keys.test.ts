import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { decodeAddress } from '@polkadot/util-crypto';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { insertKeys, makeKeys, publicKeys, storedKeys } from '../../tools/operations/keys.js';
import { fakeNode } from './fake-node.js';

const folder = mkdtempSync(join(tmpdir(), 'grid-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const made = makeKeys(join(folder, 'erc'));

test('an authority gets an Aura, a GRANDPA and a node key, all different each time', async () => {
  const keys = await made;
  expect(keys).toEqual({
    aura: expect.stringMatching(/^5/),
    grandpa: expect.stringMatching(/^5/),
    peerId: expect.stringMatching(/^12D3KooW/),
  });
  const others = await makeKeys(join(folder, 'mea'));
  expect(new Set([...Object.values(keys), ...Object.values(others)]).size).toBe(6);
  expect(await publicKeys(join(folder, 'erc'))).toEqual(keys);
});

test('secrets are readable by their owner only', async () => {
  await made;
  const keystore = join(folder, 'erc', 'keystore');
  const files = readdirSync(keystore).map((name) => join(keystore, name));
  expect(files).toHaveLength(2);
  for (const file of [...files, join(folder, 'erc', 'node-key')]) {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
  expect(statSync(keystore).mode & 0o777).toBe(0o700);
});

test('the keystore is as a node writes it: type and public key for a name, the secret in JSON', async () => {
  const { aura } = await made;
  const name = `61757261${toHex(decodeAddress(aura)).slice(2)}`;
  const content = readFileSync(join(folder, 'erc', 'keystore', name), 'utf8');
  expect(JSON.parse(content)).toMatch(/^0x[0-9a-f]{64}$/);
});

test('keys are never overwritten', async () => {
  await made;
  await expect(makeKeys(join(folder, 'erc'))).rejects.toThrow('never overwritten');
});

test('a folder without keys is said to have none', async () => {
  await expect(publicKeys(join(folder, 'none'))).rejects.toThrow('there are no keys in');
});

test('keys go into a node on this machine and no other', async () => {
  await made;
  const node = await fakeNode({ author_insertKey: () => null });
  try {
    expect(await insertKeys(join(folder, 'erc'), node.url)).toEqual(['aura', 'gran']);
    const inserted = storedKeys(join(folder, 'erc', 'keystore'));
    expect(node.calls).toEqual(
      inserted.map(({ type, secret, publicKey }) => ({
        method: 'author_insertKey',
        params: [type, secret, publicKey],
      })),
    );
  } finally {
    await node.stop();
  }
  await expect(insertKeys(join(folder, 'erc'), 'http://erc.example:9944')).rejects.toThrow(
    'erc.example is another machine',
  );
});
