import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { market } from '../../market/crowd.js';
import { expectCustody } from '../../market/holds.js';
import {
  auction,
  entries,
  expectModel,
  expectPaid,
  numbered,
  type Entry,
} from '../../market/arena.js';
import { demandAt, everyTick, min, supplyAt } from '../../market/model.js';
import '../../support/matchers.js';

const fresh = market();
const issuance = fresh.query('Balances.TotalIssuance') as bigint;

/** Runs every book on a chain of its own. */
function forEveryBook(numRuns: number, check: (book: Entry[]) => void, shape = {}): void {
  fc.assert(fc.property(entries(shape), check), { numRuns });
}

const sum = (values: Iterable<bigint>): bigint => [...values].reduce((a, b) => a + b, 0n);

describe('an auction on the chain', () => {
  test('ends as the model says, order by order, and money follows energy', () => {
    forEveryBook(1_500, (book) => {
      const chain = fresh.fork();
      expectModel(auction(chain, book), book);
      expectPaid(chain, book);
    });
  });

  test('ends as the model says on wide books, where few share a limit', () => {
    forEveryBook(
      400,
      (book) => {
        const chain = fresh.fork();
        expectModel(auction(chain, book), book);
        expectPaid(chain, book);
      },
      { maxOrders: 24, maxLimit: 10_000_000, maxLots: 10_000 },
    );
  });

  test('ends as the model says on crowded books, where all share few', () => {
    forEveryBook(250, (book) => expectModel(auction(fresh.fork(), book), book), {
      maxOrders: 60,
      maxLimit: 4,
    });
  });

  test('moves as much as any price could, and buys what it sells', () => {
    forEveryBook(300, (book) => {
      const orders = numbered(book);
      const { volume, fills } = auction(fresh.fork(), book);
      const volumes = everyTick(orders).map((p) => min(demandAt(orders, p), supplyAt(orders, p)));
      expect(volume).toBe(volumes.reduce((a, b) => (a > b ? a : b), 0n));
      const of = (side: string): bigint =>
        sum(orders.filter((order) => order.side === side).map(({ id }) => fills.get(id) ?? 0n));
      expect([of('Bid'), of('Ask')]).toEqual([volume, volume]);
    });
  });

  test('fills nobody beyond the order or its limit, and the better before the worse', () => {
    forEveryBook(300, (book) => {
      const orders = numbered(book);
      const { price, fills } = auction(fresh.fork(), book);
      for (const { id, side, quantity, limit } of orders) {
        const fill = fills.get(id) ?? 0n;
        expect(fill >= 0n && fill <= quantity).toBe(true);
        if (fill === 0n) continue;
        const better = orders.filter((other) => other.side === side && other.limit !== limit);
        if (side === 'Bid') expect(limit).toBeGreaterThanOrEqual(price ?? 0n);
        else expect(limit).toBeLessThanOrEqual(price ?? 0n);
        for (const other of better) {
          if (side === 'Bid' ? other.limit < limit : other.limit > limit) continue;
          expect(fills.get(other.id)).toBe(other.quantity);
        }
      }
    });
  });

  test('follows another, epoch after epoch, on the same chain', () => {
    fc.assert(
      fc.property(fc.array(entries({ maxOrders: 8 }), { minLength: 2, maxLength: 6 }), (days) => {
        const chain = fresh.fork();
        for (const book of days) expectModel(auction(chain, book), book);
        expectCustody(chain, issuance);
      }),
      { numRuns: 60 },
    );
  });
});
