/** In whose name an extrinsic acts: whose quota pays, in which class it runs, and how it ranks. */
import { describe, expect, test } from '@jest/globals';
import { account, alice, bob, charlie, dave, erc, ferdie, mea } from '../support/accounts.js';
import type { AccountLike, Account } from '../support/accounts.js';
import {
  ChainBuilder,
  tx,
  type Receipt,
  type TestChain,
  type Tx,
} from '../support/chain-builder.js';
import '../support/matchers.js';
import { BLOCK_QUOTA } from '../support/refusals.js';
import { Group, asProxy, delegate, founded, hashOf, letIn } from '../support/wrappers.js';

const NORMAL_BYTES = 3_096_576;
const [one, two] = [account('a phone'), account('a laptop')];
const officers = [charlie, dave];

/** Alice and Bob have the same delegates; an authority has one, and another one is two officers. */
function network(): { chain: TestChain; group: Group } {
  const group = new Group(2, officers);
  const users = new ChainBuilder()
    .with(alice, 1_000n)
    .with(bob, 1_000n)
    .admin(ferdie)
    .authority(erc, mea)
    .build();
  const chain = founded(users, (state) => {
    delegate(state, alice, [one, 'Any'], [two, 'Any'], [bob, 'Any']);
    delegate(state, bob, [one, 'Any']);
    delegate(state, erc, [one, 'Any']);
    for (const officer of officers) letIn(state, officer, 'signatory');
    letIn(state, group.account, 'authority');
  });
  return { chain, group };
}

const remark = (length: number): Tx => tx('System.remark', new Uint8Array(length));
const batch = (...calls: Tx[]): Tx => tx('Utility.batchAll', calls);
/** A twentieth of the room that normal calls have. */
const LONG = remark(NORMAL_BYTES / 20);

interface Usage {
  normal: bigint;
  operational: bigint;
}

/** What an account has filled of the open block, in ten-millionths. */
function usageOf(chain: TestChain, who: AccountLike): Usage {
  const { data } = chain.query('System.Account', who) as { data: { flags: bigint } };
  const part = (shift: bigint): bigint => (data.flags >> shift) & 0xffffffn;
  return { normal: part(64n), operational: part(88n) };
}

const NOTHING: Usage = { normal: 0n, operational: 0n };

describe('the quota of the account in whose name a call runs', () => {
  test('pays for what delegates do: they add none', () => {
    const { chain } = network();
    expect(chain.submit(one, asProxy(alice, LONG))).toSucceed();
    expect(chain.submit(two, asProxy(alice, LONG))).toSucceed();
    // An eighth of a block is a user's.
    for (const who of [one, two, bob]) {
      expect(chain.submit(who, asProxy(alice, LONG))).toBeRefused(BLOCK_QUOTA);
    }
    expect(chain.submit(alice, LONG)).toBeRefused(BLOCK_QUOTA);
    for (const who of [one, two, bob]) expect(usageOf(chain, who)).toEqual(NOTHING);
    expect(chain.submit(bob, LONG)).toSucceed();
    chain.nextBlock();
    expect(chain.validate(one, asProxy(alice, LONG))).toMatchObject({ kind: 'valid' });
  });

  test('pays as much as for a call of its own, and what acting for it costs', () => {
    const { chain } = network();
    const direct = chain.fork();
    direct.submit(alice, LONG);
    chain.submit(one, asProxy(alice, LONG));
    const [own, delegated] = [usageOf(direct, alice).normal, usageOf(chain, alice).normal];
    expect(delegated).toBeGreaterThan(own);
    expect(delegated - own).toBeLessThan(own / 100n);
  });

  test('pays its part of a batch for several accounts', () => {
    const { chain } = network();
    const order = tx('Trading.cancelOrder', 1n);
    const calls = [asProxy(alice, order), order, asProxy(alice, order)];
    const receipt = chain.submit(bob, tx('Utility.forceBatch', calls));
    expect(receipt).toSucceed();
    const [whole, other] = [usageOf(chain, bob).normal, usageOf(chain, alice).normal];
    const alone = chain.fork();
    alone.nextBlock();
    alone.submit(bob, tx('Utility.forceBatch', [order]));
    expect(other).toBeGreaterThan(0n);
    // Bob pays for the batch, the signature and the order of his own.
    expect(whole).toBeGreaterThan(usageOf(alone, bob).normal);
    const { dispatchInfo } = receipt.events.at(-1)!.data as {
      dispatchInfo: { weight: { refTime: bigint } };
    };
    const total = (dispatchInfo.weight.refTime * 10_000_000n) / 1_500_000_000_000n;
    expect(whole + other - total).toBeLessThanOrEqual(2n);
    expect(whole + other).toBeGreaterThanOrEqual(total);
  });

  test('is not touched by who may not act in it', () => {
    const { chain } = network();
    expect(chain.submit(alice, asProxy(bob, LONG))).toFailWith('Proxy.NotProxy');
    expect(usageOf(chain, bob)).toEqual(NOTHING);
    const inBatch = tx('Utility.forceBatch', [asProxy(bob, LONG)]);
    expect(chain.submit(alice, inBatch)).toSucceed();
    expect(usageOf(chain, bob)).toEqual(NOTHING);
    expect(usageOf(chain, alice).normal).toBeGreaterThan(1_000_000n);
  });

  test('is one for all officers, counts for each as well, and is theirs alone where the account is none', () => {
    const { chain, group } = network();
    const other = new Group(1, officers);
    const by = tx('Multisig.asMultiThreshold1', other.others(dave), remark(9));
    expect(chain.submit(dave, by)).toFailWith('Multisig.UnknownAccount');
    expect(usageOf(chain, dave).normal).toBeGreaterThan(0n);
    expect(chain.query('System.Account', other.account)).toMatchObject({ providers: 0 });
    const hash = hashOf(chain, LONG);
    expect(chain.submit(charlie, group.approve(charlie, hash))).toSucceed();
    expect(usageOf(chain, group.account).normal).toBeGreaterThan(0n);
    expect(usageOf(chain, charlie)).toEqual(usageOf(chain, group.account));
  });
});

