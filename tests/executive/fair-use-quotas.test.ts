/** Room in blocks is shared: what users, operators and authorities may fill, in blocks and in the pool. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { account, alice, bob, charlie, dave, erc, eve } from '../support/accounts.js';
import { ChainBuilder, tx } from '../support/chain-builder.js';
import { WHOLE, WINDOW, network, partOf, remark, untilRefused } from '../support/fair-use.js';
import '../support/matchers.js';
import { BLOCK_QUOTA, NONCE_TOO_FAR, WINDOW_QUOTA } from '../support/refusals.js';
import { asProxy } from '../support/wrappers.js';

describe('a user', () => {
  test('fills an eighth of a block, and half a block in ten', () => {
    const chain = network();
    while (chain.number % WINDOW) chain.nextBlock();
    // A tenth of the block's bytes each.
    const tenth = remark(309_000);
    const went: number[] = [];
    for (let i = 0; i < WINDOW; i++) {
      const [count, reason] = untilRefused(chain, alice, tenth);
      expect(reason).toBe(i < 4 ? BLOCK_QUOTA : WINDOW_QUOTA);
      expect(chain.submit(bob, remark(0))).toSucceed();
      went.push(count);
      chain.nextBlock();
    }
    expect(went).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(untilRefused(chain, alice, tenth)).toEqual([1, BLOCK_QUOTA]);
  });

  test('who fails pays all the same', () => {
    const chain = network();
    const [count, reason] = untilRefused(chain, alice, tx('GridToken.transfer', bob, 10n ** 30n));
    expect(reason).toBe(BLOCK_QUOTA);
    expect(count).toBeGreaterThan(500);
    expect(chain.balance(alice)).toBe(1_000_000n);
  });

  test('is told by the pool when the window leaves no room, or the nonce is too far ahead', () => {
    const chain = network();
    chain.nextBlock();
    const tenth = remark(309_000);
    expect(chain.validate(alice, tenth)).toMatchObject({ kind: 'valid' });
    expect(chain.validate(alice, remark(0), { nonce: 256 })).toMatchObject({ kind: 'valid' });
    expect(chain.validate(alice, remark(0), { nonce: 257 })).toBeRefused(NONCE_TOO_FAR);
    for (let i = 0; i < 5; i++) {
      while (i === 0 && chain.number % WINDOW) chain.nextBlock();
      chain.submit(alice, tenth);
      chain.nextBlock();
    }
    expect(chain.validate(alice, tenth)).toBeRefused(WINDOW_QUOTA);
  });
});

describe('the pool, which does not see what waits in front,', () => {
  test('takes what a block takes behind as many of its like, and nothing else', () => {
    const waiting = fc.record({
      ahead: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 })),
      size: fc.integer({ min: 1, max: 32_000 }),
    });
    // A hundredth of a block.
    const start = network({ userBlock: 10 });
    start.nextBlock();
    const seen = { refused: 0, taken: 0 };
    fc.assert(
      fc.property(waiting, ({ ahead, size }) => {
        const call = remark(size);
        const verdict = start.validate(alice, call, { nonce: ahead });
        const chain = start.fork();
        const [taken, reason] = untilRefused(chain, alice, call, ahead + 1);
        if (verdict.kind === 'valid') {
          seen.taken++;
          expect(taken).toBe(ahead + 1);
        } else {
          seen.refused++;
          expect(verdict).toBeRefused(BLOCK_QUOTA);
          expect([taken <= ahead, reason]).toEqual([true, BLOCK_QUOTA]);
        }
      }),
      { numRuns: process.env['GRID_FULL'] ? 500 : 30 },
    );
    expect(Math.min(seen.refused, seen.taken)).toBeGreaterThan(3);
  });
});

describe('a delegate', () => {
  test('fills nine tenths of what the account may, which has the rest to send it away', () => {
    const chain = network();
    while (chain.number % WINDOW) chain.nextBlock();
    const thief = account('a stolen phone');
    const id = { Id: thief.publicKey };
    expect(chain.submit(alice, tx('Proxy.addProxy', id, 'Any', 0))).toSucceed();
    const flood = (size: number): [number, string | null] =>
      untilRefused(chain, thief, asProxy(alice, remark(size)));
    const [fits] = untilRefused(chain.fork(), alice, remark(30_000));
    for (let i = 0; i < WINDOW; i++) {
      expect(flood(30_000)[0]).toBeLessThan(fits);
      // Not by a call of its own in alice's name either.
      expect([BLOCK_QUOTA, WINDOW_QUOTA]).toContain(flood(0)[1]);
      const own = asProxy(alice, tx('Proxy.removeProxies'));
      expect(chain.submit(thief, own).outcome.kind).toBe('refused');
      expect(chain.validate(alice, tx('Proxy.removeProxies'))).toMatchObject({ kind: 'valid' });
      expect(chain.fork().submit(alice, tx('Proxy.removeProxy', id, 'Any', 0))).toSucceed();
      chain.nextBlock();
    }
  });
});

describe('an operator', () => {
  test('fills a quarter of a block', () => {
    expect(untilRefused(network(), dave, remark(309_000))).toEqual([2, BLOCK_QUOTA]);
  });

  test('who is an admin shares that with the admins that it has appointed, and those with theirs', () => {
    const chain = network();
    const line = Array.from({ length: 6 }, (_, i) => account(`admin ${i}`));
    // What goes ahead of orders and readings; what anybody may send does not.
    const registering = tx(
      'Utility.batch',
      Array.from({ length: 220 }, () => tx('Registry.registerUser', eve, 'Consumer', '')),
    );
    [dave, ...line].slice(0, -1).forEach((who, i) => {
      expect(chain.submit(who, tx('Registry.addAdmin', line[i]))).toSucceed();
    });
    chain.nextBlock();
    for (let i = 0; i < WINDOW; i++) {
      const went = line.map((who) => untilRefused(chain, who, registering)[0]);
      expect(went.reduce((all, count) => all + count)).toBe(2);
      expect(chain.validate(dave, registering)).toMatchObject({ kind: 'valid' });
      expect(untilRefused(chain, dave, registering)).toEqual([0, BLOCK_QUOTA]);
      // Whoever has no part in it has as much room as ever.
      expect(chain.submit(bob, remark(0))).toSucceed();
      chain.nextBlock();
    }
  });

  test('who is an admin by governance shares it with nobody', () => {
    const chain = network();
    expect(chain.submit(erc, tx('Governance.propose', tx('Registry.addAdmin', eve)))).toSucceed();
    expect(chain.submit(charlie, tx('Governance.approve', 0))).toSucceed();
    chain.nextBlock();
    expect(untilRefused(chain, dave, remark(309_000))).toEqual([2, BLOCK_QUOTA]);
    expect(untilRefused(chain, eve, remark(309_000))).toEqual([2, BLOCK_QUOTA]);
  });
});

describe('all users that an admin lets in within a day', () => {
  test('leave an order of somebody else, whose first one in the window it is, in one of two blocks', () => {
    const chain = network();
    const order = tx('Trading.placeOrder', 'Buy', 'roof', null, 10n, 10n ** 15n);
    // Calls that fill less go ahead, until their signers have filled as much.
    const army = BigInt(chain.constant('Registry.MaxAddedPerDay') as number);
    expect(army * partOf(chain, alice, order).part).toBeLessThan(2n * WHOLE);
  });
});

describe('authorities', () => {
  const proposal = tx('Governance.propose', remark(125_000));

  test('have room that full blocks leave, a quarter of it each', () => {
    const chain = new ChainBuilder()
      .with(alice)
      .with(bob)
      .authority(erc, charlie)
      .configure({ fairUse: { userWindow: 1000, userBlock: 1000 } })
      .build();
    expect(untilRefused(chain, alice, remark(309_000))).toEqual([10, 'ExhaustsResources']);
    expect(chain.submit(bob, remark(10_000))).toBeRefused('ExhaustsResources');
    expect(untilRefused(chain, erc, proposal)).toEqual([2, BLOCK_QUOTA]);
    expect(untilRefused(chain, charlie, proposal)).toEqual([2, BLOCK_QUOTA]);
    chain.nextBlock();
    expect(chain.submit(erc, proposal)).toSucceed();
  });

  test('fill no more than that together', () => {
    const many = Array.from({ length: 6 }, (_, i) => account(`authority ${i}`));
    const chain = new ChainBuilder()
      .with(alice)
      .authority(...many)
      .build();
    const verdicts = many.map((who) => untilRefused(chain, who, proposal)[1]);
    expect(verdicts.filter((reason) => reason === BLOCK_QUOTA)).toHaveLength(4);
    expect(verdicts.filter((reason) => reason === 'ExhaustsResources')).toHaveLength(2);
    expect(chain.submit(alice, remark(0))).toSucceed();
    chain.nextBlock();
  });
});
