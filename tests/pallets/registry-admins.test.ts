import { describe, expect, test } from '@jest/globals';
import { type Account, account, alice, bob, charlie, dave, eve } from '../support/accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { ADMIN, campus, profile } from '../support/registry.js';
import { asRoot, dispatchAsRoot } from '../support/root.js';
import '../support/matchers.js';
import { ROLE_REQUIRED, ROOT_REQUIRED } from '../support/refusals.js';

const KEY_32 = new Uint8Array(32).fill(7);

const add = (who: Account): Tx => tx('Registry.addAdmin', who);
const remove = (who: Account): Tx => tx('Registry.removeAdmin', who);

describe('admins', () => {
  test('appoint admins, and leave by themselves', () => {
    const chain = campus();
    expect(chain.submit(alice, add(bob))).toEmit('Registry.RoleGranted', {
      account: bob,
      role: 'Admin',
    });
    expect(chain.query('Registry.AdminCount')).toBe(2);
    expect(chain.submit(alice, remove(alice))).toEmit('Registry.RoleRevoked', {
      account: alice,
      role: 'Admin',
    });
    expect(chain.query('Registry.AdminCount')).toBe(1);
    expect(chain.submit(alice, tx('System.remark', '0x'))).toBeRefused('BadSigner');
  });

  test('do not remove each other', () => {
    const chain = campus();
    chain.submit(alice, add(bob));
    expect(chain.submit(bob, remove(alice))).toBeNoop('Registry.NotOneself');
    expect(chain.submit(alice, remove(bob))).toBeNoop('Registry.NotOneself');
  });

  test('are removed, and appointed, by governance', () => {
    const chain = campus();
    asRoot(chain, add(charlie), remove(alice));
    expect(chain.query('Registry.Roles', charlie)).toBe(ADMIN);
    expect(chain.query('Registry.Roles', alice)).toBe(0);
  });

  test('are not made twice and not unmade when they are none', () => {
    const chain = campus();
    expect(chain.submit(alice, add(alice))).toBeNoop('Registry.AlreadyAdmin');
    expect(dispatchAsRoot(chain, remove(bob))).toBe('Registry.NotAdmin');
  });

  test('stay when they are the last one, whoever wants it otherwise', () => {
    const chain = campus();
    expect(chain.submit(alice, remove(alice))).toBeNoop('Registry.LastAdmin');
    expect(dispatchAsRoot(chain, remove(alice))).toBe('Registry.LastAdmin');
  });

  test('alone may do what this pallet does', () => {
    const chain = new ChainBuilder().admin(alice).with(bob).meter('m', bob).authority(dave).build();
    for (const signer of [bob, dave]) {
      for (const call of [
        tx('Registry.registerUser', eve, 'Prosumer', ''),
        tx('Registry.updateUserStatus', bob, 'Suspended'),
        tx('Registry.assignMeter', 'n', bob),
        tx('Registry.unassignMeter', 'm'),
        profile('m', KEY_32),
        add(bob),
        remove(alice),
      ]) {
        expect(chain.submit(signer, call)).toBeRefused(ROLE_REQUIRED);
      }
    }
  });

  test('are the only ones whom a bare extrinsic cannot stand in for', () => {
    const chain = campus();
    const receipt = chain.submitBare(add(bob));
    expect(receipt).toBeRefused('NoUnsignedValidator');
  });

  test('give nobody the power to mint, burn, read meters or clear, themselves included', () => {
    const chain = new ChainBuilder().admin(alice).with(alice).build();
    for (const call of [
      tx('GridToken.addMinter', alice),
      tx('GridToken.removeMinter', alice),
      tx('GridToken.addBurner', alice),
      tx('GridToken.removeBurner', alice),
      tx('OracleClient.addOracleOperator', alice),
      tx('OracleClient.removeOracleOperator', alice),
      tx('OracleClient.setAutoMarketClearing', false),
      tx('Trading.addMarketMaker', alice),
      tx('Trading.removeMarketMaker', alice),
      tx('Registry.setParameters', { suspensionsPerDay: 10_000 }),
    ]) {
      expect(chain.submit(alice, call)).toBeRefused(ROOT_REQUIRED);
    }
  });
});

