/** Room in blocks is shared: what an account may fill, and that nobody else is the worse for it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { account, alice, bob, charlie, dave, erc, ferdie } from '../support/accounts.js';
import type { Account } from '../support/accounts.js';
import { ChainBuilder, tx, type TestChain, type Tx } from '../support/chain-builder.js';
import '../support/matchers.js';
import { decree, dispatchAsRoot } from '../support/root.js';
import { BLOCK_QUOTA, NONCE_TOO_FAR, WINDOW_QUOTA } from '../support/refusals.js';

/** A block's room: ps and bytes. */
const NORMAL = { time: 1_500_000_000_000n, bytes: 3_096_576n };
const OPERATIONAL = { time: 500_000_000_000n, bytes: 1_032_192n };
const BASE = 80_000_000n;
/** Parts are counted in ten-millionths of a block. */
const WHOLE = 10_000_000n;
const WINDOW = 10;

const minter = ferdie;
const users = [alice, bob];
const workers = [dave, minter];

const network = (rules: Record<string, number> = {}): TestChain =>
  new ChainBuilder()
    .with(alice, 1_000_000n)
    .with(bob, 1_000_000n, 'Consumer')
    .admin(dave)
    .minter(minter)
    .authority(erc, charlie)
    .configure({ fairUse: rules })
    .build();

const remark = (length: number): Tx => tx('System.remark', `0x${'00'.repeat(length)}`);
const ceil = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/** What an extrinsic fills of a block, by the weight that the chain tells wallets. */
function partOf(chain: TestChain, signer: Account, call: Tx): { part: bigint; isNormal: boolean } {
  const { length } = chain.extrinsic(signer, call);
  const info = chain.api('TransactionPaymentCallApi.query_call_info', call, length);
  const { weight, class: kind } = info as { weight: { refTime: bigint }; class: string };
  const isNormal = kind === 'Normal';
  const room = isNormal ? NORMAL : OPERATIONAL;
  const time = ceil((weight.refTime + BASE) * WHOLE, room.time);
  const bytes = ceil(BigInt(length) * WHOLE, room.bytes);
  return { part: time > bytes ? time : bytes, isNormal };
}

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

/** Sends `call` until it is refused; how often it went, and why not any more. */
function untilRefused(
  chain: TestChain,
  who: Account,
  call: Tx,
  most = Infinity,
): [number, string | null] {
  for (let count = 0; count < most; count++) {
    const { outcome, error } = chain.submit(who, call);
    if (outcome.kind === 'refused') return [count, error];
  }
  return [most, null];
}

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

describe('an operator', () => {
  test('fills a quarter of a block', () => {
    expect(untilRefused(network(), dave, remark(309_000))).toEqual([2, BLOCK_QUOTA]);
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

describe('the rules', () => {
  const RULES = {
    windowBlocks: 10,
    userWindow: 50,
    userBlock: 125,
    operatorWindow: 250,
    operatorBlock: 250,
    authorityBlock: 250,
    noncesAhead: 256,
  };
  const PARTS = [
    'userWindow',
    'userBlock',
    'operatorWindow',
    'operatorBlock',
    'authorityBlock',
  ] as const;

  test('are the constants where genesis says nothing', () => {
    const chain = network();
    expect(chain.query('FairUse.Parameters')).toEqual(RULES);
    for (const [name, value] of Object.entries(RULES)) {
      const constant = `FairUse.${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      expect(chain.constant(constant)).toBe(value);
    }
  });

  const setting = (change: Partial<typeof RULES>): Tx =>
    tx('FairUse.setParameters', { ...RULES, ...change });
  const all = (part: number): Partial<typeof RULES> =>
    Object.fromEntries(PARTS.map((name) => [name, part]));

  test('are changed by governance from the next block on, to the ends of what is fair', () => {
    const chain = new ChainBuilder().with(alice).authority(erc).build();
    const tenth = remark(309_000);
    const least = { windowBlocks: 1, noncesAhead: 1, ...all(10) };
    expect(decree(chain, erc, setting(least))).toBeNull();
    expect(chain.query('FairUse.Parameters')).toEqual({ ...RULES, ...least });
    expect(untilRefused(chain, alice, tenth)).toEqual([1, BLOCK_QUOTA]);
    chain.nextBlock();
    expect(untilRefused(chain, alice, tenth)).toEqual([0, WINDOW_QUOTA]);
    expect(chain.validate(alice, remark(0), { nonce: 3 })).toBeRefused(NONCE_TOO_FAR);
    const most = { windowBlocks: 400, noncesAhead: 4_096, ...all(1_000) };
    expect(decree(chain, erc, setting(most))).toBeNull();
    expect(chain.events).toEmit('FairUse.ParametersSet', { parameters: { ...RULES, ...most } });
    chain.nextBlock();
    expect(untilRefused(chain, alice, tenth)).toEqual([10, 'ExhaustsResources']);
  });

  const unfair: Array<Partial<typeof RULES>> = [
    { windowBlocks: 0 },
    { windowBlocks: 401 },
    { noncesAhead: 0 },
    { noncesAhead: 4_097 },
    ...PARTS.flatMap((part) => [{ [part]: 9 }, { [part]: 1_001 }]),
  ];
  test.each(unfair)('lock nobody out, and fit their bits: not %j', (change) => {
    const chain = network();
    expect(dispatchAsRoot(chain, setting(change))).toBe('FairUse.InvalidParameters');
    expect(chain.query('FairUse.Parameters')).toEqual(RULES);
  });

  test('of a genesis are fair, too', () => {
    const reason = 'fairUse: a window has 1 to 400 blocks';
    expect(() => network({ windowBlocks: 401 })).toThrow(reason);
    expect(() => network({ userBlock: 9 })).toThrow(reason);
  });
});
