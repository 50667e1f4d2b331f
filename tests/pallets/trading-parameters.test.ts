import { beforeAll, describe, expect, test } from '@jest/globals';
import { drill, DRILL_SLOT_MS } from '../../node-config/chains/drill.js';
import { replay } from '../../node-config/chains/replay.js';
import type { ChainDefinition } from '../../node-config/genesis.js';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder, linkBlobs, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import {
  EPOCH,
  TICK,
  authority,
  consumer,
  epochOf,
  market,
  mostSteps,
  order,
  passEpochs,
  place,
  resultOf,
  rulesWith,
  tradingState,
  type Rules,
} from '../support/market.js';
import { decree } from '../support/root.js';
import '../support/matchers.js';
import { ROLE_REQUIRED, ROOT_REQUIRED } from '../support/refusals.js';

beforeAll(() => linkBlobs(DRILL_SLOT_MS, 60_000));

const MAX_32 = 2 ** 32 - 1;
const MAX_64 = 2n ** 64n - 1n;
const MAX_128 = 2n ** 128n - 1n;
/** Epochs ahead of the current one that take orders. */
const HORIZON = 4n;

/** Big numbers do not fit the JSON type; calls take them all the same. */
type Changes = Partial<Record<keyof Rules, number | bigint | string | null>>;

const change = (changes: Changes, fromEpoch: bigint): Tx => {
  const rules: Record<string, unknown> = { ...rulesWith({}), ...changes };
  for (const bound of ['minPrice', 'maxPrice']) {
    if (rules[bound] !== null) rules[bound] = BigInt(rules[bound] as string);
  }
  return tx('Trading.setParameters', rules, fromEpoch);
};

/** Has the rules change with the first epoch that can; the error's name, or null. */
const set = (chain: TestChain, changes: Changes): string | null =>
  decree(chain, authority, change(changes, epochOf(chain) + HORIZON + 1n));

const rulesAt = (chain: TestChain, epoch: bigint): unknown =>
  chain.api('TradingApi.parameters', epoch);

