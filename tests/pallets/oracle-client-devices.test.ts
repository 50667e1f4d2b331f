/** Meters that change hands, and devices that change behind them. */
import { describe, expect, test } from '@jest/globals';
import type { KeyringPair } from '@polkadot/keyring/types';
import { type Account, alice, bob, charlie } from '../support/accounts.js';
import { type TestChain, type Tx, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  METER,
  authority,
  PER_WH,
  fulfil,
  meterKey,
  nextEpoch,
  op1,
  op2,
  read,
  reading,
  request,
  type Shown,
} from '../support/meters.js';
import { ask, campus, measured, stateOf } from '../support/oracle.js';
import { decree } from '../support/root.js';

const replacement = meterKey('replacement');

function describeDevice(key: KeyringPair = replacement): Tx {
  const device = [key.publicKey, 'Ed25519', 10_000n, 'Bidirectional'];
  return tx('Registry.setMeterProfile', METER, ...device);
}

/** The same, while the meter is somebody's; the old device shows what it showed at its last reading, if there was one. */
function exchangeDevice(chain: TestChain): Tx {
  const { importWh, exportWh } = stateOf(chain) ?? { importWh: 0n, exportWh: 0n };
  const device = [replacement.publicKey, 'Ed25519', 10_000n, 'Bidirectional'];
  return tx('Registry.exchangeDevice', METER, importWh, exportWh, ...device);
}

const take = tx('Registry.unassignMeter', METER);
const giveTo = (owner: Account): Tx => tx('Registry.assignMeter', METER, owner);

function byAdmin(chain: TestChain, ...calls: Tx[]): void {
  for (const call of calls) expect(chain.submit(alice, call)).toSucceed();
}

/** What makes a meter begin anew; the first three leave it with Bob. */
const changes: Record<
  string,
  { owner: Account; key: KeyringPair; change: (c: TestChain) => void }
> = {
  'taken from its user and given back': {
    ...{ owner: bob, key: meterKey(METER) },
    change: (chain) => byAdmin(chain, take, giveTo(bob)),
  },
  'given back after another user had it': {
    ...{ owner: bob, key: meterKey(METER) },
    change: (chain) => byAdmin(chain, take, giveTo(charlie), take, giveTo(bob)),
  },
  'given another device by Root, under the same owner': {
    ...{ owner: bob, key: replacement },
    change: (chain) => expect(decree(chain, authority, exchangeDevice(chain))).toBeNull(),
  },
  'given another device by an admin, under the same owner': {
    ...{ owner: bob, key: replacement },
    change: (chain) => byAdmin(chain, exchangeDevice(chain)),
  },
  'given another device while it was nobody’s': {
    ...{ owner: bob, key: replacement },
    change: (chain) => byAdmin(chain, take, describeDevice(), giveTo(bob)),
  },
  'given to another user': {
    ...{ owner: charlie, key: meterKey(METER) },
    change: (chain) => byAdmin(chain, take, giveTo(charlie)),
  },
};

