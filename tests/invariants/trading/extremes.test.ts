import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAKER, PEOPLE, PROSUMERS, market } from '../../market/crowd.js';
import { EPOCH, epochOf, filled, money, orderIn, passEpochs, TICK } from '../../support/market.js';
import { expectCustody, securityOf } from '../../market/holds.js';
import type { Account } from '../../support/accounts.js';
import { ChainBuilder, tx, type Tx } from '../../support/chain-builder.js';
import '../../support/matchers.js';

const U64 = 2n ** 64n - 1n;
const U128 = 2n ** 128n - 1n;

/** Numbers of a whole range: ordinary ones, those around its ends and powers of two, and any. */
function numbers(highest: bigint): fc.Arbitrary<bigint> {
  const bits = BigInt(highest.toString(2).length);
  const powers = fc.bigInt(0n, bits - 1n).map((bit) => 2n ** bit);
  return fc.oneof(
    fc.bigInt(0n, 1_000n),
    fc.bigInt(0n, 10n).map((below) => highest - below),
    fc.tuple(powers, fc.bigInt(-1n, 1n)).map(([power, by]) => power + by),
    fc.bigInt(0n, highest),
  );
}

const u64 = numbers(U64);
const u128 = fc.oneof(
  numbers(U128),
  // On the tick and off it by one, however large.
  fc.tuple(fc.bigInt(0n, U128 / TICK), fc.bigInt(0n, 1n)).map(([ticks, off]) => ticks * TICK + off),
);
const side = fc.constantFrom('Buy', 'Sell');
const meter = fc.oneof(
  fc.constant(null),
  fc.constantFrom('P0-Ask', 'P0-Bid', 'P1-Ask', '').map((name) => Buffer.from(name)),
  fc.uint8Array({ maxLength: 300 }),
);
const option = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 3 });

const calls: fc.Arbitrary<Tx> = fc.oneof(
  fc.tuple(u64, u128).map((args) => tx('Trading.createSellOrder', ...args)),
  fc.tuple(u64, u128).map((args) => tx('Trading.createBuyOrder', ...args)),
  fc.tuple(side, meter, option(u64), u64, u128).map((args) => tx('Trading.placeOrder', ...args)),
  fc
    .array(
      fc.record({
        side,
        meter,
        deliveryEpoch: option(u64),
        energyWh: u64,
        limitPrice: u128,
      }),
      { maxLength: 3 },
    )
    .map((orders) => tx('Trading.placeOrders', orders)),
  u64.map((order) => tx('Trading.cancelOrder', order)),
  fc.constant(tx('Trading.matchOrders')),
);

// Few steps, so that a block has room for many calls by hand.
const fresh = market({ stepsPerBlock: 100 });
const issuance = fresh.query('Balances.TotalIssuance') as bigint;

test('any call with any numbers succeeds or changes nothing, and blocks keep coming', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...PEOPLE, MAKER), calls), { minLength: 1, maxLength: 12 }),
      (sequence) => {
        const chain = fresh.fork();
        for (const [who, call] of sequence) {
          const receipt = chain.submit(who, call);
          if (receipt.outcome.kind === 'failed') expect(receipt).toBeNoop(receipt.error as string);
        }
        passEpochs(chain, 5);
        expectCustody(chain, issuance);
      },
    ),
    { numRuns: 600 },
  );
});

test('any question with any epoch is answered', () => {
  const [who] = PROSUMERS as [Account];
  const chain = fresh.fork();
  chain.submit(who, tx('Trading.placeOrder', 'Buy', null, null, 10n, TICK));
  const { types } = chain;
  const questions = [
    'parameters',
    'gate_closure',
    'phase',
    'book',
    'indicative',
    'auction_result',
    'order',
    'auction_proof',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...questions), u64, (name, epoch) => {
      const path = `TradingApi.${name}`;
      expect(types.api(path).inputs).toHaveLength(1);
      chain.api(path, epoch);
      chain.api('TradingApi.orders_of', who, epoch);
      chain.api('TradingApi.statement', who, epoch);
    }),
    { numRuns: 300 },
  );
});

