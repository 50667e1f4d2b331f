import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie, dave } from '../support/accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { asRoot, dispatchAsRoot } from '../support/root.js';
import '../support/matchers.js';
import { ROLE_REQUIRED, ROOT_REQUIRED } from '../support/refusals.js';

const MAX = 2n ** 128n - 1n;

/** Alice holds 10 base units, Bob none; Charlie mints, Dave burns and is the admin. */
const chainOf = (): TestChain =>
  new ChainBuilder()
    .with(alice, 10n)
    .with(bob)
    .meter('roof-1', bob)
    .minter(charlie)
    .burner(dave)
    .admin(dave)
    .build();

const allowance = (chain: TestChain): unknown => chain.query('GridToken.Allowances', alice, bob);

describe('transfer', () => {
  test('moves tokens and nothing else', () => {
    const chain = chainOf();
    const receipt = chain.submit(alice, tx('GridToken.transfer', bob, 4n));
    expect(receipt).toEmit('GridToken.Transfer', { from: alice, to: bob, value: 4n });
    expect(receipt).toEmit('Balances.Transfer', { from: alice, to: bob, amount: 4n });
    expect([chain.balance(alice), chain.balance(bob)]).toEqual([6n, 4n]);
    expect(chain.query('Balances.TotalIssuance')).toBe(10n);
  });

  test('moves the last unit, and not one more', () => {
    const chain = chainOf();
    const tooMuch = chain.submit(alice, tx('GridToken.transfer', bob, 11n));
    expect(tooMuch).toBeNoop('GridToken.InsufficientBalance');
    expect(chain.submit(alice, tx('GridToken.transfer', bob, 10n))).toSucceed();
    expect(chain.balance(alice)).toBe(0n);
  });

  test('of nothing, or to oneself, succeeds without a trace', () => {
    const chain = chainOf();
    expect(chain.submit(alice, tx('GridToken.transfer', bob, 0n))).toBeNoop();
    expect(chain.submit(alice, tx('GridToken.transfer', alice, 5n))).toBeNoop();
    expect(chain.submit(alice, tx('GridToken.transfer', alice, MAX))).toBeNoop();
  });

  test('reaches members that had no record before', () =>
    expect(chainOf().submit(alice, tx('GridToken.transfer', dave, 1n))).toEmit(
      'System.NewAccount',
      { account: dave },
    ));

  test('reaches nobody without a role, suspended users among them', () => {
    const chain = chainOf();
    const strangers = ['0x' + '17'.repeat(32), bob];
    chain.submit(dave, tx('Registry.updateUserStatus', bob, 'Suspended'));
    for (const stranger of strangers) {
      expect(chain.submit(alice, tx('GridToken.transfer', stranger, 1n))).toBeNoop(
        'GridToken.RecipientUnknown',
      );
      expect(chain.submit(alice, tx('GridToken.transferFrom', alice, stranger, 1n))).toBeNoop(
        'GridToken.RecipientUnknown',
      );
      expect(chain.submit(charlie, tx('GridToken.mint', stranger, 1n, null))).toBeNoop(
        'GridToken.RecipientUnknown',
      );
    }
  });
});

