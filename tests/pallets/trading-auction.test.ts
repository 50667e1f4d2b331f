import { describe, expect, test } from '@jest/globals';
import { alice, bob, dave } from '../support/accounts.js';
import { tx } from '../support/chain-builder.js';
import {
  consumer,
  EPOCH,
  fills,
  GRID,
  HOLDING,
  market,
  money,
  nextEpoch,
  passEpochs,
  place,
  TICK,
  workedExample,
} from '../support/market.js';
import '../support/matchers.js';

/** Price in ticks and volume of a book of `[energy, ticks]`, each side placed by one trader. */
function auction(bids: [bigint, bigint][], asks: [bigint, bigint][], chain = market()): unknown {
  const epoch = nextEpoch(chain);
  for (const [energy, ticks] of bids) place(chain, consumer, 'Buy', energy, ticks);
  for (const [energy, ticks] of asks) place(chain, alice, 'Sell', energy, ticks);
  const indicated = chain.api('TradingApi.indicative', epoch);
  passEpochs(chain);
  const result = chain.api('TradingApi.auction_result', epoch) as { price: bigint | null };
  expect(result).toEqual(indicated);
  return { ...result, price: result.price === null ? null : result.price / TICK };
}

describe('the auction', () => {
  test('clears the worked example at 10', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    workedExample(chain);
    passEpochs(chain);
    expect(chain.api('TradingApi.auction_result', epoch)).toEqual({
      price: 10n * TICK,
      volumeWh: 10_000n,
      demandWh: 12_000n,
      supplyWh: 10_000n,
      surplusWh: 2000n,
      bids: 2,
      asks: 3,
    });
    expect(fills(chain)).toEqual([5000n, 5000n, 1000n, 9000n, 0n]);
    const wh = (10n * TICK) / 1000n;
    expect(money(chain, consumer)).toEqual({ free: HOLDING - 10_000n * wh, reserved: 0n });
    // What a seller was paid stays set aside with the rest of 1 GRID per kWh, until its meter has shown the energy.
    const promised = (kwh: bigint): object => ({
      free: HOLDING + kwh * 1000n * wh - kwh * GRID,
      reserved: kwh * GRID,
    });
    expect(money(chain, alice)).toEqual(promised(1n));
    expect(money(chain, bob)).toEqual(promised(9n));
    expect(money(chain, dave)).toEqual(promised(0n));
  });

  test('clears the introductory example at 150 GRID', () => {
    const chain = market();
    chain.submit(alice, tx('Trading.createSellOrder', 500n, 150n * 10n ** 18n));
    chain.submit(consumer, tx('Trading.createBuyOrder', 300n, 160n * 10n ** 18n));
    expect(money(chain, consumer).reserved).toBe(48_000n * GRID);
    chain.skipTime(EPOCH);
    chain.nextBlock();
    const { events } = chain;
    const payment = { from: consumer, to: alice };
    expect(events).toEmit('GridToken.Transfer', { ...payment, value: 45_000n * GRID });
    expect(events).toEmit('Balances.ReserveRepatriated', { destinationStatus: 'Reserved' });
    expect(events).toEmit('Balances.Unreserved', { who: consumer, amount: 3000n * GRID });
    const price = 150n * GRID;
    const filled = { energyWh: 300_000n, price };
    expect(events).toEmit('Trading.OrderFilled', { orderId: 1n, owner: alice, ...filled });
    expect(events).toEmit('Trading.OrderFilled', { orderId: 2n, owner: consumer, ...filled });
    expect(events).toEmit('Trading.OrderExpired', {
      orderId: 1n,
      owner: alice,
      energyWh: 200_000n,
    });
    expect(events).toEmit('Trading.EpochCleared', { price, volumeWh: 300_000n });
    expect(money(chain, consumer)).toEqual({ free: HOLDING - 45_000n * GRID, reserved: 0n });
    expect(money(chain, alice)).toEqual({ free: HOLDING, reserved: 45_000n * GRID });
  });

  test('takes the middle of the prices that balance both sides, rounded down to the tick', () => {
    expect(auction([[100n, 20n]], [[100n, 11n]])).toMatchObject({ price: 15n, surplusWh: 0n });
    expect(auction([[100n, 20n]], [[100n, 20n]])).toMatchObject({ price: 20n });
  });

  test('keeps the middle clear of limits that would add a surplus', () => {
    const bids: [bigint, bigint][] = [
      [100n, 20n],
      [50n, 14n],
    ];
    const asks: [bigint, bigint][] = [
      [100n, 5n],
      [50n, 18n],
    ];
    // From 15 to 17 both sides are equal.
    expect(auction(bids, asks)).toMatchObject({ price: 16n, surplusWh: 0n, volumeWh: 100n });
  });

  test('gives way to pressure: the highest price under excess demand, the lowest under excess supply', () => {
    expect(auction([[300n, 20n]], [[100n, 10n]])).toMatchObject({ price: 20n, surplusWh: 200n });
    expect(auction([[100n, 20n]], [[300n, 10n]])).toMatchObject({ price: 10n, surplusWh: 200n });
  });

  test('takes the smaller surplus where neighbouring ticks differ', () => {
    const bids = (rest: bigint): [bigint, bigint][] => [
      [100n, 20n],
      [rest, 15n],
    ];
    const asks = (rest: bigint): [bigint, bigint][] => [
      [100n, 10n],
      [rest, 16n],
    ];
    expect(auction(bids(50n), asks(60n))).toMatchObject({ price: 15n, demandWh: 150n });
    expect(auction(bids(60n), asks(50n))).toMatchObject({ price: 16n, supplyWh: 150n });
    // Equal surpluses at 10 to 15 and at 16 to 20: the middle of all.
    expect(auction(bids(50n), asks(50n))).toMatchObject({ price: 15n, surplusWh: 50n });
  });

  test('where open levels a tick apart are equal, takes the middle of all prices with that surplus', () => {
    const bids: [bigint, bigint][] = [
      [100n, 20n],
      [50n, 15n],
    ];
    const asks: [bigint, bigint][] = [
      [100n, 8n],
      [50n, 16n],
    ];
    // From 8 to 15 demand is 50 Wh above supply, from 16 to 20 below it.
    expect(auction(bids, asks)).toMatchObject({ price: 14n, surplusWh: 50n });
    // Levels behind the open ones cut off what they add to.
    expect(auction([...bids, [10n, 12n]], asks)).toMatchObject({ price: 16n, surplusWh: 50n });
    expect(auction(bids, [...asks, [10n, 18n]])).toMatchObject({ price: 12n, surplusWh: 50n });
  });

  test('finds no price where no bid reaches an ask', () => {
    const chain = market();
    expect(auction([[100n, 9n]], [[100n, 10n]], chain)).toMatchObject({
      price: null,
      volumeWh: 0n,
    });
    expect(money(chain, consumer)).toEqual({ free: HOLDING, reserved: 0n });
    expect(fills(chain)).toEqual([0n, 0n]);
  });

  test('returns the orders of a one-sided book', () => {
    for (const side of ['Buy', 'Sell'] as const) {
      const chain = market();
      const epoch = nextEpoch(chain);
      place(chain, alice, side, 100n, 10n);
      passEpochs(chain);
      expect(chain.api('TradingApi.auction_result', epoch)).toMatchObject({
        price: null,
        volumeWh: 0n,
      });
      expect(money(chain, alice)).toEqual({ free: HOLDING, reserved: 0n });
      expect(chain.query('Registry.Meters', 'meter of Alice')).toMatchObject({ openOrders: 0 });
    }
  });

  test('says nothing of an epoch without orders, not even after a cancelled one', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    place(chain, alice, 'Sell', 100n, 10n);
    chain.submit(alice, tx('Trading.cancelOrder', 1n));
    passEpochs(chain);
    expect(chain.api('TradingApi.auction_result', epoch)).toBeNull();
    expect(chain.api('TradingApi.phase', epoch)).toBe('Closed');
  });

  test('shares the marginal level pro rata, whatever the order of arrival', () => {
    const chain = market();
    for (const who of [alice, bob, dave]) place(chain, who, 'Sell', 1000n, 10n);
    place(chain, consumer, 'Buy', 1000n, 10n);
    passEpochs(chain);
    expect(fills(chain)).toEqual([333n, 333n, 334n, 1000n]);
  });

  test('fills better levels whole before the marginal one', () => {
    const chain = market();
    place(chain, alice, 'Sell', 1000n, 10n);
    place(chain, bob, 'Sell', 1000n, 9n);
    place(chain, consumer, 'Buy', 1500n, 12n);
    passEpochs(chain);
    expect(fills(chain)).toEqual([500n, 1000n, 1500n]);
  });

  test('lets an account trade with itself over two meters', () => {
    const chain = market({}, { second: alice });
    place(chain, alice, 'Sell', 1000n, 10n);
    chain.submit(alice, tx('Trading.placeOrder', 'Buy', 'second', null, 1000n, 12n * TICK));
    passEpochs(chain);
    expect(fills(chain)).toEqual([1000n, 1000n]);
    expect(money(chain, alice)).toEqual({ free: HOLDING - GRID, reserved: GRID });
  });

  test('moves money exactly at the ends of the ranges', () => {
    const chain = market();
    place(chain, alice, 'Sell', 2_500_000n, 1n);
    const price = HOLDING / 10n / TICK;
    place(chain, consumer, 'Buy', 10n * 1000n, price);
    passEpochs(chain);
    expect(fills(chain)).toEqual([10_000n, 10_000n]);
    expect(chain.query('Balances.TotalIssuance')).toBeGreaterThanOrEqual(4n * HOLDING);
  });
});
