import { describe, expect, test } from '@jest/globals';
import type { Account, Book, Meter, Order } from '../../tools/page/data/types.js';
import { type Draft, refusalOf, termsOf } from '../../tools/page/screens/market/order.js';

const GRID = 10n ** 18n;
const MILLI = GRID / 1000n;
const NOW = Date.parse('2024-01-15T13:50:00+07:00');

const book: Book = {
  epoch: 1_894_600,
  from: '2024-01-15T14:00:00+07:00',
  to: '2024-01-15T14:15:00+07:00',
  gate: '2024-01-15T14:00:00+07:00',
  feedIn: '0.523',
  retail: '1',
  rules: {
    lotWh: 10,
    tick: '0.001',
    lowest: '0.523',
    highest: '1',
    ordersPerUser: 2,
    horizon: 4,
  },
  bids: [],
  asks: [],
  indicative: { price: '0.71', volumeWh: 10, demandWh: 10, supplyWh: 10, surplusWh: 0 },
};

const meter: Meter = {
  ...{ meter: 'Library-1', account: '5', name: 'Library', scheme: 'ed25519', since: null },
  class: 'bidirectional',
  ratedWatts: 43_500,
  closing: false,
  lastEpoch: 1_894_598,
  silentEpochs: 0,
};

function account(
  change: Partial<Account> = {},
  balance: Partial<Account['balance']> = {},
): Account {
  return {
    account: '5',
    name: 'Library',
    type: 'prosumer',
    status: 'active',
    location: null,
    registeredAt: null,
    roles: ['prosumer'],
    balance: {
      ...{ free: '10', reserved: '0', total: '10', totalBaht: '42', debt: '0', debtBaht: '0' },
      ...balance,
    },
    meters: [meter],
    alerts: [],
    asOf: { height: 1, time: book.from },
    ...change,
  };
}

const buying: Draft = { side: 'buy', meter: 'Library-1', energyWh: 2_500n, limit: 780n * MILLI };
const selling: Draft = { ...buying, side: 'sell' };

function order(change: Partial<Order>): Order {
  return {
    ...{ order: 1, account: '5', meter: 'Library-1', epoch: book.epoch, from: book.from },
    ...{ side: 'buy', limit: '0.7', energyWh: 1_000, filledWh: 0, price: null, status: 'open' },
    ...{ placedAt: book.from, placedIn: 1, closedIn: null },
    ...change,
  } as Order;
}

describe('what an order comes to', () => {
  test('a buyer sets its limit aside, pays the common price, and gets feed-in for what it does not use', () => {
    expect(termsOf(buying, book)).toEqual({
      setAside: 1950n * MILLI,
      asItStands: 1775n * MILLI,
      atLimit: 1950n * MILLI,
      unused: 13075n * (MILLI / 10n),
      shortfall: 0n,
    });
  });

  test('a seller sets aside what retail is above its limit, which is what it loses if it delivers nothing', () => {
    const terms = termsOf(selling, book);
    expect(terms?.setAside).toBe(550n * MILLI);
    expect(terms?.shortfall).toBe(550n * MILLI);
  });

  test('a seller above retail sets nothing aside', () => {
    expect(termsOf({ ...selling, limit: 2n * GRID }, book)?.setAside).toBe(0n);
  });

  test('is not said while there is no number', () => {
    expect(termsOf({ ...buying, energyWh: null }, book)).toBeNull();
  });
});

describe('an order is refused before it is signed', () => {
  const kindOf = (
    draft: Partial<Draft>,
    who: Account | null = account(),
    orders: readonly Order[] = [],
    now = NOW,
  ): unknown => refusalOf({ ...buying, ...draft }, book, who, orders, now);

  test('but not where nothing is wrong', () => {
    expect(kindOf({})).toBeNull();
    expect(kindOf(selling)).toBeNull();
  });

  test.each<[string, unknown]>([
    ['nobody', kindOf({}, null)],
    ['suspended', kindOf({}, account({ status: 'suspended' }))],
    ['notVerified', kindOf({}, account({ roles: [] }))],
    ['consumerSells', kindOf(selling, account({ roles: ['consumer'] }))],
    ['debt', kindOf({}, account({}, { debt: '0.5' }))],
    ['closed', kindOf({}, account(), [], Date.parse(book.gate))],
    ['noMeter', kindOf({ meter: 'other' })],
    ['meterClosed', kindOf({}, account({ meters: [{ ...meter, closing: true }] }))],
    ['meterNotDescribed', kindOf({}, account({ meters: [{ ...meter, ratedWatts: null }] }))],
    ['noBaseline', kindOf({}, account({ meters: [{ ...meter, lastEpoch: null }] }))],
    ['silent', kindOf({}, account({ meters: [{ ...meter, silentEpochs: 97 }] }))],
    ['wrongClass', kindOf(selling, account({ meters: [{ ...meter, class: 'consumption' }] }))],
    ['wrongClass', kindOf({}, account({ meters: [{ ...meter, class: 'generation' }] }))],
    ['opposite', kindOf({}, account(), [order({ side: 'sell' })])],
    ['noEnergy', kindOf({ energyWh: 0n })],
    ['offLot', kindOf({ energyWh: 15n })],
    ['noLimit', kindOf({ limit: null })],
    ['offTick', kindOf({ limit: 780n * MILLI + 1n })],
    ['outside', kindOf({ limit: 522n * MILLI })],
    ['outside', kindOf({ limit: 1001n * MILLI })],
    ['tooMany', kindOf({}, account(), [order({ order: 1 }), order({ order: 2 })])],
    ['rating', kindOf({ energyWh: 10_880n }, account({}, { free: '100' }))],
    ['tooLittle', kindOf({}, account({}, { free: '1.949' }))],
  ])('%s', (kind, refusal) => {
    expect(refusal).toMatchObject({ kind });
  });

  test('an account in debt may sell', () => {
    expect(kindOf(selling, account({}, { debt: '0.5' }))).toBeNull();
  });

  test('the rating is what a meter can count in the epoch, less what is ordered already', () => {
    const rich = account({}, { free: '100' });
    expect(kindOf({ energyWh: 10_870n }, rich)).toBeNull();
    expect(kindOf({ energyWh: 9_880n }, rich, [order({})])).toEqual({
      kind: 'rating',
      leftWh: 9_875n,
    });
  });
});