describe('the class', () => {
  const classOf = ({ events }: Receipt): string => {
    const { dispatchInfo } = events.at(-1)!.data as { dispatchInfo: { class: string } };
    return dispatchInfo.class;
  };
  const vote = tx('Governance.approve', 7);
  const classes: [string, Account, Tx, string][] = [
    ['of votes together', erc, batch(vote, vote), 'Operational'],
    ['of a vote and something else', erc, batch(vote, remark(0)), 'Normal'],
    ['of no calls', erc, batch(), 'Normal'],
    ['of a vote in a batch in a batch', erc, batch(batch(vote)), 'Operational'],
    ['of a vote by a delegate', one, asProxy(erc, vote), 'Operational'],
    ['of a vote for a user', one, asProxy(alice, vote), 'Normal'],
    ['of votes by a user', alice, batch(vote), 'Normal'],
    ['of what only Root does', alice, batch(tx('System.killStorage', [])), 'Normal'],
    ['of an inherent', alice, batch(tx('Timestamp.set', 1n)), 'Normal'],
    ['of votes, one of them for a user', bob, batch(asProxy(alice, vote)), 'Normal'],
  ];
  test.each(classes)('%s', (_, who, call, expected) => {
    const { chain } = network();
    const receipt = chain.submit(who, call);
    expect(classOf(receipt)).toBe(expected);
    const payer = [erc, alice, bob].find(
      (account) => usageOf(chain, account).normal + usageOf(chain, account).operational > 0n,
    );
    expect(usageOf(chain, payer!).operational > 0n).toBe(expected === 'Operational');
  });

  test('of a vote by officers is operational where the call is there', () => {
    const { chain, group } = network();
    expect(classOf(chain.submit(charlie, group.asMulti(charlie, vote)))).toBe('Operational');
    expect(classOf(chain.submit(dave, group.approve(dave, hashOf(chain, remark(1)))))).toBe(
      'Normal',
    );
  });
});

describe('the rank', () => {
  const rank = (chain: TestChain, who: Account, call: Tx): bigint => {
    chain.nextBlock();
    const verdict = chain.validate(who, call);
    if (verdict.kind !== 'valid') throw new Error(`refused: ${JSON.stringify(verdict)}`);
    return verdict.priority >> 61n;
  };
  const vote = tx('Governance.approve', 7);
  const order = tx('Trading.cancelOrder', 1n);
  const ranks: [string, Account, Tx, bigint][] = [
    ['votes', erc, batch(vote, vote), 4n],
    ['a vote and a remark', erc, batch(vote, remark(0)), 0n],
    ['nothing', erc, batch(), 0n],
    ['orders', alice, batch(order, order), 1n],
    ['an order, by a delegate', one, asProxy(alice, order), 1n],
    ['a vote, by a delegate', one, asProxy(erc, vote), 4n],
    ['a vote by who may not vote', alice, batch(vote), 0n],
    ['a vote for who may not vote', one, asProxy(alice, vote), 0n],
    ['a vote for whom one may not act', mea, asProxy(alice, vote), 0n],
    ['administration', ferdie, batch(tx('Registry.addAdmin', bob)), 3n],
  ];
  test.each(ranks)('of %s', (_, who, call, expected) => {
    expect(rank(network().chain, who, call)).toBe(expected);
  });

  test('is lower the more the account has filled that is acted for', () => {
    const { chain } = network();
    const before = chain.fork();
    before.nextBlock();
    chain.nextBlock();
    while (chain.number % 10 === 9) chain.nextBlock();
    chain.submit(two, asProxy(alice, LONG));
    chain.nextBlock();
    const [fresh, filled] = [before, chain].map((of) => of.validate(one, asProxy(alice, order)));
    const priority = (verdict: object): bigint => (verdict as { priority: bigint }).priority;
    expect(priority(filled!)).toBeLessThan(priority(fresh!));
  });
});
