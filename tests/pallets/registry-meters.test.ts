import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie } from '../support/accounts.js';
import { type Tx, tx } from '../support/chain-builder.js';
import { campus, profile } from '../support/registry.js';
import { ROLE_REQUIRED } from '../support/refusals.js';
import { dispatchAsRoot } from '../support/root.js';
import '../support/matchers.js';

const KEY_32 = new Uint8Array(32).fill(7);
const KEY_33 = new Uint8Array(33).fill(2);

describe('assign_meter', () => {
  test('gives a meter to a user, who keeps the order of assignment', () => {
    const chain = campus();
    const receipt = chain.submit(alice, tx('Registry.assignMeter', 'roof-2', bob));
    expect(receipt).toEmit('Registry.MeterAssigned', { meterId: 'roof-2', user: bob });
    expect(chain.query('Registry.MetersOf', bob)).toHaveLength(2);
    const since = chain.query('Timestamp.Now');
    const unused = { owner: bob.address, openOrders: 0, since, closing: false, pooledFrom: 0n };
    expect(chain.query('Registry.Meters', 'roof-2')).toEqual(unused);
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
    expect(chain.submit(alice, profile('roof-2', KEY_32, 'Sr25519'))).toSucceed();
    expect(chain.submit(alice, profile('roof-3', KEY_33, 'Ecdsa'))).toSucceed();
  });

  test('describes a meter in use once; then its device is exchanged, or the meter is nobody’s', () => {
    const chain = campus();
    const since = (): unknown =>
      (chain.query('Registry.Meters', 'roof-1') as { since: bigint }).since;
    chain.nextBlock();
    chain.submit(alice, profile('roof-1', KEY_32));
    expect(since()).toBe(0n);
    const again = profile('roof-1', KEY_33, 'Ecdsa', 7n);
    expect(chain.submit(alice, again)).toBeNoop('Registry.MeterAlreadyDescribed');
    expect(dispatchAsRoot(chain, again)).toBe('Registry.MeterAlreadyDescribed');
    const exchange = tx(
      'Registry.exchangeDevice',
      'roof-1',
      5n,
      6n,
      KEY_33,
      'Ecdsa',
      7n,
      'Generation',
    );
    const receipt = chain.submit(alice, exchange);
    expect(receipt).toEmit('Registry.DeviceExchanged', { meterId: 'roof-1', user: bob });
    expect(chain.query('Registry.MeterProfiles', 'roof-1')).toMatchObject({ ratedWatts: 7n });
    expect(since()).toBe(chain.now);
    chain.submit(alice, tx('Registry.unassignMeter', 'roof-1'));
    expect(chain.submit(alice, profile('roof-1', KEY_32))).toSucceed();
  });

  test('has a device exchanged once in 96 epochs, more often by Root', () => {
    const chain = campus();
    const exchange = tx(
      'Registry.exchangeDevice',
      'roof-1',
      0n,
      0n,
      KEY_32,
      'Sr25519',
      7n,
      'Generation',
    );
    expect(chain.submit(alice, exchange)).toBeNoop('Registry.MeterNotDescribed');
    chain.submit(alice, profile('roof-1', KEY_32));
    expect(chain.submit(alice, exchange)).toSucceed();
    chain.nextBlock(95 * 900_000);
    expect(chain.submit(alice, exchange)).toBeNoop('Registry.ExchangedTooOften');
    chain.nextBlock(900_000);
    expect(chain.submit(alice, exchange)).toSucceed();
    expect(chain.submit(bob, exchange)).toBeRefused(ROLE_REQUIRED);
    expect(dispatchAsRoot(chain, exchange)).toBeNull();
    chain.submit(alice, tx('Registry.unassignMeter', 'roof-1'));
    expect(chain.submit(alice, exchange)).toBeNoop('Registry.MeterNotAssigned');
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

  test('refuses a rating of nothing and of more than ten megawatts', () => {
    const chain = campus();
    for (const watts of [0n, 10_000_001n, 2n ** 64n - 1n]) {
      const call = profile('roof-1', KEY_32, 'Ed25519', watts);
      expect(chain.submit(alice, call)).toBeNoop('Registry.InvalidRating');
    }
    expect(chain.submit(alice, profile('roof-1', KEY_32, 'Ed25519', 10_000_000n))).toSucceed();
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
