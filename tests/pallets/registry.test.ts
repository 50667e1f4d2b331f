import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie, dave } from '../support/accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { ADMIN, campus, CONSUMER, PROSUMER } from '../support/registry.js';
import { admin, EPOCH, GRID, HOLDING, market, money, order } from '../support/market.js';
import '../support/matchers.js';

describe('register_user', () => {
  test('makes an account an active user that may transact from then on', () => {
    const chain = campus();
    expect(chain.submit(charlie, tx('System.remark', '0x'))).toBeRefused('BadSigner');
    const receipt = chain.submit(
      alice,
      tx('Registry.registerUser', charlie, 'Consumer', 'Library'),
    );
    expect(receipt).toEmit('Registry.UserRegistered', { user: charlie, userType: 'Consumer' });
    expect(receipt).toEmit('Registry.RoleGranted', { account: charlie, role: 'Consumer' });
    expect(chain.query('Registry.Roles', charlie)).toBe(CONSUMER);
    expect(chain.query('Registry.Users', charlie)).toMatchObject({
      userType: 'Consumer',
      status: 'Active',
      registeredAt: chain.query('Timestamp.Now'),
    });
    expect(chain.api('RegistryApi.is_user_verified', charlie)).toBe(true);
    expect(chain.submit(charlie, tx('System.remark', '0x'))).toSucceed();
  });

  test('registers nobody twice, not even after a suspension', () => {
    const chain = campus();
    expect(chain.submit(alice, tx('Registry.registerUser', bob, 'Prosumer', ''))).toBeNoop(
      'Registry.AlreadyRegistered',
    );
    chain.submit(alice, tx('Registry.updateUserStatus', bob, 'Suspended'));
    expect(chain.submit(alice, tx('Registry.registerUser', bob, 'Consumer', ''))).toBeNoop(
      'Registry.AlreadyRegistered',
    );
  });

  test('registers an inactive user anew, as the other type too', () => {
    const chain = campus();
    chain.submit(alice, tx('Registry.updateUserStatus', bob, 'Inactive'));
    expect(chain.submit(alice, tx('Registry.registerUser', bob, 'Consumer', ''))).toSucceed();
    expect(chain.query('Registry.Roles', bob)).toBe(CONSUMER);
  });

  test('keeps a user’s type while orders on any of its meters are open', () => {
    const chain = campus();
    for (const meter of ['roof-2', 'roof-3']) {
      chain.submit(alice, tx('Registry.assignMeter', meter, bob));
    }
    const meter = chain.query('Registry.Meters', 'roof-3') as object;
    chain.put('Registry.Meters', { ...meter, openOrders: 1 }, 'roof-3');
    chain.submit(alice, tx('Registry.updateUserStatus', bob, 'Inactive'));
    const register = (type: string): Tx => tx('Registry.registerUser', bob, type, '');
    expect(chain.submit(alice, register('Consumer'))).toBeNoop('Registry.MeterHasOpenOrders');
    expect(chain.submit(alice, register('Prosumer'))).toSucceed();
    chain.submit(alice, tx('Registry.updateUserStatus', bob, 'Inactive'));
    chain.put('Registry.Meters', meter, 'roof-3');
    expect(chain.submit(alice, register('Consumer'))).toSucceed();
  });

  test('takes a location of 256 bytes and no more', () => {
    const chain = campus();
    const register = (length: number): Tx =>
      tx('Registry.registerUser', charlie, 'Prosumer', 'x'.repeat(length));
    expect(chain.submit(alice, register(257))).toBeNoop('Registry.LocationTooLong');
    expect(chain.submit(alice, register(256))).toSucceed();
  });
});

