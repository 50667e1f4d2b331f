/** What energy is worth: the rules' own example, through the runtime. */
import { describe, expect, test } from '@jest/globals';
import { alice, type Account } from '../support/accounts.js';
import { type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { lastEpoch, nextEpoch, op1 } from '../support/meters.js';
import {
  debtOf,
  epochNow,
  GRID,
  milli,
  people,
  poolOf,
  promise,
  purse,
  settledCampus,
  show,
  supply,
  worth,
} from '../support/settlement.js';

const [a, b, c, d] = people('A', 'B', 'C', 'D') as [Account, Account, Account, Account];
const HOLDING = 100n * GRID;

/** A, B, C and D with a meter each; A has sold 2 kWh at 0.6 GRID to B, and the epoch is over. */
function example(): TestChain {
  const chain = settledCampus({ meters: { A: a, B: b, C: c, D: d } });
  promise(chain, a, b);
  nextEpoch(chain);
  // The book clears in the second block of its epoch: the first sees the time of the one before.
  chain.skipBlocks(2);
  // The baselines were of the epoch before; this one shows that nothing flowed since.
  for (const meter of ['A', 'B', 'C', 'D']) expect(show(chain, meter)).toSucceed();
  nextEpoch(chain);
  return chain;
}

const gained = (chain: TestChain): bigint[] =>
  [a, b, c, d].map((who) => worth(chain, who) - HOLDING);

describe('the worked example', () => {
  test('is paid at clearing, and the seller’s money stays set aside until its meter is read', () => {
    const chain = example();
    expect(gained(chain).slice(0, 2)).toEqual([milli(1_200), -milli(1_200)]);
    expect(purse(chain, a).reserved).toBe(milli(2_000));
  });

  test('with everything delivered leaves each better off than the tariff', () => {
    const chain = example();
    const epoch = lastEpoch(chain);
    const before = supply(chain);
    expect(show(chain, 'A', { exportWh: 5_000 })).toSucceed();
    expect(show(chain, 'C', { exportWh: 1_000 })).toSucceed();
    expect(show(chain, 'B', { importWh: 3_000 })).toSucceed();
    expect(show(chain, 'D', { importWh: 2_000 })).toSucceed();
    expect(purse(chain, a).reserved).toBe(0n);
    chain.skipBlocks(2);
    expect(poolOf(chain, epoch)).toMatchObject({
      phase: 'Closed',
      supplyWh: 4_000n,
      demandWh: 3_000n,
      sharedWh: 3_000n,
    });
    expect(gained(chain)).toEqual([milli(3_075), -milli(1_900), milli(625), -milli(1_400)]);
    expect(supply(chain) - before).toBe(milli(400));
  });

  test('with nothing exported by A costs A 0.8, and gives the others their parts of little', () => {
    const chain = example();
    expect(show(chain, 'A')).toSucceed();
    expect(show(chain, 'C', { exportWh: 1_000 })).toSucceed();
    expect(show(chain, 'B', { importWh: 3_000 })).toSucceed();
    expect(show(chain, 'D', { importWh: 2_000 })).toSucceed();
    chain.skipBlocks(2);
    expect(gained(chain)).toEqual([-milli(800), -milli(2_140), milli(700), -milli(1_880)]);
    expect(purse(chain, a).reserved).toBe(0n);
  });
});

test('a pool that not everybody is read for closes by its deadline, and who comes later has the tariff', () => {
  const chain = settledCampus({
    meters: { A: a, B: b, C: c, D: d },
    settlement: { poolDeadline: 5 },
  });
  nextEpoch(chain);
  const epoch = lastEpoch(chain);
  expect(show(chain, 'A', { exportWh: 1_000 })).toSucceed();
  expect(show(chain, 'B', { importWh: 500 })).toSucceed();
  chain.skipBlocks(4);
  expect(poolOf(chain, epoch)).toMatchObject({ phase: 'Open', awaited: 4, read: 2 });
  chain.skipBlocks(2);
  expect(poolOf(chain, epoch)).toMatchObject({ phase: 'Closed' });
  // 0.5 kWh at 0.7, the rest at 0.4.
  expect(gained(chain).slice(0, 2)).toEqual([milli(550), -milli(350)]);
  expect(show(chain, 'C', { exportWh: 1_000 })).toSucceed();
  expect(show(chain, 'D', { importWh: 1_000 })).toSucceed();
  expect(gained(chain).slice(2)).toEqual([milli(400), -milli(1_000)]);
  expect(epochNow(chain) - 1n).toBe(epoch);
  expect(debtOf(chain, d)).toBe(0n);
});

test('a pool takes what is read up to the block before its deadline, and closes in that', () => {
  const meters = { A: a, B: b, C: c };
  const chain = settledCampus({ meters, settlement: { poolDeadline: 5 } });
  nextEpoch(chain);
  const epoch = lastEpoch(chain);
  expect(show(chain, 'A', { exportWh: 1_000 })).toSucceed();
  const { deadline } = poolOf(chain, epoch) as { deadline: number };
  while (chain.number < deadline - 1) chain.nextBlock();
  expect(show(chain, 'B', { importWh: 1_000 })).toSucceed();
  expect(poolOf(chain, epoch)).toMatchObject({ phase: 'Open', awaited: 3, read: 2 });
  chain.nextBlock();
  expect(chain.number).toBe(deadline);
  expect(poolOf(chain, epoch)).toMatchObject({ phase: 'Closed', sharedWh: 1_000n });
});

test('a pool whose time is over takes nothing, though blocks have yet to come to it', () => {
  const settlement = { poolDeadline: 5, stepsPerBlock: 1 };
  const chain = settledCampus({ meters: { A: a, B: b, C: c }, settlement });
  nextEpoch(chain, 2);
  const epoch = lastEpoch(chain);
  for (const ended of [epoch - 1n, epoch]) {
    const exportWh = Number(ended - epoch + 2n) * 1_000;
    expect(show(chain, 'A', { exportWh })).toSucceed();
  }
  expect(show(chain, 'B', { importWh: 1_000 })).toSucceed();
  const { deadline } = poolOf(chain, epoch) as { deadline: number };
  while (chain.number < deadline) chain.nextBlock();
  expect([epoch - 1n, epoch].map((ended) => poolOf(chain, ended)?.['phase'])).toEqual([
    'Closing',
    'Open',
  ]);
  const before = worth(chain, b);
  expect(show(chain, 'B', { importWh: 2_000 })).toSucceed();
  // At retail, though there is energy in the pool.
  expect(worth(chain, b) - before).toBe(-GRID);
  chain.skipBlocks(6);
  expect(poolOf(chain, epoch)).toMatchObject({ phase: 'Closed', supplyWh: 1_000n, demandWh: 0n });
});

test.each([
  ['by what was read', 4],
  ['by its deadline', 2],
])('a pool that is kept for no time at all is settled all the same, %s', (_, count) => {
  const chain = settledCampus({
    meters: { A: a, B: b, C: c, D: d },
    settlement: { poolDeadline: 5 },
    rules: { retention: 0 },
  });
  nextEpoch(chain);
  const epoch = lastEpoch(chain);
  const shown = { A: { exportWh: 1_000 }, B: { importWh: 500 }, C: {}, D: {} };
  for (const [meter, registers] of Object.entries(shown).slice(0, count)) {
    expect(show(chain, meter, registers)).toSucceed();
    chain.nextBlock();
  }
  chain.skipBlocks(6);
  // 0.5 kWh at 0.7, the rest at 0.4.
  expect(gained(chain).slice(0, 2)).toEqual([milli(550), -milli(350)]);
  expect(poolOf(chain, epoch)).toBeNull();
  expect(chain.count('Settlement.Entries')).toBe(0);
});

test('a pool is complete with a meter that is read for several epochs at once, which is paid outside of it', () => {
  const chain = settledCampus({ meters: { A: a, B: b, C: c, D: d } });
  nextEpoch(chain);
  // Nobody answers for B: what it used is read with the next epoch.
  expect(chain.submit(op1, tx('OracleClient.requestEnergyData', 'B'))).toSucceed();
  for (const meter of ['A', 'C', 'D']) expect(show(chain, meter)).toSucceed();
  chain.skipBlocks(101);
  nextEpoch(chain);
  const epoch = lastEpoch(chain);
  expect(show(chain, 'B', { importWh: 500 })).toSucceed();
  expect(show(chain, 'A', { exportWh: 1_000 })).toSucceed();
  expect(show(chain, 'C', { importWh: 200 })).toSucceed();
  expect(poolOf(chain, epoch)).toMatchObject({ phase: 'Open', awaited: 4, read: 3 });
  expect(show(chain, 'D')).toSucceed();
  chain.skipBlocks(2);
  const sums = { supplyWh: 1_000n, demandWh: 200n, sharedWh: 200n };
  expect(poolOf(chain, epoch)).toMatchObject({ phase: 'Closed', read: 4, ...sums });
  // B pays retail; A gets 0.7 for 0.2 kWh and 0.4 for the rest; C pays 0.7.
  expect(gained(chain)).toEqual([milli(460), -milli(500), -milli(140), 0n]);
});

test('a pool waits for the meters that there were when its epoch ended, whoever goes in the very next block', () => {
  const chain = settledCampus({ meters: { A: a, B: b, C: c } });
  nextEpoch(chain);
  const epoch = lastEpoch(chain);
  expect(chain.submit(alice, tx('Registry.unassignMeter', 'C'))).toSucceed();
  chain.skipBlocks(2);
  expect(poolOf(chain, epoch)).toMatchObject({ phase: 'Open', awaited: 3, read: 0 });
  nextEpoch(chain);
  chain.skipBlocks(2);
  expect(poolOf(chain, epoch + 1n)).toMatchObject({ awaited: 2 });
});

test('pools that are open side by side close each by its own deadline', () => {
  const deadline = 200;
  const chain = settledCampus({
    meters: { A: a, B: b },
    settlement: { poolDeadline: deadline },
  });
  nextEpoch(chain);
  const [first, block] = [lastEpoch(chain), chain.number];
  expect(show(chain, 'A', { exportWh: 1_000 })).toSucceed();
  nextEpoch(chain);
  expect(show(chain, 'A', { exportWh: 2_000 })).toSucceed();
  const phases = (): unknown[] => [first, first + 1n].map((of) => poolOf(chain, of)?.['phase']);
  chain.skipBlocks(block + deadline - 1 - chain.number);
  expect(phases()).toEqual(['Open', 'Open']);
  chain.nextBlock();
  expect(phases()).toEqual(['Closed', 'Open']);
});

test('what meters show is paid to, and by, users who are retired meanwhile', () => {
  const chain = settledCampus({ meters: { A: a, B: b } });
  nextEpoch(chain);
  for (const user of [a, b]) {
    expect(chain.submit(alice, tx('Registry.updateUserStatus', user, 'Inactive'))).toSucceed();
  }
  expect(show(chain, 'A', { exportWh: 1_000 })).toSucceed();
  expect(show(chain, 'B', { importWh: 1_000 })).toSucceed();
  chain.skipBlocks(2);
  expect([a, b].map((who) => worth(chain, who) - HOLDING)).toEqual([milli(700), -milli(700)]);
});

test('in a block books clear first, then pools close, then transactions run', () => {
  const chain = settledCampus({ meters: { A: a, B: b }, settlement: { poolDeadline: 1 } });
  promise(chain, a, b);
  nextEpoch(chain);
  chain.nextBlock();
  expect(chain.submit(alice, tx('System.remarkWithEvent', '0x00'))).toSucceed();
  const order = ['Trading.EpochCleared', 'Settlement.PoolClosed', 'System.Remarked'];
  const paths = chain.events.map(({ path }) => path);
  expect(paths.filter((path) => order.includes(path))).toEqual(order);
});
