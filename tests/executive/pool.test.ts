/** How the pool orders transactions: an account's own by their tags, those of all by their rank. */
import { describe, expect, test } from '@jest/globals';
import { alice, bob, charlie, dave, erc, mea, type Account } from '../support/accounts.js';
import { ChainBuilder, tx, type TestChain, type Tx } from '../support/chain-builder.js';

/** A thousand million GRID. */
const FORTUNE = 10n ** 27n;
const REMARK = tx('System.remark', 'sunny');

const network = (): TestChain =>
  new ChainBuilder()
    .with(alice, 2n * FORTUNE)
    .with(bob, 2n * FORTUNE)
    .admin(dave)
    .oracleOperator(charlie)
    .authority(erc, mea)
    .holding(charlie, 2n * FORTUNE)
    .holding(dave, 2n * FORTUNE)
    .build();

function judged(chain: TestChain, who: Account, call: Tx, nonce = 0, tip = 0n) {
  const verdict = chain.validate(who, call, { nonce, tip });
  if (verdict.kind !== 'valid') throw new Error(`refused: ${JSON.stringify(verdict)}`);
  return verdict;
}

describe('the transactions of an account', () => {
  const chain = network();
  const tags = [0, 1, 2, 3].map((nonce) => judged(chain, alice, REMARK, nonce));

  test('wait for the one before, the next one for none', () => {
    expect(tags.map(({ requires }) => requires)).toEqual([
      [],
      ...tags.slice(0, -1).map(({ provides }) => provides),
    ]);
  });

  test('take the place of those with the same nonce, and of no others', () => {
    expect(judged(chain, alice, tx('System.remark', 'rainy'), 2).provides).toEqual(
      tags[2]!.provides,
    );
    const all = [...tags, judged(chain, bob, REMARK)].map(({ provides }) => String(provides));
    expect(new Set(all).size).toBe(5);
  });
});

describe('a transaction ranks', () => {
  test('by what it is for, whatever the others tip', () => {
    const chain = network();
    const order = tx('Trading.cancelOrder', 1n);
    const upkeep = tx('OracleClient.performUpkeep', { meters: [], clearing: false });
    const steps: Array<[Account, Tx]> = [
      [alice, REMARK],
      [alice, order],
      [charlie, upkeep],
      [dave, tx('Registry.assignMeter', 'roof', alice)],
      [erc, tx('Governance.propose', REMARK)],
    ];
    for (let i = 1; i < steps.length; i++) {
      const below = judged(chain, ...steps[i - 1]!, 0, FORTUNE).priority;
      expect(judged(chain, ...steps[i]!).priority).toBeGreaterThan(below);
    }
  });

  test('then by how little its signer has filled, whatever it tips', () => {
    const chain = network();
    chain.submit(alice, REMARK);
    const second = judged(chain, alice, REMARK, 1, FORTUNE).priority;
    expect(judged(chain, bob, REMARK).priority).toBeGreaterThan(second);
  });

  test('then by how little of the window, or of what it governs by, and by what waits in front', () => {
    const chain = network();
    chain.skipBlocks(20);
    while (chain.number % 10) chain.nextBlock();
    chain.submit(alice, REMARK);
    chain.submit(erc, tx('Governance.propose', REMARK));
    chain.submit(erc, REMARK);
    const priority = (who: Account, call: Tx, nonce: number): bigint =>
      judged(chain, who, call, nonce).priority;
    const proposal = tx('Governance.propose', REMARK);
    // The block ends, its window does not.
    chain.nextBlock();
    expect(priority(alice, REMARK, 1)).toBeLessThan(priority(bob, REMARK, 0));
    // What an authority fills of the normal class does not count where it governs.
    expect(priority(erc, REMARK, 2)).toBeLessThan(priority(bob, REMARK, 0));
    expect(priority(erc, proposal, 2)).toBe(priority(mea, proposal, 0));
    // Behind one that waits one has used as much as who has sent that.
    expect(priority(bob, REMARK, 1)).toBe(priority(alice, REMARK, 1));
    expect(priority(bob, REMARK, 2)).toBeLessThan(priority(bob, REMARK, 1));
  });

  test('then by its tip: a hundredth more is more, from a base unit to a thousand million GRID', () => {
    const chain = network();
    for (let tip = 1n; tip <= FORTUNE; tip *= 3n) {
      const more = tip + (tip < 100n ? 1n : tip / 100n);
      const rank = judged(chain, alice, REMARK, 0, tip).priority;
      expect(judged(chain, alice, REMARK, 0, more).priority).toBeGreaterThan(rank);
    }
  });
});