describe('the largest orders', () => {
  /** What a meter of 10 MW may have on order in a quarter hour. */
  const ENERGY = 2_500_000n;
  /** The highest price on the tick at which such an order has a value of 128 bits. */
  const PRICE = (U128 / ENERGY / (TICK / 1000n)) * TICK;
  /** Enough for the bond of all of it. */
  const WEALTH = 10n ** 24n;
  const [seller, buyer] = PROSUMERS as [Account, Account];
  const rich = (): ReturnType<typeof market> =>
    new ChainBuilder()
      .metered()
      .with(seller, WEALTH)
      .meter('roof', seller)
      // All that can be: genesis gives other accounts some, too.
      .with(buyer, U128 - 10n ** 25n)
      .meter('house', buyer)
      .build();

  test('are paid to the base unit', () => {
    const chain = rich();
    const before = chain.balance(buyer);
    const price = PRICE - 10n ** 9n * TICK;
    const sale = tx('Trading.placeOrder', 'Sell', null, null, ENERGY, price);
    const bid = tx('Trading.placeOrder', 'Buy', null, null, ENERGY, price);
    const order = orderIn(chain.submit(seller, sale));
    orderIn(chain.submit(buyer, bid));
    expect(money(chain, buyer).reserved).toBe(ENERGY * (price / 1000n));
    passEpochs(chain);
    expect(filled(chain, order)).toBe(ENERGY);
    expect(money(chain, seller)).toEqual({ free: WEALTH, reserved: ENERGY * (price / 1000n) });
    expect(chain.balance(buyer)).toBe(before - ENERGY * (price / 1000n));
  });

  test('are refused where their value does not fit', () => {
    const chain = rich();
    const bid = (price: bigint): Tx => tx('Trading.placeOrder', 'Buy', null, null, ENERGY, price);
    expect(chain.submit(buyer, bid(PRICE))).toBeNoop('GridToken.InsufficientBalance');
    expect(chain.submit(buyer, bid(PRICE + TICK))).toBeNoop('Trading.ValueOverflow');
    const highest = (U128 / TICK) * TICK;
    expect(chain.submit(buyer, bid(highest))).toBeNoop('Trading.ValueOverflow');
  });

  test('to sell at any price wait for a buyer who never comes', () => {
    const chain = rich();
    const highest = (U128 / TICK) * TICK;
    const sale = tx('Trading.placeOrder', 'Sell', null, null, ENERGY, highest);
    const order = orderIn(chain.submit(seller, sale));
    const small = tx('Trading.placeOrder', 'Buy', null, null, 10n, TICK);
    const bid = orderIn(chain.submit(buyer, small));
    passEpochs(chain);
    expect([filled(chain, order), filled(chain, bid)]).toEqual([0n, 0n]);
  });

  test('add up: a hundred of them by one user, all on one level', () => {
    const chain = rich();
    const part = ENERGY / 125n;
    const sale = tx('Trading.placeOrder', 'Sell', null, null, part, TICK);
    for (let i = 0; i < 100; i++) expect(chain.submit(seller, sale)).toSucceed();
    expect(chain.submit(seller, sale)).toBeNoop('Trading.TooManyOrdersOfUser');
    const bid = tx('Trading.placeOrder', 'Buy', null, null, ENERGY, TICK);
    chain.submit(buyer, bid);
    passEpochs(chain);
    const reserved = securityOf(100n * part, 1n);
    const paid = 100n * part * (TICK / 1000n);
    expect(money(chain, seller)).toEqual({ free: WEALTH + paid - reserved, reserved });
  });
});

test('an epoch that is far off is refused, whatever its number', () => {
  const chain = fresh.fork();
  const [who] = PROSUMERS as [Account];
  const now = epochOf(chain);
  const length = BigInt(EPOCH);
  const order = (epoch: bigint): Tx => tx('Trading.placeOrder', 'Buy', null, epoch, 10n, TICK);
  for (const epoch of [0n, 1n, now - 1n, now]) {
    expect(chain.submit(who, order(epoch))).toBeNoop('Trading.EpochClosed');
  }
  for (const epoch of [now + 5n, U64 / length, U64 / length + now + 2n, U64 - 1n, U64]) {
    expect(chain.submit(who, order(epoch))).toBeNoop('Trading.EpochTooDistant');
  }
});
