import { beforeAll, describe, expect, test } from '@jest/globals';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady, encodeAddress } from '@polkadot/util-crypto';
import { staging } from '../../node-config/chains/staging.js';
import { ALICE } from '../../node-config/keys.js';

/** A peer id. */
const PEER = '12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp';
const ZERO = encodeAddress(new Uint8Array(32), 42);

interface KeyFile {
  authorities: { aura: string; grandpa: string }[];
  admins: string[];
  minters?: string[];
  oracleOperators?: string[];
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
  return JSON.stringify(file, null, 2);
}

beforeAll(() => cryptoWaitReady());

test('a staging chain has the keys of its file', () => {
  const file = { ...keys(), bootNodes: [`/dns/grid.example/tcp/30333/p2p/${PEER}`] };
  const chain = staging(JSON.stringify(file), 'keys.json');
  expect(chain.chainType).toBe('Live');
  expect(chain.bootNodes).toEqual(file.bootNodes);
  expect(chain.genesis.aura?.authorities).toEqual(file.authorities.map(({ aura }) => aura));
  expect(chain.genesis.grandpa?.authorities?.[3]).toEqual([file.authorities[3]?.grandpa, 1]);
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
    ['with an admin twice', (f) => f.admins.push(f.admins[0]!), 'admins[1]: 5'],
    [
      'with an authority whose account is another’s Aura key',
      (f) => Object.assign(f.authorities[1]!, { account: f.authorities[0]!.aura }),
      'is there twice',
    ],
    [
      'with an authority that is no object',
      (f) => (f.authorities[0] = 'erc' as never),
      'authorities[0]: expected an object with account, aura, grandpa, peerId',
    ],
    [
      'with a key that nobody holds',
      (f) => (f.admins = [ZERO]),
      `admins[0]: ${ZERO} is a key that nobody holds`,
    ],
    [
      'with a mistyped peer id',
      (f) => Object.assign(f.authorities[1]!, { peerId: PEER.slice(0, -1) }),
      'authorities[1].peerId: 12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDE is no peer id',
    ],
    [
      'with a peer id twice',
      (f) => f.authorities.slice(1, 3).forEach((one) => Object.assign(one, { peerId: PEER })),
      `authorities[2].peerId: ${PEER} is there twice`,
    ],
    [
      'with a boot node without peer id',
      (f) => (f.bootNodes = ['/dns/erc.example/tcp/30333']),
      'bootNodes[0]: /dns/erc.example/tcp/30333: does not end with /p2p/<peer id>',
    ],
    [
      'with a boot node of another kind',
      (f) => (f.bootNodes = [`erc.example:30333/p2p/${PEER}`]),
      'begins with none of /dns, /dns4, /dns6, /ip4, /ip6',
    ],
    [
      'with a boot node at an address that is none',
      (f) => (f.bootNodes = [`/ip4/10.0.0.256/tcp/30333/p2p/${PEER}`]),
      '10.0.0.256 is no host of kind ip4',
    ],
    [
      'with a boot node at a port that is none',
      (f) => (f.bootNodes = [`/dns/erc.example/tcp/303330/p2p/${PEER}`]),
      '303330 is no port',
    ],
    [
      'with the name of a boot node for a list of them',
      (f) => (f.bootNodes = PEER as never),
      'bootNodes: expected a list',
    ],
  ])('%s', (_what, spoil, expected) => {
    expect(() => staging(spoiled(spoil), 'keys.json')).toThrow(/^keys\.json:\d+: /);
    expect(() => staging(spoiled(spoil), 'keys.json')).toThrow(expected);
  });

  test('that is not YAML or JSON', () => {
    expect(() => staging('{', 'keys.json')).toThrow(/^keys\.json:1: not YAML or JSON: /);
    expect(() => staging('[]', 'keys.json')).toThrow('keys.json:1: expected an object {…}');
  });

  test('with the line of the mistake', () => {
    const lines = spoiled((f) => delete (f as never)['authorities'][2]['aura']).split('\n');
    const line = lines.findIndex((text) => text.includes(keys().authorities[2]!.grandpa));
    expect(() => staging(lines.join('\n'), 'keys.json')).toThrow(
      `keys.json:${line}: authorities[2].aura: expected a text`,
    );
  });

  test('that refers to other parts of itself', () => {
    const [first] = keys().admins;
    const text = `admins: &a [${first}]\nminters: *a\n`;
    expect(() => staging(text, 'keys.yaml')).toThrow(/^keys\.yaml:1: a YAML anchor or alias: /);
    expect(() => staging('admins: *a\n', 'keys.yaml')).toThrow(/^keys\.yaml:1: .*alias/);
    const merged = 'blockTime: 2000\nadmins:\n  - <<: &a { x: 1 }\n';
    expect(() => staging(merged, 'keys.yaml')).toThrow(/^keys\.yaml:3: a YAML anchor or alias: /);
  });

  test('with a tag that nobody knows, or two documents', () => {
    expect(() => staging('\nadmins: !who []\n', 'keys.yaml')).toThrow(/^keys\.yaml:2: .*tag/);
    expect(() => staging('admins: []\n---\nadmins: []\n', 'keys.yaml')).toThrow(
      /^keys\.yaml:2: not YAML or JSON: /,
    );
  });

  test.each(['', '~', '- admins', '"admins"', 'admins: [', '\tadmins: []', '{"admins": [1,]'])(
    'that reads %j, in one line of words',
    (text) => {
      expect(() => staging(text, 'keys.yaml')).toThrow(/^keys\.yaml:\d+: [^\n]+$/);
    },
  );

  test('that names a key twice', () => {
    expect(() => staging('admins: []\nminters: []\nadmins: []\n', 'keys.yaml')).toThrow(
      /^keys\.yaml:3: not YAML or JSON: Map keys must be unique/,
    );
  });

  test('with a block time that no chain has', () => {
    const text = spoiled((f) => (f['blockTime'] = 20));
    expect(() => staging(text, 'keys.json')).toThrow(
      'blockTime: expected a whole number from 2000 to 60000',
    );
  });
});

test('a file may be YAML, with accounts that are not the keys of the node', () => {
  const [first, ...others] = keys().authorities;
  const voter = account('//staging//vault');
  const text = [
    'authorities:',
    `  - { account: ${voter}, aura: ${first!.aura}, grandpa: ${first!.grandpa} }`,
    ...others.map(({ aura, grandpa }) => `  - { aura: ${aura}, grandpa: ${grandpa} }`),
    `admins: [${keys().admins[0]}]`,
    'blockTime: 2000',
  ].join('\n');
  const { genesis } = staging(text, 'keys.yaml');
  expect(genesis.registry?.authorities?.[0]).toBe(voter);
  expect(genesis.registry?.authorities?.[1]).toBe(others[0]!.aura);
  expect(genesis.aura).toMatchObject({ slotDuration: 2000 });
  expect(genesis.aura?.authorities?.[0]).toBe(first!.aura);
});

test('a spec says how many operators make a reading', () => {
  const text = (operators: string[]): string =>
    JSON.stringify({ ...keys(), oracleOperators: operators });
  const four = ['a', 'b', 'c', 'd'].map((name) => account(`//staging//oracle//${name}`));
  expect(staging(text(four), 'keys.json').notes).toEqual([
    'a reading counts when 3 of 4 oracle operators report it',
  ]);
  expect(staging(text([]), 'keys.json').notes).toEqual([
    'no oracle operators: no meter is read until governance appoints some',
  ]);
});
