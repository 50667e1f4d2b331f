import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { decodeAddress, ed25519Verify, encodeAddress, sr25519Verify } from '@polkadot/util-crypto';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { NodeRpc } from '../../tools/node/rpc.js';
import {
  addToFolder,
  insertKeys,
  type KeysInUse,
  removeUnused,
  showFolder,
} from '../../tools/operations/authority-keys.js';
import { proveKeys } from '../../tools/operations/key-proof.js';
import {
  keySets,
  makeAccount,
  makeKeys,
  peerId,
  type PublicKeys,
  publicKeys,
  storedKeys,
} from '../../tools/operations/keys.js';
import { ROOT } from '../../tools/support/root.js';
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
  const { aura, grandpa } = await made;
  const node = await fakeNode({ author_insertKey: () => null });
  const insert = (url: string): Promise<string[]> =>
    insertKeys(join(folder, 'erc'), new NodeRpc(url), url);
  try {
    expect(await insert(node.url)).toEqual([`aura ${aura}`, `gran ${grandpa}`]);
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
  await expect(insert('http://erc.example:9944')).rejects.toThrow('erc.example is another machine');
});

test('secrets do not get into a folder that git tracks, but into one that it ignores', async () => {
  const repository = join(folder, 'repository');
  mkdirSync(join(repository, '.git'), { recursive: true });
  await expect(makeKeys(join(repository, 'a', 'data'))).rejects.toThrow(
    `is in the git repository ${repository}, where secrets are published by mistake`,
  );
  await expect(makeAccount(repository)).rejects.toThrow('name a folder outside of it');
  expect(readdirSync(repository)).toEqual(['.git']);
  await expect(makeKeys(join(ROOT, 'data'))).rejects.toThrow('is in the git repository');

  rmSync(join(repository, '.git'), { recursive: true });
  execFileSync('git', ['init', '--quiet', repository]);
  writeFileSync(join(repository, '.gitignore'), 'secret/\n');
  await makeKeys(join(repository, 'secret'));
  await expect(makeKeys(join(repository, 'other'))).rejects.toThrow('is in the git repository');
});

test('an account that votes is twelve words that any wallet reads', async () => {
  const address = await makeAccount(join(folder, 'voter'));
  const words = readFileSync(join(folder, 'voter', 'account'), 'utf8').trim();
  expect(words.split(' ')).toHaveLength(12);
  const wallet = new Keyring({ type: 'sr25519', ss58Format: 42 });
  expect(wallet.addFromUri(words).address).toBe(address);
  expect(statSync(join(folder, 'voter', 'account')).mode & 0o777).toBe(0o600);
  await expect(makeAccount(join(folder, 'voter'))).rejects.toThrow('never overwritten');
});

describe('a folder with the present keys and new ones', () => {
  const target = join(folder, 'machine');
  let old: PublicKeys;
  let next: PublicKeys;
  const inUse = ({ aura, grandpa }: PublicKeys): KeysInUse => ({
    aura: new Set([toHex(decodeAddress(aura))]),
    gran: new Set([toHex(decodeAddress(grandpa))]),
  });

  beforeAll(async () => {
    old = await makeKeys(target);
    next = await makeKeys(join(folder, 'next'));
    addToFolder(join(folder, 'next'), target);
  });

  test('says which set is which, in hex too, and which one the chain asks for', () => {
    const { peerId, sets } = showFolder(target, inUse(old));
    expect(peerId).toBe(old.peerId);
    expect(sets).toMatchObject([
      { aura: old.aura, grandpa: old.grandpa, inUse: true },
      { aura: next.aura, auraHex: toHex(decodeAddress(next.aura)), inUse: false },
    ]);
    const mixed = { aura: inUse(next).aura, gran: inUse(old).gran };
    expect(showFolder(target, mixed).sets.map((set) => set.inUse)).toEqual(['grandpa', 'aura']);
    expect(showFolder(target).sets[0]).not.toHaveProperty('inUse');
    expect(JSON.stringify(showFolder(target))).not.toContain(
      storedKeys(join(target, 'keystore'))[0]!.secret,
    );
  });

  test('takes none twice, and none where no node looks for them', () => {
    expect(() => addToFolder(join(folder, 'next'), target)).toThrow(`has ${next.aura} already`);
    expect(() => addToFolder(join(folder, 'next'), join(folder, 'voter'))).toThrow(
      'is no folder of a node: it has no keystore/',
    );
  });

  test('loses those that the chain does not ask for, but never the last', () => {
    const nobody = { aura: new Set<string>(), gran: new Set<string>() };
    expect(() => removeUnused(target, nobody)).toThrow(
      `the chain asks for no aura key of ${target}: nothing is removed`,
    );
    expect(storedKeys(join(target, 'keystore'))).toHaveLength(4);
    expect(removeUnused(target, inUse(next))).toEqual([`aura ${old.aura}`, `gran ${old.grandpa}`]);
    expect(showFolder(target).sets).toMatchObject([{ aura: next.aura, grandpa: next.grandpa }]);
    expect(removeUnused(target, inUse(next))).toEqual([]);
  });
});

test('a proof is both keys’ signature over chain, account and keys', async () => {
  const { aura, grandpa } = await made;
  const [set] = keySets(join(folder, 'erc'));
  const genesis = `0x${'ab'.repeat(32)}`;
  const account = encodeAddress(new Uint8Array(32).fill(7), 42);
  const proven = await proveKeys(set!, genesis, account);
  expect(proven).toMatchObject({
    account,
    aura: toHex(decodeAddress(aura)),
    grandpa: toHex(decodeAddress(grandpa)),
  });
  const message = Buffer.concat([
    Buffer.from('GRID-KEYS-V1'),
    Buffer.from('ab'.repeat(32), 'hex'),
    new Uint8Array(32).fill(7),
    decodeAddress(aura),
    decodeAddress(grandpa),
  ]);
  expect(sr25519Verify(message, proven.proof.aura, decodeAddress(aura))).toBe(true);
  expect(ed25519Verify(message, proven.proof.grandpa, decodeAddress(grandpa))).toBe(true);
});

test('a keystore that no node wrote is named', async () => {
  const broken = join(folder, 'broken');
  await makeKeys(broken);
  const [key] = storedKeys(join(broken, 'keystore'));
  writeFileSync(key!.file, 'not JSON');
  expect(() => storedKeys(join(broken, 'keystore'))).toThrow(`${key!.file} holds no key`);
  rmSync(key!.file);
  expect(() => keySets(broken)).toThrow(`${broken} has no aura key to each other one`);
  writeFileSync(join(broken, 'node-key'), 'x');
  expect(() => peerId(broken)).toThrow('is no node key: 64 hexadecimal digits');
});
