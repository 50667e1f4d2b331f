/** What an importing node insists on: a block that its author, or somebody on the way, has tampered with is none. */
import { describe, expect, test } from '@jest/globals';
import { encodeBlock, type Block } from '../../tools/compiler/host/block-builder.js';
import { concat, lengthPrefixed } from '../../tools/compiler/host/bytes.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { encodeHeader, type DigestItem, type Header } from '../../tools/compiler/host/header.js';
import { orderedRoot } from '../../tools/compiler/host/trie.js';
import { alice, bob, egat, erc, mea, pea } from '../support/accounts.js';
import { ChainBuilder, type TestChain, tx } from '../support/chain-builder.js';
import { pass, seats, setAuthorities } from '../support/governance.js';
import '../support/matchers.js';

const ZERO = new Uint8Array(32);
const seal: DigestItem = { kind: 'seal', engine: 'aura', data: new Uint8Array(64) };

const campus = (): TestChain =>
  new ChainBuilder().authority(erc, mea, pea, egat).with(alice, 100n).with(bob).build();

/** A block with two transfers and, in its digest, messages to both consensus engines. */
function built(): { chain: TestChain; block: Block } {
  const chain = campus();
  chain.submit(alice, tx('GridToken.transfer', bob, 1n));
  chain.submit(alice, tx('GridToken.transfer', bob, 2n));
  pass(chain, setAuthorities(seats(erc, mea)));
  return { chain, block: chain.nextBlock() };
}

type Parts = Pick<Block, 'header' | 'extrinsics'>;

/** Executes bytes as they are on the state of block 0, without what the node itself looks at. */
function execute({ chain }: TestChain, { header, extrinsics }: Parts): void {
  const ext = new Externalities(chain.genesis.state);
  chain.executor.call('Core_execute_block', encodeBlock(header, extrinsics), ext);
}

const { chain, block } = built();
const { header, extrinsics } = block;
const withHeader = (change: Partial<Header>): Parts => ({
  header: { ...header, ...change },
  extrinsics,
});
const withDigest = (...digest: DigestItem[]): Parts => withHeader({ digest });
/** A body under a header that says its root. */
const withBody = (...body: Uint8Array[]): Parts => ({
  header: { ...header, extrinsicsRoot: orderedRoot(body, 0) },
  extrinsics: body,
});

describe('a block is executed', () => {
  test('as its author made it', () => {
    expect(header.digest.map(({ kind }) => kind)).toEqual(['preRuntime', 'consensus', 'consensus']);
    expect(() => execute(chain, block)).not.toThrow();
    expect(() => execute(chain, withBody(...extrinsics))).not.toThrow();
  });

  test('with the seal of its author behind everything else', () => {
    expect(() => execute(chain, withDigest(...header.digest, seal))).not.toThrow();
  });
});

describe('a header is refused', () => {
  test('with another extrinsics root', () => {
    expect(() => execute(chain, withHeader({ extrinsicsRoot: ZERO }))).toThrow(
      'extrinsics root mismatch',
    );
  });

  test('with another state root', () => {
    expect(() => execute(chain, withHeader({ stateRoot: ZERO }))).toThrow('state root mismatch');
  });

  test.each([0, 2, 7, 2 ** 32 - 1])('that says it is block %i', (number) => {
    expect(() => execute(chain, withHeader({ number }))).toThrow(
      "a block's number follows its parent's",
    );
  });

  const [slot, aura, grandpa] = header.digest as [DigestItem, DigestItem, DigestItem];
  const other: DigestItem = { kind: 'other', data: Uint8Array.of(1) };
  const spoilt = { ...aura, data: Uint8Array.of(1) } as DigestItem;
  test.each<[string, DigestItem[], string]>([
    ['without a message', [slot, aura], 'number of digest items'],
    ['with one more', [slot, aura, grandpa, grandpa], 'number of digest items'],
    ['with one of no engine', [slot, aura, grandpa, other], 'number of digest items'],
    ['with another message', [slot, spoilt, grandpa], 'digest item'],
    ['with its messages in another order', [slot, grandpa, aura], 'digest item'],
    [
      'with the kind of a message changed',
      [slot, aura, { ...other, kind: 'other' }],
      'digest item',
    ],
    ['that says the code changed', [slot, aura, { kind: 'environmentUpdated' }], 'digest item'],
    ['with a seal in its midst', [slot, seal, aura, grandpa], 'number of digest items'],
    ['with two seals', [slot, aura, grandpa, seal, seal], 'number of digest items'],
    ['with a seal in place of a message', [slot, aura, seal], 'number of digest items'],
  ])('%s', (_what, digest, error) => {
    expect(() => execute(chain, withDigest(...digest))).toThrow(`${error} mismatch`);
  });
});

