/** Memory of a block that is imported: given back behind each extrinsic, whatever is logged. */
import { describe, expect, test } from '@jest/globals';
import { concat } from '../../tools/compiler/host/bytes.js';
import { encodeBlock } from '../../tools/compiler/host/block-builder.js';
import { Executor } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { u32 } from '../../tools/compiler/host/scale.js';
import { Random } from '../../tools/fuzz/random.js';
import { type CallShape, Shapes } from '../../tools/fuzz/shapes.js';
import {
  type Account,
  alice,
  bob,
  charlie,
  dave,
  erc,
  mea,
  pea,
  egat,
} from '../support/accounts.js';
import '../support/matchers.js';
import {
  ChainBuilder,
  runtimeBlob,
  tx,
  type TestChain,
  type Tx,
} from '../support/chain-builder.js';
import { ROLE_REQUIRED, ROOT_REQUIRED } from '../support/refusals.js';

const MOST_HEAP = 16 * 1024 * 1024;
const LONGEST = (4 * 1024 - 64) * 1024;
const IS_FULL = process.env['GRID_FULL'] !== undefined;
/** Calls of a block: enough to see what each leaves behind, and in full runs all that fit. */
const CALLS = IS_FULL ? 30_000 : 40;

function campus(): TestChain {
  return new ChainBuilder()
    .authority(erc, mea, pea, egat)
    .admin(bob)
    .minter(dave)
    .burner(dave)
    .marketMaker(dave)
    .oracleOperator(dave)
    .with(alice, 10n ** 24n)
    .with(charlie, 10n ** 24n)
    .meter('roof', alice)
    .unshared()
    .build();
}

/** Heap that importing the chain's newest block takes, at a log level. */
function heapOfImport(chain: TestChain, maxLogLevel = 3): number {
  const { header, extrinsics } = chain.chain.head;
  const parent = chain.chain.blocks[header.number - 1]!;
  const executor = new Executor(runtimeBlob(), { signatures: 'mock', maxLogLevel });
  const ext = new Externalities(parent.state);
  executor.call('Core_execute_block', encodeBlock(header, extrinsics), ext);
  expect(ext.state(1).root()).toEqual(header.stateRoot);
  return executor.lastHeap;
}

/** As many transfers with tips as asked for, in one block. */
function transfers(count: number): TestChain {
  const chain = campus();
  for (let i = 0; i < count; i++) {
    const to = i % 2 ? charlie : bob;
    chain.submit(alice, tx('GridToken.transfer', to, BigInt(i + 1)), { tip: 1n });
  }
  chain.nextBlock();
  return chain;
}

test('a block of many transfers takes no more memory to import than one of few', () => {
  const few = transfers(20);
  const many = transfers(220);
  const growth = heapOfImport(many) - heapOfImport(few);
  const bytes = (chain: TestChain): number =>
    chain.chain.head.extrinsics.reduce((sum, extrinsic) => sum + extrinsic.length, 0);
  // The block itself, the list for its root, and a slab: the host hands out powers of two.
  expect(growth).toBeLessThan(8 * (bytes(many) - bytes(few)));
  expect(growth).toBeLessThan(200_000);
});

test('a block takes the same memory whatever is logged', () => {
  const chain = transfers(30);
  chain.submit(alice, tx('GridToken.transfer', bob, 10n ** 30n));
  chain.nextBlock();
  expect(heapOfImport(chain, 5)).toBe(heapOfImport(chain, 0));
});

describe('a full block of any call that is not Root’s stays within 16 MiB', () => {
  const start = campus();
  const signers = [alice, bob, dave, erc];
  const shapes = new Shapes(
    start.chain.metadata(15),
    [alice, bob, charlie, dave].map(({ publicKey }) => publicKey),
  );
  const NOBODYS = [ROLE_REQUIRED, ROOT_REQUIRED, 'MandatoryValidation', 'BadSigner'];
  const signerOf = (shape: CallShape): Account | undefined => {
    const call = shapes.call(new Random(shape.index), shape);
    return signers.find((who) => {
      const { error } = start.fork().submitRaw(start.extrinsic(who, call));
      return error === null || !NOBODYS.includes(error);
    });
  };
  const sent = shapes.calls.flatMap((shape) => {
    const signer = signerOf(shape);
    return signer ? [{ ...shape, signer }] : [];
  });

  test.each(sent)('$name', ({ signer, ...shape }) => {
    const random = new Random(shape.index);
    const chain = start.fork();
    let full = 0;
    for (let i = 0; i < CALLS && full < 5; i++) {
      const { error } = chain.submitRaw(chain.extrinsic(signer, shapes.call(random, shape)));
      if (error === 'ExhaustsResources') full++;
    }
    if (IS_FULL) expect(full).toBeGreaterThan(0);
    chain.nextBlock();
    expect(heapOfImport(chain)).toBeLessThan(MOST_HEAP);
  });
});

test('a block as long as a block may be stays within 16 MiB', () => {
  const chain = campus();
  const remark = (length: number): Tx => tx('System.remark', new Uint8Array(length));
  while (chain.submit(alice, remark(190_000)).error === null);
  while (chain.submit(alice, remark(1_000)).error === null);
  const proposal = tx('Governance.propose', remark(80_000));
  for (const who of [erc, mea, pea, egat]) while (chain.submit(who, proposal).error === null);
  while (chain.submit(egat, tx('Governance.reject', 99)).outcome.kind !== 'refused');
  const { extrinsics } = chain.nextBlock();
  const length = extrinsics.reduce((sum, extrinsic) => sum + extrinsic.length, 0);
  expect(length).toBeGreaterThan(LONGEST * 0.99);
  expect(heapOfImport(chain)).toBeLessThan(MOST_HEAP);
});

describe('one extrinsic as long as a block may be stays within 16 MiB', () => {
  test.each([
    ['a remark', tx('System.remark', new Uint8Array(LONGEST * 0.74))],
    ['a remark that is hashed', tx('System.remarkWithEvent', new Uint8Array(LONGEST * 0.74))],
  ])('%s', (_what, call) => {
    const chain = campus();
    expect(chain.submit(alice, call)).toSucceed();
    chain.nextBlock();
    expect(heapOfImport(chain)).toBeLessThan(MOST_HEAP);
  });

  test('tiny items, which would take far more than they are', () => {
    const chain = campus();
    const count = (3 << 20) & ~3;
    const items = concat(Uint8Array.of(0, 5), u32((count << 2) | 2), new Uint8Array(count));
    const receipt = chain.submitRaw(chain.extrinsic(alice, items));
    expect(receipt.error).not.toBeNull();
    expect(chain.chain.executor.lastHeap).toBeLessThan(MOST_HEAP);
  });
});