describe('update_user_status', () => {
  test('suspends and readmits: the role follows the standing', () => {
    const chain = campus();
    const suspension = chain.submit(alice, tx('Registry.updateUserStatus', bob, 'Suspended'));
    expect(suspension).toEmit('Registry.UserStatusUpdated', { user: bob, status: 'Suspended' });
    expect(suspension).toEmit('Registry.RoleRevoked', { account: bob, role: 'Prosumer' });
    expect(chain.api('RegistryApi.is_user_verified', bob)).toBe(false);
    expect(chain.submit(bob, tx('System.remark', '0x'))).toBeRefused('BadSigner');
    chain.submit(alice, tx('Registry.updateUserStatus', bob, 'Active'));
    expect(chain.query('Registry.Roles', bob)).toBe(PROSUMER);
    expect(chain.submit(bob, tx('System.remark', '0x'))).toSucceed();
  });

  test('leaves a suspended user the roles that are no trading roles', () => {
    const chain = campus();
    chain.submit(alice, tx('Registry.addAdmin', bob));
    chain.submit(alice, tx('Registry.updateUserStatus', bob, 'Inactive'));
    expect(chain.query('Registry.Roles', bob)).toBe(ADMIN);
  });

  test('changes nothing when the standing is that already', () =>
    expect(campus().submit(alice, tx('Registry.updateUserStatus', bob, 'Active'))).toBeNoop());

  test('knows registered users only', () =>
    expect(campus().submit(alice, tx('Registry.updateUserStatus', charlie, 'Active'))).toBeNoop(
      'Registry.NotRegistered',
    ));
});

describe('a suspended user', () => {
  /** Alice is an admin, Bob a user with 10 base units who operates the oracle as well, Charlie his friend. */
  function suspended(): TestChain {
    const chain = new ChainBuilder()
      .admin(alice)
      .with(bob, 10n)
      .with(charlie, 10n)
      .oracleOperator(bob)
      .minter(alice)
      .burner(dave)
      .build();
    chain.submit(bob, tx('GridToken.approve', charlie, 10n));
    chain.submit(charlie, tx('GridToken.approve', bob, 10n));
    const receipt = chain.submit(alice, tx('Registry.updateUserStatus', bob, 'Suspended'));
    expect(receipt).toEmit('Balances.Frozen', { who: bob, amount: 2n ** 128n - 1n });
    return chain;
  }

  test('moves no money by itself, though another role lets it transact', () => {
    const chain = suspended();
    const id = { Id: charlie.address };
    for (const call of [
      tx('GridToken.transfer', charlie, 1n),
      tx('GridToken.transferFrom', bob, charlie, 1n),
      tx('GridToken.transferFrom', charlie, bob, 1n),
      tx('GridToken.burn', bob, 1n),
      tx('Balances.transferAllowDeath', id, 1n),
      tx('Balances.transferKeepAlive', id, 1n),
      tx('Balances.transferAll', id, false),
    ]) {
      expect(chain.submit(bob, call)).toBeNoop('GridToken.AccountFrozen');
    }
    expect(chain.submit(bob, tx('System.remark', '0x'))).toSucceed();
    expect(chain.submit(bob, tx('System.remark', '0x'), { tip: 1n })).toBeRefused('Payment');
  });

  test('has no money moved through an allowance', () => {
    const chain = suspended();
    const take = tx('GridToken.transferFrom', bob, charlie, 1n);
    expect(chain.submit(charlie, take)).toBeNoop('GridToken.AccountFrozen');
  });

  test('receives what it is owed, and a burner may still take', () => {
    const chain = suspended();
    expect(chain.submit(charlie, tx('GridToken.transfer', bob, 5n))).toSucceed();
    expect(chain.submit(alice, tx('GridToken.mint', bob, 5n, null))).toSucceed();
    expect(chain.submit(dave, tx('GridToken.burn', bob, 1n))).toSucceed();
    expect(chain.balance(bob)).toBe(19n);
  });

  test.each(['Active', 'Inactive'])('moves it again when it is %s', (status) => {
    const chain = suspended();
    const receipt = chain.submit(alice, tx('Registry.updateUserStatus', bob, status));
    expect(receipt).toEmit('Balances.Thawed', { who: bob });
    expect(chain.submit(bob, tx('GridToken.transfer', charlie, 1n))).toSucceed();
  });

  test.each(['Suspended', 'Inactive'])(
    'or one that is %s keeps its orders, and the money they set aside and bring',
    (status) => {
      const chain = market();
      chain.submit(alice, order({ side: 'Sell', price: GRID }));
      chain.submit(bob, order({ side: 'Buy', price: GRID }));
      for (const user of [alice, bob]) {
        expect(chain.submit(admin, tx('Registry.updateUserStatus', user, status))).toSucceed();
      }
      chain.nextBlock(EPOCH);
      chain.nextBlock();
      expect(chain.events).toEmit('Trading.OrderFilled', { owner: bob });
      // It stays set aside until the meter has shown the energy.
      expect(money(chain, alice)).toEqual({ free: HOLDING, reserved: GRID });
      expect(money(chain, bob)).toEqual({ free: HOLDING - GRID, reserved: 0n });
    },
  );
});
