import { beforeAll, describe, expect, test } from '@jest/globals';
import { concat, keyBytes, lengthPrefixed, toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { buildGenesis, Chain, presetNames, toRaw } from '../../tools/compiler/host/chain.js';
import { ExecutionError, Executor, ready } from '../../tools/compiler/host/executor.js';
import { decodeHeader, encodeHeader, headerHash } from '../../tools/compiler/host/header.js';
import { orderedRoot, Trie } from '../../tools/compiler/host/trie.js';
import { compileChain } from './fixtures.js';

// What the fixture does with an extrinsic, by its first byte.
const extrinsic = (...body: number[]): Uint8Array => lengthPrefixed(Uint8Array.from(body));
const GOOD = extrinsic(1, 7);
const FAILING = extrinsic(2);
const REFUSED = extrinsic(3);
const PANICKING = extrinsic(4);
const LATE = extrinsic(5);
const INHERENT = extrinsic(0xaa);

let blob: Uint8Array;

beforeAll(async () => {
  await ready();
  blob = await compileChain();
});

const newChain = (): Chain => Chain.fromGenesis(blob, { a: 1 });

describe('genesis', () => {
  test('holds what the runtime builds, and the code', () => {
    const chain = newChain();
    const { header, state, hash } = chain.genesis;
    expect([...state.entries()].map(([key]) => key)).toEqual([':code', 'json']);
    expect(toHex(state.get('json') as Uint8Array)).toBe(toHex(utf8('{"a":1}')));
    expect(header.number).toBe(0);
    expect(toHex(header.stateRoot)).toBe(toHex(Trie.of(state.entries(), 1).root()));
    expect(toHex(header.extrinsicsRoot)).toBe(toHex(orderedRoot([], 0)));
    expect(toHex(hash)).toBe(toHex(headerHash(header)));
  });

  test('is the same from raw storage', () => {
    const raw = toRaw(buildGenesis(new Executor(blob), blob, '{"a":1}'));
    expect(Object.keys(raw)).toEqual([toHex(utf8(':code')), toHex(utf8('json'))]);
    expect(toHex(Chain.fromRaw(raw).genesis.hash)).toBe(toHex(newChain().genesis.hash));
  });

  test('comes from presets too', () => {
    expect(presetNames(new Executor(blob))).toEqual(['plain']);
    const chain = Chain.fromPreset(blob, 'plain');
    expect(toHex(chain.genesis.state.get('json') as Uint8Array)).toBe(toHex(utf8('{}')));
    expect(() => Chain.fromPreset(blob, null)).toThrow('no preset (default)');
  });

  test('passes on why the runtime refuses it', () => {
    expect(() => Chain.fromGenesis(blob, '[]')).toThrow('genesis refused: not an object');
    expect(() => Chain.fromRaw({})).toThrow('the state has no :code');
  });
});

describe('a block', () => {
  test('holds inherents and what was not refused', () => {
    const chain = newChain();
    const { block, outcomes } = chain.buildBlock([GOOD, FAILING, REFUSED, GOOD]);
    expect(outcomes).toEqual([
      { kind: 'success' },
      { kind: 'failed', reason: 'BadOrigin', module: null },
      { kind: 'refused', validity: 'Invalid', reason: 'BadSigner' },
      { kind: 'success' },
    ]);
    const kept = [INHERENT, GOOD, FAILING, GOOD];
    expect(block.extrinsics.map(toHex)).toEqual(kept.map(toHex));
    expect(toHex(block.header.extrinsicsRoot)).toBe(toHex(orderedRoot(kept, 0)));
    expect([...block.state.entries()].map(([key]) => key)).toEqual([':code', 'json', 'log']);
    expect(chain.head).toBe(block);
  });

  test('follows its parent in number, hash, slot and time', () => {
    const chain = newChain();
    const start = chain.time;
    const [first, second] = [chain.buildBlock().block, chain.buildBlock().block];
    chain.skipTime(60_000);
    const third = chain.buildBlock().block;
    expect([first, second, third].map(({ header }) => header.number)).toEqual([1, 2, 3]);
    expect(toHex(third.header.parentHash)).toBe(toHex(second.hash));
    expect(chain.time).toBe(start + 3n * 6000n + 60_000n);
    const slots = [first, second, third].map(({ header }) => {
      const [item] = header.digest;
      if (item?.kind !== 'preRuntime') throw new Error('no slot');
      return new DataView(item.data.buffer, item.data.byteOffset).getBigUint64(0, true);
    });
    expect(slots).toEqual([start / 6000n + 1n, start / 6000n + 2n, chain.time / 6000n]);
  });

  test('loses the traces of an extrinsic that traps', () => {
    const chain = newChain();
    const builder = chain.openBlock();
    expect(() => builder.apply(PANICKING)).toThrow(ExecutionError);
    expect(builder.apply(GOOD)).toEqual({ kind: 'success' });
    const block = chain.seal(builder);
    expect(block.state.get('junk')).toBeNull();
    expect(block.extrinsics.length).toBe(2);
  });

  test('that writes after its root is noticed', () => {
    const builder = newChain().openBlock();
    builder.apply(LATE);
    expect(() => builder.finish()).toThrow(
      'the state root of the header is not that of the storage',
    );
  });

  test('shows what an extrinsic changes', () => {
    const builder = newChain().openBlock();
    let changed: string[] = [];
    builder.apply(GOOD, (ext) => {
      changed = [...ext.transactionChanges().keys()];
    });
    expect(changed).toEqual(['xts', 'log']);
  });
});

describe('executing a block again', () => {
  test('gives the state of its author', () => {
    const chain = newChain();
    const { block } = chain.buildBlock([GOOD, GOOD]);
    expect(toHex(chain.executeBlock(block).root())).toBe(toHex(block.header.stateRoot));
  });

  test('does without the seal', () => {
    const chain = newChain();
    const { block } = chain.buildBlock([GOOD]);
    const seal = { kind: 'seal', engine: 'aura', data: new Uint8Array(64) } as const;
    const header = { ...block.header, digest: [...block.header.digest, seal] };
    expect(() => chain.executeBlock({ ...block, header })).not.toThrow();
  });

  test('fails when the header lies, or the extrinsics are others', () => {
    const chain = newChain();
    const { block } = chain.buildBlock([GOOD]);
    const header = { ...block.header, stateRoot: new Uint8Array(32) };
    expect(() => chain.executeBlock({ ...block, header })).toThrow('panic: bad block');
    const fewer = { ...block, extrinsics: [INHERENT] };
    expect(() => chain.executeBlock(fewer)).toThrow('panic: bad block');
    const orphan = { ...block, header: { ...block.header, parentHash: new Uint8Array(32) } };
    expect(() => chain.executeBlock(orphan)).toThrow('no parent for block 1');
  });
});

test('calls leave no trace', () => {
  const chain = newChain();
  const before = toHex(chain.head.state.root());
  chain.call('Core_initialize_block', new Uint8Array(10));
  expect(toHex(chain.head.state.root())).toBe(before);
});

test('the pool asks the runtime', () => {
  const chain = newChain();
  expect(chain.validate(REFUSED)).toEqual({
    kind: 'refused',
    validity: 'Invalid',
    reason: 'BadSigner',
  });
  expect(chain.validate(GOOD)).toEqual({
    kind: 'valid',
    priority: 7n,
    requires: [],
    provides: [utf8('t')],
    longevity: 64n,
    propagate: true,
  });
});

test('a fork goes its own way', () => {
  const chain = newChain();
  chain.buildBlock([GOOD]);
  const fork = chain.fork();
  fork.buildBlock([GOOD]);
  expect([chain.head.header.number, fork.head.header.number]).toEqual([1, 2]);
  chain.skipTime(6000);
  chain.buildBlock();
  expect(toHex(chain.head.hash)).not.toBe(toHex(fork.head.hash));
});

test('headers are those of polkadot-sdk', () => {
  const header = {
    parentHash: new Uint8Array(32).fill(0x11),
    number: 1,
    stateRoot: new Uint8Array(32).fill(0x22),
    extrinsicsRoot: new Uint8Array(32).fill(0x33),
    digest: [
      {
        kind: 'preRuntime',
        engine: 'aura',
        data: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
      },
    ],
  } as const;
  const digest = concat(Uint8Array.of(4, 6), keyBytes('aura'), Uint8Array.of(32));
  expect(toHex(encodeHeader(header))).toBe(
    `0x${'11'.repeat(32)}04${'22'.repeat(32)}${'33'.repeat(32)}${toHex(digest).slice(2)}0102030405060708`,
  );
  expect(toHex(headerHash(header))).toBe(
    '0xe298c552aa6f90c17d03384a340e4e6727ab1f6239ebc7ab0c24d63cf2d286f2',
  );
  const items = [
    { kind: 'other', data: Uint8Array.of(1) },
    { kind: 'consensus', engine: 'FRNK', data: Uint8Array.of(2) },
    { kind: 'seal', engine: 'aura', data: Uint8Array.of(3) },
    { kind: 'environmentUpdated' },
  ] as const;
  const full = { ...header, number: 20_000, digest: items };
  expect(decodeHeader(encodeHeader(full))).toEqual(full);
});
