import { beforeAll, describe, expect, test } from '@jest/globals';
import { calculate_state_root } from '@acala-network/chopsticks-executor';
import fc from 'fast-check';
import {
  compact,
  concat,
  fromHex,
  keyBytes,
  keyOf,
  toHex,
  type Key,
} from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { orderedRoot, Trie, trieRoot, type StateVersion } from '../../tools/compiler/host/trie.js';

beforeAll(ready);

const zeros = new Uint8Array(40);
const EMPTY_ROOT = '0x03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314';

describe('known roots', () => {
  const ordered: Array<[string, Uint8Array[], string, string?]> = [
    ['nothing', [], EMPTY_ROOT],
    [
      'two short items',
      [Uint8Array.of(1), Uint8Array.of(2, 3)],
      '0xc8fb5ff27e5ff7a7c1e0fbd27165ace0cc07baae9256192413b160afffda6965',
    ],
    [
      'three short items',
      [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(0xff, 0xee)],
      '0xd865816235da2c3b0aa2c0d4d0fa6631411061b5956c7fef1ac16a74c64db201',
    ],
    [
      'an item of 40 bytes',
      [zeros],
      '0x4de448f8d93d7f089965d79e7b40b717345434cfbb9732ab310c0cacedade1eb',
      '0xf955a91663e0936312c2155937d8dfed75aa25213171bc0c11b0d4bd73546fad',
    ],
  ];

  test.each(ordered)('of a list of %s', (_name, items, v0, v1 = v0) => {
    expect(toHex(orderedRoot(items, 0))).toBe(v0);
    expect(toHex(orderedRoot(items, 1))).toBe(v1);
  });

  test('of pairs', () => {
    const short = [[Uint8Array.of(0xaa), Uint8Array.of(0xbb)]] as const;
    const long = [[Uint8Array.of(0xaa), zeros]] as const;
    const shortRoot = '0x7139093dc8fdc285c49416f80974ef722e770117d1626dcc7390406ba745b133';
    expect(toHex(trieRoot(short, 0))).toBe(shortRoot);
    expect(toHex(trieRoot(short, 1))).toBe(shortRoot);
    expect(toHex(trieRoot(long, 0))).toBe(
      '0x8832f36af08edfea8da4be7a022340553bf8544f74be6dbc4005ff0bfd265f9a',
    );
    expect(toHex(trieRoot(long, 1))).toBe(
      '0xe714ef5baf99a57757c09574b9cd0ab16cc2837ad0baee16b23e2bf63e2f4385',
    );
  });
});

/** Keys that share prefixes, end inside of others and differ in single nibbles. */
const keys = fc
  .array(fc.constantFrom(0x00, 0x01, 0x10, 0x11, 0xf0, 0xff), { maxLength: 6 })
  .map((bytes) => keyOf(Uint8Array.from(bytes)));
const values = fc.oneof(
  fc.uint8Array({ maxLength: 4 }),
  fc.constantFrom(31, 32, 33, 34, 70).map((length) => new Uint8Array(length).fill(length)),
);
const versions = fc.constantFrom<StateVersion>(0, 1);

type Step = readonly [Key, Uint8Array | null];
const steps = fc.array(fc.tuple(keys, fc.option(values, { freq: 3 })) as fc.Arbitrary<Step>, {
  maxLength: 40,
});

function model(changes: readonly Step[]): Map<Key, Uint8Array> {
  const map = new Map<Key, Uint8Array>();
  for (const [key, value] of changes) {
    if (value === null) map.delete(key);
    else map.set(key, value);
  }
  return map;
}

