/** The rate that the load test reports. */
import { expect, test } from '@jest/globals';
import { rateOf } from '../../tools/bench/load-rate.js';

test('the rate counts whole slots from the first transaction to the last', () =>
  expect(
    rateOf(
      [
        { time: 0, signed: 0, failed: 0 },
        { time: 6000, signed: 600, failed: 0 },
        { time: 12_000, signed: 300, failed: 0 },
        { time: 18_000, signed: 0, failed: 0 },
      ],
      900,
      6000,
    ),
  ).toEqual({ seconds: 12, perSecond: 75, used: 2, lost: 0 }));

test('a transaction that failed or is in no block is lost', () =>
  expect(rateOf([{ time: 6000, signed: 8, failed: 1 }], 10, 6000).lost).toBe(3));

test('nothing included is no rate', () =>
  expect(rateOf([], 10, 6000)).toEqual({ seconds: 0, perSecond: 0, used: 0, lost: 10 }));
