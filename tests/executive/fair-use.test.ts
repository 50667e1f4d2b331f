/** Room in blocks is shared: how what an account fills is counted, against a model of the rules. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alice, charlie, dave, erc } from '../support/accounts.js';
import type { Account } from '../support/accounts.js';
import { tx, type TestChain, type Tx } from '../support/chain-builder.js';
import {
  NORMAL,
  OPERATIONAL,
  WHOLE,
  WINDOW,
  network,
  partOf,
  remark,
  users,
  workers,
} from '../support/fair-use.js';
import '../support/matchers.js';
import { BLOCK_QUOTA, WINDOW_QUOTA } from '../support/refusals.js';

/** What the rules say, written down a second time. */
class Model {
  private block = 0;
  private readonly used = new Map<
    Account,
    { window: bigint; block: bigint; operational: bigint }
  >();

  verdict(chain: TestChain, signer: Account, call: Tx): string | null {
    this.turnTo(chain.number);
    const { part, isNormal } = partOf(chain, signer, call);
    const isUser = users.includes(signer);
    const used = this.used.get(signer) ?? { window: 0n, block: 0n, operational: 0n };
    if (!isNormal) {
      if (used.operational + part > WHOLE / 4n) return BLOCK_QUOTA;
      this.used.set(signer, { ...used, operational: used.operational + part });
      return null;
    }
    const window = (WHOLE * BigInt(WINDOW) * (isUser ? 5n : 25n)) / 100n;
    if (used.window + part > window) return WINDOW_QUOTA;
    if (used.block + part > WHOLE / (isUser ? 8n : 4n)) return BLOCK_QUOTA;
    this.used.set(signer, { ...used, window: used.window + part, block: used.block + part });
    return null;
  }

  private turnTo(block: number): void {
    const sameWindow = Math.floor(block / WINDOW) === Math.floor(this.block / WINDOW);
    if (block !== this.block) {
      for (const used of this.used.values()) {
        used.block = 0n;
        used.operational = 0n;
        if (!sameWindow) used.window = 0n;
      }
    }
    this.block = block;
  }
}

describe('whatever is sent', () => {
  const signers = [...users, ...workers, erc, charlie];
  const step = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        who: fc.nat(signers.length - 1),
        what: fc.constantFrom('light', 'long', 'failing', 'own'),
        size: fc.integer({ min: 1, max: 400_000 }),
      }),
    },
    { weight: 3, arbitrary: fc.constant('block' as const) },
  );

  function callOf(who: Account, what: string, size: number): Tx {
    if (what === 'long') return remark(size);
    if (what === 'failing') return tx('GridToken.transfer', alice, 10n ** 30n);
    if (what === 'own' && (who === erc || who === charlie)) {
      return tx('Governance.propose', remark(size >> 1));
    }
    return remark(0);
  }

  test('an account fills its part and no more, and is never refused for what others fill', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 120 }), (steps) => {
        const chain = network();
        const model = new Model();
        for (const next of steps) {
          if (next === 'block') {
            chain.nextBlock();
            continue;
          }
          const who = signers[next.who] as Account;
          const call = callOf(who, next.what, next.size);
          const expected = model.verdict(chain, who, call);
          const { outcome, error } = chain.submit(who, call);
          expect(outcome.kind === 'refused' ? error : null).toBe(expected);
        }
        chain.nextBlock();
      }),
      { numRuns: process.env['GRID_FULL'] ? 300 : 12 },
    );
  });
});

/** What an account has filled by its record. */
function filled(
  chain: TestChain,
  who: Account,
): Record<'window' | 'normal' | 'operational', bigint> {
  const { data } = chain.query('System.Account', who) as { data: { flags: bigint } };
  const bits = (from: bigint, count: bigint): bigint => (data.flags >> from) & ((1n << count) - 1n);
  return { window: bits(32n, 32n), normal: bits(64n, 24n), operational: bits(88n, 24n) };
}

describe('what an extrinsic fills', () => {
  const sizes = [0, 1, 100, 5_000, 200_000];

  test('is counted in ten-millionths, rounded up, of time or of bytes', () => {
    const chain = network();
    let sum = 0n;
    for (const call of sizes.map(remark)) {
      sum += partOf(chain, dave, call).part;
      expect(chain.submit(dave, call)).toSucceed();
      expect(filled(chain, dave)).toEqual({ window: sum, normal: sum, operational: 0n });
    }
    const proposed = tx('Governance.propose', remark(90_000));
    const { part } = partOf(chain, erc, proposed);
    expect(chain.submit(erc, proposed)).toSucceed();
    expect(filled(chain, erc)).toEqual({ window: 0n, normal: 0n, operational: part });
  });

  test('leaves what FRAME keeps beside it as it is', () => {
    const chain = network();
    const own = 1n << 127n;
    const record = chain.query('System.Account', alice) as { data: { flags: bigint } };
    chain.put('System.Account', { ...record, data: { ...record.data, flags: own } }, alice);
    expect(chain.submit(alice, remark(0))).toSucceed();
    const { data } = chain.query('System.Account', alice) as typeof record;
    expect(data.flags & own).toBe(own);
    expect(data.flags).not.toBe(own);
  });
});

/** Lengths of remarks in `make` whose parts together are all of `quota`: short ones, and a long one. */
function lengthsFilling(
  chain: TestChain,
  who: Account,
  quota: bigint,
  make: (length: number) => Tx,
): number[] {
  const short = partOf(chain, who, make(0)).part;
  const room = make === remark ? NORMAL.bytes : OPERATIONAL.bytes;
  for (let count = 1; count < 12; count++) {
    const rest = quota - short * BigInt(count);
    const most = Number((rest * room) / WHOLE);
    // What surrounds a call of this length is some 110 bytes.
    for (let long = most - 130; long < most; long++) {
      if (partOf(chain, who, make(long)).part !== rest) continue;
      return [...Array.from({ length: count }, () => 0), long];
    }
  }
  throw new Error('no lengths fill it');
}

describe('a quota is filled to the last ten-millionth', () => {
  const quota = WHOLE / 100n;
  const propose = (length: number): Tx => tx('Governance.propose', remark(length));

  test.each([
    ['of a block', { userBlock: 10 }, alice, remark, BLOCK_QUOTA],
    ['of a window', { userWindow: 10, windowBlocks: 1 }, alice, remark, WINDOW_QUOTA],
    ['of an authority', { authorityBlock: 10 }, erc, propose, BLOCK_QUOTA],
  ] as const)('%s', (_, rules, who, make, reason) => {
    const chain = network(rules);
    const lengths = lengthsFilling(chain, who, quota, make);
    for (const length of lengths) expect(chain.submit(who, make(length))).toSucceed();
    const { normal, operational } = filled(chain, who);
    expect(normal + operational).toBe(quota);
    expect(chain.submit(who, make(0))).toBeRefused(reason);
  });
});
