/** A chain of release 102 with books in every state goes on under this runtime as it would have gone on. */
import { hexToString } from '@polkadot/util';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Key } from '../../tools/compiler/host/bytes.js';
import { Chain, presetOf, type State } from '../../tools/compiler/host/chain.js';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import { ROOT } from '../../tools/support/root.js';
import { alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder, runtimeBlob, TestChain, tx } from '../support/chain-builder.js';
import { bigEndian, EPOCH, GRID, HOLDING, TICK, money } from '../support/market.js';
import { RuntimeTypes } from '../support/runtime-types.js';
import { encode } from '../support/codec-parts.js';
import '../support/matchers.js';

const RELEASE = 'node-config/releases/campus-grid-102.compact.compressed.wasm';
/** Rules as release 102 had them; it cleared an order a block if told so. */
const OLDER = {
  epochLength: EPOCH,
  horizon: 4,
  gateClosureBlocks: 2,
  lot: 10,
  tick: 10 ** 15,
  minPrice: null,
  maxPrice: `${GRID}`,
  maxOrdersPerUser: 100,
  maxOrdersPerEpoch: 10_000,
  stepsPerBlock: 1,
  retention: 3,
};
const PEOPLE = [alice, bob, charlie];
const { types } = new ChainBuilder().build();
let release: Uint8Array;

beforeAll(async () => {
  await ready();
  release = readFileSync(join(ROOT, RELEASE));
});

/** A chain of release 102: two prosumers with a meter, a consumer without one, who may bid there. */
function older(changes: Partial<typeof OLDER> = {}): TestChain {
  const config = JSON.parse(presetOf(new Executor(release), 'development')) as Record<
    string,
    object
  >;
  const chain = Chain.fromGenesis(
    release,
    JSON.stringify({
      ...config,
      balances: { balances: PEOPLE.map(({ address }) => [address, HOLDING.toString()]) },
      registry: {
        ...config['registry'],
        users: PEOPLE.map((who) => [who.address, who === charlie ? 'Consumer' : 'Prosumer', '']),
        meters: [
          ...[alice, bob].map(({ name, address }) => [name, address]),
          ['Second', alice.address],
        ],
      },
      trading: { parameters: { ...OLDER, ...changes } },
    }),
    { signatures: 'mock' },
  );
  return new TestChain(chain, new RuntimeTypes(chain.metadata(15)));
}

/** A book a quarter hour, four of them, from the next one on. */
function placeOrders(chain: TestChain): bigint {
  const next = chain.now / BigInt(EPOCH) + 1n;
  for (let ahead = 0n; ahead < 4n; ahead++) {
    const place = (who: typeof alice, side: string, energy: bigint, ticks: bigint): void =>
      expect(
        chain.submit(who, tx('Trading.placeOrder', side, null, next + ahead, energy, ticks * TICK)),
      ).toSucceed();
    place(alice, 'Sell', 1000n, 10n + ahead);
    place(bob, 'Sell', 500n, 11n);
    place(charlie, 'Buy', 1200n, 14n);
  }
  return next;
}

/** The same chain with the code of this tree, before its first block under it. */
function upgraded(chain: TestChain, more: State = new Map()): TestChain {
  // The next block comes a slot after it.
  const startTime = chain.now - 6000n;
  const state = new Map([...chain.chain.head.state.entries(), ...more]);
  state.set(':code' as never, runtimeBlob());
  // The chain starts with this state as its block 0.
  state.delete(types.storageKey('System.Number', []));
  return new TestChain(new Chain(state, { signatures: 'mock', startTime }), types);
}

