import { describe, expect, test } from '@jest/globals';
import { alice, bob, dave, erc } from '../support/accounts.js';
import {
  ChainBuilder,
  type Receipt,
  type TestChain,
  type Tx,
  tx,
} from '../support/chain-builder.js';
import {
  admin,
  consumer,
  EPOCH,
  GRID,
  HOLDING,
  market,
  marketMaker,
  money,
  nextEpoch,
  order,
  TICK,
} from '../support/market.js';
import '../support/matchers.js';
import { ROLE_REQUIRED } from '../support/refusals.js';

const MAX_64 = 2n ** 64n - 1n;
const MAX_128 = 2n ** 128n - 1n;

describe('place_order', () => {
  test('puts an order into the book of the next epoch, on the first meter', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    const receipt = chain.submit(alice, order({ wh: 5000n, price: 2n * GRID }));
    expect(receipt).toEmit('Trading.OrderPlaced', {
      orderId: 1n,
      owner: alice,
      epoch,
      side: 'Sell',
      energyWh: 5000n,
      limitPrice: 2n * GRID,
    });
    expect(chain.api('TradingApi.order', 1n)).toMatchObject({
      owner: alice.address,
      meter: 'meter of Alice',
      epoch,
      filledWh: 0n,
      settled: false,
    });
    expect(chain.api('TradingApi.book', epoch)).toEqual({
      phase: 'Open',
      bids: [],
      asks: [{ price: 2n * GRID, energyWh: 5000n, orders: 1 }],
    });
  });

  test('sets a buyer’s money aside, to the base unit', () => {
    const chain = market();
    const bid = order({ side: 'Buy', wh: 10n, price: 3n * TICK });
    expect(chain.submit(consumer, bid)).toEmit('Balances.Reserved', {
      who: consumer,
      amount: 30n * (TICK / 1000n),
    });
    const reserved = 30n * (TICK / 1000n);
    expect(money(chain, consumer)).toEqual({ free: HOLDING - reserved, reserved });
  });

  test('takes orders up to four epochs ahead, on any meter of the user', () => {
    const chain = market({}, { second: alice });
    const epoch = nextEpoch(chain);
    for (let ahead = 0n; ahead < 4n; ahead++) {
      const call = order({ epoch: epoch + ahead, meter: 'second' });
      expect(chain.submit(alice, call)).toSucceed();
    }
    expect(chain.query('Registry.Meters', 'second')).toMatchObject({ openOrders: 4 });
    expect(chain.submit(alice, order({ epoch: epoch + 4n }))).toBeNoop('Trading.EpochTooDistant');
  });

  test('is for verified users', () =>
    expect(market().submit(marketMaker, order())).toBeRefused(ROLE_REQUIRED));

  test('lets a consumer buy, on a meter as everybody', () => {
    const chain = market();
    expect(chain.submit(consumer, order({ side: 'Buy' }))).toSucceed();
    expect(chain.api('TradingApi.order', 1n)).toMatchObject({
      meter: `meter of ${consumer.name}`,
    });
  });

  test.each(['Buy', 'Sell'] as const)('takes no order to %s without a meter', (side) => {
    const chain = new ChainBuilder().with(alice, HOLDING).build();
    expect(chain.submit(alice, order({ side }))).toBeNoop('Trading.MeterRequired');
  });

  test.each(['Buy', 'Sell'] as const)(
    'takes no order to %s on a meter nobody has described',
    (side) => {
      const chain = new ChainBuilder().with(alice, HOLDING).bareMeter('bare', alice).build();
      for (const meter of [null, 'bare']) {
        const call = order({ side, meter });
        expect(chain.submit(alice, call)).toBeNoop('Trading.MeterNotDescribed');
      }
    },
  );

  test.each([
    ['Consumption', 'WrongMeterClass', null],
    ['Generation', null, 'WrongMeterClass'],
    ['Bidirectional', null, null],
  ] as const)('lets a %s meter do what it counts', (meterClass, onSale, onPurchase) => {
    const place = (side: 'Buy' | 'Sell'): Receipt =>
      new ChainBuilder()
        .with(alice, HOLDING)
        .meter('meter', alice, { meterClass })
        .metered()
        .build()
        .submit(alice, order({ side }));
    const expected = (error: string | null): string | null => error && `Trading.${error}`;
    expect(place('Sell').error).toBe(expected(onSale));
    expect(place('Buy').error).toBe(expected(onPurchase));
  });

  test.each<[string, string, () => [TestChain, Parameters<TestChain['submit']>[0], Tx]]>([
    ['no sale of a consumer’s', 'ConsumerCannotSell', () => [market(), consumer, order()]],
    [
      'no meter of others',
      'MeterNotOwned',
      () => [market(), alice, order({ meter: 'meter of Bob' })],
    ],
    [
      'no meter that is not in use',
      'MeterNotOwned',
      () => [market(), alice, order({ meter: 'x' })],
    ],
    ['no order of nothing', 'ZeroEnergy', () => [market(), alice, order({ wh: 0n })]],
    [
      'no more than a terawatt-hour',
      'EnergyTooLarge',
      () => [market(), alice, order({ wh: 10n ** 12n + 10n })],
    ],
    [
      'no energy at the end of its range',
      'EnergyTooLarge',
      () => [market(), alice, order({ wh: MAX_64 })],
    ],
    ['no energy off the lot', 'OffLot', () => [market(), alice, order({ wh: 1005n })]],
    ['no price of nothing', 'ZeroPrice', () => [market(), alice, order({ price: 0n })]],
    ['no price off the tick', 'OffTick', () => [market(), alice, order({ price: GRID + 1n })]],
    [
      'no price at the end of its range',
      'OffTick',
      () => [market(), alice, order({ price: MAX_128 })],
    ],
    [
      'no price below the band',
      'OutsidePriceBand',
      () => [market({ minPrice: `${2n * GRID}` }), alice, order({ price: 2n * GRID - TICK })],
    ],
    [
      'no price above the band',
      'OutsidePriceBand',
      () => [market({ maxPrice: `${2n * GRID}` }), alice, order({ price: 2n * GRID + TICK })],
    ],
    [
      'no epoch at the end of its range',
      'EpochTooDistant',
      () => [market(), alice, order({ epoch: MAX_64 })],
    ],
    ['no epoch of the past', 'EpochClosed', () => [market(), alice, order({ epoch: 0n })]],
    [
      'no value above 128 bits',
      'ValueOverflow',
      () => [
        market(),
        consumer,
        order({ side: 'Buy', wh: 2_500_000n, price: MAX_128 - (MAX_128 % TICK) }),
      ],
    ],
  ])('takes %s', (_what, error, setting) => {
    const [chain, who, call] = setting();
    expect(chain.submit(who, call)).toBeNoop(`Trading.${error}`);
  });

  test('takes prices exactly at the ends of the band', () => {
    const chain = market({ minPrice: `${2n * GRID}`, maxPrice: `${3n * GRID}` });
    for (const price of [2n * GRID, 3n * GRID]) {
      expect(chain.submit(alice, order({ price }))).toSucceed();
      expect(chain.submit(consumer, order({ side: 'Buy', price }))).toSucceed();
    }
  });

  test('takes the lowest price there is, a tick', () => {
    expect(market().submit(alice, order({ price: TICK }))).toSucceed();
  });

  test('takes no order for the epoch that runs', () => {
    const chain = market();
    const current = nextEpoch(chain) - 1n;
    expect(chain.submit(alice, order({ epoch: current }))).toBeNoop('Trading.EpochClosed');
  });

  test('takes no order from its gate closure on, and none of a suspended user', () => {
    const chain = market({ gateClosureBlocks: 2 });
    const epoch = nextEpoch(chain);
    const gate = chain.api('TradingApi.gate_closure', epoch) as bigint;
    expect(gate).toBe(epoch * BigInt(EPOCH) - 12_000n);
    chain.skipTime(gate - chain.now - 6000n);
    expect(chain.submit(alice, order())).toSucceed();
    chain.nextBlock();
    expect(chain.submit(alice, order())).toBeNoop('Trading.EpochClosed');
    chain.submit(admin, tx('Registry.updateUserStatus', alice, 'Suspended'));
    expect(chain.submit(alice, order({ epoch: epoch + 1n }))).toBeRefused('BadSigner');
  });

  test('backs every order with money of its own', () => {
    const chain = market();
    const bid = tx('Trading.createBuyOrder', 100n, HOLDING / 200n);
    expect(chain.submit(consumer, bid)).toSucceed();
    expect(chain.submit(consumer, bid)).toSucceed();
    expect(chain.submit(consumer, order({ side: 'Buy', wh: 10n, price: TICK }))).toBeNoop(
      'GridToken.InsufficientBalance',
    );
  });

  test('keeps the orders of a meter within its rating, all together', () => {
    const chain = new ChainBuilder()
      .with(alice, HOLDING)
      .meter('roof', alice, { ratedWatts: 4000, meterClass: 'Generation' })
      .metered()
      .build();
    // A quarter of an hour at 4 kW is 1 kWh.
    expect(chain.submit(alice, order({ wh: 1010n }))).toBeNoop('Trading.RatingExceeded');
    expect(chain.submit(alice, order({ wh: 600n }))).toSucceed();
    expect(chain.submit(alice, order({ wh: 410n }))).toBeNoop('Trading.RatingExceeded');
    expect(chain.submit(alice, order({ wh: 400n }))).toSucceed();
    expect(chain.submit(alice, order({ wh: 1000n, epoch: nextEpoch(chain) + 1n }))).toSucceed();
  });

  test('keeps a meter on one side of a book', () => {
    const chain = market({}, { second: alice });
    expect(chain.submit(alice, order())).toSucceed();
    expect(chain.submit(alice, order({ side: 'Buy' }))).toBeNoop('Trading.OppositeSides');
    expect(chain.submit(alice, order({ side: 'Buy', meter: 'second' }))).toSucceed();
    expect(chain.submit(alice, order({ side: 'Buy', epoch: nextEpoch(chain) + 1n }))).toSucceed();
  });

  test('caps the orders of a user and of an epoch; cancelled ones do not count', () => {
    const chain = market({ maxOrdersPerUser: 2, maxOrdersPerEpoch: 3 });
    for (let i = 0; i < 2; i++) expect(chain.submit(alice, order())).toSucceed();
    expect(chain.submit(alice, order())).toBeNoop('Trading.TooManyOrdersOfUser');
    expect(chain.submit(alice, tx('Trading.cancelOrder', 1n))).toSucceed();
    expect(chain.submit(alice, order())).toSucceed();
    expect(chain.submit(bob, order())).toSucceed();
    expect(chain.submit(dave, order())).toBeNoop('Trading.TooManyOrdersInEpoch');
    expect(chain.submit(bob, tx('Trading.cancelOrder', 4n))).toSucceed();
    expect(chain.submit(dave, order())).toSucceed();
    expect(chain.submit(dave, order({ epoch: nextEpoch(chain) + 1n }))).toSucceed();
  });
});

