/** A first state of many accounts: memory does not grow with lists, and a tool can give them in parts. */
import { describe, expect, test } from '@jest/globals';
import { encodeAddress } from '@polkadot/util-crypto';
import type { GenesisConfig } from '../../node-config/genesis.js';
import { lengthPrefixed, utf8 } from '../../tools/compiler/host/bytes.js';
import { Chain, buildGenesis, presetOf, toRaw } from '../../tools/compiler/host/chain.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { partsOf } from '../../tools/compiler/spec/parts.js';
import { runtimeBlob } from '../support/chain-builder.js';
import { issuedBy } from '../support/genesis.js';
import { RuntimeTypes } from '../support/runtime-types.js';
import { TestChain } from '../support/test-chain.js';

const blob = runtimeBlob();
const executor = new Executor(blob);
const PRESET = JSON.parse(presetOf(executor, 'development')) as GenesisConfig;
/** In all, and in a part. */
const MANY = process.env['GRID_FULL'] ? 1_000_000 : 4_000;
const IN_PART = MANY / 20;
const FEW = 40;
/** Bytes that reading any configuration may take besides. */
const ROOM = 128 * 1024;

const key = (i: number): Uint8Array => {
  const bytes = new Uint8Array(32).fill(0x77);
  new DataView(bytes.buffer).setUint32(0, i);
  return bytes;
};
const hexOf = (i: number): string => `0x${Buffer.from(key(i)).toString('hex')}`;

/** The development chain with as many more users and holders; each of the first has a meter, too. */
function configOf(count: number, name: (i: number) => string, meters = 0): GenesisConfig {
  const more = Array.from({ length: count }, (_, i) => name(i));
  const { balances, registry } = PRESET;
  const owned = more.slice(0, meters);
  return {
    ...PRESET,
    balances: {
      balances: [
        ...(balances?.balances ?? []),
        ...more.map((who, i): [string, string] => [who, String(i + 1)]),
      ],
    },
    registry: {
      ...registry,
      users: [
        ...(registry?.users ?? []),
        ...more.map((account) => ({ account, userType: 'Consumer' as const, location: '' })),
      ],
      meters: [
        ...(registry?.meters ?? []),
        ...owned.map((owner, i) => ({ id: `meter-${i}`, owner })),
      ],
    },
  };
}

function heapOf(config: object): { heap: number; text: Uint8Array } {
  const text = lengthPrefixed(utf8(JSON.stringify(config)));
  const result = executor.call('GenesisBuilder_build_state', text, new Externalities());
  expect(result[0]).toBe(0);
  return { heap: executor.lastHeap, text };
}

test('lists take no memory but that of their text', () => {
  const config = configOf(4_000, (i) => (i < 100 ? encodeAddress(key(i)) : hexOf(i)));
  const { heap, text } = heapOf(config);
  // The host rounds blocks up to powers of two.
  const room = 2 ** Math.ceil(Math.log2(text.length + 8));
  expect(heap - room).toBeLessThan(ROOM);
});

test(`a chain begins with ${MANY.toLocaleString('en')} accounts`, () => {
  const config = configOf(MANY, hexOf);
  const state = buildGenesis(executor, blob, partsOf(config, IN_PART));
  const genesis = new Chain(state, { signatures: 'mock' });
  const chain = new TestChain(genesis, new RuntimeTypes(genesis.metadata(15)));
  const before = issuedBy(PRESET);
  const all = BigInt(MANY);
  expect(chain.query('Balances.TotalIssuance')).toBe(before + (all * (all + 1n)) / 2n);
  for (const i of [0, IN_PART - 1, IN_PART, MANY - 1]) {
    expect(chain.query('System.Account', key(i))).toMatchObject({ data: { free: BigInt(i + 1) } });
    expect(chain.query('Registry.Users', key(i))).toMatchObject({ userType: 'Consumer' });
  }
}, 600_000);

describe('in parts', () => {
  const config = configOf(FEW, hexOf, FEW);
  const whole = toRaw(buildGenesis(executor, blob, JSON.stringify(config)));

  test.each([1, 7, FEW, 1000])('of %d items the state is the same', (most) => {
    expect(toRaw(buildGenesis(executor, blob, partsOf(config, most)))).toEqual(whole);
  });

  test('only lists go on', () => {
    const parts = [JSON.stringify(PRESET), JSON.stringify({ registry: { admins: [hexOf(1)] } })];
    expect(() => buildGenesis(executor, blob, parts)).toThrow(
      'genesis refused: part 2: registry.admins: only the first part of a configuration says this',
    );
  });

  test('no account is in two of them', () => {
    const again = JSON.stringify({
      balances: {
        balances: [
          [hexOf(3), 1],
          [hexOf(2), 1],
        ],
      },
    });
    expect(() => buildGenesis(executor, blob, [...partsOf(config, 7), again])).toThrow(
      /genesis refused: part \d+: balances.balances\[0\]: the account is listed twice/,
    );
  });
});