describe('set_parameters', () => {
  test('changes the rules of books that nobody can order in yet, and of no other', () => {
    const chain = market();
    const from = epochOf(chain) + HORIZON + 1n;
    expect(set(chain, { lot: 100, tick: 2 * 10 ** 15 })).toBeNull();
    expect(chain.events).toEmit('Trading.ParametersSet', { fromEpoch: from });
    expect(rulesAt(chain, from - 1n)).toMatchObject({ lot: 10n });
    expect(rulesAt(chain, from)).toMatchObject({ lot: 100n });
    expect(chain.submit(alice, order({ epoch: from - 1n, wh: 110n, price: TICK }))).toSucceed();
    chain.skipTime(EPOCH);
    const late = (wh: bigint, ticks: bigint): Tx => order({ epoch: from, wh, price: ticks * TICK });
    expect(chain.submit(alice, late(110n, 2n))).toBeNoop('Trading.OffLot');
    expect(chain.submit(alice, late(200n, 3n))).toBeNoop('Trading.OffTick');
    expect(chain.submit(alice, late(200n, 4n))).toSucceed();
  });

  test('is for the chain itself', () => {
    const chain = market();
    expect(chain.submit(alice, change({}, MAX_64))).toBeRefused(ROOT_REQUIRED);
  });

  test('is refused for any epoch that can have orders', () => {
    const chain = market();
    const now = epochOf(chain);
    for (const epoch of [0n, now - 1n, now, now + 1n, now + HORIZON]) {
      expect(decree(chain, authority, change({}, epoch))).toBe('Trading.EpochTooEarly');
    }
    expect(decree(chain, authority, change({ horizon: 10 }, now + HORIZON + 1n))).toBeNull();
    // Under the new rules orders reach further, as soon as it is their turn.
    expect(decree(chain, authority, change({}, now + 10n))).toBe('Trading.EpochTooEarly');
    expect(chain.submit(alice, order({ epoch: now + 10n }))).toSucceed();
    expect(chain.submit(alice, order({ epoch: now + 11n }))).toBeNoop('Trading.EpochTooDistant');
    expect(decree(chain, authority, change({}, now + 11n))).toBeNull();
    expect(decree(chain, authority, change({}, MAX_64))).toBeNull();
  });

  test('no order stands in its way: books that are open, due or being cleared do not', () => {
    const chain = market({ stepsPerBlock: 3 });
    for (let ahead = 1n; ahead <= HORIZON; ahead++) {
      chain.submit(alice, order({ epoch: epochOf(chain) + ahead }));
      chain.submit(consumer, order({ side: 'Buy', epoch: epochOf(chain) + ahead }));
    }
    expect(set(chain, { lot: 100 })).toBeNull();
    chain.skipTime(EPOCH);
    expect(set(chain, { lot: 1000 })).toBeNull();
    chain.nextBlock();
    expect(chain.query('Trading.Clearing')).not.toBeNull();
    expect(set(chain, { lot: 10 })).toBeNull();
  });

  test('replaces what was to change later, and keeps what comes before', () => {
    const chain = market();
    const now = epochOf(chain);
    for (const [lot, from] of [
      [20, 6n],
      [30, 8n],
      [40, 7n],
    ] as const) {
      expect(decree(chain, authority, change({ lot }, now + from))).toBeNull();
    }
    const lots = [5n, 6n, 7n, 8n, 1000n].map((ahead) => rulesAt(chain, now + ahead));
    expect(lots).toMatchObject([10n, 20n, 40n, 40n, 40n].map((lot) => ({ lot })));
  });

  test('lets eight changes wait, and makes room as they come', () => {
    const chain = market();
    const now = epochOf(chain);
    for (let i = 1n; i <= 8n; i++) {
      expect(decree(chain, authority, change({}, now + HORIZON + i))).toBeNull();
    }
    const ninth = change({}, now + HORIZON + 9n);
    expect(decree(chain, authority, ninth)).toBe('Trading.TooManyChanges');
    chain.skipTime(EPOCH * Number(HORIZON + 1n));
    chain.nextBlock();
    expect(decree(chain, authority, change({}, epochOf(chain) + 10n))).toBeNull();
    const { schedule } = chain.api('TradingApi.rules') as { schedule: unknown[] };
    // Those in force and eight to come.
    expect(schedule).toHaveLength(9);
  });

  test.each<[Changes, string]>([
    [{ horizon: 0 }, 'InvalidHorizon'],
    [{ horizon: 97 }, 'InvalidHorizon'],
    [{ gateClosureBlocks: 150 }, 'InvalidGateClosure'],
    [{ gateClosureBlocks: MAX_32 }, 'InvalidGateClosure'],
    [{ lot: 0 }, 'InvalidLot'],
    [{ lot: 10n ** 12n + 1n }, 'InvalidLot'],
    [{ tick: 0 }, 'InvalidTick'],
    [{ tick: 1001 }, 'InvalidTick'],
    [{ tick: MAX_64 }, 'InvalidTick'],
    [{ maxPrice: '0' }, 'InvalidPriceBand'],
    [{ maxPrice: `${TICK - 1n}` }, 'InvalidPriceBand'],
    [{ minPrice: `${TICK + 1n}`, maxPrice: `${2n * TICK - 1n}` }, 'InvalidPriceBand'],
    [{ minPrice: `${MAX_128}`, maxPrice: `${MAX_128}` }, 'InvalidPriceBand'],
    [{ maxOrdersPerUser: 0 }, 'InvalidOrderCaps'],
    [{ maxOrdersPerUser: 1001 }, 'InvalidOrderCaps'],
    [{ maxOrdersPerEpoch: 0 }, 'InvalidOrderCaps'],
    [{ maxOrdersPerEpoch: 100_001 }, 'InvalidOrderCaps'],
    [{ stepsPerBlock: 0 }, 'InvalidSteps'],
    [{ stepsPerBlock: MAX_32 }, 'InvalidSteps'],
    // A third of an epoch has 50 blocks; an order may need two steps, and a book needs three.
    [{ stepsPerBlock: 1, maxOrdersPerEpoch: 24 }, 'CannotKeepUp'],
    [{ stepsPerBlock: 400, maxOrdersPerEpoch: 9_999 }, 'CannotKeepUp'],
    [{ stepsPerBlock: 3000, maxOrdersPerEpoch: 74_999 }, 'CannotKeepUp'],
    [{ retention: 35_041 }, 'InvalidRetention'],
    [{ retention: MAX_32 }, 'InvalidRetention'],
  ])('refuses %j', (changes, error) => {
    const chain = market();
    const before = chain.storage.get(chain.types.storageKey('Trading.Parameters', []));
    const state = tradingState(chain);
    expect(set(chain, changes)).toBe(`Trading.${error}`);
    expect(tradingState(chain)).toEqual(state);
    expect(chain.storage.get(chain.types.storageKey('Trading.Parameters', []))).toEqual(before);
  });

  test.each<Changes>([
    { horizon: 96, gateClosureBlocks: 149, retention: 35_040 },
    { minPrice: `${TICK}`, maxPrice: `${TICK}` },
    { maxOrdersPerUser: 1000, maxOrdersPerEpoch: 74_998, stepsPerBlock: 3000 },
    { stepsPerBlock: 1, maxOrdersPerEpoch: 23 },
  ])('takes rules at the ends of their ranges: %j', (changes) => {
    expect(set(market(), changes)).toBeNull();
  });
});

