/** Rules, roles, meters and their owners change at any moment: what orders and books promise still holds. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drafts } from '../../market/books.js';
import {
  CROWD_ADMIN,
  CROWD_AUTHORITY,
  MAKER,
  PEOPLE,
  PROSUMERS,
  market,
  orderCall,
} from '../../market/crowd.js';
import {
  contracts,
  expectCustody,
  expectDebts,
  stored,
  type StoredOrder,
} from '../../market/holds.js';
import { Readings, readingSteps } from '../../market/readings.js';
import {
  bigEndian,
  EPOCH,
  epochOf,
  money,
  orderIn,
  rulesWith,
  TICK,
} from '../../support/market.js';
import type { Account } from '../../support/accounts.js';
import { tx, type Tx } from '../../support/chain-builder.js';
import { decree } from '../../support/root.js';
import '../../support/matchers.js';

const RUNS = process.env['GRID_FULL'] ? 2_000 : 40;
/** Blocks in which a backlog of a few small books is worked off, at one step a block and more. */
const PATIENCE = 400;

interface Result {
  price: bigint | null;
  volumeWh: bigint;
}

/** A chain, and what has been seen of it. */
class History {
  readonly chain = market({ retention: 2 });
  readonly orders: bigint[] = [];
  readonly readings = new Readings(this.chain);
  private readonly issuance = this.chain.query('Balances.TotalIssuance') as bigint;
  private readonly cleared = new Map<bigint, string>();

  submit(who: Account, call: Tx): void {
    const receipt = this.chain.submit(who, call);
    if (receipt.error === null && call.path === 'Trading.placeOrder')
      this.orders.push(orderIn(receipt));
    // A suspended user does not get as far as a block.
    if (receipt.outcome.kind === 'failed') expect(receipt).toBeNoop(receipt.error ?? undefined);
  }

  decree(call: Tx): string | null {
    return decree(this.chain, CROWD_AUTHORITY, call);
  }

  wait(time: number): void {
    this.readings.look(this.chain.eventsOf(this.chain.nextBlock(time)));
    this.look();
  }

  /** Every epoch is cleared once, its fills are as they have to be, and money is where it belongs. */
  look(): void {
    const { chain } = this;
    for (const { path, data } of chain.events) {
      if (path !== 'Trading.EpochCleared') continue;
      const { epoch } = data as { epoch: bigint };
      expect(this.cleared.has(epoch)).toBe(false);
      this.cleared.set(epoch, this.resultOf(epoch));
      // What closes too late for its retention is gone in the block that closes it.
      if (!this.isPruned(epoch)) this.expectFills(epoch);
    }
    for (const [epoch, result] of this.cleared) expect(this.resultOf(epoch)).toBe(result);
    this.expectCustody();
  }

  expectCustody(): void {
    expectCustody(this.chain, this.issuance, this.readings.retailOf);
    expectDebts(this.chain);
  }

  private isPruned(epoch: bigint): boolean {
    return this.chain.events.some(
      ({ path, data }) =>
        path === 'Trading.EpochPruned' && (data as { epoch: bigint }).epoch === epoch,
    );
  }

