import { beforeAll, describe, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { staging } from '../../node-config/chains/staging.js';
import { ALICE } from '../../node-config/keys.js';

interface KeyFile {
  authorities: { aura: string; grandpa: string }[];
  admins: string[];
  minters?: string[];
  bootNodes?: string[];
}

const account = (uri: string, type: 'sr25519' | 'ed25519' = 'sr25519'): string =>
  new Keyring({ type, ss58Format: 42 }).addFromUri(uri).address;

function keys(): KeyFile {
  const names = ['one', 'two', 'three', 'four'];
  return {
    authorities: names.map((name) => ({
      aura: account(`//staging//${name}`),
      grandpa: account(`//staging//${name}`, 'ed25519'),
    })),
    admins: [account('//staging//admin')],
  };
}

/** The file after `spoil` has been at it. */
function spoiled(spoil: (file: KeyFile & Record<string, unknown>) => void): string {
  const file = keys() as KeyFile & Record<string, unknown>;
  spoil(file);
  return JSON.stringify(file);
}

beforeAll(() => cryptoWaitReady());

test('a staging chain has the keys of its file', () => {
  const file = { ...keys(), bootNodes: ['/dns/grid.example/tcp/30333/p2p/x'] };
  const chain = staging(JSON.stringify(file), 'keys.json');
  expect(chain.chainType).toBe('Live');
  expect(chain.bootNodes).toEqual(file.bootNodes);
  expect(chain.genesis.aura?.authorities).toEqual(file.authorities.map(({ aura }) => aura));
  expect(chain.genesis.grandpa?.authorities[3]).toEqual([file.authorities[3]?.grandpa, 1]);
  expect(chain.genesis.registry?.admins).toEqual(file.admins);
  expect(chain.genesis.balances).toBeUndefined();
});

describe('a file of keys is refused', () => {
  test.each<[string, (file: KeyFile & Record<string, unknown>) => void, string]>([
    [
      'with too few authorities',
      (f) => f.authorities.pop(),
      'authorities: has 3 entries, needs at least 4',
    ],
    ['without an admin', (f) => (f.admins = []), 'admins: has 0 entries, needs at least 1'],
    [
      'with a key missing',
      (f) => delete (f as never)['authorities'][1]['grandpa'],
      'authorities[1].grandpa: expected a text',
    ],
    [
      'with a mistyped address',
      (f) => (f.admins = ['5Grwva']),
      'admins[0]: 5Grwva is no address with prefix 42',
    ],
    ['with a key twice', (f) => (f.authorities[2] = f.authorities[0]!), 'is there twice'],
    [
      'with a development key',
      (f) => (f.admins = [ALICE.aura]),
      `admins[0]: ${ALICE.aura} is a development key`,
    ],
    [
      'with an unknown part',
      (f) => (f['sudo'] = []),
      'sudo: unknown; there are authorities, admins',
    ],
    [
      'with something else for a list',
      (f) => (f.minters = 'x' as never),
      'minters: expected a list',
    ],
  ])('%s', (_what, spoil, expected) => {
    expect(() => staging(spoiled(spoil), 'keys.json')).toThrow(`keys.json: `);
    expect(() => staging(spoiled(spoil), 'keys.json')).toThrow(expected);
  });

  test('that is not JSON', () => {
    expect(() => staging('{', 'keys.json')).toThrow(/^keys\.json: not JSON: /);
    expect(() => staging('[]', 'keys.json')).toThrow('keys.json: expected an object {…}');
  });
});
