/** Delegates: who becomes one, and what one may do in another's name. */
import { describe, expect, test } from '@jest/globals';
import { account, alice, bob, charlie, dave, erc, mea, pea } from '../support/accounts.js';
import {
  ChainBuilder,
  tx,
  type Receipt,
  type TestChain,
  type Tx,
} from '../support/chain-builder.js';
import { asRoot } from '../support/root.js';
import { market } from '../support/market.js';
import '../support/matchers.js';
import { ROLE_REQUIRED, ROOT_REQUIRED } from '../support/refusals.js';
import { asProxy, delegate, founded, letIn, type ProxyType } from '../support/wrappers.js';

const stranger = account('a phone');

const DAY = 86_400_000n;

const campus = (): TestChain =>
  new ChainBuilder()
    .with(alice, 1_000n)
    .with(bob)
    .admin(dave)
    .authority(erc, mea, pea)
    .unshared()
    .build();

const add = (who: { publicKey: Uint8Array }, type: ProxyType = 'Any', delay = 0): Tx =>
  tx('Proxy.addProxy', { Id: who.publicKey }, type, delay);
const remove = (who: { publicKey: Uint8Array }, type: ProxyType = 'Any', delay = 0): Tx =>
  tx('Proxy.removeProxy', { Id: who.publicKey }, type, delay);
const pay = (value: bigint): Tx => tx('GridToken.transfer', bob, value);

/** What came of the call that a delegate made; null of success. */
function resultOf(chain: TestChain, receipt: Receipt): string | null {
  expect(receipt).toSucceed();
  const executed = receipt.events.find(({ path }) => path === 'Proxy.ProxyExecuted');
  const { Err: error } = (executed!.data as { result: { Err?: Failure } }).result;
  if (error === undefined || typeof error === 'string') return error ?? null;
  const module = {
    pallet: error.Module.index,
    error: Number.parseInt(error.Module.error.slice(2, 4), 16),
  };
  return chain.types.errorName({ kind: 'failed', reason: 'Module', module });
}
type Failure = string | { Module: { index: number; error: string } };

describe('an account', () => {
  test('has delegates by type, each once', () => {
    const chain = campus();
    const fields = { delegator: alice, delegatee: stranger, delay: 0 };
    expect(chain.submit(alice, add(stranger))).toEmit('Proxy.ProxyAdded', fields);
    expect(chain.submit(alice, add(stranger, 'Trading'))).toSucceed();
    expect(chain.submit(alice, add(stranger, 'Trading'))).toBeNoop('Proxy.Duplicate');
    expect(chain.query('Proxy.Proxies', alice)).toEqual([
      [
        { delegate: stranger.address, proxyType: 'Any', delay: 0 },
        { delegate: stranger.address, proxyType: 'Trading', delay: 0 },
      ],
      0n,
    ]);
    expect(chain.query('Proxy.Proxies', bob)).toEqual([[], 0n]);
    const removed = chain.submit(alice, remove(stranger));
    expect(removed).toEmit('Proxy.ProxyRemoved', { ...fields, proxyType: 'Any' });
    expect(chain.submit(alice, remove(stranger))).toBeNoop('Proxy.NotFound');
    expect(chain.submit(alice, remove(stranger, 'Trading'))).toSucceed();
    expect(chain.count('Proxy.Proxies')).toBe(0);
  });

  test('has at most eight', () => {
    const chain = campus();
    expect(chain.constant('Proxy.MaxProxies')).toBe(8);
    for (let i = 0; i < 8; i++) expect(chain.submit(alice, add(account(`key ${i}`)))).toSucceed();
    expect(chain.submit(alice, add(stranger))).toBeNoop('Proxy.TooMany');
    const receipt = chain.submit(alice, tx('Proxy.removeProxies'));
    expect(receipt.events.filter(({ path }) => path === 'Proxy.ProxyRemoved')).toHaveLength(8);
    expect(chain.count('Proxy.Proxies')).toBe(0);
    expect(chain.submit(alice, tx('Proxy.removeProxies'))).toBeNoop();
  });

  test('adds sixteen a day at most, and takes away as many as it likes', () => {
    const chain = campus();
    expect(chain.constant('Proxy.MaxAddedPerDay')).toBe(16);
    const change = (i: number): Receipt => {
      const receipt = chain.submit(alice, add(account(`key ${i}`)));
      if (receipt.error === null)
        expect(chain.submit(alice, remove(account(`key ${i}`)))).toSucceed();
      return receipt;
    };
    for (let i = 0; i < 16; i++) expect(change(i)).toSucceed();
    expect(change(16)).toBeNoop('Proxy.TooMany');
    expect(chain.submit(bob, add(stranger))).toSucceed();
    // Until midnight, in UTC.
    chain.skipTime(Number(DAY - (chain.now % DAY)) - 6_000);
    expect(change(17)).toBeNoop('Proxy.TooMany');
    chain.nextBlock();
    for (let i = 20; i < 36; i++) expect(change(i)).toSucceed();
    expect(change(36)).toBeNoop('Proxy.TooMany');
  });

  test('is no delegate of itself, nor is nobody, and none waits', () => {
    const chain = campus();
    expect(chain.submit(alice, add(alice))).toBeNoop('Proxy.NoSelfProxy');
    expect(chain.submit(alice, add({ publicKey: new Uint8Array(32) }))).toBeNoop('CannotLookup');
    expect(chain.submit(alice, add(stranger, 'Any', 1))).toBeNoop('Proxy.Unannounced');
  });

  test('sets nothing aside for them', () => {
    const chain = campus();
    expect(chain.submit(alice, add(stranger))).toSucceed();
    expect(chain.balance(alice)).toBe(1_000n);
    expect(chain.constant('Proxy.ProxyDepositBase')).toBe(0n);
    expect(chain.constant('Proxy.ProxyDepositFactor')).toBe(0n);
  });
});

