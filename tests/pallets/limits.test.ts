/** What a block holds: lengths and weights from both sides of their limits. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { alice, bob, erc } from '../support/accounts.js';
import { ChainBuilder, linkBlobs, type TestChain, type Tx, tx } from '../support/chain-builder.js';
import { network } from '../support/governance.js';
import { mostSteps, rulesWith } from '../support/market.js';
import '../support/matchers.js';

/** 4 MiB less 64 KiB for everything, of which calls of the normal class get 75 %. */
const NORMAL_LENGTH = ((4 * 1024 - 64) * 1024 * 75) / 100;

/** Milliseconds of slots, and the reference time that blocks may take in them: a third, in whole milliseconds. */
const SLOTS: [slot: number, most: bigint][] = [
  [2_000, 666_000_000_000n],
  [6_000, 2_000_000_000_000n],
];

let chain: TestChain;
/** What the time of the block leaves of it, in bytes. */
let room: number;

const chainOf = (slotDuration: number): TestChain =>
  new ChainBuilder()
    .with(alice, 1_000_000n)
    .with(bob)
    .authority(alice)
    .oracleOperator(alice)
    .unshared()
    .configure({ aura: { slotDuration } })
    .build();

beforeAll(() => linkBlobs(...SLOTS.map(([slot]) => slot)));

beforeEach(() => {
  chain = chainOf(6_000);
  room = NORMAL_LENGTH - chain.nextBlock().extrinsics[0]!.length;
});

const remark = (length: number) => tx('System.remark', new Uint8Array(length));
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

  test.each(SLOTS)('every %i ms takes calls until they weigh 75 %% of %i ps', (slot, most) => {
    chain = chainOf(slot);
    const transfer = tx('GridToken.transfer', bob, 1n);
    let count = 0;
    let error = chain.submit(alice, transfer).error;
    for (; error === null; count++) error = chain.submit(alice, transfer).error;
    expect(error).toBe('ExhaustsResources');
    chain.nextBlock();
    const weight = chain.query('System.BlockWeight') as { normal: { refTime: bigint } };
    const used = weight.normal.refTime;
    const limit = (most * 75n) / 100n;
    expect(used).toBeLessThanOrEqual(limit);
    expect(used + used / BigInt(count)).toBeGreaterThan(limit);
  });

  test('full of calls of the normal class still takes operational ones', () => {
    const { most, callOf } = heaviest('normal', upkeepOf);
    expect(chain.submit(alice, callOf(most)).outcome.kind).not.toBe('refused');
    expect(chain.submit(alice, callOf(1)).error).toBe('ExhaustsResources');
    expect(chain.submit(alice, proposalOf(1))).toSucceed();
    chain.nextBlock();
  });
});

/** Weights per class as metadata states them, in ps. */
function limitsOf(dispatchClass: 'normal' | 'operational'): { base: bigint; most: bigint } {
  type Limits = { baseExtrinsic: { refTime: bigint }; maxTotal: { refTime: bigint } };
  const weights = chain.constant('System.BlockWeights') as { perClass: Record<string, Limits> };
  const { baseExtrinsic, maxTotal } = weights.perClass[dispatchClass]!;
  return { base: baseExtrinsic.refTime, most: maxTotal.refTime };
}

/** What a call weighs, in ps. */
function refTime(call: Tx, on = chain): bigint {
  const info = on.api('TransactionPaymentCallApi.query_call_info', call, 0);
  return (info as { weight: { refTime: bigint } }).weight.refTime;
}

/** The largest number whose call the class takes; each one more weighs the same. */
function heaviest(dispatchClass: 'normal' | 'operational', callOf: (count: number) => Tx) {
  const { base, most } = limitsOf(dispatchClass);
  const step = refTime(callOf(2)) - refTime(callOf(1));
  return { most: Number((most - base - refTime(callOf(0))) / step), callOf };
}

const upkeepOf = (meters: number, clearing = false) =>
  tx('OracleClient.performUpkeep', {
    meters: new Array<string>(meters).fill('m'.repeat(64)),
    clearing,
  });
const killOf = (keys: number): Tx =>
  tx('System.killStorage', new Array<string>(keys).fill(`0x${'00'.repeat(64)}`));

const proposalOf = (keys: number): Tx => tx('Governance.propose', killOf(keys));

describe.each(SLOTS)('a call in a slot of %i ms', (slot, most) => {
  beforeEach(() => {
    chain = chainOf(slot);
  });

  test('has the room that metadata states', () => {
    const { maxBlock } = chain.constant('System.BlockWeights') as { maxBlock: { refTime: bigint } };
    expect(maxBlock.refTime).toBe(most);
  });

  test('as heavy as the normal class may be is taken; a step heavier exhausts resources', () => {
    const { most, callOf } = heaviest('normal', upkeepOf);
    expect(chain.validate(alice, callOf(most))).toMatchObject({ kind: 'valid' });
    expect(chain.validate(alice, callOf(most + 1))).toMatchObject({ reason: 'ExhaustsResources' });
    expect(chain.submit(alice, callOf(most + 1)).error).toBe('ExhaustsResources');
    expect(chain.submit(alice, callOf(most)).error).toBe('OracleClient.TooMuchUpkeep');
    chain.nextBlock();
  });

  test('as heavy as the operational class may be is taken; a step heavier exhausts resources', () => {
    const { most, callOf } = heaviest('operational', proposalOf);
    expect(chain.validate(alice, callOf(most))).toMatchObject({ kind: 'valid' });
    expect(chain.validate(alice, callOf(most + 1))).toMatchObject({ reason: 'ExhaustsResources' });
  });

  test('fits the part of a block that its signer may fill, however much the rules allow', () => {
    const parameters = rulesWith({ stepsPerBlock: mostSteps(slot), maxOrdersPerEpoch: 1000 });
    chain = new ChainBuilder()
      .with(alice)
      .authority(alice, erc)
      .marketMaker(alice)
      .oracleOperator(alice)
      .configure({ aura: { slotDuration: slot }, trading: { parameters } })
      .build();
    const authorities = Array.from({ length: 32 }, () => ({
      account: alice,
      aura: alice.publicKey,
      grandpa: alice.publicKey,
      proof: { aura: new Uint8Array(64), grandpa: new Uint8Array(64) },
    }));
    const largest = [
      tx('Trading.matchOrders'),
      upkeepOf(128, true),
      tx('Governance.propose', tx('Governance.setAuthorities', authorities)),
      tx('Governance.propose', remark(250_000)),
    ];
    for (const call of largest)
      expect(chain.validate(alice, call)).toMatchObject({ kind: 'valid' });
    expect(refTime(upkeepOf(128, true))).toBe(
      refTime(upkeepOf(128)) + refTime(tx('Trading.matchOrders')),
    );
  });
});

describe('a call', () => {
  test('that a proposal looks at weighs once there, and twice where one approval runs it', () => {
    const { most } = heaviest('operational', killOf);
    const heavy = killOf(most >> 1);
    const proposal = tx('Governance.propose', heavy);
    const alone = new ChainBuilder().authority(erc).unshared().build();
    const four = network();
    expect(refTime(proposal, four)).toBeGreaterThan(refTime(heavy));
    expect(refTime(proposal, four)).toBeLessThan(2n * refTime(heavy));
    expect(refTime(proposal, alone)).toBeGreaterThan(2n * refTime(heavy));
    expect(four.validate(erc, proposal)).toMatchObject({ kind: 'valid' });
    expect(alone.validate(erc, proposal)).toMatchObject({ reason: 'ExhaustsResources' });
  });
});