test('steps fill three quarters of a block at most, which has a third of its slot', () => {
  const most = mostSteps();
  expect(set(market(), { stepsPerBlock: most })).toBeNull();
  expect(set(market(), { stepsPerBlock: most + 1 })).toBe('Trading.InvalidSteps');
  // What a block's work weighs before the first step is the same in any.
  expect(mostSteps(2000)).toBeLessThan(most / 3);
  expect(mostSteps(2000)).toBeGreaterThan((most * 0.99) / 3);
  expect(mostSteps(60_000)).toBe(most);
});

describe('a book', () => {
  test('is cleared once, at the gate of its own rules, whatever the rules say now', () => {
    const chain = market({ gateClosureBlocks: 100 });
    const epoch = epochOf(chain) + 1n;
    place(chain, alice, 'Sell', 1000n, 10n);
    place(chain, consumer, 'Buy', 1000n, 10n);
    // The gate is 100 blocks before the epoch.
    chain.skipTime(51 * 6000);
    chain.nextBlock();
    expect(resultOf(chain, epoch)).toMatchObject({ volume: 1000n });
    expect(set(chain, { gateClosureBlocks: 0 })).toBeNull();
    expect(place(chain, bob, 'Sell', 1000n, 10n)).toBeNoop('Trading.EpochClosed');
    expect(chain.submit(alice, tx('Trading.cancelOrder', 1n))).toBeNoop('Trading.EpochClosed');
    passEpochs(chain, 3);
    expect(resultOf(chain, epoch)).toMatchObject({ volume: 1000n });
  });

  test('that was cleared takes no order, even if its gate were open again', () => {
    const chain = market({ gateClosureBlocks: 100 });
    const epoch = epochOf(chain) + 1n;
    place(chain, alice, 'Sell', 1000n, 10n);
    chain.skipTime(51 * 6000);
    chain.nextBlock();
    expect(chain.api('TradingApi.phase', epoch)).toBe('Closed');
    // What no call can do.
    chain.put('Trading.Parameters', {
      epochLength: BigInt(EPOCH),
      schedule: [{ fromEpoch: 0n, parameters: rulesWith({}) }],
    });
    expect(chain.api('TradingApi.gate_closure', epoch)).toBe(epoch * BigInt(EPOCH));
    expect(place(chain, bob, 'Sell', 1000n, 10n)).toBeNoop('Trading.EpochClosed');
  });

  test('keeps its tick, its gate and its retention when the rules change behind it', () => {
    const chain = market({ retention: 1 });
    const epoch = epochOf(chain) + HORIZON;
    chain.submit(alice, order({ epoch, price: 10n * TICK }));
    chain.submit(consumer, order({ side: 'Buy', epoch, price: 13n * TICK }));
    set(chain, { tick: 5 * 10 ** 15, gateClosureBlocks: 149, retention: 9 });
    expect(chain.api('TradingApi.gate_closure', epoch)).toBe(epoch * BigInt(EPOCH));
    passEpochs(chain, Number(HORIZON));
    // The middle of 10 and 13, to the tick of this book.
    expect(resultOf(chain, epoch)).toMatchObject({ price: 11n });
    chain.skipTime(EPOCH);
    expect(chain.api('TradingApi.phase', epoch)).toBe('Closed');
    chain.skipTime(EPOCH);
    chain.nextBlock();
    expect(chain.api('TradingApi.phase', epoch)).toBe('Pruned');
  });

  test('has the steps of its own rules where it closes before its epoch', () => {
    const chain = market({ stepsPerBlock: 1 });
    const from = epochOf(chain) + HORIZON + 1n;
    expect(set(chain, { gateClosureBlocks: 149 })).toBeNull();
    passEpochs(chain, 2);
    for (const who of [alice, bob]) {
      for (let i = 0; i < 10; i++) expect(chain.submit(who, order({ epoch: from }))).toSucceed();
    }
    chain.skipTime(EPOCH * 2 + 12_000);
    expect(epochOf(chain)).toBe(from - 1n);
    chain.nextBlock();
    expect(chain.api('TradingApi.phase', from)).toBe('Closed');
  });
});

