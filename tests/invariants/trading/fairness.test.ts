import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { auction, entries, type Entry } from '../../market/arena.js';
import { market } from '../../market/crowd.js';

const fresh = market();

/** Crowded books: rationing is where order could matter. */
const crowded = entries({ maxOrders: 12, maxLimit: 6, maxLots: 60 });

const shuffled = crowded.chain((book) =>
  fc.tuple(fc.constant(book), fc.shuffledSubarray(book, { minLength: book.length })),
);

/** A book, one of its orders, and ticks to improve its limit by. */
const improved = fc
  .tuple(
    entries({ maxOrders: 12, maxLimit: 6, maxLots: 60 }),
    fc.nat(),
    fc.integer({ min: 1, max: 8 }),
  )
  .filter(([book]) => book.length > 0)
  .map(([book, pick, ticks]) => ({ book, index: pick % book.length, ticks: BigInt(ticks) }));

/** The order with a limit that is better for the other side. */
function better(entry: Entry, ticks: bigint): Entry {
  if (entry.side === 'Bid') return { ...entry, limit: entry.limit + ticks };
  return { ...entry, limit: entry.limit > ticks ? entry.limit - ticks : 1n };
}

describe('who is first gains nothing', () => {
  test('submitted in any order, a book has the same price and volume, fills within 1 Wh', () => {
    fc.assert(
      fc.property(shuffled, ([book, order]) => {
        const first = auction(fresh.fork(), book);
        const second = auction(fresh.fork(), order);
        expect([second.price, second.volume]).toEqual([first.price, first.volume]);
        book.forEach((entry, index) => {
          const fill = first.fills.get(BigInt(index)) ?? 0n;
          const other = second.fills.get(BigInt(order.indexOf(entry))) ?? 0n;
          expect(other - fill).toBeGreaterThanOrEqual(-1n);
          expect(other - fill).toBeLessThanOrEqual(1n);
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('who offers more is not worse off', () => {
  test('improving only its own limit never lowers an order’s fill', () => {
    fc.assert(
      fc.property(improved, ({ book, index, ticks }) => {
        const raised = book.map((entry, at) => (at === index ? better(entry, ticks) : entry));
        const before = auction(fresh.fork(), book).fills.get(BigInt(index)) ?? 0n;
        const after = auction(fresh.fork(), raised).fills.get(BigInt(index)) ?? 0n;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});
