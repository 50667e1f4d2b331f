/** What a block books: the weight of hooks, of inherents, of calls of each class, and what is left for others. */
import { WRITE } from '../support/database-weights.js';
import { describe, expect, test } from '@jest/globals';
import { alice, bob, egat, erc, mea, pea, type Account } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import { network, propose } from '../support/governance.js';
import '../support/matchers.js';
import { nextEpoch } from '../support/meters.js';
import { milli, people, settledCampus, show } from '../support/settlement.js';

const DAY = 86_400_000n;
const REMARK = tx('System.remark', 'sunny');

type Used = Record<'normal' | 'operational' | 'mandatory', { refTime: bigint; proofSize: bigint }>;

/** What the latest finished block used. */
function used(chain: TestChain): Used {
  chain.nextBlock();
  return chain.query('System.BlockWeight') as Used;
}

const campus = (): TestChain =>
  new ChainBuilder().authority(erc).with(alice, 100n).with(bob).build();

describe('a block books', () => {
  test('hooks before it as mandatory: what expires weighs in', () => {
    const idle = network();
    const busy = network();
    for (const who of [erc, mea, pea, egat]) propose(busy, REMARK, who);
    for (const chain of [idle, busy]) {
      chain.skipTime(8n * DAY);
      // Proposals expire in the block after the one that is late.
      chain.nextBlock();
    }
    const [less, more] = [used(idle).mandatory.refTime, used(busy).mandatory.refTime];
    // Four proposals are two entries of storage each.
    expect(more - less).toBeGreaterThanOrEqual(8n * WRITE);
  });

  test('what settlement does by itself: pools that close, contracts that nobody was read for', () => {
    const [ann, ben] = people('Ann', 'Ben') as [Account, Account];
    const chain = settledCampus({ meters: { A: ann, B: ben, C: ann, D: ben } });
    const most = (blocks: number): bigint =>
      Array.from({ length: blocks }, () => used(chain).mandatory.refTime).reduce((a, b) =>
        a > b ? a : b,
      );
    nextEpoch(chain);
    for (const meter of ['A', 'B', 'C', 'D']) {
      expect(show(chain, meter, { importWh: 1_000 })).toSucceed();
    }
    chain.nextBlock();
    const closing = most(1);
    const idle = most(1);
    // Each of four entries is a step, of a tenth of a millisecond.
    expect(closing - idle).toBeGreaterThanOrEqual(400_000_000n);
    for (const [who, side] of [
      [ann, 'Sell'],
      [ben, 'Buy'],
    ] as const) {
      const order = tx('Trading.placeOrder', side, null, null, 1_000n, milli(600));
      expect(chain.submit(who, order)).toSucceed();
    }
    nextEpoch(chain);
    chain.skipBlocks(2);
    expect(chain.count('Settlement.Contracts')).toBe(2);
    nextEpoch(chain, 96);
    chain.nextBlock();
    const ending = most(1);
    expect(chain.count('Settlement.Contracts')).toBe(0);
    // Ending contracts is what takes longest of all that settlement does by itself.
    expect(ending - most(1)).toBeGreaterThanOrEqual(2_000_000_000n);
  });

  test('each call under its class, with what every extrinsic costs', () => {
    const chain = network();
    const empty = used(chain);
    expect(empty.normal.refTime).toBe(0n);
    expect(empty.operational.refTime).toBe(0n);
    expect(empty.mandatory.refTime).toBeGreaterThan(100_000_000n);
    propose(chain, REMARK);
    const proposed = used(chain);
    expect(proposed.operational.refTime).toBeGreaterThan(80_000_000n);
    expect(proposed.normal.refTime).toBe(0n);
    expect(chain.submit(erc, REMARK)).toSucceed();
    const remarked = used(chain);
    expect(remarked.normal.refTime).toBeGreaterThan(80_000_000n);
    expect(remarked.operational.refTime).toBe(0n);
  });

  test('nothing of an extrinsic that is refused', () => {
    const chain = network();
    chain.submit(erc, REMARK, { nonce: 7 });
    expect(used(chain).normal.refTime).toBe(0n);
  });
});

test('what hooks and inherents have used is missing for calls', () => {
  const chain = campus();
  const context = chain.query('System.BlockContext') as { weight: Used };
  const most = { refTime: 2_000_000_000_000n, proofSize: 0n };
  chain.put('System.BlockContext', { ...context, weight: { ...context.weight, mandatory: most } });
  expect(chain.submit(alice, REMARK).error).toBe('ExhaustsResources');
  expect(chain.submit(erc, tx('Governance.propose', REMARK)).error).toBe('ExhaustsResources');
});
