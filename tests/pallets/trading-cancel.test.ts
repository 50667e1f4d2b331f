import { describe, expect, test } from '@jest/globals';
import { alice, bob } from '../support/accounts.js';
import { type TestChain, tx } from '../support/chain-builder.js';
import {
  admin,
  EPOCH,
  GRID,
  HOLDING,
  latestOrder,
  market,
  money,
  nextEpoch,
  order,
  place,
  TICK,
  tradingState,
} from '../support/market.js';
import '../support/matchers.js';

const MAX_64 = 2n ** 64n - 1n;

interface Position {
  readonly meters: readonly { readonly orders: number; readonly energyWh: bigint }[];
}

describe('cancel_order', () => {
  test('leaves everything as it was before the order', () => {
    const chain = market();
    chain.submit(bob, order({ side: 'Buy', price: 2n * GRID }));
    const before = tradingState(chain);
    const counter = chain.types.storageKey('Trading.LatestOrder', []);
    for (const side of ['Sell', 'Buy'] as const) {
      const epoch = nextEpoch(chain) + 1n;
      chain.submit(alice, order({ side, epoch, price: 2n * GRID }));
      const id = latestOrder(chain);
      const receipt = chain.submit(alice, tx('Trading.cancelOrder', id));
      expect(receipt).toEmit('Trading.OrderCancelled', { orderId: id, owner: alice });
      before.set(counter, tradingState(chain).get(counter) ?? '');
      expect(tradingState(chain)).toEqual(before);
      expect(money(chain, alice)).toEqual({ free: HOLDING, reserved: 0n });
      expect(chain.query('Registry.Meters', 'meter of Alice')).toMatchObject({ openOrders: 0 });
    }
  });

  test('gives back what is set aside, and ends the order, were it less than it has to be', () => {
    const chain = market();
    chain.submit(bob, order({ side: 'Buy', wh: 1000n, price: GRID }));
    const record = chain.query('System.Account', bob) as { data: { reserved: bigint } };
    const data = { ...record.data, reserved: GRID / 4n };
    chain.put('System.Account', { ...record, data }, bob);
    expect(chain.submit(bob, tx('Trading.cancelOrder', 1n))).toSucceed();
    const free = HOLDING - GRID + GRID / 4n;
    expect(money(chain, bob)).toEqual({ free, reserved: 0n });
    expect(chain.count('Trading.Books')).toBe(0);
  });

  test('of the last order of a book leaves no work for its gate', () => {
    const chain = market();
    const due = (): unknown => chain.query('Trading.Due');
    chain.submit(alice, order());
    chain.submit(bob, order({ epoch: nextEpoch(chain) + 1n }));
    expect(due()).toBe(nextEpoch(chain) * BigInt(EPOCH));
    expect(chain.submit(alice, tx('Trading.cancelOrder', 1n))).toSucceed();
    expect(due()).toBe((nextEpoch(chain) + 1n) * BigInt(EPOCH));
    expect(chain.submit(bob, tx('Trading.cancelOrder', 2n))).toSucceed();
    expect(due()).toBe(0n);
  });

  test('takes one of several orders out of its level, its position and its list', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    for (const wh of [100n, 200n, 300n]) place(chain, alice, 'Sell', wh, 5n);
    expect(chain.submit(alice, tx('Trading.cancelOrder', 2n))).toSucceed();
    expect(chain.api('TradingApi.book', epoch)).toMatchObject({
      asks: [{ price: 5n * TICK, energyWh: 400n, orders: 2 }],
    });
    const orders = chain.api('TradingApi.orders_of', alice, epoch) as { id: bigint }[];
    expect(orders.map(({ id }) => id)).toEqual([1n, 3n]);
    expect(chain.query('Registry.Meters', 'meter of Alice')).toMatchObject({ openOrders: 2 });
  });

  test('frees the meter for the other side', () => {
    const chain = market();
    chain.submit(alice, order());
    chain.submit(alice, tx('Trading.cancelOrder', 1n));
    expect(chain.submit(alice, order({ side: 'Buy' }))).toSucceed();
  });

  test('frees what the order had of its meter’s rating, and the meter with its last order', () => {
    const chain = market({}, { second: alice });
    /** Orders and energy by meter. */
    const uses = (): unknown =>
      [...chain.entries('Trading.Positions')].flatMap(([, position]) =>
        (position as Position).meters.map(({ orders, energyWh }) => [orders, energyWh]),
      );
    for (const wh of [100n, 200n]) chain.submit(alice, order({ wh }));
    chain.submit(alice, order({ wh: 70n, meter: 'second' }));
    expect(uses()).toEqual([
      [2, 300n],
      [1, 70n],
    ]);
    expect(chain.submit(alice, tx('Trading.cancelOrder', 1n))).toSucceed();
    expect(uses()).toEqual([
      [1, 200n],
      [1, 70n],
    ]);
    expect(chain.submit(alice, tx('Trading.cancelOrder', 2n))).toSucceed();
    expect(uses()).toEqual([[1, 70n]]);
    expect(chain.submit(alice, order({ side: 'Buy' }))).toSucceed();
  });

  test('knows orders that exist, of their owner, in books that are open', () => {
    const chain = market();
    chain.submit(alice, order());
    for (const id of [0n, 2n, MAX_64]) {
      expect(chain.submit(alice, tx('Trading.cancelOrder', id))).toBeNoop('Trading.OrderNotFound');
    }
    expect(chain.submit(bob, tx('Trading.cancelOrder', 1n))).toBeNoop('Trading.NotOrderOwner');
    chain.skipTime(EPOCH);
    expect(chain.submit(alice, tx('Trading.cancelOrder', 1n))).toBeNoop('Trading.EpochClosed');
    chain.nextBlock();
    expect(chain.submit(alice, tx('Trading.cancelOrder', 1n))).toBeNoop('Trading.EpochClosed');
  });
});

