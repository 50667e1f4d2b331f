import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie } from '../support/accounts.js';
import { type Tx, tx } from '../support/chain-builder.js';
import { ADMIN, campus, CONSUMER, PROSUMER } from '../support/registry.js';
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
