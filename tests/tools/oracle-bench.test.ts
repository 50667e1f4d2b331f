/** What the oracle costs, as the benchmark counts it, and the rate at which readings come. */
import { expect, test } from '@jest/globals';
import { compareHistory, differences } from '../../tools/bench/oracle.js';
import { readingsByEpoch } from '../../tools/bench/reading-rate.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { runtimeBlob } from '../support/chain-builder.js';

const METERS = 8;
const PAST_REQUESTS = 200;

test('requests of the past leave nothing behind and make no call dearer', async () => {
  await ready();
  const [before, after] = compareHistory(runtimeBlob(), METERS, PAST_REQUESTS);
  expect(after.requests - before.requests).toBeGreaterThanOrEqual(PAST_REQUESTS);
  expect([after.keys, after.bytes]).toEqual([before.keys, before.bytes]);
  expect(differences(before, after)).toEqual([]);
  // Every call is there and reaches storage.
  expect(before.costs.length).toBeGreaterThan(10);
  for (const { hostCalls } of before.costs) expect(hostCalls).toBeGreaterThan(10);
});

test('a call that costs more than before is told', () => {
  const cost = { label: 'a call', hostCalls: 10, heap: 100, time: null };
  const snapshot = { requests: 0, keys: 1, bytes: 1, costs: [cost] };
  const dearer = { ...snapshot, costs: [{ ...cost, hostCalls: 11 }] };
  expect(differences(snapshot, dearer)).toEqual([
    'a call: 10 host calls and 100 bytes, then 11 and 100',
  ]);
});

test('the readings of an epoch count from its end, whatever else comes in their blocks', () => {
  const blocks = [
    { time: 1_006_000, epochs: [9, 9] },
    { time: 1_012_000, epochs: [9, 10] },
    { time: 1_018_000, epochs: [] },
  ];
  expect(readingsByEpoch(blocks, 100_000)).toEqual([
    { epoch: 9, accepted: 3, blocks: 2, seconds: 12 },
    { epoch: 10, accepted: 1, blocks: 1, seconds: -88 },
  ]);
});

test('no blocks have no readings', () => expect(readingsByEpoch([], 1)).toEqual([]));
