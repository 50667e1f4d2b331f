/** Events tell the truth: who adds them up knows what every account holds. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toHex } from '../../tools/compiler/host/bytes.js';
import type { Block } from '../../tools/compiler/host/block-builder.js';
import { type Account, alice, bob, charlie, dave, eve, ferdie } from '../support/accounts.js';
import { ChainBuilder, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { Indexer, TokenIndexer } from '../support/indexer.js';
import { METER, meterKey, op1, reading } from '../support/meters.js';
import '../support/matchers.js';

const GRID = 10n ** 18n;
const TICK = 10n ** 15n;
const START = 50n * GRID;
const EPOCH_MS = 900_000;
const USERS = [bob, charlie, dave, eve] as const;
const OFFICER = ferdie;
/** The first meter is read; Bob and Charlie have two each, so that they trade with themselves as well. */
const METERS: ReadonlyArray<[string, Account]> = [
  [METER, bob],
  ['roof-2', charlie],
  ['roof-3', bob],
  ['roof-4', charlie],
  ['roof-5', dave],
  ['roof-6', eve],
];

function campusOf(perMicrosecond: number): TestChain {
  const builder = new ChainBuilder()
    .admin(alice)
    .minter(alice)
    .burner(alice)
    .oracleOperator(op1)
    .authority(OFFICER)
    .metered()
    .holding(alice, START)
    .holding(op1, START)
    .configure({
      transactionPayment: { perMicrosecond, perByte: perMicrosecond },
      registry: { suspensionsPerDay: 1_000 },
    });
  for (const who of USERS) builder.with(who, START);
  for (const [id, owner] of METERS) {
    builder.meter(id, owner, { key: toHex(meterKey(id).publicKey), scheme: 'Ed25519' });
  }
  return builder.metered().build();
}

/** One thing that happens: a call of somebody, or time that passes. */
type Step =
  | { signer: Account; call: Tx; tip: bigint }
  | { epochs: number }
  | { meter: string; importWh: number; exportWh: number };

const user = fc.constantFrom(...USERS);
const anybody = fc.constantFrom(...USERS, OFFICER, alice);
const amount = fc.oneof(fc.bigInt(0n, 1_000n), fc.bigInt(0n, 60n * GRID));
const tip = fc.oneof({ weight: 3, arbitrary: fc.constant(0n) }, fc.bigInt(1n, GRID));
const ticks = fc.bigInt(1n, 12n).map((n) => n * 100n * TICK);

const call = (
  weight: number,
  signer: fc.Arbitrary<Account>,
  made: fc.Arbitrary<Tx>,
): { weight: number; arbitrary: fc.Arbitrary<Step> } => ({
  weight,
  arbitrary: fc.record({ signer, call: made, tip }).map((step) => ({
    ...step,
    [fc.toStringMethod]: () => `${step.signer.name}: ${step.call.path} ${step.tip}`,
  })),
});

const order = fc
  .tuple(fc.constantFrom('Buy', 'Sell'), fc.option(fc.constantFrom(...METERS)), ticks)
  .chain(([side, meter, price]) =>
    fc
      .bigInt(1n, 400n)
      .map((lots) =>
        tx('Trading.placeOrder', side, meter === null ? null : meter[0], null, lots * 10n, price),
      ),
  );

