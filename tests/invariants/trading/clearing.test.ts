import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entries, expectModel, outcome, type Entry } from '../../market/arena.js';
import { MAKER, PROSUMERS, market, place, snapshot } from '../../market/crowd.js';
import { EPOCH, epochOf, passEpochs, resultOf } from '../../support/market.js';
import { tx, type TestChain } from '../../support/chain-builder.js';
import '../../support/matchers.js';
import { ROLE_REQUIRED } from '../../support/refusals.js';

const matchOrders = tx('Trading.matchOrders');
const book = entries({ maxOrders: 12, maxLimit: 8, maxLots: 40 });
/** How often a market maker calls in each block. */
const callers = fc.array(fc.nat(3), { minLength: 1, maxLength: 8 });

/** Places a book in the next epoch and lets that epoch begin. */
function closed(chain: TestChain, orders: readonly Entry[]): bigint[] {
  const ids = orders.map((entry) => place(chain, entry.who, entry));
  chain.skipTime(EPOCH);
  return ids;
}

/** Lets blocks pass until nothing is open, with `calls[i]` calls by hand in block i, round and round. */
function clearWith(chain: TestChain, calls: readonly number[]): void {
  for (let block = 0; chain.count('Trading.Books') > 0; block++) {
    const times = calls[block % calls.length] ?? 0;
    for (let i = 0; i < times; i++) {
      expect(chain.submit(MAKER, matchOrders)).toSucceed();
    }
    chain.nextBlock();
    if (block > 1_000) throw new Error('the books were not cleared');
  }
}

describe('clearing in steps', () => {
  test('ends the same whatever a step’s size, and whoever takes it', () => {
    const sizes = [1, 2, 3, 5, 8, 13, 1_000];
    const whole = market();
    fc.assert(
      fc.property(book, fc.constantFrom(...sizes), callers, (orders, stepsPerBlock, calls) => {
        const reference = whole.fork();
        const epoch = epochOf(reference) + 1n;
        const ids = closed(reference, orders);
        clearWith(reference, [0]);
        const chain = market({ stepsPerBlock });
        closed(chain, orders);
        clearWith(chain, calls);
        expect(snapshot(chain)).toBe(snapshot(reference));
        expectModel(outcome(chain, epoch, ids), orders);
      }),
      { numRuns: 400 },
    );
  });

  test('lasts longer with smaller steps, and no longer than its orders and levels', () => {
    fc.assert(
      fc.property(book, fc.integer({ min: 1, max: 6 }), (orders, stepsPerBlock) => {
        const chain = market({ stepsPerBlock });
        for (const entry of orders) place(chain, entry.who, entry);
        // A level is visited once for the price, an order once for its fill, and each phase ends once.
        const most = Math.ceil((2 * orders.length + 4) / stepsPerBlock) + 2;
        expect(passEpochs(chain)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 60 },
    );
  });
});

describe('calls at the wrong time', () => {
  test('change nothing before the gate closes, nor when all is cleared', () => {
    fc.assert(
      fc.property(book, (orders) => {
        const chain = market({ stepsPerBlock: 100 });
        expect(chain.submit(MAKER, matchOrders)).toBeNoop();
        closed(chain.fork(), orders);
        for (const entry of orders) {
          place(chain, entry.who, entry);
          expect(chain.submit(MAKER, matchOrders)).toBeNoop();
          // A call weighs a whole step: a block has room for a few.
          chain.nextBlock();
        }
        passEpochs(chain);
        const before = snapshot(chain);
        expect(chain.submit(MAKER, matchOrders)).toBeNoop();
        expect(chain.submit(MAKER, matchOrders)).toBeNoop();
        expect(snapshot(chain)).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  test('are refused from anybody but a market maker', () => {
    const chain = market();
    const [who] = PROSUMERS;
    if (!who) throw new Error('no prosumer');
    expect(chain.submit(who, matchOrders)).toBeRefused(ROLE_REQUIRED);
  });
});

describe('a clock that jumps', () => {
  const four = fc.array(entries({ maxOrders: 6 }), { minLength: 4, maxLength: 4 });

  test('clears every epoch it jumps over, once and in order', () => {
    fc.assert(
      fc.property(
        four,
        fc.integer({ min: 4, max: 200 }),
        fc.constantFrom(1, 4, 1_000),
        (days, jump, stepsPerBlock) => {
          const chain = market({ stepsPerBlock, retention: 1_000 });
          const now = epochOf(chain);
          const ids = days.map((orders, ahead) => {
            const epoch = now + BigInt(ahead + 1);
            return orders.map((entry) => place(chain, entry.who, entry, epoch));
          });
          chain.skipTime(EPOCH * jump);
          const cleared: bigint[] = [];
          for (let blocks = 0; blocks < 300; blocks++) {
            for (const { path, data } of chain.events) {
              if (path === 'Trading.EpochCleared') cleared.push((data as { epoch: bigint }).epoch);
            }
            if (chain.count('Trading.Books') === 0) break;
            chain.nextBlock();
          }
          const expected = days.flatMap((orders, ahead) =>
            orders.length > 0 ? [now + BigInt(ahead + 1)] : [],
          );
          expect(cleared).toEqual(expected);
          days.forEach((orders, ahead) =>
            expectModel(outcome(chain, now + BigInt(ahead + 1), ids[ahead] ?? []), orders),
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  test('leaves no result for epochs without orders', () => {
    const chain = market();
    const epoch = epochOf(chain);
    chain.skipTime(EPOCH * 100);
    chain.skipBlocks(3);
    for (let each = epoch; each < epoch + 100n; each += 9n)
      expect(resultOf(chain, each)).toBeNull();
  });
});
