import { describe, expect, test } from '@jest/globals';
import { alice, bob, dave } from '../support/accounts.js';
import { type TestChain, tx } from '../support/chain-builder.js';
import {
  EPOCH,
  GRID,
  HOLDING,
  TICK,
  type Rules,
  admin,
  consumer,
  fills,
  market,
  marketMaker,
  money,
  nextEpoch,
  passEpochs,
  place,
  prosumers,
  tradingState,
} from '../support/market.js';
import '../support/matchers.js';

const MATCH = tx('Trading.matchOrders');

/** The rules' own example: bids A and B, asks C, D and E. */
function workedExample(chain: TestChain): void {
  place(chain, consumer, 'Buy', 5000n, 12n);
  place(chain, consumer, 'Buy', 7000n, 10n);
  place(chain, alice, 'Sell', 1000n, 4n);
  place(chain, bob, 'Sell', 9000n, 10n);
  place(chain, dave, 'Sell', 3000n, 19n);
}

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
    expect(money(chain, alice).free).toBe(HOLDING + 1000n * wh);
    expect(money(chain, bob).free).toBe(HOLDING + 9000n * wh);
    expect(money(chain, dave).free).toBe(HOLDING);
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
    const chain = market();
    chain.submit(admin, tx('Registry.assignMeter', 'second', alice));
    place(chain, alice, 'Sell', 1000n, 10n);
    chain.submit(alice, tx('Trading.placeOrder', 'Buy', 'second', null, 1000n, 12n * TICK));
    passEpochs(chain);
    expect(fills(chain)).toEqual([1000n, 1000n]);
    expect(money(chain, alice)).toEqual({ free: HOLDING, reserved: 0n });
  });

  test('moves money exactly at the ends of the ranges', () => {
    const chain = market();
    place(chain, alice, 'Sell', 10n ** 12n, 1n);
    const price = HOLDING / 10n / TICK;
    place(chain, consumer, 'Buy', 10n * 1000n, price);
    passEpochs(chain);
    expect(fills(chain)).toEqual([10_000n, 10_000n]);
    expect(chain.query('Balances.TotalIssuance')).toBeGreaterThanOrEqual(4n * HOLDING);
  });
});

