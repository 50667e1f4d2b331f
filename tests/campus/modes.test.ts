import { describe, expect, test } from '@jest/globals';
import { modesOf } from '../../tools/campus/modes.js';

describe('the modes of a replay', () => {
  test('are the one that is asked for, forecasts unless another is', () => {
    expect(modesOf({})).toEqual(['forecast']);
    expect(modesOf({ foresight: 'perfect' })).toEqual(['perfect']);
    expect(modesOf({ orders: false, url: 'ws://127.0.0.1:1' })).toEqual(['none']);
  });

  test('are all of them for a comparison, whose last one stays up: that of every day', () => {
    expect(modesOf({ compare: true })).toEqual(['none', 'perfect', 'forecast']);
  });

  test.each([
    [{ orders: false, foresight: 'perfect' } as const, '--no-orders leaves nothing to foresee'],
    [{ compare: true, orders: false }, '--compare replays every mode'],
    [{ compare: true, foresight: 'forecast' } as const, '--compare replays every mode'],
    [{ compare: true, node: true }, 'leave --node and --url out'],
    [{ compare: true, url: 'ws://127.0.0.1:1' }, 'leave --node and --url out'],
    [{ compare: true, replay: false }, 'leave --foresight, --no-orders and --no-replay out'],
  ])('exclude each other: %j', (options, message) => {
    expect(() => modesOf(options)).toThrow(message);
  });
});
