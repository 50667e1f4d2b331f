/** What calls of a block have in common is booked once, with the block, and by no call. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ensureBenchmarksBuilt } from '../../tools/compiler/build/blobs.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import type { Key } from '../../tools/compiler/host/bytes.js';
import { buildGenesis, presetOf } from '../../tools/compiler/host/chain.js';
import { Executor, ready } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { Trie } from '../../tools/compiler/host/trie.js';
import { benchmarksOf, hostCallsOf } from '../../tools/compiler/weights/benchmark.js';
import { ROOT } from '../../tools/support/root.js';
import { alice } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import { READ, WRITE } from '../support/database-weights.js';
import { TICK, market, nextEpoch } from '../support/market.js';
import '../support/matchers.js';
import { hotItems } from '../support/touched.js';

const MAPS = ['Trading.Books', 'Trading.Results'];

/** What the next block books without a call, in ps. */
function idle(chain: TestChain): bigint {
  chain.nextBlock();
  const { mandatory } = chain.query('System.BlockWeight') as { mandatory: { refTime: bigint } };
  return mandatory.refTime;
}

describe('a block', () => {
  test('books each such key, read and written, whatever is in it', () => {
    const values = hotItems().filter((path) => !MAPS.includes(path));
    const keys = BigInt(values.length + 4 * MAPS.length);
    expect(idle(market({ horizon: 4 }))).toBeGreaterThan(keys * (READ + WRITE));
  });

  test('books a book more where orders may be for an epoch more', () => {
    expect(idle(market({ horizon: 5 })) - idle(market({ horizon: 4 }))).toBe(2n * (READ + WRITE));
  });

  test('full of orders for every epoch touches no more books than it books', () => {
    const chain = market({ horizon: 4 });
    chain.nextBlock();
    const next = nextEpoch(chain);
    const books = chain.types.storageKey('Trading.Books', []);
    const touched = new Set<Key>();
    for (let ahead = 0n; ahead < 6n; ahead++) {
      const order = tx('Trading.placeOrder', 'Sell', null, next + ahead, 10n, 2_000n * TICK);
      const receipt = chain.submit(alice, order);
      if (ahead < 4n) expect(receipt).toSucceed();
      else expect(receipt).toBeNoop('Trading.EpochTooDistant');
      for (const key of receipt.changes.keys()) if (key.startsWith(books)) touched.add(key);
    }
    expect(touched.size).toBe(4);
  });
});

describe('a benchmark', () => {
  let executor: Executor;
  let genesis: Trie;
  beforeAll(async () => {
    await ready();
    const blob = await ensureBenchmarksBuilt({ root: ROOT, skipCodegen: true });
    executor = new Executor(blob);
    genesis = Trie.of(buildGenesis(executor, blob, presetOf(executor, 'development')), 1);
  });
  const { types } = new ChainBuilder().build();
  const prefixes = hotItems().map((path) => types.storageKey(path, []));

  /** Keys that the benchmark touches of storage that blocks book, and those of them that count. */
  function shared(name: string): { touched: Set<Key>; counted: Key[] } {
    const found = benchmarksOf(readModel(ROOT)).find(({ benchmark }) => benchmark.name === name)!;
    const ext = new Externalities(genesis);
    const [touched, uncounted] = [new Set<Key>(), new Set<Key>()];
    let look = 0;
    for (const method of ['get', 'set', 'clear', 'append'] as const) {
      const original = ext[method] as (key: Key, ...more: unknown[]) => unknown;
      const noting = (key: Key, ...more: unknown[]): unknown => {
        if (look === 1 && prefixes.some((prefix) => key.startsWith(prefix))) touched.add(key);
        return original.call(ext, key, ...more);
      };
      Object.assign(ext, { [method]: noting });
    }
    hostCallsOf(executor, genesis, found.pallet, found.benchmark, {
      ext,
      uncounted: (key) => void uncounted.add(key),
      onLook: (count) => (look = count),
    });
    return { touched, counted: [...touched].filter((key) => !uncounted.has(key)) };
  }

  test.each(['createSellOrder', 'placeOrder', 'placeOrders', 'cancelOrder', 'fulfillEnergyData'])(
    'of %s counts none of them',
    (name) => {
      const { touched, counted } = shared(name);
      expect(touched.size).toBeGreaterThanOrEqual(4);
      expect(counted).toEqual([]);
    },
  );
});