describe('a delegate', () => {
  test('gets in by being one, and by nothing else', () => {
    const chain = campus();
    expect(chain.submit(stranger, asProxy(alice, pay(1n)))).toBeRefused('BadSigner');
    expect(chain.submit(alice, add(stranger))).toSucceed();
    expect(resultOf(chain, chain.submit(stranger, asProxy(alice, pay(1n))))).toBeNull();
    expect([chain.balance(alice), chain.balance(bob)]).toEqual([999n, 1n]);
    expect(chain.nonce(stranger)).toBe(1);
    for (const call of [tx('System.remark', ''), pay(0n), add(bob), asProxy(bob, pay(0n))]) {
      expect(chain.submit(stranger, call)).toBeRefused('BadSigner');
    }
    const batch = tx('Utility.batchAll', [asProxy(alice, pay(1n))]);
    expect(chain.submit(stranger, batch)).toBeRefused('BadSigner');
    // Not by a type that it has not: nobody's quota would pay.
    expect(chain.submit(stranger, asProxy(alice, pay(1n), 'Trading'))).toBeRefused('BadSigner');
    chain.nextBlock();
    expect(chain.validate(stranger, asProxy(alice, pay(1n)))).toMatchObject({ kind: 'valid' });
    expect(chain.submit(alice, remove(stranger))).toSucceed();
    expect(chain.submit(stranger, asProxy(alice, pay(1n)))).toBeRefused('BadSigner');
  });

  test('holds no GRID of its own without a role', () => {
    const chain = campus();
    chain.submit(alice, add(stranger));
    expect(chain.submit(alice, tx('GridToken.transfer', stranger, 1n))).toBeNoop(
      'GridToken.RecipientUnknown',
    );
  });

  test('is refused while the account it acts for holds no role', () => {
    const chain = campus();
    chain.submit(alice, add(stranger));
    expect(chain.submit(alice, add(bob))).toSucceed();
    expect(chain.submit(dave, tx('Registry.updateUserStatus', alice, 'Suspended'))).toSucceed();
    expect(chain.submit(stranger, asProxy(alice, pay(1n)))).toBeRefused('BadSigner');
    expect(resultOf(chain, chain.submit(bob, asProxy(alice, pay(1n))))).toBe('BadOrigin');
    expect(chain.balance(alice)).toBe(1_000n);
  });

  test('moves no money of a suspended account that keeps another role', () => {
    const chain = campus();
    chain.submit(alice, add(stranger));
    expect(chain.submit(dave, tx('Registry.addAdmin', alice))).toSucceed();
    expect(chain.submit(dave, tx('Registry.updateUserStatus', alice, 'Suspended'))).toSucceed();
    const receipt = chain.submit(stranger, asProxy(alice, pay(1n)));
    expect(resultOf(chain, receipt)).toBe('GridToken.AccountFrozen');
  });

  test('who is a signatory alone acts as one all the same', () => {
    const chain = campus();
    letIn(chain, stranger, 'signatory');
    expect(chain.submit(stranger, asProxy(alice, pay(1n)))).toBeRefused(ROLE_REQUIRED);
    chain.submit(alice, add(stranger));
    expect(resultOf(chain, chain.submit(stranger, asProxy(alice, pay(1n))))).toBeNull();
  });

  test('of nobody with a role is told so', () => {
    const chain = campus();
    expect(chain.submit(bob, asProxy(alice, pay(1n)))).toBeNoop('Proxy.NotProxy');
    chain.submit(alice, add(bob, 'Trading'));
    expect(chain.submit(bob, asProxy(alice, pay(1n), 'Any'))).toFailWith('Proxy.NotProxy');
    const nowhere = tx('Proxy.proxy', { Address20: new Uint8Array(20) }, null, pay(1n));
    expect(chain.submit(bob, nowhere)).toBeNoop('CannotLookup');
  });

  test('whose call fails changes nothing but what is told', () => {
    const chain = campus();
    chain.submit(alice, add(bob));
    const receipt = chain.submit(
      bob,
      asProxy(alice, tx('Utility.batchAll', [pay(1n), pay(5_000n)])),
    );
    expect(resultOf(chain, receipt)).toBe('GridToken.InsufficientBalance');
    expect(receipt.events.filter(({ path }) => path === 'GridToken.Transfer')).toEqual([]);
    expect(chain.balance(alice)).toBe(1_000n);
  });

  test('acts by the widest of its types, unless it says by which', () => {
    const chain = campus();
    chain.submit(alice, add(bob, 'Trading'));
    chain.submit(alice, add(bob, 'Any'));
    expect(resultOf(chain, chain.submit(bob, asProxy(alice, pay(1n))))).toBeNull();
    const forced = chain.submit(bob, asProxy(alice, pay(1n), 'Trading'));
    expect(resultOf(chain, forced)).toBe('System.CallFiltered');
  });

  test('of any type gives and takes delegates', () => {
    const chain = campus();
    chain.submit(alice, add(bob));
    expect(resultOf(chain, chain.submit(bob, asProxy(alice, add(stranger))))).toBeNull();
    const batch = tx('Utility.batchAll', [tx('Proxy.removeProxies'), pay(1n)]);
    expect(resultOf(chain, chain.submit(bob, asProxy(alice, batch)))).toBeNull();
    expect(chain.count('Proxy.Proxies')).toBe(0);
  });
});