describe('a meter that is taken from its owner while orders on it are open', () => {
  const METER = 'meter of Alice';
  const take = tx('Registry.unassignMeter', METER);
  const holder = (chain: TestChain): unknown => chain.query('Registry.Meters', METER);

  function closing(): TestChain {
    const chain = market();
    chain.submit(alice, order());
    chain.submit(alice, order());
    expect(chain.submit(admin, take)).toEmit('Registry.MeterClosing', { user: alice });
    return chain;
  }

  test('takes no more orders, and stays where it is', () => {
    const chain = closing();
    expect(chain.submit(alice, order())).toBeNoop('Trading.MeterClosed');
    expect(chain.submit(alice, order({ side: 'Buy' }))).toBeNoop('Trading.MeterClosed');
    expect(holder(chain)).toMatchObject({ openOrders: 2, closing: true });
    expect(chain.submit(admin, take)).toBeNoop('Registry.MeterIsClosing');
    const give = tx('Registry.assignMeter', METER, bob);
    expect(chain.submit(admin, give)).toBeNoop('Registry.MeterAlreadyAssigned');
  });

  test('leaves when the last of them is cleared', () => {
    const chain = closing();
    chain.skipTime(EPOCH);
    chain.nextBlock();
    expect(chain.events).toEmit('Registry.MeterUnassigned', { meterId: METER, user: alice });
    expect(holder(chain)).toBeNull();
    expect(chain.query('Registry.MetersOf', alice)).toEqual([]);
  });

  test('leaves when the last of them is cancelled', () => {
    const chain = closing();
    chain.submit(alice, tx('Trading.cancelOrder', 1n));
    expect(holder(chain)).not.toBeNull();
    const last = chain.submit(alice, tx('Trading.cancelOrder', 2n));
    expect(last).toEmit('Registry.MeterUnassigned', { meterId: METER, user: alice });
    expect(holder(chain)).toBeNull();
  });
});