const step: fc.Arbitrary<Step> = fc.oneof(
  call(
    2,
    user,
    fc.tuple(anybody, amount).map(([to, v]) => tx('GridToken.transfer', to, v)),
  ),
  call(
    1,
    user,
    fc
      .tuple(anybody, amount)
      .map(([to, v]) => tx('Balances.transferAllowDeath', { Id: to.address }, v)),
  ),
  call(
    1,
    user,
    anybody.map((to) => tx('Balances.transferAll', { Id: to.address }, false)),
  ),
  call(
    1,
    user,
    fc.tuple(user, amount).map(([who, v]) => tx('GridToken.approve', who, v)),
  ),
  call(
    2,
    user,
    fc
      .tuple(user, anybody, amount)
      .map(([from, to, v]) => tx('GridToken.transferFrom', from, to, v)),
  ),
  call(
    2,
    fc.constant(alice),
    fc.tuple(user, amount).map(([to, v]) => tx('GridToken.mint', to, v, null)),
  ),
  call(
    1,
    fc.constantFrom(alice, ...USERS),
    fc.tuple(user, amount).map(([from, v]) => tx('GridToken.burn', from, v)),
  ),
  call(
    1,
    fc.constant(alice),
    fc
      .tuple(user, fc.constantFrom('Active', 'Suspended', 'Inactive'))
      .map(([who, status]) => tx('Registry.updateUserStatus', who, status)),
  ),
  call(9, user, order),
  call(
    3,
    user,
    fc.bigInt(1n, 20n).map((id) => tx('Trading.cancelOrder', id)),
  ),
  { weight: 3, arbitrary: fc.record({ epochs: fc.integer({ min: 0, max: 2 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      meter: fc.constantFrom(METER, 'roof-2'),
      importWh: fc.integer({ min: 0, max: 60_000 }),
      exportWh: fc.integer({ min: 0, max: 60_000 }),
    }),
  },
);

/** A chain, what its meters show, and those who only see its events. */
class History {
  private readonly registers = new Map<string, [bigint, bigint]>();
  private readonly indexer: Indexer;
  private readonly tokens: TokenIndexer;
  /** What was seen to happen, so that a history that tries nothing is noticed. */
  readonly seen = new Map<string, number>();

  constructor(private readonly chain: TestChain) {
    const { head } = chain.chain;
    this.indexer = new Indexer(this.issuance(head));
    this.tokens = new TokenIndexer(this.issuance(head));
    for (const [who, { free }] of this.accounts(head)) {
      this.indexer.holding(who).free = free;
      this.tokens.holdings.set(who, free);
    }
  }

  take(step: Step): void {
    if ('epochs' in step) {
      this.close(step.epochs * EPOCH_MS);
      if (step.epochs > 0) this.close(0);
    } else if ('call' in step) this.chain.submit(step.signer, step.call, { tip: step.tip });
    else this.read(step.meter, BigInt(step.importWh), BigInt(step.exportWh));
  }

  /** Ends the open block, and compares what its events add up to with what is stored. */
  close(after: number): void {
    const { chain } = this;
    const block = after > 0 ? chain.nextBlock(after) : chain.nextBlock();
    const events = chain.eventsOf(block);
    for (const { path } of events) this.seen.set(path, (this.seen.get(path) ?? 0) + 1);
    this.indexer.take(events);
    this.tokens.take(events);
    const issuance = this.issuance(block);
    expect(this.indexer.issuance).toBe(issuance);
    expect(this.tokens.supply).toBe(issuance);
    const accounts = this.accounts(block);
    for (const [who, { free, reserved, frozen }] of accounts) {
      expect([who, this.indexer.holding(who)]).toEqual([who, { free, reserved, frozen }]);
      expect([who, this.tokens.holdings.get(who) ?? 0n]).toEqual([who, free + reserved]);
    }
    expect(this.indexer.holdings.size).toBeLessThanOrEqual(accounts.size);
  }

  private read(meterId: string, importWh: bigint, exportWh: bigint): void {
    const { chain } = this;
    const request = chain.submit(op1, tx('OracleClient.requestEnergyData', meterId));
    const opened = request.events.find(({ path }) => path === 'OracleClient.RequestOpened');
    if (!opened) return;
    const [imported, exported] = this.registers.get(meterId) ?? [0n, 0n];
    const { requestId, epoch } = opened.data as { requestId: bigint; epoch: bigint };
    const shown = { meterId, epoch, importWh: imported + importWh, exportWh: exported + exportWh };
    const answer = tx('OracleClient.fulfillEnergyData', requestId, reading(chain, shown));
    if (chain.submit(op1, answer).error === null) {
      this.registers.set(meterId, [shown.importWh, shown.exportWh]);
    }
  }

  private issuance(block: Block): bigint {
    return this.chain.queryAt(block, 'Balances.TotalIssuance') as bigint;
  }

  /** Every account there is, by its address. */
  private accounts(block: Block): Map<string, { free: bigint; reserved: bigint; frozen: bigint }> {
    const known = [alice, op1, ...USERS, OFFICER].map(({ address }) => address);
    expect(this.chain.count('System.Account')).toBeLessThanOrEqual(known.length);
    return new Map(
      known.map((address) => [
        address,
        (this.chain.queryAt(block, 'System.Account', address) as { data: never }).data,
      ]),
    );
  }
}

/** The events that move, make, destroy or freeze GRID. */
const MOVEMENTS = [
  ...['Transfer', 'Reserved', 'Unreserved', 'ReserveRepatriated', 'Withdraw', 'Rescinded'],
  ...['Minted', 'Burned', 'Frozen', 'Thawed'],
].map((name) => `Balances.${name}`);

const by = (signer: Account, path: string, ...args: unknown[]): Step => ({
  signer,
  call: tx(path, ...args),
  tip: 5n,
});

/** One of everything. */
const everything: Step[] = [
  by(bob, 'GridToken.transfer', OFFICER, 3n),
  by(bob, 'Trading.placeOrder', 'Sell', METER, null, 1_000n, 500n * TICK),
  by(bob, 'Trading.placeOrder', 'Buy', 'roof-3', null, 300n, 900n * TICK),
  by(charlie, 'Trading.placeOrder', 'Buy', null, null, 500n, 900n * TICK),
  by(dave, 'Trading.placeOrder', 'Buy', null, null, 500n, 100n * TICK),
  by(alice, 'GridToken.mint', eve, 7n, null),
  by(alice, 'GridToken.burn', eve, 5n),
  by(alice, 'Registry.updateUserStatus', charlie, 'Suspended'),
  { epochs: 1 },
  { meter: METER, importWh: 500, exportWh: 30 },
  { epochs: 1 },
  by(alice, 'Registry.updateUserStatus', charlie, 'Active'),
  { epochs: 1 },
];

describe('who adds up events arrives at the free, reserved and frozen GRID of every account', () => {
  const free = campusOf(0);
  const charged = campusOf(1_000_000_000);

  test.each([
    ['without fees', free],
    ['with fees', charged],
  ])('after one of everything, %s', (_, chain) => {
    const history = new History(chain.fork());
    for (const each of everything) history.take(each);
    for (const event of MOVEMENTS) expect([event, history.seen.has(event)]).toEqual([event, true]);
    expect(history.seen.has('OracleClient.ReadingAccepted')).toBe(true);
  });

  test('after any history', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(step, { minLength: 20, maxLength: 70 }),
        (hasFees, steps) => {
          const history = new History((hasFees ? charged : free).fork());
          for (const each of steps) history.take(each);
          for (const epochs of [1, 1, 1]) history.take({ epochs });
        },
      ),
      { numRuns: process.env.GRID_FULL ? 500 : 25 },
    );
  });
});
