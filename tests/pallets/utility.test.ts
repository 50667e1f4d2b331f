/** Batches of calls: which of them stand, who may make them, and what they weigh. */
import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie, dave, erc } from '../support/accounts.js';
import { ChainBuilder, tx, type TestChain, type Tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { decree } from '../support/root.js';

const RICH = 1_000n;

const campus = (): TestChain =>
  new ChainBuilder().with(alice, RICH).with(bob).admin(dave).authority(erc).unshared().build();

const pay = (value: bigint): Tx => tx('GridToken.transfer', bob, value);
const batch = (...calls: Tx[]): Tx => tx('Utility.batch', calls);
const batchAll = (...calls: Tx[]): Tx => tx('Utility.batchAll', calls);
const forceBatch = (...calls: Tx[]): Tx => tx('Utility.forceBatch', calls);

const paths = (events: readonly { path: string }[]): string[] =>
  events.map(({ path }) => path).filter((path) => path.startsWith('Utility.'));

describe('batch', () => {
  test('makes its calls in turn', () => {
    const chain = campus();
    const receipt = chain.submit(alice, batch(pay(1n), pay(2n)));
    expect(receipt).toSucceed();
    expect(chain.balance(bob)).toBe(3n);
    expect(paths(receipt.events)).toEqual([
      'Utility.ItemCompleted',
      'Utility.ItemCompleted',
      'Utility.BatchCompleted',
    ]);
  });

  test('ends with the first that fails; what was made before stands, and the failed one leaves no trace', () => {
    const chain = campus();
    const half = batchAll(pay(5n), pay(RICH));
    const receipt = chain.submit(alice, batch(pay(1n), half, pay(2n)));
    expect(receipt).toSucceed();
    expect(receipt).toEmit('Utility.BatchInterrupted', { index: 1 });
    expect(chain.balance(bob)).toBe(1n);
    expect(receipt.events.filter(({ path }) => path === 'GridToken.Transfer')).toHaveLength(1);
  });
});

describe('batch_all', () => {
  test('makes all of its calls', () => {
    const chain = campus();
    expect(chain.submit(alice, batchAll(pay(1n), pay(2n)))).toEmit('Utility.BatchCompleted');
    expect(chain.balance(bob)).toBe(3n);
  });

  test('makes none where one fails, and fails by its error', () => {
    const chain = campus();
    expect(chain.submit(alice, batchAll(pay(1n), pay(RICH)))).toBeNoop(
      'GridToken.InsufficientBalance',
    );
  });
});

describe('force_batch', () => {
  test('makes all that do not fail', () => {
    const chain = campus();
    const receipt = chain.submit(alice, forceBatch(pay(1n), pay(RICH), pay(2n)));
    expect(receipt).toSucceed();
    expect(chain.balance(bob)).toBe(3n);
    expect(paths(receipt.events)).toEqual([
      'Utility.ItemCompleted',
      'Utility.ItemFailed',
      'Utility.ItemCompleted',
      'Utility.BatchCompletedWithErrors',
    ]);
    expect(chain.submit(alice, forceBatch(pay(1n)))).toEmit('Utility.BatchCompleted');
  });
});

const kinds = { batch, batchAll, forceBatch };

describe.each(Object.entries(kinds))('any batch: %s', (_, of) => {
  test('of nothing does nothing', () => {
    expect(campus().submit(alice, of())).toEmit('Utility.BatchCompleted');
  });

  test('has at most a thousand calls', () => {
    const chain = campus();
    const calls = Array.from({ length: 1_000 }, () => pay(1n));
    expect(chain.constant('Utility.batched_calls_limit')).toBe(1_000);
    expect(chain.submit(alice, of(...calls))).toEmit('Utility.BatchCompleted');
    expect(chain.balance(bob)).toBe(RICH);
    expect(chain.submit(alice, of(...calls, pay(1n)))).toBeNoop('Utility.TooManyCalls');
  });

  test('weighs what its calls weigh, and more', () => {
    const chain = campus();
    const weightOf = (call: Tx): bigint => {
      const info = chain.api('TransactionPaymentCallApi.query_call_info', call, 100);
      return (info as { weight: { refTime: bigint } }).weight.refTime;
    };
    const [empty, one, two] = [of(), of(pay(1n)), of(pay(1n), pay(2n))].map(weightOf);
    expect(one! - empty!).toBeGreaterThan(weightOf(pay(1n)));
    expect(two! - one!).toBe(one! - empty!);
    expect(weightOf(of(of(pay(1n))))).toBe(empty! + one! + (one! - empty! - weightOf(pay(1n))));
  });

  test('makes nothing that its signer may not make by itself, at that moment', () => {
    const chain = campus();
    const register = tx('Registry.registerUser', charlie, 'Consumer', '');
    chain.submit(alice, of(register));
    chain.submit(alice, of(tx('System.killStorage', [])));
    chain.submit(alice, of(tx('Timestamp.set', 10n ** 15n)));
    // Another admin, so that this one may go.
    expect(chain.submit(dave, tx('Registry.addAdmin', bob))).toSucceed();
    chain.submit(dave, of(tx('Registry.removeAdmin', dave), register));
    expect(chain.query('Registry.Users', charlie)).toBeNull();
    expect(chain.query('System.Number')).toBe(1);
    chain.nextBlock();
  });

  test('decodes four deep and no deeper', () => {
    const chain = campus();
    const nested = (depth: number): Tx => (depth ? of(nested(depth - 1)) : pay(1n));
    expect(chain.submit(alice, nested(4))).toSucceed();
    expect(chain.balance(bob)).toBe(1n);
    expect(chain.submit(alice, nested(5))).toBeRefused('Call');
  });
});

describe('governance', () => {
  const set = (noncesAhead: number): Tx => tx('FairUse.setParameters', { ...RULES, noncesAhead });
  const RULES = {
    windowBlocks: 10,
    userWindow: 1000,
    userBlock: 1000,
    operatorWindow: 1000,
    operatorBlock: 1000,
    authorityBlock: 1000,
    noncesAhead: 256,
  };

  test('decides on several calls by one vote', () => {
    const chain = campus();
    expect(decree(chain, erc, batchAll(set(10), tx('Registry.addAdmin', alice)))).toBeNull();
    expect(chain.query('FairUse.Parameters')).toMatchObject({ noncesAhead: 10 });
    expect(chain.query('Registry.Roles', alice)).toBe((1 << 1) | (1 << 2));
  });

  test('takes all or none of them back', () => {
    const chain = campus();
    const call = batchAll(set(10), tx('Registry.removeAdmin', alice));
    expect(decree(chain, erc, call)).toBe('Registry.NotAdmin');
    expect(chain.query('FairUse.Parameters')).toMatchObject({ noncesAhead: 256 });
  });

  test.each(Object.values(kinds))('gets no call in by a batch that it may not make (%#)', (of) => {
    const chain = campus();
    const propose = (call: Tx) => chain.submit(erc, tx('Governance.propose', of(of(call))));
    const code = tx('System.setCodeWithoutChecks', '0x00');
    expect(propose(code)).toBeNoop('Governance.ForbiddenCall');
    expect(propose(pay(1n))).toBeNoop('Governance.NotForRoot');
    expect(propose(tx('Timestamp.set', 1n))).toBeNoop('Governance.NotForRoot');
    const raw = tx('System.killStorage', ['0x3a636f6465']);
    expect(propose(raw)).toBeNoop('System.CallFiltered');
    expect(propose(tx('System.setCode', '0x00'))).toBeNoop('System.FailedToExtractRuntimeVersion');
  });
});
