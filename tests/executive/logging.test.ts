/** What is logged is for people: a node that logs everything makes, checks and answers the same as one that logs nothing. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../../tools/fuzz/random.js';
import { Shapes } from '../../tools/fuzz/shapes.js';
import { alice, bob, charlie, dave, egat, erc, mea, pea } from '../support/accounts.js';
import { ChainBuilder, type TestChain } from '../support/chain-builder.js';
import '../support/matchers.js';

const lines: string[] = [];
const builder = (): ChainBuilder =>
  new ChainBuilder()
    .authority(erc, mea, pea, egat)
    .admin(bob)
    .minter(dave)
    .oracleOperator(dave)
    .marketMaker(dave)
    .with(alice, 10n ** 24n)
    .with(charlie, 10n ** 24n)
    .meter('roof', alice);
const silent = builder().build();
const loud = builder()
  .logging((_level, _target, message) => lines.push(message))
  .build();
const shapes = new Shapes(
  silent.chain.metadata(15),
  [alice, bob, charlie, dave].map(({ publicKey }) => publicKey),
);

/** What became of calls, what the pool said to them, and the block they are in. */
function happened(start: TestChain, seeds: readonly number[]): unknown {
  const chain = start.fork();
  const outcomes = seeds.map((seed) => {
    const random = new Random(seed);
    const signer = random.pick([alice, bob, dave, erc, mea, pea]);
    const call = random.once(4) ? approval(random) : shapes.call(random);
    const extrinsic = chain.extrinsic(signer, call);
    const { outcome, error, events } = chain.submitRaw(extrinsic);
    const { executor } = chain.chain;
    const calls = new Map(executor.lastCalls);
    for (const name of calls.keys()) if (name.startsWith('ext_logging')) calls.delete(name);
    const pool = chain.chain.validate(extrinsic);
    return { outcome, error, events, calls, heap: executor.lastHeap, pool };
  });
  return { outcomes, header: chain.nextBlock().header };
}

/** Of one of the first proposals. */
function approval(random: Random): Uint8Array {
  const shape = shapes.calls.find(({ name }) => name === 'Governance.approve')!;
  return Uint8Array.of(shape.pallet, shape.index, random.below(3), 0, 0, 0);
}

test('logging changes nothing but the log', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 10, maxLength: 40 }), (seeds) => {
      expect(happened(loud, seeds)).toEqual(happened(silent, seeds));
    }),
    { numRuns: process.env['GRID_FULL'] ? 300 : 10 },
  );
  expect(lines.length).toBeGreaterThan(10);
});