  private resultOf(epoch: bigint): string {
    const result = this.chain.query('Trading.Results', bigEndian(epoch));
    return JSON.stringify(result, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
  }

  private expectFills(epoch: bigint): void {
    const { price, volumeWh } = this.chain.query('Trading.Results', bigEndian(epoch)) as Result;
    const orders = stored(this.chain).filter((order) => order.epoch === epoch);
    const traded = (side: string): bigint =>
      orders
        .filter((order) => order.side === side)
        .reduce((sum, { filledWh }) => sum + filledWh, 0n);
    expect([traded('Buy'), traded('Sell')]).toEqual([volumeWh, volumeWh]);
    for (const order of orders) expectFill(order, price);
  }
}

function expectFill(order: StoredOrder, price: bigint | null): void {
  expect(order.settled).toBe(true);
  expect(order.filledWh).toBeLessThanOrEqual(order.energyWh);
  if (!order.filledWh) return;
  if (order.side === 'Buy') expect(order.limitPrice).toBeGreaterThanOrEqual(price ?? 0n);
  else expect(order.limitPrice).toBeLessThanOrEqual(price ?? 0n);
}

type Step = (history: History) => void;

const person = fc.constantFrom(...PEOPLE);
const draft = drafts({ maxLimit: 12, maxLots: 40 });
const ahead = fc.integer({ min: 0, max: 7 });

const placing = fc.tuple(person, draft, ahead).map(([who, order, by]): Step => (history) => {
  const epoch = epochOf(history.chain) + BigInt(by);
  history.submit(who, orderCall(who, order, epoch));
});
const regretting = fc.nat(40).map((pick): Step => (history) => {
  const id = history.orders[pick % (history.orders.length + 1)];
  const order =
    id === undefined ? null : (history.chain.query('Trading.Orders', id) as StoredOrder | null);
  const who = PEOPLE.find(({ address }) => address === order?.owner);
  if (who) history.submit(who, tx('Trading.cancelOrder', id));
});
const paying = fc.tuple(person, person, fc.bigInt(0n, 10n ** 20n)).map(
  ([from, to, value]): Step =>
    (history) =>
      history.submit(from, tx('GridToken.transfer', to, value)),
);
/** Two orders that meet, so that meters have something to show. */
const dealing = fc
  .tuple(fc.constantFrom(...PROSUMERS), person, fc.integer({ min: 1, max: 3 }))
  .map(([seller, buyer, by]): Step => (history) => {
    const epoch = epochOf(history.chain) + BigInt(by);
    for (const [who, side, limit] of [
      [seller, 'Ask', 4n],
      [buyer, 'Bid', 6n],
    ] as const) {
      history.submit(who, orderCall(who, { side, quantity: 400n, limit }, epoch));
    }
  });
/** An account without anything comes to owe what its meters take. */
const emptying = fc.tuple(person, person).map(
  ([from, to]): Step =>
    (history) =>
      history.submit(from, tx('Balances.transferAll', { Id: to.address }, false)),
);
const matching = fc.constant<Step>((history) => history.submit(MAKER, tx('Trading.matchOrders')));
const switching = fc.boolean().map(
  (on): Step =>
    (history) =>
      void history.decree(tx('OracleClient.setAutoMarketClearing', on)),
);
const appointing = fc.boolean().map(
  (on): Step =>
    (history) =>
      void history.decree(tx(on ? 'Trading.addMarketMaker' : 'Trading.removeMarketMaker', MAKER)),
);
const suspending = fc.tuple(person, fc.constantFrom('Active', 'Suspended', 'Inactive')).map(
  ([who, status]): Step =>
    (history) =>
      history.submit(CROWD_ADMIN, tx('Registry.updateUserStatus', who, status)),
);
const moving = fc
  .tuple(fc.constantFrom(...PROSUMERS), person, fc.constantFrom('Ask', 'Bid'))
  .map(([from, to, side]): Step => (history) => {
    const meter = `${from.name}-${side}`;
    history.submit(CROWD_ADMIN, tx('Registry.unassignMeter', meter));
    history.submit(CROWD_ADMIN, tx('Registry.assignMeter', meter, to));
  });
const ruling = fc
  .record({
    horizon: fc.integer({ min: 1, max: 6 }),
    gateClosureBlocks: fc.constantFrom(0, 1, 100, 149),
    lot: fc.constantFrom(10, 20, 50),
    tick: fc.constantFrom(10 ** 15, 2 * 10 ** 15, 10 ** 12),
    maxPrice: fc.constantFrom(null, 6n * TICK),
    maxOrdersPerUser: fc.integer({ min: 1, max: 5 }),
    stepsPerBlock: fc.constantFrom(1, 3, 50),
    retention: fc.constantFrom(0, 1, 5),
  })
  .chain((changes) => fc.tuple(fc.constant(changes), ahead))
  .map(([changes, by]): Step => (history) => {
    const rules = { ...rulesWith({ ...changes, maxPrice: null }), maxPrice: changes.maxPrice };
    const from = epochOf(history.chain) + BigInt(by);
    history.decree(tx('Trading.setParameters', rules, from));
  });
const waiting = fc.constantFrom(6_000, 6_000, EPOCH / 3, EPOCH, EPOCH * 3).map(
  (time): Step =>
    (history) =>
      history.wait(time),
);

const steps = fc.array(
  fc.oneof(
    { arbitrary: placing, weight: 8 },
    { arbitrary: regretting, weight: 2 },
    { arbitrary: paying, weight: 1 },
    { arbitrary: matching, weight: 1 },
    { arbitrary: switching, weight: 1 },
    { arbitrary: appointing, weight: 1 },
    { arbitrary: suspending, weight: 1 },
    { arbitrary: moving, weight: 1 },
    { arbitrary: ruling, weight: 2 },
    { arbitrary: dealing, weight: 3 },
    { arbitrary: emptying, weight: 2 },
    ...readingSteps,
    { arbitrary: waiting, weight: 5 },
  ),
  { minLength: 10, maxLength: 60 },
);

/** Everything stops: time passes, books clear by themselves. */
function settleDown(history: History): void {
  history.decree(tx('OracleClient.setAutoMarketClearing', true));
  const { chain } = history;
  for (let blocks = 0; chain.count('Trading.Books') + chain.count('Trading.Kept') > 0; blocks++) {
    // By then every book has closed, and the orders of every one may go.
    history.wait(blocks < 20 ? EPOCH : 6_000);
    expect(blocks).toBeLessThan(PATIENCE);
  }
}

/** A day later nothing that was traded or asked for waits for anybody. */
function expectNothingLocked(history: History): void {
  const { chain } = history;
  history.wait(EPOCH * 97);
  const isBusy = (): boolean =>
    ['Settlement.Contracts', 'Settlement.PassedOver', 'OracleClient.Requests'].some(
      (path) => chain.count(path) > 0,
    );
  for (let blocks = 0; isBusy(); blocks++) {
    history.wait(6_000);
    expect(blocks).toBeLessThan(PATIENCE);
  }
  for (const who of PEOPLE) expect(money(chain, who).reserved).toBe(0n);
}

test('books are cleared once, fills and money are right at every block, and in the end nothing is locked', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const history = new History();
      for (const step of sequence) {
        step(history);
        history.expectCustody();
      }
      settleDown(history);
      const { chain } = history;
      history.expectCustody();
      expectNothingLocked(history);
      const locks = [...chain.entries('Registry.Meters')].map(
        ([, meter]) => (meter as { openOrders: number }).openOrders,
      );
      expect(locks.reduce((sum, each) => sum + each, 0)).toBe(contracts(chain).length);
      for (const item of ['Orders', 'OrderBook', 'Levels', 'Positions', 'OrdersOf']) {
        expect(chain.count(`Trading.${item}`)).toBe(0);
      }
      expect(chain.query('Trading.Clearing')).toBeNull();
      expect(chain.query('Trading.Due')).toBe(0n);
    }),
    { numRuns: RUNS },
  );
});
