import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  MAKER,
  PEOPLE,
  PROSUMERS,
  START,
  market,
  orderCall,
  snapshot,
} from '../../market/crowd.js';
import { EPOCH, bigEndian, epochOf, orderIn, passEpochs } from '../../support/market.js';
import { drafts } from '../../market/books.js';
import { expectCustody as expectCustodyOf, stored, type StoredOrder } from '../../market/holds.js';
import { valueOf, type Draft } from '../../market/model.js';
import type { Account } from '../../support/accounts.js';
import { tx, type Receipt, type TestChain } from '../../support/chain-builder.js';
import '../../support/matchers.js';

/** Reserved money is what open orders and contracts hold, and all money together is the supply. */
const expectCustody = (chain: TestChain): void => expectCustodyOf(chain, issuance);

const issuance = market().query('Balances.TotalIssuance') as bigint;

type Step = (chain: TestChain, orders: bigint[]) => Receipt | null;

const person = fc.constantFrom(...PEOPLE);
const draft = drafts({ maxLimit: 12, maxLots: 40 });

const placing = fc
  .tuple(person, draft, fc.integer({ min: -1, max: 6 }))
  .map(([who, order, ahead]): Step => (chain, orders) => {
    const receipt = chain.submit(who, orderCall(who, order, epochOf(chain) + BigInt(ahead)));
    if (receipt.error === null) orders.push(orderIn(receipt));
    return receipt;
  });
const cancelling = fc.tuple(person, fc.nat(40)).map(
  ([who, pick]): Step =>
    (chain, orders) =>
      chain.submit(who, tx('Trading.cancelOrder', orders[pick % (orders.length + 1)] ?? 999n)),
);
/** Cancelling one's own order, so that it happens often enough. */
const regretting = fc.nat(40).map((pick): Step => (chain, orders) => {
  const id = orders[pick % (orders.length + 1)];
  const order = id === undefined ? null : (chain.query('Trading.Orders', id) as StoredOrder | null);
  const who = PEOPLE.find(({ address }) => address === order?.owner);
  return who ? chain.submit(who, tx('Trading.cancelOrder', id)) : null;
});
const paying = fc.tuple(person, person, fc.bigInt(0n, 2n * START)).map(
  ([from, to, value]): Step =>
    (chain) =>
      chain.submit(from, tx('GridToken.transfer', to, value)),
);
const matching = fc.constant<Step>((chain) => chain.submit(MAKER, tx('Trading.matchOrders')));
const waiting = fc
  .constantFrom(6_000, 6_000, EPOCH / 2, EPOCH, EPOCH * 3)
  .map((time): Step => (chain) => {
    chain.nextBlock(time);
    expectCustody(chain);
    return null;
  });

const steps = fc.array(
  fc.oneof(
    { arbitrary: placing, weight: 6 },
    { arbitrary: regretting, weight: 2 },
    { arbitrary: cancelling, weight: 1 },
    { arbitrary: paying, weight: 1 },
    { arbitrary: matching, weight: 1 },
    { arbitrary: waiting, weight: 2 },
  ),
  { minLength: 5, maxLength: 50 },
);

describe('money', () => {
  test('that is reserved is what open orders and contracts hold, at every block, however a book is cleared', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(1, 2, 5, 100), (sequence, stepsPerBlock) => {
        const chain = market({ stepsPerBlock, retention: 4 });
        const orders: bigint[] = [];
        for (const step of sequence) {
          step(chain, orders);
          expectCustody(chain);
        }
        passEpochs(chain, 5);
        expectCustody(chain);
        expect(stored(chain).every(({ settled }) => settled)).toBe(true);
      }),
      { numRuns: 250 },
    );
  });

  test('backs one order only', () => {
    const chain = market();
    const [who] = PROSUMERS as [Account];
    const limit = 10n ** 13n;
    const lots = START / valueOf(10n, limit) / 2n + 1n;
    const half: Draft = { side: 'Bid', quantity: lots * 10n, limit };
    expect(valueOf(half.quantity, half.limit) * 2n).toBeGreaterThan(START);
    expect(chain.submit(who, orderCall(who, half))).toSucceed();
    expect(chain.submit(who, orderCall(who, half))).toBeNoop('GridToken.InsufficientBalance');
  });
});

describe('calls that fail', () => {
  test('change nothing but the nonce', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const chain = market({ maxOrdersPerUser: 3, maxOrdersPerEpoch: 8, stepsPerBlock: 100 });
        const orders: bigint[] = [];
        for (const step of sequence) {
          const receipt = step(chain, orders);
          if (receipt?.outcome.kind === 'failed') expect(receipt).toBeNoop(receipt.error as string);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('an order that is cancelled', () => {
  test('leaves the market and the money as they were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(person, draft), { maxLength: 8 }),
        person,
        draft,
        (book, who, order) => {
          const chain = market();
          for (const [owner, other] of book) chain.submit(owner, orderCall(owner, other));
          const before = snapshot(chain);
          const receipt = chain.submit(who, orderCall(who, order));
          if (receipt.error !== null) return;
          expect(snapshot(chain)).not.toBe(before);
          expect(chain.submit(who, tx('Trading.cancelOrder', orderIn(receipt)))).toSucceed();
          expect(snapshot(chain)).toBe(before);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('caps', () => {
  test('hold, and count only what is open', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const [perUser, perEpoch] = [3, 8];
        const chain = market({ maxOrdersPerUser: perUser, maxOrdersPerEpoch: perEpoch });
        const orders: bigint[] = [];
        for (const step of sequence) {
          const receipt = step(chain, orders);
          const open = stored(chain);
          const now = epochOf(chain);
          const inEpoch = (epoch: bigint): StoredOrder[] => open.filter((o) => o.epoch === epoch);
          for (let epoch = now + 1n; epoch <= now + 4n; epoch++) {
            const all = inEpoch(epoch);
            const book = chain.query('Trading.Books', bigEndian(epoch)) as {
              bids: number;
              asks: number;
            } | null;
            expect((book?.bids ?? 0) + (book?.asks ?? 0)).toBe(all.length);
            expect(all.length).toBeLessThanOrEqual(perEpoch);
            for (const who of PEOPLE) {
              const own = all.filter(({ owner }) => owner === who.address).length;
              expect(own).toBeLessThanOrEqual(perUser);
            }
          }
          if (receipt?.error === 'Trading.TooManyOrdersOfUser') {
            const { address } = receipt.signer as Account;
            const own = open.filter((o) => o.owner === address && o.epoch > now);
            expect(own.length).toBeGreaterThanOrEqual(perUser);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('make room again when an order is cancelled', () => {
    const chain = market({ maxOrdersPerUser: 2 });
    const [who] = PROSUMERS as [Account];
    const order: Draft = { side: 'Bid', quantity: 10n, limit: 1n };
    const first = orderIn(chain.submit(who, orderCall(who, order)));
    chain.submit(who, orderCall(who, order));
    const refused = chain.submit(who, orderCall(who, order));
    expect(refused).toBeNoop('Trading.TooManyOrdersOfUser');
    chain.submit(who, tx('Trading.cancelOrder', first));
    expect(chain.submit(who, orderCall(who, order))).toSucceed();
  });
});