describe('approve', () => {
  test('sets what a spender may move, whatever it was before', () => {
    const chain = chainOf();
    const receipt = chain.submit(alice, tx('GridToken.approve', bob, 7n));
    expect(receipt).toEmit('GridToken.Approval', { owner: alice, spender: bob, amount: 7n });
    chain.submit(alice, tx('GridToken.approve', bob, 3n));
    expect(allowance(chain)).toBe(3n);
    expect(chain.api('GridTokenApi.allowance', alice, bob)).toBe(3n);
  });

  test('stores no allowance of nothing', () => {
    const chain = chainOf();
    chain.submit(alice, tx('GridToken.approve', bob, 7n));
    expect(chain.submit(alice, tx('GridToken.approve', bob, 0n))).toEmit('GridToken.Approval', {
      amount: 0n,
    });
    expect([...chain.entries('GridToken.Allowances')]).toHaveLength(0);
  });

  test('of oneself does nothing, however it is done', () => {
    const chain = chainOf();
    for (const name of ['approve', 'increaseAllowance', 'decreaseAllowance']) {
      expect(chain.submit(alice, tx(`GridToken.${name}`, alice, 5n))).toBeNoop();
    }
  });

  test('rises by an increase, at most to the largest number', () => {
    const chain = chainOf();
    chain.submit(alice, tx('GridToken.approve', bob, 7n));
    expect(chain.submit(alice, tx('GridToken.increaseAllowance', bob, 5n))).toEmit(
      'GridToken.Approval',
      { amount: 12n },
    );
    chain.submit(alice, tx('GridToken.increaseAllowance', bob, MAX));
    expect(allowance(chain)).toBe(MAX);
  });

  test('goes to 64 spenders at a time, whichever call it is', () => {
    const chain = chainOf();
    const spender = (i: number): Uint8Array => new Uint8Array(32).fill(i + 1);
    for (let i = 0; i < 64; i++) {
      const name = i % 2 ? 'increaseAllowance' : 'approve';
      expect(chain.submit(alice, tx(`GridToken.${name}`, spender(i), 1n))).toSucceed();
    }
    // Another owner's do not count, whether they lie before or behind.
    for (const other of [bob, charlie, dave]) {
      expect(chain.submit(other, tx('GridToken.approve', alice, 1n))).toSucceed();
    }
    for (const name of ['approve', 'increaseAllowance']) {
      expect(chain.submit(alice, tx(`GridToken.${name}`, bob, 1n))).toBeNoop(
        'GridToken.TooManyAllowances',
      );
      expect(chain.submit(alice, tx(`GridToken.${name}`, spender(9), 7n))).toSucceed();
    }
    // Nothing is no allowance more.
    expect(chain.submit(alice, tx('GridToken.approve', bob, 0n))).toSucceed();
    chain.submit(alice, tx('GridToken.approve', spender(30), 0n));
    expect(chain.submit(alice, tx('GridToken.approve', bob, 1n))).toSucceed();
    expect(chain.count('GridToken.Allowances', alice)).toBe(64);
  });

  test('falls by a decrease, never below zero', () => {
    const chain = chainOf();
    chain.submit(alice, tx('GridToken.approve', bob, 7n));
    expect(chain.submit(alice, tx('GridToken.decreaseAllowance', bob, 8n))).toBeNoop(
      'GridToken.InsufficientAllowance',
    );
    expect(chain.submit(alice, tx('GridToken.decreaseAllowance', bob, 7n))).toEmit(
      'GridToken.Approval',
      { amount: 0n },
    );
    expect(allowance(chain)).toBe(0n);
  });

  test('by nothing changes nothing', () => {
    const chain = chainOf();
    expect(chain.submit(alice, tx('GridToken.increaseAllowance', bob, 0n))).toBeNoop();
    expect(chain.submit(alice, tx('GridToken.decreaseAllowance', bob, 0n))).toBeNoop();
  });
});

describe('transfer_from', () => {
  const take = (value: bigint): Tx => tx('GridToken.transferFrom', alice, bob, value);
  const approved = (amount: bigint): TestChain => {
    const chain = chainOf();
    chain.submit(alice, tx('GridToken.approve', bob, amount));
    return chain;
  };

  test('spends the allowance: first Approval, then Transfer', () => {
    const chain = approved(7n);
    const receipt = chain.submit(bob, take(4n));
    expect(receipt).toEmit('GridToken.Approval', { owner: alice, spender: bob, amount: 3n });
    const paths = receipt.events.map(({ path }) => path);
    expect(paths.indexOf('GridToken.Approval')).toBeLessThan(paths.indexOf('GridToken.Transfer'));
    expect([chain.balance(bob), allowance(chain)]).toEqual([4n, 3n]);
  });

  test('stops at the allowance', () =>
    expect(approved(3n).submit(bob, take(4n))).toBeNoop('GridToken.InsufficientAllowance'));

  test('stops at the balance, and leaves the allowance', () =>
    expect(approved(100n).submit(bob, take(11n))).toBeNoop('GridToken.InsufficientBalance'));

  test('looks at the allowance first where both are short', () =>
    expect(approved(10n).submit(bob, take(11n))).toBeNoop('GridToken.InsufficientAllowance'));

  test('needs no allowance for what is one’s own', () => {
    const chain = chainOf();
    expect(chain.submit(alice, take(4n))).not.toEmit('GridToken.Approval');
    expect(chain.balance(bob)).toBe(4n);
  });

  test('of nothing, or back to the owner, needs no allowance and does nothing', () => {
    const chain = chainOf();
    expect(chain.submit(bob, take(0n))).toBeNoop();
    expect(chain.submit(bob, tx('GridToken.transferFrom', alice, alice, 5n))).toBeNoop();
  });
});

