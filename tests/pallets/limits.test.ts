/** What a block holds: lengths and weights from both sides of their limits. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { alice, bob } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import '../support/matchers.js';

/** 5 MiB for everything, of which calls of the normal class get 75 %. */
const NORMAL_LENGTH = (5 * 1024 * 1024 * 75) / 100;

let chain: TestChain;
/** What the time of the block leaves of it, in bytes. */
let room: number;

beforeEach(() => {
  chain = new ChainBuilder().with(alice, 1_000_000n).with(bob).build();
  room = NORMAL_LENGTH - chain.nextBlock().extrinsics[0]!.length;
});

const remark = (length: number) => tx('System.remark', `0x${'00'.repeat(length)}`);
/** A remark whose extrinsic is `length` bytes, the prefix included. */
const remarkOf = (length: number) => {
  const overhead = chain.extrinsic(alice, remark(100_000)).length - 100_000;
  return remark(length - overhead);
};

describe('an extrinsic', () => {
  test('that fills the block is taken', () => {
    const receipt = chain.submit(alice, remarkOf(room));
    expect(receipt.extrinsic.length).toBe(room);
    expect(receipt).toSucceed();
    chain.nextBlock();
  });

  test('a byte longer exhausts its resources', () => {
    const receipt = chain.submit(alice, remarkOf(room + 1));
    expect(receipt.extrinsic.length).toBe(room + 1);
    expect(receipt.error).toBe('ExhaustsResources');
  });

  test('that fits no block is refused by the pool too', () => {
    expect(chain.validate(alice, remarkOf(NORMAL_LENGTH))).toMatchObject({ kind: 'valid' });
    expect(chain.validate(alice, remarkOf(NORMAL_LENGTH + 1))).toMatchObject({
      reason: 'ExhaustsResources',
    });
  });
});

describe('a block', () => {
  test('is full when the lengths of its extrinsics say so, to the byte', () => {
    const half = 2_000_000;
    expect(chain.submit(alice, remarkOf(half))).toSucceed();
    expect(chain.submit(alice, remarkOf(room - half + 1)).error).toBe('ExhaustsResources');
    expect(chain.submit(alice, remarkOf(room - half))).toSucceed();
    expect(chain.submit(alice, remark(0)).error).toBe('ExhaustsResources');
    chain.nextBlock();
    expect(chain.submit(alice, remark(0))).toSucceed();
  });

  test('takes calls until their weight is 75 % of 2 s, and no more', () => {
    const transfer = tx('GridToken.transfer', bob, 1n);
    let count = 0;
    let error = chain.submit(alice, transfer).error;
    for (; error === null; count++) error = chain.submit(alice, transfer).error;
    expect(error).toBe('ExhaustsResources');
    chain.nextBlock();
    const weight = chain.query('System.BlockWeight') as { normal: { refTime: bigint } };
    const used = weight.normal.refTime;
    const limit = 1_500_000_000_000n;
    expect(used).toBeLessThanOrEqual(limit);
    expect(used + used / BigInt(count)).toBeGreaterThan(limit);
  });
});
