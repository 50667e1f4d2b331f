import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';

const chainOf = (): TestChain => new ChainBuilder().with(alice, 10n).with(bob).build();
const to = { Id: bob.address };

describe.each(['transferAllowDeath', 'transferKeepAlive'])('%s', (name) => {
  test('moves GRID, and says so under both names', () => {
    const chain = chainOf();
    const receipt = chain.submit(alice, tx(`Balances.${name}`, to, 10n));
    expect(receipt).toEmit('Balances.Transfer', { from: alice, to: bob, amount: 10n });
    expect(receipt).toEmit('GridToken.Transfer', { from: alice, to: bob, value: 10n });
    expect([chain.balance(alice), chain.balance(bob)]).toEqual([0n, 10n]);
  });

  test('moves no more than there is', () =>
    expect(chainOf().submit(alice, tx(`Balances.${name}`, to, 11n))).toBeNoop(
      'GridToken.InsufficientBalance',
    ));

  test('reaches nobody without a role', () => {
    const stranger = { Id: charlie.address };
    expect(chainOf().submit(alice, tx(`Balances.${name}`, stranger, 1n))).toBeNoop(
      'GridToken.RecipientUnknown',
    );
  });

  test('finds accounts by their id only', () =>
    expect(chainOf().submit(alice, tx(`Balances.${name}`, { Raw: '0x01' }, 1n))).toBeNoop(
      'CannotLookup',
    ));
});

describe('transfer_all', () => {
  test('moves everything', () => {
    const chain = chainOf();
    expect(chain.submit(alice, tx('Balances.transferAll', to, false))).toSucceed();
    expect([chain.balance(alice), chain.balance(bob)]).toEqual([0n, 10n]);
  });

  test('reaches nobody without a role', () =>
    expect(
      chainOf().submit(alice, tx('Balances.transferAll', { Id: charlie.address }, false)),
    ).toBeNoop('GridToken.RecipientUnknown'));

  test('of nothing does nothing', () =>
    expect(
      chainOf().submit(bob, tx('Balances.transferAll', { Id: alice.address }, true)),
    ).toBeNoop());
});

test('there is no existential deposit', () =>
  expect(chainOf().constant('Balances.ExistentialDeposit')).toBe(0n));

test('genesis refuses balances whose sum does not fit', () => {
  const half = (2n ** 127n).toString();
  const balances = [alice, bob].map(({ address }) => [address, half]);
  expect(() =>
    new ChainBuilder().with(alice).with(bob).configure({ balances: { balances } }).build(),
  ).toThrow('balances.balances[1]: all balances together do not fit 128 bits');
});

test('genesis refuses balances of accounts without a role', () => {
  const balances = [alice, bob].map(({ address }) => [address, '1']);
  const builder = new ChainBuilder().with(alice).configure({ balances: { balances } });
  expect(() => builder.build()).toThrow('balances.balances[1]: the account holds no role');
  expect(() => builder.oracleOperator(bob).build()).not.toThrow();
});