describe('mint', () => {
  test('creates tokens', () => {
    const chain = chainOf();
    const receipt = chain.submit(charlie, tx('GridToken.mint', bob, 5n, null));
    expect(receipt).toEmit('GridToken.Transfer', { from: null, to: bob, value: 5n });
    expect(receipt).toEmit('Balances.Minted', { who: bob, amount: 5n });
    expect([chain.balance(bob), chain.query('Balances.TotalIssuance')]).toEqual([5n, 15n]);
  });

  test('for a meter goes to the owner of that meter only', () => {
    const chain = chainOf();
    chain.submit(dave, tx('Registry.assignMeter', 'unread', bob));
    expect(chain.submit(charlie, tx('GridToken.mint', bob, 5n, 'unread'))).toSucceed();
    for (const [to, meter] of [
      [alice, 'unread'],
      [bob, 'unknown'],
    ] as const) {
      const receipt = chain.submit(charlie, tx('GridToken.mint', to, 5n, meter));
      expect(receipt).toBeNoop('GridToken.MeterOwnerMismatch');
    }
  });

  test('is not for a meter that operators read', () => {
    const chain = chainOf();
    expect(chain.submit(charlie, tx('GridToken.mint', bob, 5n, 'roof-1'))).toBeNoop(
      'GridToken.MeterIsRead',
    );
    expect(chain.submit(charlie, tx('GridToken.mint', bob, 5n, null))).toSucceed();
  });

  test('is for minters', () =>
    expect(chainOf().submit(dave, tx('GridToken.mint', dave, 5n, null))).toBeRefused(
      ROLE_REQUIRED,
    ));

  test('leaves half of all there can be to what meters show', () => {
    const chain = chainOf();
    const left = 2n ** 127n - 1n - (chain.query('Balances.TotalIssuance') as bigint);
    for (const value of [left + 1n, MAX]) {
      expect(chain.submit(charlie, tx('GridToken.mint', bob, value, null))).toBeNoop(
        'GridToken.SupplyOverflow',
      );
    }
    expect(chain.submit(charlie, tx('GridToken.mint', bob, left, null))).toSucceed();
    expect(chain.submit(charlie, tx('GridToken.mint', alice, 1n, null))).toBeNoop(
      'GridToken.SupplyOverflow',
    );
  });

  test('of nothing does nothing', () =>
    expect(chainOf().submit(charlie, tx('GridToken.mint', bob, 0n, null))).toBeNoop());
});

describe('burn', () => {
  test('destroys the tokens of others, for a burner', () => {
    const chain = chainOf();
    const receipt = chain.submit(dave, tx('GridToken.burn', alice, 4n));
    expect(receipt).toEmit('GridToken.Transfer', { from: alice, to: null, value: 4n });
    expect(receipt).toEmit('Balances.Burned', { who: alice, amount: 4n });
    expect([chain.balance(alice), chain.query('Balances.TotalIssuance')]).toEqual([6n, 6n]);
  });

  test('destroys one’s own tokens, for anybody', () =>
    expect(chainOf().submit(alice, tx('GridToken.burn', alice, 10n))).toSucceed());

  test('of others is for burners', () =>
    expect(chainOf().submit(charlie, tx('GridToken.burn', alice, 1n))).toBeNoop(
      'GridToken.BurnerRequired',
    ));

  test('stops at the balance', () =>
    expect(chainOf().submit(dave, tx('GridToken.burn', alice, 11n))).toBeNoop(
      'GridToken.InsufficientBalance',
    ));

  test('of nothing does nothing', () =>
    expect(chainOf().submit(dave, tx('GridToken.burn', alice, 0n))).toBeNoop());
});

describe.each(['Minter', 'Burner'])('%ss', (role) => {
  const add = tx(`GridToken.add${role}`, bob);
  const remove = tx(`GridToken.remove${role}`, bob);

  test('are made and unmade by Root', () => {
    const chain = chainOf();
    asRoot(chain, add);
    expect(chain.events).toEmit('Registry.RoleGranted', { account: bob, role });
    expect(dispatchAsRoot(chain, add)).toBe('GridToken.AlreadyGranted');
    asRoot(chain, remove);
    expect(chain.events).toEmit('Registry.RoleRevoked', { account: bob, role });
    expect(dispatchAsRoot(chain, remove)).toBe('GridToken.NotGranted');
  });

  test('are not made by anybody else', () => {
    const chain = chainOf();
    for (const who of [charlie, dave]) {
      for (const call of [add, remove]) expect(chain.submit(who, call)).toBeRefused(ROOT_REQUIRED);
    }
  });
});

test('the reads of PSP22 are runtime APIs', () => {
  const chain = chainOf();
  expect(chain.api('GridTokenApi.total_supply')).toBe(10n);
  expect(chain.api('GridTokenApi.balance_of', alice)).toBe(10n);
  expect(chain.api('GridTokenApi.allowance', alice, bob)).toBe(0n);
  expect(chain.api('GridTokenApi.token_name')).toBe('Campus Grid');
  expect(chain.api('GridTokenApi.token_symbol')).toBe('GRID');
  expect(chain.api('GridTokenApi.token_decimals')).toBe(18);
  expect(chain.api('GridTokenApi.token_metadata')).toEqual({
    ...{ name: 'Campus Grid', symbol: 'GRID', decimals: 18 },
  });
});