/** What is stored of a meter that is described and was read in the epoch before. */
function readMeter(id: string, chain: TestChain): State {
  const entry = (path: string, value: unknown): [Key, Uint8Array] => [
    types.storageKey(path, [id]),
    encode(types.storage(path).value, value),
  ];
  const epoch = chain.now / BigInt(EPOCH) - 1n;
  const registers = { sequence: 0n, importWh: 0n, exportWh: 0n, carriedWh: 0n };
  const device = { scheme: 'Sr25519', ratedWatts: 10_000n, meterClass: 'Bidirectional' };
  return new Map([
    entry('Registry.MeterProfiles', { key: bob.publicKey, ...device }),
    entry('OracleClient.MeterStates', { ...registers, epoch, next: epoch + 1n }),
  ]);
}

interface Named {
  readonly meter: string | null;
}

/** The order with its meter's name as text, which release 102 has as bytes. */
function named(order: Named): Named {
  const { meter } = order;
  return { ...order, meter: meter?.startsWith('0x') ? hexToString(meter) : meter };
}

/** What four epochs and what is left of them have come to. */
function outcome(chain: TestChain, first: bigint): unknown {
  const epochs = [0n, 1n, 2n, 3n].map((ahead) => bigEndian(first + ahead));
  return {
    results: epochs.map((epoch) => chain.query('Trading.Results', epoch)),
    money: PEOPLE.map((who) => money(chain, who)),
    orders: [...chain.entries('Trading.Orders')].map(([, order]) => named(order as Named)),
    // What release 103 knows of a meter besides is none of Trading's.
    meters: ['Alice', 'Bob'].map((meter) => {
      const { owner, openOrders } = chain.query('Registry.Meters', meter) as Record<
        string,
        unknown
      >;
      return { owner, openOrders };
    }),
  };
}