describe('market makers', () => {
  const appoint = tx('Trading.addMarketMaker', alice);
  const remove = tx('Trading.removeMarketMaker', alice);
  const clear = tx('Trading.matchOrders');

  test('are appointed and removed by the chain itself', () => {
    const chain = market();
    expect(chain.submit(alice, clear)).toBeRefused(ROLE_REQUIRED);
    expect(decree(chain, authority, appoint)).toBeNull();
    expect(decree(chain, authority, appoint)).toBe('Trading.AlreadyMarketMaker');
    expect(chain.submit(alice, clear)).toSucceed();
    expect(decree(chain, authority, remove)).toBeNull();
    expect(decree(chain, authority, remove)).toBe('Trading.NotMarketMaker');
    expect(chain.submit(alice, clear)).toBeRefused(ROLE_REQUIRED);
  });

  test.each([appoint, remove])('are nobody else’s to appoint or remove', (call) => {
    const chain = market();
    expect(chain.submit(bob, call)).toBeRefused(ROOT_REQUIRED);
  });
});

describe('genesis', () => {
  test('without rules has the usual ones', () => {
    const chain = new ChainBuilder().configure({ trading: { parameters: null } }).build();
    expect(chain.api('TradingApi.rules')).toEqual(market().api('TradingApi.rules'));
  });

  test.each<[Partial<Rules>, string]>([
    [{ horizon: 0 }, 'horizon: from 1 to 96 epochs'],
    [{ gateClosureBlocks: 150 }, 'gateClosureBlocks: less than an epoch'],
    [{ lot: 0 }, 'lot: from 1 Wh to 1 TWh'],
    [{ tick: 1 }, 'tick: a multiple of 1000, and not zero'],
    [{ maxPrice: '1' }, 'maxPrice: no price lies in the price band'],
    [{ maxOrdersPerUser: 0 }, 'maxOrdersPerUser: from 1 to 1000'],
    [{ maxOrdersPerEpoch: 100_001 }, 'maxOrdersPerEpoch: from 1 to 100,000'],
    [{ stepsPerBlock: 0 }, 'stepsPerBlock: from 1 to '],
    [
      { stepsPerBlock: 300, maxOrdersPerEpoch: 10_000 },
      'maxOrdersPerEpoch: so many orders do not clear within a third of an epoch',
    ],
    [{ retention: 35_041 }, 'retention: at most a year'],
  ])('refuses %j', (changes, message) => {
    expect(() => market(changes)).toThrow(`trading.parameters.${message}`);
  });

  test.each([1, 899_999, 86_406_000, MAX_32])('refuses epochs of %i ms', (epochLength) => {
    const builder = new ChainBuilder().configure({ trading: { epochLength } });
    expect(() => builder.build()).toThrow('trading.epochLength: whole slots, and at most a day');
  });

  test('refuses epochs too short for a book to clear in a third of them', () => {
    const short =
      (slots: number): (() => TestChain) =>
      () =>
        new ChainBuilder().configure({ trading: { epochLength: slots * 6000 } }).build();
    expect(short(2)).toThrow('maxOrdersPerEpoch');
    expect(short(11)).toThrow('maxOrdersPerEpoch');
    expect(short(12)).not.toThrow();
  });

  test.each<ChainDefinition>([drill, replay])('lets $id have short epochs', ({ genesis }) => {
    const { aura, trading } = genesis;
    const chain = new ChainBuilder()
      .configure({ aura: { slotDuration: aura?.slotDuration }, trading })
      .build();
    expect(chain.api('TradingApi.epoch_length')).toBe(BigInt(trading?.epochLength ?? 0));
  });
});
