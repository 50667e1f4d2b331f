/** Devices that are exchanged, and meters that were silent for long: what they have shown last is settled, and at which prices. */
import { describe, expect, test } from '@jest/globals';
import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { type Account, alice } from '../support/accounts.js';
import { type Receipt, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  authority,
  fulfil,
  meterKey,
  nextEpoch,
  op1,
  reading,
  request,
} from '../support/meters.js';
import { decree } from '../support/root.js';
import {
  GRID,
  epochNow,
  flat,
  milli,
  people,
  poolOf,
  promise,
  purse,
  settledCampus,
  show,
  worth,
  type Tariff,
} from '../support/settlement.js';

const [a, b, c] = people('A', 'B', 'C') as [Account, Account, Account];

/** Puts another device behind a meter; the old one shows these registers last. */
function exchange(
  chain: TestChain,
  meter: string,
  importWh: number,
  exportWh: number,
  meterClass = 'Bidirectional',
): Receipt {
  const device = [meterKey(meter).publicKey, 'Ed25519', 50_000n, meterClass];
  return chain.submit(
    alice,
    tx('Registry.exchangeDevice', meter, BigInt(importWh), BigInt(exportWh), ...device),
  );
}

/** Sets a tariff for the first epoch that cannot have orders yet. */
function change(chain: TestChain, tariff: Tariff): void {
  const call = tx('Settlement.setTariff', tariff, epochNow(chain) + 5n);
  expect(decree(chain, authority, call)).toBeNull();
}

test('what a device shows last is settled outside the pool, within its limits', () => {
  const chain = settledCampus({ meters: { A: a, B: b } });
  nextEpoch(chain);
  expect(show(chain, 'A', { importWh: 50, exportWh: 50 })).toSucceed();
  expect(exchange(chain, 'A', 49, 50)).toBeNoop('OracleClient.RegisterFell');
  expect(exchange(chain, 'A', 50, 49)).toBeNoop('OracleClient.RegisterFell');
  expect(exchange(chain, 'A', 50, 100_000)).toBeNoop('OracleClient.ImplausibleReading');
  chain.nextBlock();
  const before = worth(chain, a);
  expect(exchange(chain, 'A', 150, 350)).toSucceed();
  expect(worth(chain, a) - before).toBe(milli(120) - milli(100));
});

test('what a device shows last is settled at the worst prices since it was read, across a change of the tariff', () => {
  const chain = settledCampus({ meters: { A: a, B: b }, tariff: flat(400, 1_000) });
  change(chain, flat(500, 900));
  nextEpoch(chain, 6);
  const before = worth(chain, a);
  expect(exchange(chain, 'A', 1_000, 1_000)).toSucceed();
  expect(worth(chain, a) - before).toBe(milli(400) - milli(1_000));
});

test('what a device shows last is possible at its rating, since the end of the epoch that it was read for', () => {
  const chain = settledCampus({ meters: { A: a, B: b } });
  nextEpoch(chain);
  expect(show(chain, 'A')).toSucceed();
  chain.nextBlock(QUARTER_HOUR_MS / 3);
  // 100 kW and a tenth, ten times as much taken, as long as the running epoch lasts.
  const since = Number(chain.now % BigInt(QUARTER_HOUR_MS));
  const most = Math.floor((110_000 * since) / 3_600_000);
  for (const [imported, exported] of [
    [0, most + 1],
    [Math.floor((1_000_000 * since) / 3_600_000) + 1, 0],
  ] as const) {
    expect(exchange(chain, 'A', imported, exported)).toBeNoop('OracleClient.ImplausibleReading');
  }
  expect(exchange(chain, 'A', 0, most)).toSucceed();
});