describe('what an admin takes from users in a day', () => {
  const people = Array.from({ length: 40 }, (_, i) => account(`User${i}`));
  const someone = people[0]!;
  const DAY = 86_400_000;
  const set = (user: Account, status: string): Tx => tx('Registry.updateUserStatus', user, status);

  function crowd(): TestChain {
    const builder = new ChainBuilder().admin(alice);
    for (const who of people) builder.with(who);
    return builder.build();
  }

  /** How many of `users` the admin can suspend now. */
  function suspends(chain: TestChain, admin: Account, users: readonly Account[]): number {
    const receipts = users.map((user) => chain.submit(admin, set(user, 'Suspended')));
    const refused = receipts.filter(({ error }) => error !== null);
    for (const receipt of refused) expect(receipt).toBeNoop('Registry.TooManySuspensions');
    return receipts.length - refused.length;
  }

  test('are sixteen users, and on the next day sixteen others', () => {
    const chain = crowd();
    expect(suspends(chain, alice, people.slice(0, 20))).toBe(16);
    chain.nextBlock(DAY);
    expect(suspends(chain, alice, people.slice(16))).toBe(16);
  });

  test('counts who is retired, and who is suspended again', () => {
    const chain = crowd();
    for (let i = 0; i < 8; i++) {
      expect(chain.submit(alice, set(someone, 'Inactive'))).toSucceed();
      expect(chain.submit(alice, set(someone, 'Suspended'))).toSucceed();
      expect(chain.submit(alice, set(someone, 'Active'))).toSucceed();
    }
    expect(chain.submit(alice, set(someone, 'Inactive'))).toBeNoop('Registry.TooManySuspensions');
    expect(suspends(chain, alice, people)).toBe(0);
  });

  test('is shared with all that it appoints, and that they appoint', () => {
    const chain = crowd();
    const [first, second] = [account('Second'), account('Third')];
    chain.submit(alice, add(first));
    chain.submit(first, add(second));
    expect(suspends(chain, alice, people.slice(0, 5))).toBe(5);
    expect(suspends(chain, second, people.slice(5, 12))).toBe(7);
    expect(suspends(chain, first, people.slice(12, 30))).toBe(4);
    // Nor is there more when the one who appointed them leaves and comes back.
    chain.submit(alice, remove(alice));
    chain.submit(second, add(alice));
    for (const admin of [alice, first, second]) {
      expect(suspends(chain, admin, people.slice(30))).toBe(0);
    }
  });

  test('is an admin’s own where governance appointed it', () => {
    const chain = crowd();
    asRoot(chain, add(bob));
    expect(suspends(chain, alice, people.slice(0, 20))).toBe(16);
    expect(suspends(chain, bob, people.slice(16))).toBe(16);
  });

  test('is its own again where governance appoints one who has left', () => {
    const chain = crowd();
    chain.submit(alice, add(bob));
    expect(suspends(chain, bob, people.slice(0, 20))).toBe(16);
    expect(chain.submit(bob, remove(bob))).toSucceed();
    asRoot(chain, add(bob));
    expect(suspends(chain, bob, people.slice(16))).toBe(16);
    expect(suspends(chain, alice, people.slice(32))).toBe(0);
  });

  test('does not bind governance', () => {
    const chain = crowd();
    asRoot(chain, ...people.map((user) => set(user, 'Suspended')));
    expect(chain.query('Registry.Users', people[39])).toMatchObject({ status: 'Suspended' });
  });

  test('is what governance says', () => {
    const chain = crowd();
    const limit = (suspensionsPerDay: number): Tx =>
      tx('Registry.setParameters', { suspensionsPerDay });
    for (const wrong of [0, 10_001, 2 ** 32 - 1]) {
      expect(dispatchAsRoot(chain, limit(wrong))).toBe('Registry.InvalidParameters');
    }
    asRoot(chain, limit(2));
    const parameters = { suspensionsPerDay: 2 };
    expect(chain.events).toEmit('Registry.ParametersSet', { parameters });
    expect(suspends(chain, alice, people)).toBe(2);
    asRoot(chain, limit(10_000));
    expect(suspends(chain, alice, people)).toBe(40);
  });

  test('are as many meters as those users could have', () => {
    const builder = new ChainBuilder().admin(alice);
    const owners = people.slice(0, 3);
    for (const who of owners) {
      builder.with(who);
      for (let i = 0; i < 10; i++) builder.meter(`${who.name} ${i}`, who);
    }
    const chain = builder.configure({ registry: { suspensionsPerDay: 2 } }).build();
    const meters = owners.flatMap(({ name }) =>
      Array.from({ length: 10 }, (_, i) => `${name} ${i}`),
    );
    const exchange = (meter = ''): Tx =>
      tx('Registry.exchangeDevice', meter, 0n, 0n, KEY_32, 'Ed25519', 5_000n, 'Bidirectional');
    const take = (meter: string): Tx => tx('Registry.unassignMeter', meter);
    // Another device ends what a meter is read by, too.
    const taken = meters.map((meter, i) =>
      chain.submit(alice, i % 2 ? exchange(meter) : take(meter)),
    );
    expect(taken.filter(({ error }) => error === null)).toHaveLength(20);
    for (const refused of taken.slice(20)) {
      expect(refused).toBeNoop('Registry.TooManyMetersTaken');
    }
    expect(dispatchAsRoot(chain.fork(), exchange(meters[21]))).toBeNull();
    chain.nextBlock(DAY);
    expect(chain.submit(alice, tx('Registry.unassignMeter', meters[29]))).toSucceed();
  });
});

describe('the runtime API', () => {
  test('tells what is registered', () => {
    const chain = campus();
    chain.nextBlock();
    expect(chain.api('RegistryApi.user', bob)).toMatchObject({ userType: 'Prosumer' });
    expect(chain.api('RegistryApi.user', charlie)).toBeNull();
    expect(chain.api('RegistryApi.roles_of', alice)).toEqual(['Admin']);
    expect(chain.api('RegistryApi.roles_of', charlie)).toEqual([]);
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
    [{ suspensionsPerDay: 10_001 }, 'registry.suspensionsPerDay: from 1 to 10,000'],
    [{ users: [{ ...user, userType: 'Robot' }] }, 'registry.users[0].userType: expected one of'],
  ])('refuses %j', (registry, message) => {
    expect(build(registry)).toThrow(message);
  });
});
