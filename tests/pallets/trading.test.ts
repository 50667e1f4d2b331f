import { expect, test } from '@jest/globals';
import { alice, bob, charlie } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';

const GRID = 10n ** 18n;
const EPOCH = 900_000;

const market = (): TestChain =>
  new ChainBuilder()
    .with(alice)
    .meter('roof', alice)
    .with(bob, 100_000n * GRID, 'Consumer')
    .marketMaker(charlie)
    .build();

test('the introductory example', () => {
  const chain = market();
  const sale = chain.submit(alice, tx('Trading.createSellOrder', 500n, 150n * GRID));
  expect(sale).toSucceed();
  const bid = chain.submit(bob, tx('Trading.createBuyOrder', 300n, 160n * GRID));
  expect(bid).toSucceed();
  chain.skipTime(EPOCH);
  chain.nextBlock();
  expect(chain.balance(alice)).toBe(45_000n * GRID);
  expect(chain.balance(bob)).toBe(55_000n * GRID);
});
