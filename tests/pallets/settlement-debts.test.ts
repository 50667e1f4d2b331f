/** What accounts owe for energy: what they may still do, and how they pay. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { alice, type Account } from '../support/accounts.js';
import { type Receipt, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { nextEpoch } from '../support/meters.js';
import { asProxy } from '../support/wrappers.js';
import { debtOf, GRID, milli, people, purse, settledCampus, show } from '../support/settlement.js';

const [a, b] = people('A', 'B') as [Account, Account];

describe('an account in debt', () => {
  let owing: TestChain;

  /** A has 1 GRID and took 3 kWh, at retail for want of anybody who feeds in; half a GRID is in a sale's bond. */
  beforeAll(() => {
    owing = settledCampus({ meters: { A: a, B: b }, holding: GRID });
    const sale = tx('Trading.placeOrder', 'Sell', null, null, 1_000n, milli(500));
    expect(owing.submit(a, sale)).toSucceed();
    const bid = tx('Trading.placeOrder', 'Buy', null, null, 1_000n, milli(500));
    expect(owing.submit(b, bid)).toSucceed();
    expect(owing.submit(b, tx('Trading.cancelOrder', 2n))).toSucceed();
    const later = owing.now / 900_000n + 3n;
    const far = tx('Trading.placeOrder', 'Sell', null, later, 100n, milli(500));
    expect(owing.submit(a, far)).toSucceed();
    nextEpoch(owing);
    expect(show(owing, 'A', { importWh: 3_000 })).toSucceed();
    expect(show(owing, 'B')).toSucceed();
    owing.skipBlocks(2);
  });

  test('owes what it did not have, and its record is frozen up to that', () => {
    // The book of the epoch that runs was cleared: the bond of the sale that found nobody went into the burn.
    expect(debtOf(owing, a)).toBe(milli(2_050));
    expect(purse(owing, a)).toMatchObject({ free: 0n, reserved: milli(50), frozen: milli(2_050) });
    expect(owing.api('SettlementApi.total_debt')).toBe(milli(2_050));
  });

  test('sends, bids and tips nothing, though it receives and sells', () => {
    const chain = owing.fork();
    expect(chain.submit(b, tx('GridToken.transfer', a, milli(100)))).toSucceed();
    for (const call of [
      tx('GridToken.transfer', b, 1n),
      tx('GridToken.burn', a, 1n),
      tx('Balances.transferAll', { Id: b.address }, false),
      tx('Trading.placeOrder', 'Buy', null, null, 100n, milli(500)),
    ]) {
      expect(chain.submit(a, call)).toBeNoop('GridToken.AccountInDebt');
    }
    expect(chain.submit(a, tx('GridToken.approve', b, 5n))).toSucceed();
    const taking = tx('GridToken.transferFrom', a, b, 1n);
    expect(chain.submit(b, taking)).toBeNoop('GridToken.AccountInDebt');
    expect(chain.submit(a, tx('GridToken.approve', b, 0n), { tip: 1n }).error).not.toBeNull();
    const sale = tx('Trading.placeOrder', 'Sell', null, null, 100n, milli(900));
    expect(chain.submit(a, sale)).toSucceed();
  });

  test('sends and bids nothing by a delegate either, who cancels and sells for it', () => {
    const chain = owing.fork();
    expect(chain.submit(a, tx('Proxy.addProxy', { Id: b.publicKey }, 'Any', 0))).toSucceed();
    const outcomes = [
      tx('GridToken.transfer', b, 1n),
      tx('GridToken.burn', a, 1n),
      tx('Trading.placeOrder', 'Buy', null, null, 100n, milli(500)),
      tx('Trading.placeOrder', 'Sell', null, null, 100n, GRID),
      tx('Trading.cancelOrder', 3n),
    ].map((call) => {
      const receipt = chain.submit(b, asProxy(a, call));
      const executed = receipt.events.find(({ path }) => path === 'Proxy.ProxyExecuted');
      return Object.keys((executed?.data as { result: object }).result)[0];
    });
    expect(outcomes).toEqual(['Err', 'Err', 'Err', 'Ok', 'Ok']);
    expect(debtOf(chain, a)).toBe(milli(2_000));
  });

  test('pays first out of what a cancelled order gives back', () => {
    const chain = owing.fork();
    expect(chain.submit(a, tx('Trading.cancelOrder', 3n))).toEmit('Settlement.DebtPaid', {
      account: a,
      amount: milli(50),
      debt: milli(2_000),
    });
    expect(purse(chain, a)).toMatchObject({ free: 0n, reserved: 0n, frozen: milli(2_000) });
  });

  test('pays out of what it holds when it says so, no more than it owes, and is free then', () => {
    const chain = owing.fork();
    const pay = (amount: bigint): ReturnType<typeof tx> => tx('Settlement.payDebt', amount);
    expect(chain.submit(a, pay(1n))).toBeNoop('GridToken.InsufficientBalance');
    expect(chain.submit(b, pay(1n))).toBeNoop('Settlement.NoDebt');
    expect(chain.submit(b, tx('GridToken.transfer', a, GRID))).toSucceed();
    expect(chain.submit(a, pay(milli(50)))).toEmit('Settlement.DebtPaid', { debt: milli(2_000) });
    expect(chain.submit(a, pay(10n * GRID))).toBeNoop('GridToken.InsufficientBalance');
    expect(debtOf(chain, a)).toBe(2n * GRID);
  });
});