/** A book with several levels, ties and odd remainders, in two epochs. */
function busyBooks(chain: TestChain): void {
  const next = nextEpoch(chain);
  let seed = 7n;
  const random = (below: bigint): bigint => {
    seed = (seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    return (seed >> 33n) % below;
  };
  for (let i = 0; i < 24; i++) {
    const sells = i % 2 === 0;
    const who = sells ? prosumers[(i / 2) % 3] : consumer;
    const ticks = 10n + random(6n) + (sells ? 0n : 2n);
    const epoch = next + BigInt(Math.floor(i / 16));
    const energy = 10n * (1n + random(99n));
    const call = tx(
      'Trading.placeOrder',
      sells ? 'Sell' : 'Buy',
      null,
      epoch,
      energy,
      ticks * TICK,
    );
    expect(chain.submit(who ?? alice, call)).toSucceed();
  }
}

/** What the busy books come to when cleared by `step`, called until nothing is due. */
function cleared(rules: Partial<Rules>, step: (chain: TestChain) => void): Map<string, string> {
  const chain = market(rules);
  busyBooks(chain);
  chain.skipTime(2 * EPOCH);
  for (let i = 0; i < 200; i++) {
    step(chain);
    expectHolds(chain);
    if ((chain.api('TradingApi.due_epochs') as bigint[]).length === 0) break;
  }
  const state = tradingState(chain);
  for (const who of [...prosumers, consumer]) {
    const { free, reserved } = money(chain, who);
    state.set(who.name, `${free} ${reserved}`);
  }
  // By hand or not is a setting, not an outcome.
  state.delete(chain.types.storageKey('Trading.ClearsByHand', []));
  return state;
}

/** What is reserved is what open orders hold, whichever step the clearing is at. */
function expectHolds(chain: TestChain): void {
  const next = nextEpoch(chain);
  let held = 0n;
  for (let epoch = next - 3n; epoch <= next + 4n; epoch++) {
    held += (chain.api('TradingApi.statement', consumer, epoch) as { held: bigint }).held;
  }
  expect(money(chain, consumer).reserved).toBe(held);
}

describe('clearing in steps', () => {
  const whole = cleared({}, (chain) => chain.nextBlock());

  test.each([1, 2, 3, 7, 50])('ends the same with %i a block', (stepsPerBlock) => {
    expect(cleared({ stepsPerBlock }, (chain) => chain.nextBlock())).toEqual(whole);
  });

  test.each([1, 5])('ends the same by hand, %i a call', (stepsPerBlock) => {
    const byHand = cleared({ stepsPerBlock }, (chain) => {
      chain.put('Trading.ClearsByHand', true);
      expect(chain.submit(marketMaker, MATCH)).toSucceed();
    });
    expect(byHand).toEqual(whole);
  });

  test('ends the same where blocks and market makers mix', () => {
    let block = 0;
    const mixed = cleared({ stepsPerBlock: 2 }, (chain) => {
      for (let i = 0; i < block++ % 3; i++) chain.submit(marketMaker, MATCH);
      chain.nextBlock();
    });
    expect(mixed).toEqual(whole);
  });

  test('goes through its phases in order, and clears the older book first', () => {
    const chain = market({ stepsPerBlock: 1 });
    const epoch = nextEpoch(chain);
    busyBooks(chain);
    const phases: string[] = [];
    const note = (phase: string): void => {
      if (phases.at(-1) !== phase) phases.push(phase);
    };
    chain.skipTime(2 * EPOCH);
    for (let i = 0; i < 100; i++) {
      note(`${chain.api('TradingApi.phase', epoch)} ${chain.api('TradingApi.phase', epoch + 1n)}`);
      chain.nextBlock();
    }
    expect(phases).toEqual(
      [
        'Open Open',
        'Pricing Open',
        'Allocating Open',
        'Sweeping Open',
        'Closed Open',
        'Closed Pricing',
        'Closed Allocating',
        'Closed Sweeping',
        'Closed Closed',
      ].filter((phase) => phases.includes(phase)),
    );
    expect(phases.at(-1)).toBe('Closed Closed');
  });

  test('catches up after a day without blocks', () => {
    const chain = market({ stepsPerBlock: 5 });
    const epoch = nextEpoch(chain);
    for (let ahead = 0n; ahead < 4n; ahead++) {
      const order = (side: string): Parameters<TestChain['submit']>[1] =>
        tx('Trading.placeOrder', side, null, epoch + ahead, 1000n, 10n * TICK);
      chain.submit(alice, order('Sell'));
      chain.submit(consumer, order('Buy'));
    }
    chain.skipTime(86_400_000);
    expect(chain.api('TradingApi.due_epochs')).toEqual([0n, 1n, 2n, 3n].map((i) => epoch + i));
    expect(place(chain, bob, 'Sell', 1000n, 10n)).toSucceed();
    const clearedOf = (): bigint[] =>
      chain.events
        .filter(({ path }) => path === 'Trading.EpochCleared')
        .map(({ data }) => (data as { epoch: bigint }).epoch);
    const order: bigint[] = [];
    for (let i = 0; i < 8; i++) {
      chain.nextBlock();
      order.push(...clearedOf());
    }
    expect(order).toEqual([0n, 1n, 2n, 3n].map((i) => epoch + i));
    expect(money(chain, consumer)).toEqual({ free: HOLDING - 4n * 10n * TICK, reserved: 0n });
  });
});

describe('match_orders', () => {
  const due = (): TestChain => {
    const chain = market({ stepsPerBlock: 1000 });
    workedExample(chain);
    return chain;
  };

  test('clears what is due before the market does it by itself', () => {
    const chain = due();
    chain.skipTime(EPOCH);
    expect(chain.submit(marketMaker, MATCH)).toEmit('Trading.EpochCleared', {
      price: 10n * TICK,
      volumeWh: 10_000n,
    });
  });

  test('changes nothing when it is early, or late, or repeated', () => {
    const chain = due();
    expect(chain.submit(marketMaker, MATCH)).toBeNoop();
    chain.skipTime(EPOCH);
    expect(chain.submit(marketMaker, MATCH)).toSucceed();
    expect(chain.submit(marketMaker, MATCH)).toBeNoop();
    passEpochs(chain, 3);
    expect(chain.submit(marketMaker, MATCH)).toBeNoop();
  });

  test('is for market makers', () =>
    expect(due().submit(alice, MATCH)).toBeNoop('Trading.MarketMakerRequired'));
});

describe('what is kept', () => {
  test('is the result for ever, and the orders for as many epochs as the rules say', () => {
    const chain = market({ retention: 2, stepsPerBlock: 3 });
    const epoch = nextEpoch(chain);
    workedExample(chain);
    passEpochs(chain);
    chain.skipTime(2 * EPOCH - 60_000);
    chain.nextBlock();
    expect(chain.api('TradingApi.phase', epoch)).toBe('Closed');
    expect(chain.count('Trading.Orders')).toBe(5);
    chain.skipTime(EPOCH);
    const pruned = [];
    for (let i = 0; i < 10; i++) {
      chain.nextBlock();
      pruned.push(...chain.events.filter(({ path }) => path === 'Trading.EpochPruned'));
    }
    expect(pruned).toHaveLength(1);
    expect(pruned).toEmit('Trading.EpochPruned', { epoch });
    expect(chain.api('TradingApi.phase', epoch)).toBe('Pruned');
    for (const item of ['Orders', 'OrderBook', 'Levels', 'Positions', 'OrdersOf', 'Books'])
      expect(chain.count(`Trading.${item}`)).toBe(0);
    expect(chain.api('TradingApi.auction_result', epoch)).toMatchObject({ volumeWh: 10_000n });
    expect(chain.api('TradingApi.auction_proof', epoch)).toBeNull();
    expect(chain.query('Trading.Due')).toBe(0n);
  });

  test('goes while a younger book is open, which stays', () => {
    const chain = market({ retention: 1 });
    workedExample(chain);
    passEpochs(chain, 2);
    place(chain, alice, 'Sell', 1000n, 10n);
    chain.skipTime(EPOCH - 60_000);
    chain.nextBlock();
    passEpochs(chain, 2);
    expect(chain.count('Trading.Orders')).toBe(1);
  });
});

describe('the runtime API', () => {
  test('proves a clearing: both curves and what came of them', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    workedExample(chain);
    expect(chain.api('TradingApi.auction_proof', epoch)).toBeNull();
    passEpochs(chain);
    const level = (ticks: bigint, energyWh: bigint): object => ({
      price: ticks * TICK,
      energyWh,
      orders: 1,
    });
    expect(chain.api('TradingApi.auction_proof', epoch)).toEqual({
      bids: [level(12n, 5000n), level(10n, 7000n)],
      asks: [level(4n, 1000n), level(10n, 9000n), level(19n, 3000n)],
      result: chain.api('TradingApi.auction_result', epoch),
    });
  });

  test('states an account whose lines sum to what its balance changed by', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    workedExample(chain);
    const expectStatement = (): void => {
      for (const who of [...prosumers, consumer]) {
        const { lines, received, paid, held } = chain.api('TradingApi.statement', who, epoch) as {
          lines: { received: bigint; paid: bigint; held: bigint }[];
          received: bigint;
          paid: bigint;
          held: bigint;
        };
        const sum = lines.reduce(
          (total, line) => total + line.received - line.paid - line.held,
          0n,
        );
        expect(sum).toBe(received - paid - held);
        expect(chain.balance(who)).toBe(HOLDING + sum);
      }
    };
    expectStatement();
    passEpochs(chain);
    expectStatement();
    expect(chain.api('TradingApi.statement', consumer, epoch)).toMatchObject({
      lines: [
        { orderId: 1n, side: 'Buy', energyWh: 5000n, paid: 50n * TICK, held: 0n },
        { orderId: 2n, side: 'Buy', energyWh: 5000n, paid: 50n * TICK, held: 0n },
      ],
    });
  });

  test('knows the rules, the epoch and its gate', () => {
    const chain = market();
    expect(chain.api('TradingApi.parameters')).toMatchObject({ epochLength: 900_000n, lot: 10n });
    const epoch = chain.api('TradingApi.current_epoch') as bigint;
    expect(epoch).toBe((chain.query('Timestamp.Now') as bigint) / 900_000n);
    expect(chain.api('TradingApi.gate_closure', epoch + 1n)).toBe((epoch + 1n) * 900_000n);
    expect(chain.api('TradingApi.phase', epoch + 1n)).toBe('Open');
    expect(chain.api('TradingApi.indicative', epoch + 1n)).toBeNull();
    expect(chain.api('TradingApi.due_epochs')).toEqual([]);
    expect(chain.api('TradingApi.is_clearing_automatic')).toBe(true);
    for (const far of [0n, 2n ** 64n - 1n]) {
      expect(chain.api('TradingApi.book', far)).toMatchObject({ bids: [], asks: [] });
      expect(chain.api('TradingApi.phase', far)).toBe(far ? 'Open' : 'Closed');
    }
  });
});
