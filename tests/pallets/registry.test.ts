import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie, dave, eve } from '../support/accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import '../support/matchers.js';

const ADMIN = 1 << 1;
const PROSUMER = 1 << 2;
const CONSUMER = 1 << 3;
const KEY_32 = new Uint8Array(32).fill(7);
const KEY_33 = new Uint8Array(33).fill(2);

/** Alice is the admin, Bob a prosumer with a meter, Charlie a stranger. */
const campus = (): TestChain =>
  new ChainBuilder().admin(alice).with(bob).meter('roof-1', bob).build();

const profile = (id: string, key: Uint8Array, scheme = 'Ed25519', watts = 50_000n): Tx =>
  tx('Registry.setMeterProfile', id, key, scheme, watts, 'Bidirectional');

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

describe('assign_meter', () => {
  test('gives a meter to a user, who keeps the order of assignment', () => {
    const chain = campus();
    const receipt = chain.submit(alice, tx('Registry.assignMeter', 'roof-2', bob));
    expect(receipt).toEmit('Registry.MeterAssigned', { meterId: 'roof-2', user: bob });
    expect(chain.query('Registry.MetersOf', bob)).toHaveLength(2);
    expect(chain.query('Registry.Meters', 'roof-2')).toMatchObject({ openOrders: 0 });
  });

  test('gives a meter to one user only', () => {
    const chain = campus();
    chain.submit(alice, tx('Registry.registerUser', charlie, 'Prosumer', ''));
    expect(chain.submit(alice, tx('Registry.assignMeter', 'roof-1', charlie))).toBeNoop(
      'Registry.MeterAlreadyAssigned',
    );
  });

  test('refuses names of no bytes and of more than 64', () => {
    const chain = campus();
    const assign = (length: number): Tx => tx('Registry.assignMeter', 'm'.repeat(length), bob);
    for (const length of [0, 65]) {
      expect(chain.submit(alice, assign(length))).toBeNoop('Registry.InvalidMeterId');
    }
    for (const length of [1, 64]) expect(chain.submit(alice, assign(length))).toSucceed();
  });

  test('refuses a meter for somebody who is not registered', () =>
    expect(campus().submit(alice, tx('Registry.assignMeter', 'roof-9', charlie))).toBeNoop(
      'Registry.NotRegistered',
    ));

  test('stops at ten meters a user, and goes on when one is taken away', () => {
    const chain = campus();
    for (let i = 2; i <= 10; i++) {
      expect(chain.submit(alice, tx('Registry.assignMeter', `roof-${i}`, bob))).toSucceed();
    }
    const eleventh = tx('Registry.assignMeter', 'roof-11', bob);
    expect(chain.submit(alice, eleventh)).toBeNoop('Registry.TooManyMeters');
    expect(chain.submit(alice, tx('Registry.unassignMeter', 'roof-5'))).toSucceed();
    expect(chain.submit(alice, eleventh)).toSucceed();
  });
});

describe('unassign_meter', () => {
  test('takes a meter from its user; it can be given away again', () => {
    const chain = campus();
    const receipt = chain.submit(alice, tx('Registry.unassignMeter', 'roof-1'));
    expect(receipt).toEmit('Registry.MeterUnassigned', { meterId: 'roof-1', user: bob });
    expect(chain.query('Registry.Meters', 'roof-1')).toBeNull();
    expect(chain.query('Registry.MetersOf', bob)).toHaveLength(0);
    expect(chain.submit(alice, tx('Registry.assignMeter', 'roof-1', bob))).toSucceed();
  });

  test('leaves a meter where it is while orders on it are open', () => {
    const chain = campus();
    chain.put('Registry.Meters', { owner: bob, openOrders: 1 }, 'roof-1');
    expect(chain.submit(alice, tx('Registry.unassignMeter', 'roof-1'))).toBeNoop(
      'Registry.MeterHasOpenOrders',
    );
  });

  test('knows assigned meters only', () =>
    expect(campus().submit(alice, tx('Registry.unassignMeter', 'roof-2'))).toBeNoop(
      'Registry.MeterNotAssigned',
    ));
});

describe('set_meter_profile', () => {
  test('describes the device, for each scheme with a key of its length', () => {
    const chain = campus();
    const receipt = chain.submit(alice, profile('roof-1', KEY_32));
    expect(receipt).toEmit('Registry.MeterProfileSet', {
      meterId: 'roof-1',
      ratedWatts: 50_000n,
      meterClass: 'Bidirectional',
    });
    expect(chain.query('Registry.MeterProfiles', 'roof-1')).toMatchObject({ scheme: 'Ed25519' });
    expect(chain.submit(alice, profile('roof-1', KEY_32, 'Sr25519'))).toSucceed();
    expect(chain.submit(alice, profile('roof-1', KEY_33, 'Ecdsa'))).toSucceed();
  });

  test('refuses keys of a wrong length', () => {
    const chain = campus();
    for (const [key, scheme] of [
      [KEY_33, 'Ed25519'],
      [KEY_33, 'Sr25519'],
      [KEY_32, 'Ecdsa'],
      [new Uint8Array(0), 'Ed25519'],
    ] as const) {
      expect(chain.submit(alice, profile('roof-1', key, scheme))).toBeNoop(
        'Registry.InvalidMeterKey',
      );
    }
  });

  test('refuses a rating of nothing and of more than a gigawatt', () => {
    const chain = campus();
    for (const watts of [0n, 1_000_000_001n, 2n ** 64n - 1n]) {
      const call = profile('roof-1', KEY_32, 'Ed25519', watts);
      expect(chain.submit(alice, call)).toBeNoop('Registry.InvalidRating');
    }
    expect(chain.submit(alice, profile('roof-1', KEY_32, 'Ed25519', 1_000_000_000n))).toSucceed();
  });

  test('refuses names that no meter can have', () =>
    expect(campus().submit(alice, profile('', KEY_32))).toBeNoop('Registry.InvalidMeterId'));

  test('outlives the assignment of the meter', () => {
    const chain = campus();
    chain.submit(alice, profile('roof-1', KEY_32));
    chain.submit(alice, tx('Registry.unassignMeter', 'roof-1'));
    expect(chain.api('RegistryApi.meter_profile', 'roof-1')).not.toBeNull();
  });
});

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
        expect(chain.submit(signer, call)).toBeNoop('Registry.AdminRequired');
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
