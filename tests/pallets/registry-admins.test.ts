import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie, dave, eve } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import { ADMIN, campus, profile } from '../support/registry.js';
import '../support/matchers.js';
import { ROLE_REQUIRED } from '../support/refusals.js';

const KEY_32 = new Uint8Array(32).fill(7);

describe('admins', () => {
  test('add and remove each other', () => {
    const chain = campus();
    expect(chain.submit(alice, tx('Registry.addAdmin', bob))).toEmit('Registry.RoleGranted', {
      account: bob,
      role: 'Admin',
    });
    expect(chain.query('Registry.AdminCount')).toBe(2);
    expect(chain.submit(bob, tx('Registry.removeAdmin', alice))).toEmit('Registry.RoleRevoked', {
      account: alice,
      role: 'Admin',
    });
    expect(chain.query('Registry.AdminCount')).toBe(1);
    expect(chain.submit(alice, tx('System.remark', '0x'))).toBeRefused('BadSigner');
  });

  test('are not made twice and not unmade when they are none', () => {
    const chain = campus();
    expect(chain.submit(alice, tx('Registry.addAdmin', alice))).toBeNoop('Registry.AlreadyAdmin');
    expect(chain.submit(alice, tx('Registry.removeAdmin', bob))).toBeNoop('Registry.NotAdmin');
  });

  test('never remove the last of them', () =>
    expect(campus().submit(alice, tx('Registry.removeAdmin', alice))).toBeNoop(
      'Registry.LastAdmin',
    ));

  test('alone may do what this pallet does', () => {
    const chain = new ChainBuilder().admin(alice).with(bob).meter('m', bob).authority(dave).build();
    for (const signer of [bob, dave]) {
      for (const call of [
        tx('Registry.registerUser', eve, 'Prosumer', ''),
        tx('Registry.updateUserStatus', bob, 'Suspended'),
        tx('Registry.assignMeter', 'n', bob),
        tx('Registry.unassignMeter', 'm'),
        profile('m', KEY_32),
        tx('Registry.addAdmin', bob),
        tx('Registry.removeAdmin', alice),
      ]) {
        expect(chain.submit(signer, call)).toBeRefused(ROLE_REQUIRED);
      }
    }
  });

  test('are the only ones whom a bare extrinsic cannot stand in for', () => {
    const chain = campus();
    const receipt = chain.submitBare(tx('Registry.addAdmin', bob));
    expect(receipt).toBeRefused('NoUnsignedValidator');
  });
});

describe('the runtime API', () => {
  test('tells what is registered', () => {
    const chain = campus();
    chain.nextBlock();
    expect(chain.api('RegistryApi.user', bob)).toMatchObject({ userType: 'Prosumer' });
    expect(chain.api('RegistryApi.user', charlie)).toBeNull();
    expect(chain.api('RegistryApi.roles_of', alice)).toBe(ADMIN);
    expect(chain.api('RegistryApi.meters_of', bob)).toHaveLength(1);
    expect(chain.api('RegistryApi.meter', 'roof-1')).not.toBeNull();
    expect(chain.api('RegistryApi.meter_profile', 'roof-1')).toBeNull();
  });
});

describe('genesis', () => {
  const account = bob.address;
  const user = { account, userType: 'Prosumer', location: '' };
  const build =
    (registry: object): (() => TestChain) =>
    () =>
      new ChainBuilder().configure({ registry }).build();

  test.each([
    [{ users: [user, user] }, 'registry.users[1]: the account is listed twice'],
    [
      { users: [{ ...user, location: 'x'.repeat(257) }] },
      'registry.users[0]: the location is longer than 256 bytes',
    ],
    [
      { meters: [{ id: 'm', owner: account }] },
      'registry.meters[0]: the owner is not among the users',
    ],
    [
      { users: [user], meters: [{ id: '', owner: account }] },
      'registry.meters[0]: a meter id has 1 to 64 bytes',
    ],
    [
      { users: [user], meters: ['m', 'm'].map((id) => ({ id, owner: account })) },
      'registry.meters[1]: the meter is listed twice',
    ],
    [
      { users: [user], meters: [...'abcdefghijk'].map((id) => ({ id, owner: account })) },
      'registry.meters[10]: the owner has 10 meters already',
    ],
    [{ users: [{ ...user, userType: 'Robot' }] }, 'registry.users[0].userType: expected one of'],
  ])('refuses %j', (registry, message) => {
    expect(build(registry)).toThrow(message);
  });
});