describe('a device that only consumes', () => {
  const consuming = (): TestChain => {
    const chain = settledCampus({ meters: { A: a, B: b } });
    expect(exchange(chain, 'A', 0, 0, 'Consumption')).toSucceed();
    nextEpoch(chain);
    expect(show(chain, 'B')).toSucceed();
    nextEpoch(chain);
    expect(show(chain, 'A')).toEmit('OracleClient.BaselineSet');
    nextEpoch(chain);
    return chain;
  };

  test('feeds nothing in, whatever its export register shows', () => {
    const chain = consuming();
    const epoch = epochNow(chain) - 1n;
    expect(show(chain, 'A', { importWh: 300, exportWh: 10 ** 12 })).toEmit(
      'OracleClient.ReadingAccepted',
      { exportWh: 0n },
    );
    chain.skipBlocks(2);
    expect(poolOf(chain, epoch)).toMatchObject({ supplyWh: 0n, demandWh: 300n });
  });

  test('nor when it is exchanged', () => {
    const chain = consuming();
    nextEpoch(chain, 96);
    const before = worth(chain, a);
    expect(exchange(chain, 'A', 0, 1_000)).toSucceed();
    expect(worth(chain, a)).toBe(before);
  });
});

test.each([
  ['goes with what was carried where both are enough', 15, 15, 30],
  ['is forgotten with what was carried where both are too little', 5, 14, 0],
])('export below the deadband at an exchange %s', (_, carried, last, minted) => {
  const chain = settledCampus({ meters: { A: a, B: b }, settlement: { poolDeadline: 1 } });
  nextEpoch(chain);
  expect(show(chain, 'A', { exportWh: carried })).toSucceed();
  expect(exchange(chain, 'A', 0, carried + last)).toSucceed();
  // At 0.4 GRID per kWh.
  expect(worth(chain, a) - 100n * GRID).toBe((milli(400) * BigInt(minted)) / 1_000n);
  nextEpoch(chain);
  expect(show(chain, 'A')).toEmit('OracleClient.BaselineSet');
  expect(chain.query('OracleClient.MeterStates', 'A')).toMatchObject({ carriedWh: 0n });
});

test('a reading of several epochs and an exchange in one block end the contracts of all of them', () => {
  const chain = settledCampus({ meters: { A: a, B: b } });
  promise(chain, a, b);
  nextEpoch(chain);
  chain.skipBlocks(2);
  expect(show(chain, 'A')).toSucceed();
  nextEpoch(chain);
  request(chain, 'A');
  chain.skipBlocks(101);
  nextEpoch(chain);
  expect(show(chain, 'A')).toSucceed();
  expect(exchange(chain, 'A', 0, 0)).toSucceed();
  chain.skipBlocks(2);
  expect(purse(chain, a).reserved).toBe(0n);
  expect(chain.query('Registry.Meters', 'A')).toMatchObject({ openOrders: 0 });
});

test('a pool is not complete with a meter that it does not wait for, though that is read for its epoch', () => {
  const chain = settledCampus({ meters: { A: a, B: b, C: c } });
  expect(exchange(chain, 'C', 0, 0)).toSucceed();
  nextEpoch(chain);
  const epoch = epochNow(chain);
  const asked = request(chain, 'C');
  nextEpoch(chain);
  // The baseline comes when the next epoch is over, too.
  const baseline = reading(chain, { meterId: 'C', epoch: epoch - 1n });
  expect(fulfil(chain, op1, asked, baseline)).toEmit('OracleClient.BaselineSet');
  expect(show(chain, 'C', { importWh: 500 })).toSucceed();
  expect(poolOf(chain, epoch)).toMatchObject({
    phase: 'Open',
    awaited: 2,
    read: 0,
    demandWh: 500n,
  });
});

test('a reading of more epochs than tariffs are kept for is settled at the worst prices that there were', () => {
  const chain = settledCampus({ meters: { A: a, B: b }, tariff: flat(100, 3_000) });
  change(chain, flat(500, 1_000));
  nextEpoch(chain, 250);
  change(chain, flat(500, 1_000));
  expect(chain.api('SettlementApi.tariffs')).toHaveLength(2);
  const holding = 100n * GRID;
  expect(show(chain, 'A', { exportWh: 1_000 })).toSucceed();
  expect(show(chain, 'B', { importWh: 1_000 })).toSucceed();
  expect([a, b].map((who) => worth(chain, who) - holding)).toEqual([milli(100), -milli(3_000)]);
});
