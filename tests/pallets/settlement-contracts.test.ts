/** Contracts that no reading of their epoch settles: late, missing, new. */
import { describe, expect, test } from '@jest/globals';
import { type Account, alice } from '../support/accounts.js';
import { type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import {
  authority,
  fulfil,
  lastEpoch,
  meterKey,
  nextEpoch,
  op1,
  reading,
  request,
} from '../support/meters.js';
import { bigEndian } from '../support/market.js';
import { decree } from '../support/root.js';
import {
  GRID,
  epochNow,
  flat,
  milli,
  people,
  promise,
  purse,
  settledCampus,
  show,
  worth,
} from '../support/settlement.js';

const [a, b] = people('A', 'B') as [Account, Account];
const HOLDING = 100n * GRID;

/** A has sold 2 kWh to B at 0.6 GRID, for the epoch that runs; nobody has been read since. */
function traded(settlement: object = {}): TestChain {
  const chain = settledCampus({ meters: { A: a, B: b }, settlement });
  promise(chain, a, b);
  nextEpoch(chain);
  chain.skipBlocks(2);
  expect(chain.count('Settlement.Contracts')).toBe(2);
  return chain;
}

const gained = (chain: TestChain): bigint[] => [a, b].map((who) => worth(chain, who) - HOLDING);
/** Nothing delivered: 2 kWh burned at 1; nothing used: 2 kWh given back at 0.4. */
const BROKEN = [milli(1_200 - 2_000), milli(-1_200 + 800)];

test('a contract is read by the runtime API until it is settled', () => {
  const chain = traded();
  expect(chain.api('SettlementApi.contracts', 'A')).toMatchObject([
    {
      epoch: lastEpoch(chain) + 1n,
      contract: {
        owner: a.address,
        soldWh: 2_000n,
        boughtWh: 0n,
        price: milli(600),
        held: 2n * GRID,
      },
    },
  ]);
  expect(chain.api('SettlementApi.contracts', 'B')).toMatchObject([
    { contract: { soldWh: 0n, boughtWh: 2_000n, held: 0n } },
  ]);
});

test('a meter that has a contract stays with its owner until that is settled', () => {
  const chain = traded();
  expect(chain.submit(alice, tx('Registry.unassignMeter', 'A'))).toEmit('Registry.MeterClosing');
  expect(show(chain, 'A')).toSucceed();
  nextEpoch(chain);
  expect(show(chain, 'A', { exportWh: 2_000 })).toEmit('Registry.MeterUnassigned');
  expect(purse(chain, a)).toMatchObject({ free: HOLDING + milli(1_200), reserved: 0n });
});

describe('a contract is settled as nothing delivered and nothing used', () => {
  test('when a later reading passes over it', () => {
    const chain = traded();
    for (let lost = 0; lost < 2; lost++) {
      for (const meter of ['A', 'B']) {
        expect(chain.submit(alice, tx('OracleClient.requestEnergyData', meter))).toSucceed();
      }
      chain.skipBlocks(101);
      nextEpoch(chain);
    }
    expect(show(chain, 'A', { exportWh: 2_000 })).toSucceed();
    expect(show(chain, 'B', { importWh: 2_000 })).toSucceed();
    chain.skipBlocks(2);
    expect(chain.count('Settlement.Contracts')).toBe(0);
    expect(chain.count('Settlement.PassedOver')).toBe(0);
    // What flowed is worth the tariff alone, 0.8 and 2.
    const [sold, bought] = BROKEN as [bigint, bigint];
    expect(gained(chain)).toEqual([sold + milli(800), bought - milli(2_000)]);
    expect(chain.query('Registry.Meters', 'A')).toMatchObject({ openOrders: 0 });
  });

  test('when a new device sets a baseline', () => {
    const chain = traded();
    for (const meter of ['A', 'B']) {
      const device = [meterKey(meter).publicKey, 'Ed25519', 100_000n, 'Bidirectional'];
      const exchange = tx('Registry.exchangeDevice', meter, 0n, 0n, ...device);
      expect(chain.submit(alice, exchange)).toSucceed();
    }
    nextEpoch(chain);
    expect(show(chain, 'A')).toEmit('OracleClient.BaselineSet');
    expect(show(chain, 'B')).toEmit('OracleClient.BaselineSet');
    chain.skipBlocks(2);
    expect(chain.count('Settlement.Contracts')).toBe(0);
    expect(gained(chain)).toEqual(BROKEN);
  });

  test('when it is 96 epochs old, and nothing is locked any more', () => {
    const chain = traded();
    nextEpoch(chain, 95);
    chain.skipBlocks(2);
    expect(chain.count('Settlement.Contracts')).toBe(2);
    nextEpoch(chain);
    chain.skipBlocks(2);
    expect(chain.count('Settlement.Contracts')).toBe(0);
    expect(gained(chain)).toEqual(BROKEN);
    expect([a, b].map((who) => purse(chain, who).reserved)).toEqual([0n, 0n]);
  });
});

describe('a book that is cleared after its epoch', () => {
  const clearing = (on: boolean): ReturnType<typeof tx> =>
    tx('OracleClient.setAutoMarketClearing', on);

  test.each([
    ['before its pool closes, is settled in the pool', 0, [1_900, -1_900]],
    ['after its pool has closed, is settled at the tariff', 101, [1_600, -2_200]],
  ] as const)('makes readings wait, and %s', (_when, blocks, thousandths) => {
    const chain = settledCampus({ meters: { A: a, B: b } });
    expect(decree(chain, authority, clearing(false))).toBeNull();
    promise(chain, a, b);
    nextEpoch(chain);
    chain.skipBlocks(2);
    // Of the epoch before, which had no book.
    for (const meter of ['A', 'B']) expect(show(chain, meter)).toSucceed();
    nextEpoch(chain);
    chain.skipBlocks(blocks);
    const ask = tx('OracleClient.requestEnergyData', 'A');
    expect(chain.submit(op1, ask)).toBeNoop('OracleClient.BookNotCleared');
    expect(chain.count('Settlement.Contracts')).toBe(0);
    expect(decree(chain, authority, clearing(true))).toBeNull();
    chain.skipBlocks(2);
    expect(chain.count('Settlement.Contracts')).toBe(2);
    expect(show(chain, 'A', { exportWh: 3_000 })).toSucceed();
    expect(show(chain, 'B', { importWh: 3_000 })).toSucceed();
    chain.skipBlocks(2);
    expect(gained(chain)).toEqual(thousandths.map(milli));
    expect(purse(chain, a).reserved).toBe(0n);
  });
});

describe('an epoch that is read once its contracts have ended by their age', () => {
  interface Statement {
    minted: bigint;
    burned: bigint;
    lines: { kind: string; energyWh: bigint }[];
  }

  test.each([
    [
      'after its pool',
      { poolDeadline: 1 },
      3_000,
      ['SurplusFedIn', 'DeficitBought'],
      [1_200, -3_000],
    ],
    [
      'for its pool',
      { poolDeadline: 14_400 },
      3_000,
      ['SurplusShared', 'DeficitShared'],
      [2_100, -2_100],
    ],
    ['for its pool and shows nothing', { poolDeadline: 14_400 }, 0, ['', ''], [0, 0]],
  ] as const)('%s, has a statement of both', (_, settlement, wh, kinds, thousandths) => {
    const chain = traded(settlement);
    const epoch = epochNow(chain);
    for (const meter of ['A', 'B']) expect(show(chain, meter)).toSucceed();
    nextEpoch(chain, 96);
    const asked = ['A', 'B'].map((meter) => request(chain, meter));
    chain.skipBlocks(3);
    expect(chain.count('Settlement.Contracts')).toBe(0);
    expect(gained(chain)).toEqual(BROKEN);
    const shown = { A: { exportWh: wh }, B: { importWh: wh } };
    for (const [i, meterId] of (['A', 'B'] as const).entries()) {
      const answer = reading(chain, { meterId, epoch, ...shown[meterId] });
      const receipt = fulfil(chain, op1, asked[i] as bigint, answer);
      // The event is about the reading alone.
      if (wh) expect(receipt).toEmit('Settlement.MeterSettled', { shortWh: 0n, unusedWh: 0n });
      else expect(receipt).toSucceed();
    }
    chain.skipBlocks(2);
    const change = gained(chain).map((now, i) => now - (BROKEN[i] as bigint));
    const statements = [a, b].map(
      (who) => chain.api('SettlementApi.statement', who.address, epoch) as Statement,
    );
    expect(change).toEqual(thousandths.map(milli));
    expect(statements.map(({ lines }) => lines.map((line) => [line.kind, line.energyWh]))).toEqual([
      [['Short', 2_000n], ...(wh ? [[kinds[0], 3_000n]] : [])],
      [['Unused', 2_000n], ...(wh ? [[kinds[1], 3_000n]] : [])],
    ]);
    // Beside what clearing has paid.
    expect(statements.map(({ minted, burned }) => minted - burned)).toEqual(
      gained(chain).map((all, i) => all - milli(i ? -1_200 : 1_200)),
    );
  });
});

test('a book that waits longer than tariffs are kept is settled at the tariff of its own epoch', () => {
  const chain = settledCampus({ meters: { A: a, B: b }, settlement: { poolDeadline: 1 } });
  const clearing = (on: boolean): ReturnType<typeof tx> =>
    tx('OracleClient.setAutoMarketClearing', on);
  const tariff = (): ReturnType<typeof tx> =>
    tx('Settlement.setTariff', flat(100, 3_000), epochNow(chain) + 5n);
  expect(decree(chain, authority, clearing(false))).toBeNull();
  promise(chain, a, b);
  expect(decree(chain, authority, tariff())).toBeNull();
  nextEpoch(chain);
  // The pool closes with nothing in it, and is not kept.
  chain.skipBlocks(3);
  nextEpoch(chain, 250);
  expect(decree(chain, authority, tariff())).toBeNull();
  expect(decree(chain, authority, clearing(true))).toBeNull();
  chain.skipBlocks(4);
  expect(chain.count('Settlement.Contracts')).toBe(0);
  expect(gained(chain)).toEqual(BROKEN);
  expect(purse(chain, a)).toMatchObject({ reserved: 0n, frozen: 0n });
});

test('entries go with the book of their epoch, and idle epochs leave nothing', () => {
  const chain = traded();
  const epoch = lastEpoch(chain);
  expect(show(chain, 'A', { exportWh: 100 })).toSucceed();
  expect(show(chain, 'B', { importWh: 100 })).toSucceed();
  chain.skipBlocks(2);
  const statement = (): Record<string, unknown> =>
    chain.api('SettlementApi.statement', a.address, epoch) as Record<string, unknown>;
  expect(statement()).toMatchObject({
    tariffVersion: 0,
    pruned: false,
    minted: milli(70),
    lines: [{ kind: 'SurplusShared', energyWh: 100n, price: milli(700), minted: milli(70) }],
  });
  expect(chain.api('SettlementApi.settlement_proof', epoch)).toMatchObject({
    pool: { sharedWh: 100n },
    entries: [{ entry: { surplusWh: 100n } }, { entry: { deficitWh: 100n } }],
  });
  for (let i = 0; i < 4; i++) {
    nextEpoch(chain, 98);
    chain.skipBlocks(102);
  }
  expect(chain.query('Settlement.Pools', bigEndian(epoch))).toBeNull();
  expect(statement()).toMatchObject({ pruned: true, lines: [] });
  const counts = ['Pools', 'Entries', 'Contracts', 'PassedOver'].map((map) =>
    chain.count(`Settlement.${map}`),
  );
  expect(counts).toEqual([0, 0, 0, 0]);
});

describe('questions that nobody should ask', () => {
  const chain = settledCampus({ meters: { A: people('A')[0] as Account } });

  test('of a meter with a name that no meter has are answered, however long it is', () => {
    for (const length of [0, 65, 2_000_000]) {
      const name = new Uint8Array(length).fill(65);
      expect(chain.api('SettlementApi.contracts', name)).toEqual([]);
    }
  });

  test.each([0n, 1n, 95n, 96n, 2n ** 63n])(
    'of an epoch %i before the end of time: it is not forgotten yet',
    (before) => {
      const epoch = 2n ** 64n - 1n - before;
      expect(chain.api('SettlementApi.statement', alice, epoch)).toMatchObject({
        pruned: false,
        lines: [],
      });
    },
  );
});