describe('the plain calls', () => {
  test('take whole kWh for the next epoch', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    chain.submit(alice, tx('Trading.createSellOrder', 5n, GRID));
    chain.submit(consumer, tx('Trading.createBuyOrder', 3n, 2n * GRID));
    expect(chain.api('TradingApi.order', 1n)).toMatchObject({
      epoch,
      side: 'Sell',
      energyWh: 5000n,
    });
    expect(chain.api('TradingApi.order', 2n)).toMatchObject({
      epoch,
      side: 'Buy',
      energyWh: 3000n,
    });
    expect(money(chain, consumer).reserved).toBe(6n * GRID);
  });

  test('refuse energies over their whole range', () => {
    const chain = market();
    for (const kwh of [10n ** 9n + 1n, MAX_64]) {
      for (const call of ['Trading.createSellOrder', 'Trading.createBuyOrder']) {
        expect(chain.submit(alice, tx(call, kwh, GRID))).toBeNoop('Trading.EnergyTooLarge');
      }
    }
    for (const kwh of [2501n, 10n ** 9n]) {
      const sale = tx('Trading.createSellOrder', kwh, GRID);
      expect(chain.submit(alice, sale)).toBeNoop('Trading.RatingExceeded');
    }
    expect(chain.submit(alice, tx('Trading.createSellOrder', 2500n, GRID))).toSucceed();
  });
});

test('calls without a signature, or from strangers, do not get into a block', () => {
  const chain = market();
  const calls = [
    order(),
    tx('Trading.createSellOrder', 1n, GRID),
    tx('Trading.createBuyOrder', 1n, GRID),
    tx('Trading.cancelOrder', 1n),
    tx('Trading.matchOrders'),
  ];
  for (const call of calls) {
    expect(chain.submitBare(call)).toBeRefused('NoUnsignedValidator');
    expect(chain.submit(erc, call)).toBeRefused('BadSigner');
  }
});
