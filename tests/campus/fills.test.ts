import { expect, test } from '@jest/globals';
import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import { Fills } from '../../tools/campus/fills.js';

interface FakeEvent {
  readonly name: string;
  readonly data: readonly unknown[];
}

/** The part of an api that recognises events: by name. */
const api = {
  events: {
    trading: Object.fromEntries(
      ['OrderPlaced', 'OrderFilled', 'EpochCleared'].map((name) => [
        name,
        { is: (event: FakeEvent) => event.name === name },
      ]),
    ),
  },
} as unknown as ApiPromise;

const record = (name: string, ...data: unknown[]): EventRecord =>
  ({ event: { name, data } }) as unknown as EventRecord;

const placed = (order: number, owner: string, side: string): EventRecord =>
  record('OrderPlaced', order, owner, 7, side, 1_000, 3_000);
const filled = (order: number, owner: string): EventRecord =>
  record('OrderFilled', order, owner, 500, 3_000n);

test('a fill is on the side its order was placed on, however many blocks ago', () => {
  const fills = new Fills(api);
  fills.note([placed(1, 'A', 'Sell'), placed(2, 'B', 'Buy'), placed(3, 'A', 'Buy')]);
  fills.note([record('Transfer', 'A', 'B', 5), filled(2, 'B'), filled(1, 'A'), filled(1, 'A')]);
  fills.note([filled(3, 'A')]);
  expect(fills.of('A')).toEqual({
    sold: { wh: 1_000, grid: 3_000n },
    bought: { wh: 500, grid: -1_500n },
  });
  expect(fills.of('B').bought).toEqual({ wh: 500, grid: -1_500n });
  expect(fills.of('C').sold.wh).toBe(0);
});

test('epochs count that had a fill, whichever block it was in', () => {
  const fills = new Fills(api);
  fills.note([placed(1, 'A', 'Sell'), placed(2, 'B', 'Buy'), record('EpochCleared', 7)]);
  expect(fills.epochs).toBe(0);
  fills.note([filled(1, 'A'), filled(2, 'B')]);
  fills.note([record('EpochCleared', 8)]);
  expect(fills.epochs).toBe(1);
});

test('orders from before the replay are somebody else’s', () => {
  const fills = new Fills(api);
  fills.note([filled(1, 'A'), record('EpochCleared', 7)]);
  expect(fills.of('A').sold.wh + fills.of('A').bought.wh).toBe(0);
  expect(fills.epochs).toBe(0);
});
