import { WRITE } from '../support/database-weights.js';
import { describe, expect, test } from '@jest/globals';
import { type Key, keyBytes, keyOf } from '../../tools/compiler/host/bytes.js';
import { mea, pea } from '../support/accounts.js';
import { type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { approve, network, pass, propose } from '../support/governance.js';
import '../support/matchers.js';

const SCRATCH = keyOf(Uint8Array.of(1));
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

/** What Root may mend: records. Whatever else there is or will be changes through calls only. */
const MENDABLE = [
  'System.Account',
  'Balances.TotalIssuance',
  'Balances.Locks',
  'Balances.Reserves',
  'Registry.Users',
  'Registry.Meters',
  'Registry.MetersOf',
  'Registry.MeterProfiles',
  'Registry.ExchangedIn',
  'GridToken.Allowances',
  'Trading.LatestOrder',
  'Trading.Orders',
  'Trading.OrderBook',
  'Trading.Levels',
  'Trading.Positions',
  'Trading.OrdersOf',
  'Trading.Results',
  'Settlement.Contracts',
  'Settlement.PassedOver',
  'Settlement.Pools',
  'Settlement.Entries',
  'Settlement.Clock',
  'Settlement.Debts',
  'Settlement.TotalDebt',
  'OracleClient.Requests',
  'OracleClient.RequestOf',
  'OracleClient.Closing',
  'OracleClient.MeterStates',
  'OracleClient.Totals',
];

const rawCalls = (key: Key): Tx[] => [
  setStorage(key),
  setStorage(SCRATCH, key),
  killStorage(key),
  killStorage(SCRATCH, key),
  killPrefix(key),
];

describe('kill_prefix', () => {
  const prefix = Uint8Array.of(7, 7);
  const entry = (number: number): Key => keyOf(Uint8Array.of(...prefix, number));
  const left = (chain: TestChain): number[] =>
    Array.from({ length: 9 }, (_, i) => i).filter((i) => chain.storage.get(entry(i)) !== null);

  test('removes as many entries as it says, in their order, and no more', () => {
    const chain = network();
    pass(chain, setStorage(...Array.from({ length: 9 }, (_, i) => entry(i))));
    chain.nextBlock();
    const kill = (count: number): Tx => tx('System.killPrefix', prefix, count);
    pass(chain, kill(0));
    expect(left(chain)).toHaveLength(9);
    pass(chain, kill(4));
    expect(left(chain)).toEqual([4, 5, 6, 7, 8]);
    chain.nextBlock();
    pass(chain, kill(99));
    expect(left(chain)).toEqual([]);
  });

  test('weighs what it may remove', () => {
    const weightOf = (count: number): bigint => {
      const chain = network();
      propose(chain, tx('System.killPrefix', prefix, count));
      const stored = chain.query('Governance.Proposals', 0) as { weight: { refTime: bigint } };
      return stored.weight.refTime;
    };
    expect(weightOf(200) - weightOf(100)).toBeGreaterThan(100n * WRITE);
  });
});

test('set_storage weighs the bytes that it writes', () => {
  const weightOf = (length: number): bigint => {
    const chain = network();
    propose(chain, tx('System.setStorage', [[keyBytes(SCRATCH), new Uint8Array(length)]]));
    const stored = chain.query('Governance.Proposals', 0) as { weight: { refTime: bigint } };
    return stored.weight.refTime;
  };
  expect(weightOf(250_000) - weightOf(0)).toBeGreaterThan(250_000_000n);
});

describe('raw writes reach', () => {
  const { types } = network();

  test.each(MENDABLE)('%s', (path) => {
    const chain = network();
    const prefix = types.storageKey(path, []);
    for (const key of [prefix, prefix + SCRATCH]) {
      for (const call of rawCalls(key)) expect(propose(chain.fork(), call)).toSucceed();
    }
  });

  const others = types.storagePaths().filter((path) => !MENDABLE.includes(path));

  test('parameters of no pallet', () => {
    for (const path of ['Trading.Parameters', 'OracleClient.Parameters']) {
      expect(others).toContain(path);
    }
    expect(others).toContain('TransactionPayment.Coefficients');
  });

  test.each(others)('not %s', (path) => {
    const chain = network();
    const prefix = types.storageKey(path, []);
    for (const key of [prefix, prefix + SCRATCH, prefix.slice(0, -1)]) {
      for (const call of rawCalls(key)) {
        expect(propose(chain, call)).toBeNoop('System.CallFiltered');
      }
    }
  });
});

describe('raw writes leave alone', () => {
  test.each<[string, (chain: TestChain) => Key]>([
    ['the code', () => ':code'],
    ['the heap pages', () => ':heappages'],
    ['other keys of the node', () => ':grandpa_authorities'],
    ['the version of a layout', (chain) => `${palletPrefix(chain, 'Registry.Users')}${SCRATCH}`],
    ['keys that no pallet would have', () => 'x'.repeat(513)],
  ])('%s', (_what, keyIn) => {
    const chain = network();
    for (const call of rawCalls(keyIn(chain))) {
      expect(propose(chain, call)).toBeNoop('System.CallFiltered');
    }
  });

  test.each<[string, (chain: TestChain) => Key]>([
    ['everything', () => ''],
    ['all keys of the node', () => ':'],
    ['a pallet', (chain) => palletPrefix(chain, 'Trading.Orders')],
    ['a pallet and more', (chain) => palletPrefix(chain, 'Trading.Orders').slice(0, 3)],
    ['most of a map', ({ types }) => types.storageKey('Trading.Orders', []).slice(0, -1)],
  ])('%s, as a prefix', (_what, prefixIn) => {
    const chain = network();
    expect(propose(chain, killPrefix(prefixIn(chain)))).toBeNoop('System.CallFiltered');
  });

  test('them inside another call, too', () => {
    const chain = network();
    for (const call of [setStorage(':code'), tx('System.setCodeWithoutChecks', VALUE)]) {
      const nested = tx('Governance.propose', call);
      expect(propose(chain, nested)).toBeNoop('Governance.NotForRoot');
    }
  });

  test('them when a proposal of an older runtime runs', () => {
    const chain = network();
    const code = chain.storage.get(':code');
    for (const [call, error] of [
      [setStorage(':code'), 'System.CallFiltered'],
      [tx('System.setCodeWithoutChecks', VALUE), 'Governance.ForbiddenCall'],
    ] as const) {
      propose(chain, tx('System.remark', 'sunny'));
      const id = (chain.query('Governance.ProposalCount') as number) - 1;
      chain.put('Governance.Calls', call, id);
      approve(chain, mea, id);
      expect(approve(chain, pea, id)).toEmit('Governance.Executed', {
        result: chain.types.failure(error),
      });
      expect(chain.storage.get(':code')).toEqual(code);
    }
  });
});
