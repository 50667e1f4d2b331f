/** The rules by which room in blocks is shared: their defaults, their limits, and how they change. */
import { describe, expect, test } from '@jest/globals';
import { alice, erc } from '../support/accounts.js';
import { ChainBuilder, tx, type Tx } from '../support/chain-builder.js';
import { network, remark, untilRefused } from '../support/fair-use.js';
import '../support/matchers.js';
import { decree, dispatchAsRoot } from '../support/root.js';
import { BLOCK_QUOTA, NONCE_TOO_FAR, WINDOW_QUOTA } from '../support/refusals.js';

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
