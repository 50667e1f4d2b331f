/** What is kept of books that were cleared, and forgetting it, where storage has what no call puts there, too. */
import { describe, expect, test } from '@jest/globals';
import { Chain } from '../../tools/compiler/host/chain.js';
import type { Key } from '../../tools/compiler/host/bytes.js';
import { alice, bob } from '../support/accounts.js';
import { TestChain } from '../support/chain-builder.js';
import type { RuntimeTypes } from '../support/runtime-types.js';
import { EPOCH, market, nextEpoch, passEpochs, place, workedExample } from '../support/market.js';
import '../support/matchers.js';

/** A chain whose state is that of `chain` with every key that has Alice in it under the account `to` instead. */
function withAliceAs(chain: TestChain, to: Uint8Array): TestChain {
  const startTime = chain.now;
  const { types } = chain;
  const state = new Map(chain.chain.head.state.entries());
  for (const path of ['Trading.Positions', 'Trading.OrdersOf']) {
    const prefix = types.storageKey(path, []);
    for (const [key, value] of [...state]) {
      if (!key.startsWith(prefix) || !key.endsWith(latin(alice.publicKey))) continue;
      state.delete(key);
      state.set(`${key.slice(0, -32)}${latin(to)}` as Key, value);
    }
  }
  return restarted(state, startTime, types);
}

/** A chain with `state` as its block 0. */
function restarted(state: Map<Key, Uint8Array>, startTime: bigint, types: RuntimeTypes): TestChain {
  state.delete(types.storageKey('System.Number', []));
  return new TestChain(new Chain(state, { signatures: 'mock', startTime }), types);
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test.each([
  ['first', new Uint8Array(32)],
  ['last', new Uint8Array(32).fill(255)],
])('the account whose number is the very %s is forgotten like any other', (_which, account) => {
  const older = market({ retention: 1 });
  const epoch = nextEpoch(older);
  workedExample(older);
  passEpochs(older);
  older.nextBlock();
  const chain = withAliceAs(older, account);
  const statement = (): unknown => chain.api('TradingApi.statement', bob, epoch);
  expect(statement()).toMatchObject({ pruned: false });
  expect((statement() as { lines: unknown[] }).lines.length).toBeGreaterThan(0);
  expect(chain.count('Trading.Positions')).toBe(4);
  chain.skipTime(2 * EPOCH);
  chain.nextBlock();
  expect(chain.api('TradingApi.phase', epoch)).toBe('Pruned');
  expect(statement()).toMatchObject({ pruned: true, lines: [], received: 0n, paid: 0n, held: 0n });
  for (const item of ['Orders', 'OrderBook', 'Levels', 'Positions', 'OrdersOf', 'Kept']) {
    expect(chain.count(`Trading.${item}`)).toBe(0);
  }
});

test('a book that lost its orders is forgotten, and the market goes on', () => {
  const older = market({ retention: 0 });
  const epoch = nextEpoch(older);
  place(older, alice, 'Sell', 100n, 10n);
  older.skipTime(EPOCH);
  older.nextBlock();
  const { types } = older;
  const lost = ['Orders', 'OrderBook', 'Levels', 'Positions', 'OrdersOf'].map((item) =>
    types.storageKey(`Trading.${item}`, []),
  );
  const entries = [...older.chain.head.state.entries()];
  const state = new Map(entries.filter(([key]) => !lost.some((prefix) => key.startsWith(prefix))));
  const chain = restarted(state, older.now, types);
  chain.skipTime(EPOCH);
  chain.nextBlock();
  expect(chain.api('TradingApi.phase', epoch)).toBe('Pruned');
  expect(place(chain, bob, 'Sell', 100n, 10n)).toSucceed();
});

describe('what is kept', () => {
  test('is the result for ever, and the orders for as many epochs as the rules say', () => {
    const chain = market({ retention: 2, stepsPerBlock: 3 });
    const epoch = nextEpoch(chain);
    workedExample(chain);
    passEpochs(chain);
    chain.skipTime(2 * EPOCH - 60_000);
    chain.nextBlock();
    expect(chain.api('TradingApi.phase', epoch)).toBe('Closed');
    expect(chain.count('Trading.Orders')).toBe(5);
    chain.skipTime(EPOCH);
    const pruned = [];
    for (let i = 0; i < 10; i++) {
      chain.nextBlock();
      pruned.push(...chain.events.filter(({ path }) => path === 'Trading.EpochPruned'));
    }
    expect(pruned).toHaveLength(1);
    expect(pruned).toEmit('Trading.EpochPruned', { epoch });
    expect(chain.api('TradingApi.phase', epoch)).toBe('Pruned');
    for (const item of ['Orders', 'OrderBook', 'Levels', 'Positions', 'OrdersOf', 'Books'])
      expect(chain.count(`Trading.${item}`)).toBe(0);
    expect(chain.api('TradingApi.auction_result', epoch)).toMatchObject({ volumeWh: 10_000n });
    expect(chain.api('TradingApi.auction_proof', epoch)).toBeNull();
    expect(chain.query('Trading.Due')).toBe(0n);
  });

  test('goes while a younger book is open, which stays', () => {
    const chain = market({ retention: 1 });
    workedExample(chain);
    passEpochs(chain, 2);
    place(chain, alice, 'Sell', 1000n, 10n);
    chain.skipTime(EPOCH - 60_000);
    chain.nextBlock();
    passEpochs(chain, 2);
    expect(chain.count('Trading.Orders')).toBe(1);
  });
});