function sorted(map: Map<Key, Uint8Array>): Array<[Key, Uint8Array]> {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('any changes', () => {
  test('leave what a map would hold, in order', () => {
    fc.assert(
      fc.property(steps, keys, (changes, probe) => {
        const expected = model(changes);
        const trie = Trie.EMPTY.with(changes, 1);
        expect([...trie.entries()]).toEqual(sorted(expected));
        for (const [key] of changes) expect(trie.get(key)).toEqual(expected.get(key) ?? null);
        const next = sorted(expected).find(([key]) => key > probe);
        expect(trie.nextKey(probe)).toBe(next?.[0] ?? null);
        const under = sorted(expected).filter(([key]) => key.startsWith(probe));
        expect([...trie.entries(probe)]).toEqual(under);
      }),
      { numRuns: 500 },
    );
  });

  test('give the root of what is left, and leave older tries alone', () => {
    fc.assert(
      fc.property(steps, steps, versions, (first, second, version) => {
        const before = Trie.EMPTY.with(first, version);
        const root = toHex(before.root());
        const after = before.with(second, version);
        expect(toHex(after.root())).toBe(
          toHex(Trie.of(model([...first, ...second]), version).root()),
        );
        expect(toHex(Trie.of(before.entries(), version).root())).toBe(root);
      }),
      { numRuns: 300 },
    );
  });

  test('that change nothing give the same trie', () => {
    const trie = Trie.of([['a', zeros]], 1);
    expect(trie.with([['a', zeros.slice()]], 1)).toBe(trie);
    expect(trie.with([['b', null]], 1)).toBe(trie);
    expect(trie.with([['a', zeros.slice()]], 0)).not.toBe(trie);
  });
});

test('values keep the layout they were written in', () => {
  const old = Trie.of([['a', zeros]], 0);
  const mixed = old.with([['b', zeros]], 1);
  expect(toHex(mixed.root())).not.toBe(toHex(Trie.of(mixed.entries(), 0).root()));
  expect(toHex(mixed.root())).not.toBe(toHex(Trie.of(mixed.entries(), 1).root()));
  const rewritten = mixed.with(mixed.entries(), 1);
  expect(toHex(rewritten.root())).toBe(toHex(Trie.of(mixed.entries(), 1).root()));
});

test('long shared prefixes take headers of several bytes', () => {
  // 62 and 63 nibbles are the border of the one-byte header, 63 + 255 that of the two-byte one.
  const roots = [15, 16, 31, 32, 33, 159, 160, 161, 300].map((length) => {
    const key = 'x'.repeat(length);
    const trie = Trie.of(
      [
        [`${key}a`, zeros],
        [`${key}b`, zeros],
        [key, zeros],
      ],
      1,
    );
    expect(trie.get(key)).toEqual(zeros);
    return toHex(trie.root());
  });
  expect(new Set(roots).size).toBe(roots.length);
});

async function smoldotRoot(
  entries: ReadonlyArray<[Key, Uint8Array]>,
  version: StateVersion,
): Promise<string> {
  const hex = entries.map(([key, value]) => [toHex(keyBytes(key)), toHex(value)]);
  return (await calculate_state_root(hex, version)) as string;
}

test('agrees with smoldot on random states', async () => {
  const samples = fc.sample(fc.tuple(steps, versions), { numRuns: 40, seed: 7 });
  for (const [changes, version] of samples) {
    const entries = sorted(model(changes)).filter(([key]) => key.length > 0);
    expect(toHex(Trie.of(entries, version).root())).toBe(await smoldotRoot(entries, version));
  }
});

test('agrees with smoldot on deep and wide states', async () => {
  const random = fc.sample(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 200 }), values), {
    numRuns: 400,
    seed: 11,
  });
  const entries = sorted(new Map(random.map(([key, value]) => [keyOf(key), value])));
  expect(toHex(Trie.of(entries, 1).root())).toBe(await smoldotRoot(entries, 1));
});

test('the keys of an ordered root are compact indices', () => {
  const items = Array.from({ length: 70 }, (_, index) => Uint8Array.of(index));
  const pairs = items.map((item, index) => [compact(index), item] as const);
  expect(toHex(orderedRoot(items, 0))).toBe(toHex(trieRoot(pairs, 0)));
  expect(toHex(concat(compact(63), compact(64)))).toBe('0xfc0101');
  expect(fromHex('0xfc')).toEqual(compact(63));
});
