/** What the measurement of a network says of finality. */
import { expect, test } from '@jest/globals';
import { summaryOf, watchLag } from '../../tools/bench/load/finality-lag.js';

test('the lag is the worst of all samples, and their mean', () =>
  expect(summaryOf([2, 4, 1, 1])).toEqual({ samples: 4, mean: 2, most: 4, late: 0.25 }));

test('no sample is no lag', () =>
  expect(summaryOf([])).toEqual({ samples: 0, mean: 0, most: 0, late: 0 }));

test('a node that does not answer gives no sample, and the task its result', async () =>
  expect(await watchLag(['ws://127.0.0.1:1'], Promise.resolve('done'))).toEqual({
    lag: { samples: 0, mean: 0, most: 0, late: 0 },
    result: 'done',
  }));
