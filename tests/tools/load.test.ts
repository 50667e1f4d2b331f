/** What the load test makes of what it has seen. */
import { describe, expect, test } from '@jest/globals';
import { bottleneckOf, type Evidence } from '../../tools/bench/load/bottleneck.js';
import { importedBlocks } from '../../tools/bench/load/import.js';
import { latencyOf } from '../../tools/bench/load/latency.js';
import { proposalsIn } from '../../tools/bench/load/proposals.js';
import { rateOf } from '../../tools/bench/load/rate.js';
import { planOf } from '../../tools/bench/load/spec.js';

describe('the rate', () => {
  const block = (slot: number, included: number, end: string, failed = 0) => ({
    ...{ number: slot, time: slot * 6000, included, failed, end },
    ...{ weight: 1, length: 0, authoring: 100 },
  });
  const FULL = 'HitBlockWeightLimit';

  test('is of the slots from the first full block to the last, with those that were missed', () => {
    const blocks = [
      block(1, 10, 'NoMoreTransactions'),
      ...[2, 3, 5, 6].map((slot) => block(slot, 600, FULL)),
      block(7, 20, 'NoMoreTransactions'),
    ];
    expect(rateOf(blocks, 6000)).toEqual({
      ...{ seconds: 30, perSecond: 80, blocks: 4, isOfFullBlocks: true },
    });
  });

  test('is of all blocks where fewer than four were full', () => {
    const blocks = [1, 2, 3].map((slot) => block(slot, 600, FULL));
    expect(rateOf([...blocks, block(4, 600, 'NoMoreTransactions')], 6000)).toEqual({
      ...{ seconds: 24, perSecond: 100, blocks: 4, isOfFullBlocks: false },
    });
  });

  test('does not count what failed, and is nothing of nothing', () => {
    expect(rateOf([block(1, 600, FULL, 60)], 6000).perSecond).toBe(90);
    expect(rateOf([], 6000)).toMatchObject({ seconds: 0, perSecond: 0, blocks: 0 });
  });
});

describe('latency', () => {
  test('is told by percentile', () => {
    const times = Array.from({ length: 1000 }, (_, i) => i + 1);
    expect(latencyOf(times)).toEqual({ count: 1000, p50: 500, p90: 900, p99: 990, max: 1000 });
  });

  test('of nothing is none, and of no time at all a millisecond', () => {
    expect(latencyOf([])).toBeNull();
    expect(latencyOf([0, 0])).toEqual({ count: 2, p50: 1, p90: 1, p99: 1, max: 1 });
  });
});

describe('the bottleneck', () => {
  const seen: Evidence = {
    ...{ ends: ['HitBlockWeightLimit'], weight: 0.99, length: 0.2, offered: 1000, refused: 0 },
    ...{ client: 0.1, nodes: [0.2], cores: 2 },
  };
  const empty = { ends: ['NoMoreTransactions'] };

  test.each<[string, Partial<Evidence>]>([
    ['weight', {}],
    ['length', { weight: 0.2, length: 0.99 }],
    ['authoring', { ends: ['HitDeadline', 'HitDeadline', 'HitBlockWeightLimit'], weight: 0.4 }],
    ['pool', { refused: 11 }],
    ['client', { ...empty, client: 0.95 }],
    ['machine', { ...empty, client: 0.3, nodes: [0.8, 0.8] }],
    ['offer', empty],
  ])('is the %s where that is what stands in the way: %j', (name, changes) => {
    expect(bottleneckOf({ ...seen, ...changes }).bottleneck).toBe(name);
  });

  test('is said in a sentence with the figures that show it', () => {
    expect(bottleneckOf(seen).because).toBe('full blocks have 99 % of their weight');
    expect(bottleneckOf({ ...seen, ...empty, client: 0.95 }).because).toBe(
      '1 of 1 blocks took all there was; the client kept 0.95 processors busy',
    );
  });
});

test('a node’s log tells of its proposals under the hashes that their seals give them', () => {
  const hash = (digit: string): string => `0x${digit.repeat(64)}`;
  const lines = [
    `🎁 Prepared block for proposing at 7 (412 ms) hash: ${hash('a')}; parent_hash: 0x5f02…a7f5; end: HitBlockWeightLimit; extrinsics_count: 1174`,
    `\u001b[1mPre-sealed block for proposal at 7. Hash now ${hash('b')}, previously ${hash('a')}.\u001b[0m`,
    `🏆 Imported #7 (0x5f02…a7f5 → 0x1d12…b5b9)`,
    `🎁 Prepared block for proposing at 8 (0 ms) hash: ${hash('c')}; parent_hash: 0x5f02…a7f5; end: NoMoreTransactions; extrinsics_count: 1`,
  ];
  expect(proposalsIn(lines)).toEqual([
    { number: 7, hash: hash('b'), ms: 412, end: 'HitBlockWeightLimit', extrinsics: 1174 },
  ]);
});

test('the node’s benchmark tells how long blocks took and what is booked for them', () => {
  const output =
    'Block 12 with  1174 tx used  14.27% of its weight ( 214,055,120 of 1,499,999,963 ns)\n' +
    'Block 13 with     1 tx used   8.50% of its weight (      25,000 of      294,117 ns)\n';
  expect(importedBlocks(output)).toEqual([
    { number: 12, transactions: 1174, ms: 214.05512, booked: 1499.999963 },
    { number: 13, transactions: 1, ms: 0.025, booked: 0.294117 },
  ]);
});

test('a plan has enough traders for whole blocks, and time for their orders in an epoch of whole slots', () => {
  const small = planOf(10, 6000, 1);
  expect([small.traders.length, small.perTrader, small.epochLength]).toEqual([40, 1, 60_000]);
  const large = planOf(40_000, 2000, 1);
  expect([large.traders.length, large.perTrader, large.epochLength]).toEqual([400, 100, 268_000]);
});
