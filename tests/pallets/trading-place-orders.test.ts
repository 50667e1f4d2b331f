import { describe, expect, test } from '@jest/globals';
import { alice } from '../support/accounts.js';
import { type TestChain, type Tx, tx } from '../support/chain-builder.js';
import {
  consumer,
  GRID,
  HOLDING,
  latestOrder,
  market,
  marketMaker,
  money,
  nextEpoch,
  passEpochs,
  TICK,
  tradingState,
} from '../support/market.js';
import '../support/matchers.js';
import { ROLE_REQUIRED } from '../support/refusals.js';

interface Request {
  side: 'Buy' | 'Sell';
  meter: string | null;
  deliveryEpoch: bigint | null;
  energyWh: bigint;
  limitPrice: bigint;
}

const request = (changes: Partial<Request> = {}): Request => ({
  side: 'Sell',
  meter: null,
  deliveryEpoch: null,
  energyWh: 1000n,
  limitPrice: GRID,
  ...changes,
});
const together = (requests: Request[]): Tx => tx('Trading.placeOrders', requests);
const single = (r: Request): Tx =>
  tx('Trading.placeOrder', r.side, r.meter, r.deliveryEpoch, r.energyWh, r.limitPrice);

/** A curve of three prices in each of the next four epochs, bought on one meter and sold on another. */
function curves(chain: TestChain): Request[] {
  const next = nextEpoch(chain);
  return [0n, 1n, 2n, 3n].flatMap((ahead) =>
    [6n, 7n, 8n].flatMap((tenths, step) => {
      const energyWh = 100n * BigInt(step + 1);
      const order = { deliveryEpoch: next + ahead, energyWh, limitPrice: tenths * 100n * TICK };
      return [
        request({ ...order, side: 'Sell', meter: 'meter of Alice' }),
        request({ ...order, side: 'Buy', meter: 'second' }),
      ];
    }),
  );
}

describe('place_orders', () => {
  test('leaves what the same orders leave one by one', () => {
    const [one, all] = [market({}, { second: alice }), market({}, { second: alice })];
    for (const each of curves(one)) expect(one.submit(alice, single(each))).toSucceed();
    expect(all.submit(alice, together(curves(all)))).toSucceed();
    expect(tradingState(all)).toEqual(tradingState(one));
    expect(money(all, alice)).toEqual(money(one, alice));
    for (const meter of ['meter of Alice', 'second']) {
      expect(all.query('Registry.Meters', meter)).toEqual(one.query('Registry.Meters', meter));
    }
    passEpochs(one, 5);
    passEpochs(all, 5);
    expect(tradingState(all)).toEqual(tradingState(one));
    expect(money(all, alice)).toEqual(money(one, alice));
  });

  test('announces each order, and sets the money of all aside at once', () => {
    const chain = market();
    const bids = [5n, 7n].map((kwh) => request({ side: 'Buy', energyWh: kwh * 1000n }));
    const receipt = chain.submit(consumer, together(bids));
    for (const [index, { energyWh }] of bids.entries())
      expect(receipt).toEmit('Trading.OrderPlaced', { orderId: BigInt(index + 1), energyWh });
    expect(receipt).toEmit('Balances.Reserved', { who: consumer, amount: 12n * GRID });
    expect(money(chain, consumer)).toEqual({ free: HOLDING - 12n * GRID, reserved: 12n * GRID });
  });

  test('takes a hundred orders, and not one more', () => {
    const chain = market();
    const orders = Array.from({ length: 100 }, () => request({ energyWh: 10n }));
    const more = together([...orders, request({ energyWh: 10n })]);
    expect(chain.submit(alice, more)).toBeNoop('Trading.TooManyOrdersAtOnce');
    expect(chain.submit(alice, together([]))).toBeNoop('Trading.TooManyOrdersAtOnce');
    expect(chain.submit(alice, together(orders))).toSucceed();
    expect(latestOrder(chain)).toBe(100n);
  });

  test.each<[string, string, (chain: TestChain) => Request[]]>([
    ['a price off the tick', 'OffTick', () => [request({ limitPrice: GRID + 1n })]],
    ['an epoch that is too distant', 'EpochTooDistant', (c) => [ahead(c, 4n)]],
    ['a meter of somebody else', 'MeterNotOwned', () => [request({ meter: 'meter of Bob' })]],
    [
      'energy that exceeds the rating only with those before it',
      'RatingExceeded',
      () => [request({ energyWh: 1_500_000n }), request({ energyWh: 1_000_000n })],
    ],
    ['both sides of one meter', 'OppositeSides', () => [request({ side: 'Buy' })]],
    [
      'money that is short only for all together',
      'InsufficientBalance',
      (c) =>
        [1n, 2n].map((by) => ({ ...ahead(c, by), side: 'Buy', limitPrice: HOLDING / 2n + TICK })),
    ],
  ])('places none where one asks for %s', (_what, error, more) => {
    const chain = market({}, { second: alice });
    const pallet = error === 'InsufficientBalance' ? 'GridToken' : 'Trading';
    const orders = [request(), ...more(chain)];
    expect(chain.submit(alice, together(orders))).toBeNoop(`${pallet}.${error}`);
  });

  test('places none beyond the caps, which count those before it', () => {
    const three = together([request(), request(), request()]);
    const own = market({ maxOrdersPerUser: 2 });
    expect(own.submit(alice, three)).toBeNoop('Trading.TooManyOrdersOfUser');
    const all = market({ maxOrdersPerEpoch: 2 });
    expect(all.submit(alice, three)).toBeNoop('Trading.TooManyOrdersInEpoch');
  });

  test('is for verified users', () =>
    expect(market().submit(marketMaker, together([request()]))).toBeRefused(ROLE_REQUIRED));
});

/** An order for that many epochs behind the next. */
function ahead(chain: TestChain, by: bigint): Request {
  return request({ deliveryEpoch: nextEpoch(chain) + by });
}