describe('what an author says before the runtime runs', () => {
  /** A pre-runtime log that takes `size` bytes of the header. */
  const saying = (size: number): DigestItem => {
    const head = 1 + 4 + (size - 6 < 64 ? 1 : 2);
    return { kind: 'preRuntime', engine: 'talk', data: new Uint8Array(size - head) };
  };
  /** Of 14 bytes. */
  const slot = header.digest[0]!;
  const opening = (...digest: DigestItem[]): (() => unknown) => {
    const parent = campus().chain.genesis;
    const ext = new Externalities(parent.state);
    const bytes = encodeHeader({ ...header, digest });
    return () => chain.chain.executor.call('Core_initialize_block', bytes, ext);
  };

  test('is a kibibyte at most, its slot included', () => {
    expect(opening(slot, saying(1_010))).not.toThrow();
    expect(opening(slot, saying(500), saying(510))).not.toThrow();
    const reason = "the author's part of the digest is longer than 1024 bytes";
    expect(opening(slot, saying(1_011))).toThrow(reason);
    expect(opening(saying(500), slot, saying(511))).toThrow(reason);
    expect(opening(...Array.from({ length: 74 }, () => slot))).toThrow(reason);
  });
});

describe('a body is refused', () => {
  const [time, ...calls] = extrinsics as [Uint8Array, ...Uint8Array[]];
  const [first, second] = calls as [Uint8Array, Uint8Array];

  test('without its time, with two of them, or with time behind a transaction', () => {
    expect(() => execute(chain, withBody(...calls))).toThrow('Timestamp must be updated once');
    expect(() => execute(chain, withBody(time, time))).toThrow('only once in the block');
    expect(() => execute(chain, withBody(first, time))).toThrow('extrinsic 1');
  });

  test('with a transaction that is not valid there', () => {
    expect(() => execute(chain, withBody(time, second, first))).toThrow('extrinsic 1');
    expect(() => execute(chain, withBody(time, first, first))).toThrow('extrinsic 2');
    expect(() => execute(chain, withBody(time, lengthPrefixed(Uint8Array.of(1))))).toThrow(
      'extrinsic 1',
    );
  });

  test('that leaves out a transaction, or brings one more', () => {
    expect(() => execute(chain, withBody(time, first))).toThrow('mismatch');
    const more = chain.fork().extrinsic(bob, tx('System.remark', 'x'), { nonce: 0 });
    expect(() => execute(chain, withBody(...extrinsics, more))).toThrow('state root mismatch');
  });

  test('of other transactions than the header says', () => {
    expect(() => execute(chain, { header, extrinsics: [time, second, first] })).toThrow();
  });
});

describe('time', () => {
  const opened = (timestamp: bigint, slot: bigint): (() => unknown) => {
    const chain = campus();
    chain.skipBlocks(2);
    const { chain: inner } = chain;
    const parent = inner.head;
    const digest: DigestItem = {
      kind: 'preRuntime',
      engine: 'aura',
      data: new Uint8Array(new BigUint64Array([slot]).buffer),
    };
    const head: Header = { ...parent.header, parentHash: parent.hash, number: 3, digest: [digest] };
    const ext = new Externalities(parent.state);
    const set = chain.types.encodeCall(tx('Timestamp.set', timestamp));
    const inherent = lengthPrefixed(concat(Uint8Array.of(4), set));
    return () => inner.executor.call('Core_execute_block', encodeBlock(head, [inherent]), ext);
  };
  const chain = campus();
  chain.skipBlocks(2);
  const now = chain.chain.time;
  const slot = now / chain.chain.slotDuration;

  test('is one block to a slot, and slots only rise', () => {
    expect(opened(now + 6_000n, slot)).toThrow('Slot must increase');
    expect(opened(now + 6_000n, slot - 1n)).toThrow('Slot must increase');
    expect(opened(now + 6_000n, slot + 1n)).toThrow('mismatch');
  });

  test('of a block lies in its slot and moves on by half a slot', () => {
    expect(opened(now + 6_000n, slot + 2n)).toThrow('slot must match CurrentSlot');
    expect(opened(now, slot + 1n)).toThrow('increment by at least half a slot');
  });
});

describe('the hashes of blocks', () => {
  /** Finishes block `number` on a state that knows the hashes of these; which of them it still knows. */
  function kept(number: number, known: number[]): number[] {
    const chain = campus();
    const key = (of: number): string => chain.types.storageKey('System.BlockHash', [of]);
    for (const of of known) chain.put('System.BlockHash', ZERO, of);
    chain.put('System.Number', number);
    const { storage } = chain;
    chain.chain.executor.call('BlockBuilder_finalize_block', new Uint8Array(0), storage);
    return known.filter((of) => storage.get(key(of)) !== null);
  }

  test('are forgotten after 2,400 blocks, one in each', () => {
    expect(kept(10_000, [7_598, 7_599, 7_600])).toEqual([7_598, 7_600]);
  });

  test('are kept until then, that of the genesis for ever', () => {
    expect(kept(2_401, [0, 1])).toEqual([0, 1]);
    expect(kept(2_402, [0, 1, 2])).toEqual([0, 2]);
  });
});