describe('a type', () => {
  const orders = { side: 'Buy', meter: null, deliveryEpoch: null, energyWh: 10n, limitPrice: 0n };
  const trading = [
    tx('Trading.createSellOrder', 1n, 1n),
    tx('Trading.createBuyOrder', 1n, 1n),
    tx('Trading.placeOrder', ...Object.values(orders)),
    tx('Trading.placeOrders', [orders]),
    tx('Trading.cancelOrder', 1n),
    tx('Settlement.payDebt', 1n),
  ];
  const votes = [tx('Governance.approve', 9), tx('Governance.reject', 9)];
  const others = [
    ...[pay(1n), tx('GridToken.approve', bob, 1n), tx('System.remark', ''), add(stranger)],
    ...[tx('Balances.transferAll', { Id: bob.publicKey }, false), tx('Proxy.removeProxies')],
    ...[tx('Governance.propose', tx('System.remark', '')), tx('Registry.addAdmin', bob)],
    ...[tx('Trading.matchOrders'), tx('System.killStorage', []), tx('Timestamp.set', 1n)],
    asProxy(bob, tx('Trading.cancelOrder', 1n)),
  ];
  const kinds: Record<ProxyType, Tx[]> = {
    Any: [...trading, ...votes, ...others],
    Trading: trading,
    Governance: votes,
  };

  /** What a delegate of that type gets of each call, made by itself and within batches. */
  function outcomes(type: ProxyType, wrap: (call: Tx) => Tx): Map<Tx, boolean> {
    const users = new ChainBuilder().with(alice).with(bob).authority(erc).unshared().build();
    const chain = founded(users, (state) => {
      // All roles there are, so that only the type is in the way.
      state.put('Registry.Roles', 0x1ff, alice.publicKey);
      delegate(state, alice, [bob, type]);
    });
    return new Map(
      kinds.Any.map((call) => {
        const receipt = chain.fork().submit(bob, asProxy(alice, wrap(call)));
        return [call, resultOf(chain, receipt) !== 'System.CallFiltered'];
      }),
    );
  }

  test.each(['Any', 'Trading', 'Governance'] as const)('%s lets its calls be made', (type) => {
    const batch = (call: Tx): Tx => tx('Utility.batchAll', [call]);
    for (const wrap of [(call: Tx) => call, batch, (call: Tx) => batch(batch(call))]) {
      const made = [...outcomes(type, wrap)].filter(([, isLet]) => isLet).map(([call]) => call);
      expect(made).toEqual(kinds.Any.filter((call) => kinds[type].includes(call)));
    }
  });
});