describe.each(Object.entries(changes))('a meter that is %s', (_, { owner, key, change }) => {
  /** Read at 1,000 Wh each way, then changed in the middle of an epoch. */
  function changed(): TestChain {
    const chain = measured({ grid: 10_000n * PER_WH });
    byAdmin(chain, tx('Registry.registerUser', charlie, 'Prosumer', ''));
    change(chain);
    return chain;
  }

  test('is not asked for an epoch that ended before', () => {
    expect(changed().submit(op1, ask())).toBeNoop('OracleClient.MeterTooNew');
  });

  test('settles nothing with its first reading, whatever it shows', () => {
    for (const [importWh, exportWh] of [
      [1_500, 1_500],
      [0, 0],
      [10 ** 9, 10 ** 9],
    ] as const) {
      const chain = changed();
      nextEpoch(chain);
      const receipt = read(chain, { importWh, exportWh, sequence: 1, key });
      expect(receipt).toEmit('OracleClient.BaselineSet', { exportWh: BigInt(exportWh) });
      expect(receipt).not.toEmit('GridToken.Transfer');
      expect(stateOf(chain)).toMatchObject({ carriedWh: 0n, importWh: BigInt(importWh) });
    }
  });

  test('counts for its owner from then on', () => {
    const chain = changed();
    nextEpoch(chain);
    read(chain, { importWh: 7, exportWh: 7, sequence: 1, key });
    nextEpoch(chain);
    const before = chain.balance(owner);
    read(chain, { importWh: 7, exportWh: 107, sequence: 2, key });
    chain.skipBlocks(2);
    expect(chain.balance(owner) - before).toBe(100n * PER_WH);
  });

  test('leaves the debt with who owned it when the energy flowed', () => {
    const chain = measured();
    read(chain, { importWh: 1_300, exportWh: 1_000 });
    chain.skipBlocks(2);
    const debt = (): unknown => chain.api('SettlementApi.debt', bob.address);
    expect(debt()).toBe(300n * PER_WH);
    byAdmin(chain, tx('Registry.registerUser', charlie, 'Prosumer', ''));
    change(chain);
    nextEpoch(chain);
    read(chain, { importWh: 0, exportWh: 0, sequence: 1, key });
    nextEpoch(chain);
    read(chain, { importWh: 0, exportWh: 500, sequence: 2, key });
    chain.skipBlocks(2);
    expect(debt()).toBe((owner === bob ? 0n : 300n) * PER_WH);
    expect(chain.balance(owner)).toBe((owner === bob ? 200n : 500n) * PER_WH);
  });

  test('forgets what was carried', () => {
    const chain = measured();
    read(chain, { importWh: 1_000, exportWh: 1_019 });
    expect(stateOf(chain)).toMatchObject({ carriedWh: 19n });
    byAdmin(chain, tx('Registry.registerUser', charlie, 'Prosumer', ''));
    change(chain);
    nextEpoch(chain);
    read(chain, { importWh: 1_000, exportWh: 1_019, sequence: 1, key });
    nextEpoch(chain);
    read(chain, { importWh: 1_000, exportWh: 1_119, sequence: 2, key });
    chain.skipBlocks(2);
    expect(chain.balance(owner)).toBe(100n * PER_WH);
  });

  test('leaves open requests of before without an answer, and is asked anew', () => {
    const chain = campus({ quorum: 2 });
    agree(chain, request(chain), { importWh: 1_000, exportWh: 1_000 });
    byAdmin(chain, tx('Registry.registerUser', charlie, 'Prosumer', ''));
    nextEpoch(chain);
    const id = request(chain);
    const old = reading(chain, { importWh: 1_500, exportWh: 1_500 });
    expect(fulfil(chain, op1, id, old)).toSucceed();
    change(chain);
    expect(fulfil(chain, op2, id, old)).toBeNoop('OracleClient.MeterChanged');
    const due = (): unknown => chain.api('OracleClientApi.check_upkeep');
    expect(due()).toBeNull();
    nextEpoch(chain);
    expect(due()).toMatchObject({ meters: [METER] });
    agree(chain, request(chain), { importWh: 3, exportWh: 5, key });
    expect(stateOf(chain)).toMatchObject({ importWh: 3n, exportWh: 5n });
    expect(chain.query('OracleClient.Totals')).toMatchObject({ superseded: 1n, fulfilled: 2n });
  });
});

function agree(chain: TestChain, id: bigint, shown: Shown): void {
  for (const operator of [op1, op2]) {
    expect(fulfil(chain, operator, id, reading(chain, shown))).toSucceed();
  }
}

test('a meter that is assigned at the very beginning of an epoch is read from that epoch on', () => {
  const chain = campus();
  byAdmin(chain, take);
  const length = 900_000n;
  const left = length - (chain.now % length);
  chain.nextBlock(left);
  expect(chain.now % length).toBe(0n);
  byAdmin(chain, giveTo(bob));
  expect(chain.submit(op1, ask())).toBeNoop('OracleClient.MeterTooNew');
  nextEpoch(chain);
  expect(read(chain, { importWh: 1, exportWh: 1 })).toEmit('OracleClient.BaselineSet');
});
