import { describe, expect, test } from '@jest/globals';
import { type Key, keyBytes, keyOf } from '../../tools/compiler/host/bytes.js';
import { alice, erc, mea, pea } from '../support/accounts.js';
import { type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { approve, network, pass, propose } from '../support/governance.js';
import '../support/matchers.js';

const VALUE = Uint8Array.of(1, 2, 3);

const setStorage = (...keys: Key[]): Tx =>
  tx(
    'System.setStorage',
    keys.map((key) => [keyBytes(key), VALUE]),
  );
const killStorage = (...keys: Key[]): Tx => tx('System.killStorage', keys.map(keyBytes));
const killPrefix = (prefix: Key): Tx => tx('System.killPrefix', keyBytes(prefix), 9);

/** `twox128(pallet)`: what all its keys begin with. */
const palletPrefix = (chain: TestChain, item: string): Key =>
  chain.types.storageKey(item, []).slice(0, 16);

describe('Root writes and removes raw storage', () => {
  const [key, other] = [keyOf(Uint8Array.of(1, 1)), keyOf(Uint8Array.of(1, 2))];

  test('that no call checks', () => {
    const chain = network();
    expect(pass(chain, setStorage(key, other))).toEmit('Governance.Executed', {
      result: { Ok: [] },
    });
    expect(chain.storage.get(key)).toEqual(VALUE);
    pass(chain, killStorage(key));
    expect(chain.storage.get(key)).toBeNull();
    expect(chain.storage.get(other)).toEqual(VALUE);
    pass(chain, killPrefix(keyOf(Uint8Array.of(1))));
    expect(chain.storage.get(other)).toBeNull();
    chain.nextBlock();
  });

  test('of a pallet, which reads what was written', () => {
    const chain = network();
    const latestOrder = chain.types.storageKey('Trading.LatestOrder', []);
    const seven = Uint8Array.of(7, 0, 0, 0, 0, 0, 0, 0);
    pass(chain, tx('System.setStorage', [[keyBytes(latestOrder), seven]]));
    expect(chain.query('Trading.LatestOrder')).toBe(7n);
  });
});

describe('raw writes leave alone', () => {
  const guarded: [what: string, key: (chain: TestChain) => Key][] = [
    ['the code', () => ':code'],
    ['the heap pages', () => ':heappages'],
    ['other keys of the node', () => ':grandpa_authorities'],
    ['who authors', ({ types }) => types.storageKey('Aura.Authorities', [])],
    ['who finalises', ({ types }) => types.storageKey('Grandpa.Authorities', [])],
    ['the set of who finalises', ({ types }) => types.storageKey('Grandpa.CurrentSetId', [])],
    ['who governs', ({ types }) => types.storageKey('Registry.Authorities', [])],
    ['a role', ({ types }) => types.storageKey('Registry.Roles', [alice])],
    ['what is voted on', ({ types }) => types.storageKey('Governance.Calls', [0])],
    ['the votes', ({ types }) => types.storageKey('Governance.Proposals', [0])],
  ];

  test.each(guarded)('%s', (_what, keyIn) => {
    const chain = network();
    const harmless = keyOf(Uint8Array.of(1));
    const key = keyIn(chain);
    for (const call of [
      setStorage(key),
      setStorage(harmless, key),
      killStorage(key),
      killStorage(harmless, key),
      killPrefix(key),
      killPrefix(key.slice(0, -1)),
    ]) {
      expect(propose(chain, call)).toBeNoop('System.CallFiltered');
    }
  });

  test.each<[string, (chain: TestChain) => Key]>([
    ['everything', () => ''],
    ['all keys of the node', () => ':'],
    ['a pallet of consensus', (chain) => palletPrefix(chain, 'Aura.Authorities')],
    ['all roles', ({ types }) => types.storageKey('Registry.Roles', [])],
    ['all proposals', (chain) => palletPrefix(chain, 'Governance.Open')],
  ])('%s, as a prefix', (_what, prefixIn) => {
    const chain = network();
    expect(propose(chain, killPrefix(prefixIn(chain)))).toBeNoop('System.CallFiltered');
  });

  test('them inside another call, too', () => {
    const chain = network();
    for (const call of [setStorage(':code'), tx('System.setCodeWithoutChecks', VALUE)]) {
      const nested = tx('Governance.propose', call);
      expect(propose(chain, nested)).toBeNoop('BadOrigin');
      expect(propose(chain, tx('Governance.propose', nested))).toBeNoop('BadOrigin');
    }
  });

  test('them when a proposal of an older runtime runs', () => {
    const chain = network();
    const code = chain.storage.get(':code');
    propose(chain, tx('System.remark', 'sunny'));
    chain.put('Governance.Calls', setStorage(':code'), 0);
    approve(chain, mea);
    const third = approve(chain, pea);
    const [executed] = third.events.filter(({ path }) => path === 'Governance.Executed');
    expect(executed?.data).toMatchObject({
      result: { Err: { Module: { index: 0, error: '0x05000000' } } },
    });
    expect(chain.storage.get(':code')).toEqual(code);
    expect(propose(chain, tx('System.remark', 'rainy'), erc)).toSucceed();
  });
});
