import { describe, expect, test } from '@jest/globals';
import { alice, bob } from '../support/accounts.js';
import { type TestChain, tx } from '../support/chain-builder.js';
import {
  authority,
  consumer,
  EPOCH,
  HOLDING,
  market,
  marketMaker,
  money,
  nextEpoch,
  order,
  passEpochs,
  place,
  prosumers,
  type Rules,
  TICK,
  tradingState,
  workedExample,
} from '../support/market.js';
import { decree } from '../support/root.js';
import '../support/matchers.js';
import { ROLE_REQUIRED } from '../support/refusals.js';

const MATCH = tx('Trading.matchOrders');

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

  test('catches up after hours without blocks', () => {
    const chain = market({ stepsPerBlock: 5 });
    const epoch = nextEpoch(chain);
    for (let ahead = 0n; ahead < 4n; ahead++) {
      const order = (side: string): Parameters<TestChain['submit']>[1] =>
        tx('Trading.placeOrder', side, null, epoch + ahead, 1000n, 10n * TICK);
      chain.submit(alice, order('Sell'));
      chain.submit(consumer, order('Buy'));
    }
    chain.skipTime(80_000_000);
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

test('a book that is cleared frees the meters of all its orders but for a contract of those that were filled', () => {
  const chain = market();
  workedExample(chain);
  const open = (): number[] =>
    [consumer, ...prosumers].map(
      ({ name }) =>
        (chain.query('Registry.Meters', `meter of ${name}`) as { openOrders: number }).openOrders,
    );
  expect(open()).toEqual([2, 1, 1, 1]);
  passEpochs(chain);
  expect(open()).toEqual([1, 1, 1, 0]);
});

describe('the switch of clearing', () => {
  const set = (chain: TestChain, enabled: boolean): string | null =>
    decree(chain, authority, tx('OracleClient.setAutoMarketClearing', enabled));

  test('has books wait, and clears them in the next block once it is on again', () => {
    const chain = market();
    const epoch = nextEpoch(chain);
    workedExample(chain);
    expect(set(chain, false)).toBeNull();
    chain.skipTime(EPOCH);
    chain.skipBlocks(3);
    expect(chain.api('TradingApi.due_epochs')).toEqual([epoch]);
    expect(set(chain, true)).toBeNull();
    chain.nextBlock();
    expect(chain.events).toEmit('Trading.EpochCleared', { epoch });
  });

  test('leaves an idle block idle while it is off', () => {
    const chain = market();
    workedExample(chain);
    expect(set(chain, false)).toBeNull();
    expect(chain.query('Trading.Due')).toBe(0n);
    expect(set(chain, true)).toBeNull();
    expect(chain.query('Trading.Due')).toBe(nextEpoch(chain) * BigInt(EPOCH));
  });

  test('goes on with a book where it was left', () => {
    const chain = market({ stepsPerBlock: 3 });
    workedExample(chain);
    chain.skipTime(EPOCH);
    chain.nextBlock();
    expect(chain.query('Trading.Clearing')).not.toBeNull();
    expect(set(chain, false)).toBeNull();
    const before = chain.query('Trading.Clearing');
    chain.skipBlocks(3);
    expect(chain.query('Trading.Clearing')).toEqual(before);
    expect(set(chain, true)).toBeNull();
    passEpochs(chain);
    expect(money(chain, consumer)).toEqual({
      free: HOLDING - (10_000n * TICK) / 100n,
      reserved: 0n,
    });
  });
});

describe('steps', () => {
  const BOOKS = 96;
  /** A book of one order in each of 96 epochs, and time behind the last of them. */
  const manyBooks = (rules: Partial<Rules>): TestChain => {
    const chain = market({ horizon: BOOKS, ...rules });
    const next = nextEpoch(chain);
    for (let ahead = 0; ahead < BOOKS; ahead++) {
      const epoch = next + BigInt(ahead);
      const who = prosumers[ahead % 3] ?? alice;
      expect(
        chain.submit(who, tx('Trading.placeOrder', 'Sell', null, epoch, 10n, TICK)),
      ).toSucceed();
    }
    chain.skipTime((BOOKS + 1) * EPOCH);
    chain.nextBlock();
    return chain;
  };
  const emitted = (chain: TestChain, path: string): number =>
    chain.events.filter((event) => event.path === path).length;

  test('are taken to begin and to end a book: one of one order takes three', () => {
    const chain = manyBooks({ stepsPerBlock: 30 });
    for (let cleared = 10; cleared < BOOKS; cleared += 10) {
      expect(emitted(chain, 'Trading.EpochCleared')).toBe(10);
      chain.nextBlock();
    }
    expect(emitted(chain, 'Trading.EpochCleared')).toBe(6);
  });

  test('are taken to forget one: an order, a level, a position, and the end', () => {
    const chain = market({ stepsPerBlock: 5, retention: 0 });
    workedExample(chain);
    passEpochs(chain);
    chain.skipTime(EPOCH);
    chain.nextBlock();
    // 5 orders, 5 levels, 4 positions, the end: three blocks of five.
    const pruned: number[] = [];
    for (let block = 0; block < 4; block++) {
      pruned.push(emitted(chain, 'Trading.EpochPruned'));
      chain.nextBlock();
    }
    expect(pruned).toEqual([0, 0, 1, 0]);
  });

  test('are booked alike, for many small books and for one that is large', () => {
    const booked = (chain: TestChain): bigint => {
      const { mandatory } = chain.query('System.BlockWeight') as {
        mandatory: { refTime: bigint };
      };
      return mandatory.refTime;
    };
    const many = manyBooks({ stepsPerBlock: 3000 });
    const one = market({ stepsPerBlock: 3000, horizon: BOOKS });
    for (let i = 0; i < BOOKS * 3 - 2; i++) {
      expect(place(one, prosumers[i % 3] ?? alice, 'Sell', 10n, 1n)).toSucceed();
    }
    one.skipTime(EPOCH);
    one.nextBlock();
    expect(emitted(one, 'Trading.EpochCleared')).toBe(1);
    expect(booked(one)).toBe(booked(many));
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

  test('is for market makers', () => expect(due().submit(alice, MATCH)).toBeRefused(ROLE_REQUIRED));
});

test('a book clears at its own gate, though a later one was opened before it, and others are kept', () => {
  const chain = market();
  for (let round = 0; round < 2; round++) {
    const near = nextEpoch(chain);
    for (const epoch of [near + 2n, near])
      expect(chain.submit(alice, order({ epoch }))).toSucceed();
    chain.skipTime(EPOCH);
    chain.skipBlocks(2);
    expect(chain.api('TradingApi.phase', near)).toBe('Closed');
  }
});