test('a delegate trades in the name of a user, with its meter and its money', () => {
  const chain = market();
  delegate(chain, alice, [stranger, 'Trading']);
  const order = tx('Trading.createBuyOrder', 1n, 10n ** 18n);
  const before = chain.balance(alice);
  const receipt = chain.submit(stranger, asProxy(alice, order));
  expect(resultOf(chain, receipt)).toBeNull();
  expect(receipt).toEmit('Trading.OrderPlaced', { owner: alice });
  expect(chain.balance(alice)).toBeLessThan(before);
});

test('an authority votes by its delegate', () => {
  const chain = campus();
  delegate(chain, mea, [stranger, 'Governance']);
  chain.submit(erc, tx('Governance.propose', tx('Registry.addAdmin', charlie)));
  chain.submit(pea, tx('Governance.approve', 0));
  const receipt = chain.submit(stranger, asProxy(mea, tx('Governance.approve', 0)));
  expect(receipt).toEmit('Governance.Voted', { who: mea });
  expect(receipt).toEmit('Governance.Executed', { result: { Ok: [] } });
});

test('an account that lost its key has its GRID moved by governance, suspended or not', () => {
  const chain = campus();
  const move = (to: { publicKey: Uint8Array }, value: bigint): Tx =>
    tx('Balances.forceTransfer', { Id: alice.publicKey }, { Id: to.publicKey }, value);
  expect(chain.submit(alice, move(bob, 1n))).toBeRefused(ROOT_REQUIRED);
  expect(chain.submit(dave, tx('Registry.updateUserStatus', alice, 'Suspended'))).toSucceed();
  asRoot(chain, move(bob, 400n));
  expect([chain.balance(alice), chain.balance(bob)]).toEqual([600n, 400n]);
  expect(() => asRoot(chain, move(bob, 601n))).toThrow('InsufficientBalance');
  expect(() => asRoot(chain, move(stranger, 1n))).toThrow('RecipientUnknown');
  expect(chain.events).toEmit('Balances.Transfer', { from: alice, to: bob, amount: 400n });
  expect(chain.events).toEmit('GridToken.Transfer', { from: alice, to: bob, value: 400n });
});
