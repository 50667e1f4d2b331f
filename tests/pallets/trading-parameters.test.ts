import { describe, expect, test } from '@jest/globals';
import { alice } from '../support/accounts.js';
import { ChainBuilder, type Tx, tx } from '../support/chain-builder.js';
import {
  EPOCH,
  type Rules,
  TICK,
  consumer,
  market,
  passEpochs,
  place,
  rulesWith,
  tradingState,
} from '../support/market.js';
import { dispatchAsRoot } from '../support/root.js';
import '../support/matchers.js';
import { ROOT_REQUIRED } from '../support/refusals.js';

const MAX_32 = 2 ** 32 - 1;
const MAX_64 = 2n ** 64n - 1n;
const MAX_128 = 2n ** 128n - 1n;

/** Big numbers do not fit the JSON type; calls take them all the same. */
type Changes = Partial<Record<keyof Rules, number | bigint | string | null>>;

const change = (changes: Changes): Tx => {
  const rules: Record<string, unknown> = { ...rulesWith({}), ...changes };
  for (const bound of ['minPrice', 'maxPrice']) {
    if (rules[bound] !== null) rules[bound] = BigInt(rules[bound] as string);
  }
  return tx('Trading.setParameters', rules);
};

describe('set_parameters', () => {
  test('changes the rules, from the next call on', () => {
    const chain = market();
    expect(dispatchAsRoot(chain, change({ lot: 100, tick: 2 * 10 ** 15 }))).toBeNull();
    expect(chain.events).toEmit('Trading.ParametersSet');
    expect(chain.api('TradingApi.parameters')).toMatchObject({ lot: 100n });
    expect(place(chain, alice, 'Sell', 110n, 2n)).toBeNoop('Trading.OffLot');
    expect(place(chain, alice, 'Sell', 200n, 3n)).toBeNoop('Trading.OffTick');
    expect(place(chain, alice, 'Sell', 200n, 4n)).toSucceed();
  });

  test('is for the chain itself', () =>
    expect(market().submit(alice, change({}))).toBeRefused(ROOT_REQUIRED));

  test.each<[Changes, string]>([
    [{ epochLength: 0 }, 'InvalidEpochLength'],
    [{ epochLength: 900_001 }, 'InvalidEpochLength'],
    [{ epochLength: 86_406_000 }, 'InvalidEpochLength'],
    [{ epochLength: MAX_64 }, 'InvalidEpochLength'],
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
    [{ stepsPerBlock: 3001 }, 'InvalidSteps'],
  ])('refuses %j', (changes, error) => {
    const chain = market();
    const before = tradingState(chain);
    expect(dispatchAsRoot(chain, change(changes))).toBe(`Trading.${error}`);
    expect(tradingState(chain)).toEqual(before);
  });

  test('takes rules at the ends of their ranges', () => {
    const chain = market();
    for (const changes of [
      { epochLength: 6000, gateClosureBlocks: 0 },
      { epochLength: 86_400_000, horizon: 96, retention: MAX_32 },
      { minPrice: `${TICK}`, maxPrice: `${TICK}` },
      { maxOrdersPerUser: 1000, maxOrdersPerEpoch: 100_000, stepsPerBlock: 3000 },
    ]) {
      expect(dispatchAsRoot(chain, change(changes))).toBeNull();
    }
  });

  test('waits until every book is cleared', () => {
    const chain = market();
    place(chain, alice, 'Sell', 100n, 10n);
    place(chain, consumer, 'Buy', 100n, 10n);
    expect(dispatchAsRoot(chain, change({ lot: 100 }))).toBe('Trading.BookOpen');
    chain.skipTime(EPOCH);
    expect(dispatchAsRoot(chain, change({ lot: 100 }))).toBe('Trading.BookOpen');
    chain.nextBlock();
    expect(dispatchAsRoot(chain, change({ lot: 100 }))).toBeNull();
  });

  test('leaves the epochs their length while orders of the past are numbered by it', () => {
    const chain = market({ retention: 0 });
    place(chain, alice, 'Sell', 100n, 10n);
    chain.skipTime(EPOCH);
    chain.nextBlock();
    expect(chain.api('TradingApi.due_epochs')).toEqual([]);
    expect(dispatchAsRoot(chain, change({ epochLength: 600_000 }))).toBe('Trading.OrdersKept');
    passEpochs(chain, 2);
    expect(dispatchAsRoot(chain, change({ epochLength: 600_000 }))).toBeNull();
  });
});

describe('genesis', () => {
  test('without rules has the usual ones', () => {
    const chain = new ChainBuilder().configure({ trading: { parameters: null } }).build();
    expect(chain.api('TradingApi.parameters')).toEqual(market().api('TradingApi.parameters'));
  });

  test.each<[Partial<Rules>, string]>([
    [{ epochLength: 1 }, 'trading.parameters.epochLength: whole slots, and at most a day'],
    [{ horizon: 0 }, 'trading.parameters.horizon: from 1 to 96 epochs'],
    [{ gateClosureBlocks: 150 }, 'trading.parameters.gateClosureBlocks: less than an epoch'],
    [{ lot: 0 }, 'trading.parameters.lot: from 1 Wh to 1 TWh'],
    [{ tick: 1 }, 'trading.parameters.tick: a multiple of 1000, and not zero'],
    [{ maxPrice: '1' }, 'trading.parameters.maxPrice: no price lies in the price band'],
    [
      { maxOrdersPerUser: 0 },
      'trading.parameters.maxOrdersPerUser, maxOrdersPerEpoch: from 1 to 1000 and from 1 to 100,000',
    ],
    [{ stepsPerBlock: 0 }, 'trading.parameters.stepsPerBlock: from 1 to 3000'],
  ])('refuses %j', (changes, message) => {
    expect(() => market(changes)).toThrow(message);
  });
});