test('a sale that is delivered pays the seller’s debt with what was held for it', () => {
  const chain = settledCampus({ meters: { A: a, B: b }, holding: GRID });
  for (const [who, side] of [
    [a, 'Sell'],
    [b, 'Buy'],
  ] as const) {
    const order = tx('Trading.placeOrder', side, null, null, 1_000n, milli(500));
    expect(chain.submit(who, order)).toSucceed();
  }
  nextEpoch(chain);
  chain.skipBlocks(2);
  // Half a GRID is what A had left beside bond and proceeds.
  for (const meter of ['A', 'B']) expect(show(chain, meter, { importWh: 3_000 })).toSucceed();
  chain.skipBlocks(2);
  expect(purse(chain, a)).toMatchObject({ free: 0n, reserved: GRID, frozen: milli(2_500) });
  nextEpoch(chain);
  const shown = show(chain, 'A', { importWh: 3_000, exportWh: 1_000 });
  expect(shown).toEmit('Settlement.DebtPaid', { account: a, amount: GRID, debt: milli(1_500) });
  expect(purse(chain, a)).toMatchObject({ free: 0n, reserved: 0n, frozen: milli(1_500) });
});

test('a suspended account stays frozen altogether whatever it comes to owe and pays, and owes it when it is back', () => {
  const chain = settledCampus({ meters: { A: a, B: b }, holding: GRID });
  const all = (1n << 128n) - 1n;
  const make = (status: string): Receipt =>
    chain.submit(alice, tx('Registry.updateUserStatus', a, status));
  expect(make('Suspended')).toEmit('Balances.Frozen', { who: a, amount: all });
  const settle = (importWh: number, exportWh: number): void => {
    nextEpoch(chain);
    expect(show(chain, 'A', { importWh, exportWh })).toSucceed();
    expect(show(chain, 'B')).toSucceed();
    chain.skipBlocks(2);
  };
  settle(3_000, 0);
  expect([debtOf(chain, a), purse(chain, a).frozen]).toEqual([2n * GRID, all]);
  // What it feeds in pays 0.4 of it.
  settle(3_000, 1_000);
  expect([debtOf(chain, a), purse(chain, a).frozen]).toEqual([milli(1_600), all]);
  expect(make('Active')).toEmit('Balances.Thawed', { who: a, amount: all - milli(1_600) });
  expect(purse(chain, a).frozen).toBe(milli(1_600));
  expect(chain.submit(a, tx('GridToken.transfer', b, 1n))).toBeNoop('GridToken.AccountInDebt');
  expect(make('Suspended')).toEmit('Balances.Frozen', { who: a, amount: all - milli(1_600) });
});

test('a debt above 1,000 GRID is announced whenever it grows', () => {
  const chain = settledCampus({ meters: { A: a }, holding: 0n });
  let importWh = 0;
  const grown: boolean[] = [];
  for (let epoch = 0; epoch < 6; epoch++) {
    // 1,000 GRID exactly after the fourth.
    importWh += 250_000;
    nextEpoch(chain);
    const receipt = show(chain, 'A', { importWh });
    expect(receipt).toEmit('OracleClient.ImportAboveRating');
    const block = chain.nextBlock();
    const next = chain.nextBlock();
    const events = [...chain.eventsOf(block), ...chain.eventsOf(next)];
    grown.push(events.some(({ path }) => path === 'Settlement.LargeDebtGrew'));
  }
  expect(grown).toEqual([false, false, false, false, true, true]);
});