describe('a chain of release 102', () => {
  /** One book is cleared, the next is being cleared, two are open. */
  const halfWay = (): { chain: TestChain; first: bigint } => {
    const chain = older();
    const first = placeOrders(chain);
    chain.skipTime(EPOCH);
    chain.skipBlocks(20);
    chain.skipTime(EPOCH - 20 * 6000);
    chain.skipBlocks(2);
    return { chain, first };
  };

  test('goes on with closed, interrupted and open books as if nothing had happened', () => {
    const { chain, first } = halfWay();
    expect(chain.query('Trading.Results', bigEndian(first))).not.toBeNull();
    expect(chain.query('Trading.Clearing')).not.toBeNull();
    const next = upgraded(chain);
    for (const each of [chain, next]) {
      for (let epochs = 0; epochs < 3; epochs++) {
        each.skipTime(EPOCH - 20 * 6000);
        each.skipBlocks(20);
      }
    }
    expect(next.now).toBe(chain.now);
    expect(outcome(next, first)).toEqual(outcome(chain, first));
    expect(money(next, charlie).reserved).toBe(0n);
  });

  test('has its rules from the first epoch on, brought down to what clears in time', () => {
    const { chain, first } = halfWay();
    const next = upgraded(chain);
    expect(next.api('TradingApi.rules')).toMatchObject({
      epochLength: BigInt(EPOCH),
      schedule: [
        {
          fromEpoch: 0n,
          parameters: {
            horizon: 4,
            gateClosureBlocks: 2,
            lot: 10n,
            tick: TICK,
            minPrice: null,
            maxPrice: GRID,
            maxOrdersPerUser: 100,
            // One step a block: 50 in a third of an epoch.
            maxOrdersPerEpoch: 23,
            stepsPerBlock: 1,
            retention: 3,
            collar: false,
          },
        },
      ],
    });
    const gate = (first + 2n) * BigInt(EPOCH) - 12_000n;
    expect(next.query('Trading.Books', bigEndian(first + 2n))).toEqual({
      bids: 1,
      asks: 2,
      gate,
      tick: TICK,
      keptUntil: (first + 6n) * BigInt(EPOCH),
      feedIn: GRID,
      retail: GRID,
    });
    expect(next.api('TradingApi.gate_closure', first + 2n)).toBe(gate);
    expect(next.api('TradingApi.phase', first)).toBe('Closed');
  });

  test('forgets what it kept when its time has come', () => {
    const { chain, first } = halfWay();
    const next = upgraded(chain);
    next.skipTime(8 * EPOCH);
    next.skipBlocks(80);
    for (const item of [
      'Orders',
      'OrderBook',
      'Levels',
      'Positions',
      'OrdersOf',
      'Kept',
      'Books',
    ]) {
      expect(next.count(`Trading.${item}`)).toBe(0);
    }
    expect(next.api('TradingApi.phase', first)).toBe('Pruned');
    expect(next.query('Trading.Due')).toBe(0n);
  });

  test('gives back the money of an order that is cancelled under the new rules', () => {
    const { chain } = halfWay();
    const next = upgraded(chain);
    const before = money(next, charlie);
    expect(next.submit(charlie, tx('Trading.cancelOrder', 12n))).toSucceed();
    const value = 1200n * 14n * (TICK / 1000n);
    expect(money(next, charlie)).toEqual({
      free: before.free + value,
      reserved: before.reserved - value,
    });
  });

  test('pays its own asks as it did, and secures those that come into the same books', () => {
    const { chain, first } = halfWay();
    const migrated = upgraded(chain);
    migrated.nextBlock();
    const next = upgraded(migrated, readMeter('Bob', migrated));
    // Of before there are asks of Alice, 1,000 Wh at 12, and of Bob, 500 Wh at 11, and a bid for 1,200 Wh.
    const epoch = first + 2n;
    const sale = tx('Trading.placeOrder', 'Sell', 'Bob', epoch, 700n, 10n * TICK);
    expect(next.submit(bob, sale)).toEmit('Balances.Reserved', { amount: 693n * TICK });
    next.skipTime(EPOCH);
    next.skipBlocks(40);
    expect(next.query('Trading.Results', bigEndian(epoch))).toMatchObject({ price: 11n * TICK });
    const [[, contract]] = [...next.entries('Settlement.Contracts')] as [[string, unknown]];
    expect(contract).toMatchObject({ owner: bob.address, soldWh: 700n, held: 700n * TICK });
    expect(next.count('Settlement.Contracts')).toBe(1);
    expect(money(next, bob).reserved).toBe(700n * TICK);
    expect(next.api('TradingApi.statement', bob, epoch)).toMatchObject({
      received: (700n + 500n) * 11n * (TICK / 1000n),
      held: 700n * TICK,
    });
  });

  test('pays an ask of its own with a bid of the same account, and nothing stays set aside', () => {
    const chain = older({ stepsPerBlock: 1000, gateClosureBlocks: 0 });
    const epoch = chain.now / BigInt(EPOCH) + 1n;
    const place = (side: string, meter: string | null): void =>
      expect(
        chain.submit(alice, tx('Trading.placeOrder', side, meter, epoch, 1_000n, 10n * TICK)),
      ).toSucceed();
    place('Sell', 'Alice');
    place('Buy', 'Second');
    chain.nextBlock();
    const before = money(chain, alice);
    const next = upgraded(chain);
    next.skipTime(EPOCH);
    next.nextBlock();
    expect(next.query('Trading.Results', bigEndian(epoch))).toMatchObject({ volumeWh: 1_000n });
    expect(next.events).not.toEmit('GridToken.Transfer');
    expect(next.events).toEmit('Balances.Unreserved', { who: alice, amount: 10n * TICK });
    expect(money(next, alice)).toEqual({ free: before.free + before.reserved, reserved: 0n });
    expect(next.count('Settlement.Contracts')).toBe(0);
  });

  test('without a rule or an order is like any other', () => {
    const next = upgraded(older({ stepsPerBlock: 1000, gateClosureBlocks: 0, retention: 96 }));
    next.nextBlock();
    expect(next.query('Trading.Due')).toBe(0n);
    expect(next.api('TradingApi.parameters', null)).toMatchObject({ maxOrdersPerEpoch: 10_000 });
  });
});
