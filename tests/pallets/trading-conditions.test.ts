/** Which orders a meter, a tariff and a debt allow. */
import { describe, expect, test } from '@jest/globals';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import {
  CAMPUS_TARIFF,
  epochOf,
  GRID,
  HOLDING,
  market,
  money,
  order,
  TICK,
} from '../support/market.js';
import { METER, nextEpoch, read } from '../support/meters.js';
import { measured } from '../support/oracle.js';
import '../support/matchers.js';

const SIDES = ['Buy', 'Sell'] as const;
const sale = order({ meter: METER, wh: 100n });

describe('a meter trades', () => {
  test.each(SIDES)('to %s only once it has shown its baseline', (side) => {
    const chain = new ChainBuilder().with(alice, HOLDING).meter('new', alice).build();
    const call = order({ side });
    expect(chain.submit(alice, call)).toBeNoop('Trading.MeterWithoutBaseline');
  });

  test('while it has been read within 96 epochs, and again once it has been', () => {
    const chain = measured({ grid: HOLDING });
    // It was read for the epoch before the last.
    nextEpoch(chain, 94);
    expect(chain.submit(bob, sale)).toSucceed();
    nextEpoch(chain);
    expect(chain.submit(bob, sale)).toBeNoop('Trading.MeterSilent');
    // The oldest epoch that is still asked for.
    const epoch = epochOf(chain) - 96n;
    expect(read(chain, { importWh: 1_000, exportWh: 1_000, epoch })).toSucceed();
    expect(chain.submit(bob, sale)).toSucceed();
  });
});

describe('where the market keeps to the tariff', () => {
  const collared = (): TestChain => market({ collar: true }, {}, CAMPUS_TARIFF);

  test.each(SIDES)('an order to %s is from the feed-in to the retail price', (side) => {
    const chain = collared();
    for (const price of [523n * TICK, GRID]) {
      expect(chain.submit(alice, order({ side, price }))).toSucceed();
    }
    for (const price of [522n * TICK, GRID + TICK]) {
      expect(chain.submit(alice, order({ side, price }))).toBeNoop('Trading.OutsideTariff');
    }
  });

  test('a seller’s bond is what the utility asks above its limit', () => {
    const chain = collared();
    expect(chain.submit(alice, order({ wh: 2000n, price: 600n * TICK }))).toSucceed();
    const reserved = 800n * TICK;
    expect(money(chain, alice)).toEqual({ free: HOLDING - reserved, reserved });
  });
});

describe('a bond', () => {
  test('has to be there', () => {
    const chain = new ChainBuilder()
      .metered()
      .with(alice, 400n * TICK - 1n)
      .meter('roof', alice)
      .build();
    const offer = order({ price: 600n * TICK });
    expect(chain.submit(alice, offer)).toBeNoop('GridToken.InsufficientBalance');
    expect(chain.submit(alice, order({ price: 601n * TICK }))).toSucceed();
  });

  test('is none where the seller asks what the utility does, or more', () => {
    const chain = market();
    for (const price of [GRID, 150n * GRID]) chain.submit(alice, order({ price }));
    expect(money(chain, alice)).toEqual({ free: HOLDING, reserved: 0n });
  });
});

describe('who is in debt', () => {
  /** Bob has drawn a kWh and cannot pay it; he has an order with a bond. */
  const indebted = (): TestChain => {
    const chain = measured({ grid: GRID });
    expect(chain.submit(bob, tx('GridToken.burn', bob, GRID - 10n * TICK))).toSucceed();
    expect(chain.submit(bob, order({ meter: METER, wh: 10n, price: TICK }))).toSucceed();
    expect(read(chain, { importWh: 2_000, exportWh: 1_000 })).toSucceed();
    // Every meter has been read: the pool closes.
    chain.skipBlocks(2);
    return chain;
  };

  test('bids nothing, but may sell', () => {
    const chain = indebted();
    const bid = order({
      side: 'Buy',
      meter: METER,
      wh: 10n,
      price: TICK,
      epoch: epochOf(chain) + 2n,
    });
    expect(chain.submit(bob, bid)).toBeNoop('GridToken.AccountInDebt');
    const free = order({ meter: METER, wh: 10n, price: GRID });
    expect(chain.submit(bob, free)).toSucceed();
  });

  test('pays with what a cancelled order had set aside', () => {
    const chain = indebted();
    const before = chain.api('SettlementApi.debt', bob) as bigint;
    const { reserved } = money(chain, bob);
    expect(before).toBeGreaterThan(reserved);
    expect(chain.submit(bob, tx('Trading.cancelOrder', 1n))).toSucceed();
    expect(money(chain, bob)).toEqual({ free: 0n, reserved: 0n });
    expect(chain.api('SettlementApi.debt', bob)).toBe(before - reserved);
  });
});
