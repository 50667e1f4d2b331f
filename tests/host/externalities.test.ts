import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compact, concat, keyOf, toHex, type Key } from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { Externalities } from '../../tools/compiler/host/externalities.js';
import { Trie } from '../../tools/compiler/host/trie.js';

beforeAll(ready);

const zero = Uint8Array.of(0);

/** The same storage, as plainly as can be: one sorted copy of everything per transaction. */
class Model {
  private readonly stack: Array<Map<Key, Uint8Array>>;
  private readonly backend: ReadonlyMap<Key, Uint8Array>;

  constructor(entries: Iterable<readonly [Key, Uint8Array]>) {
    this.backend = new Map(entries);
    this.stack = [new Map(this.backend)];
  }

  get now(): Map<Key, Uint8Array> {
    return this.stack[this.stack.length - 1] as Map<Key, Uint8Array>;
  }

  get depth(): number {
    return this.stack.length - 1;
  }

  append(key: Key, item: Uint8Array): void {
    const old = this.now.get(key) ?? compact(0);
    // Only sequences with one-byte counts come up here.
    const count = old.length > 0 && (old[0] as number) % 4 === 0 ? (old[0] as number) / 4 : null;
    const body = count === null ? new Uint8Array(0) : old.slice(1);
    this.now.set(key, concat(compact((count ?? 0) + 1), body, item));
  }

  clearPrefix(prefix: Key, limit: number | null): boolean {
    const committed = [...this.backend.keys()].filter((key) => key.startsWith(prefix)).sort();
    const kept = limit === null ? [] : committed.slice(limit);
    for (const key of [...this.now.keys()]) {
      if (!key.startsWith(prefix)) continue;
      // A key beyond the limit stays, but a pending change of it is a removal like any other.
      const unchanged = this.now.get(key) === this.backend.get(key);
      if (!kept.includes(key) || !unchanged) this.now.delete(key);
    }
    return kept.length === 0;
  }

  start(): void {
    this.stack.push(new Map(this.now));
  }

  commit(): void {
    const top = this.stack.pop() as Map<Key, Uint8Array>;
    this.stack[this.stack.length - 1] = top;
  }

  rollback(): void {
    this.stack.pop();
  }

  sorted(): Array<[Key, Uint8Array]> {
    return [...this.now].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

const keys = fc
  .array(fc.constantFrom(0x00, 0x01, 0x10, 0xff), { maxLength: 3 })
  .map((bytes) => keyOf(Uint8Array.from(bytes)));
/** The empty prefix covers child storage too, and so removes nothing. */
const prefixes = keys.filter((key) => key.length > 0);
const values = fc.uint8Array({ maxLength: 5 });
const items = fc.uint8Array({ minLength: 1, maxLength: 40 });

type Step = (ext: Externalities, model: Model) => void;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(keys, values).map(([key, value]): Step => (ext, model) => {
    ext.set(key, value);
    model.now.set(key, value);
  }),
  keys.map((key): Step => (ext, model) => {
    ext.clear(key);
    model.now.delete(key);
  }),
  fc.tuple(keys, items).map(([key, item]): Step => (ext, model) => {
    const old = model.now.get(key);
    // The model knows counts of one byte that are followed by what they count.
    if (old && old.length > 0 && (old[0] as number) % 4 !== 0) return;
    ext.append(key, item);
    model.append(key, item);
  }),
  fc.tuple(prefixes, fc.option(fc.nat(3))).map(([prefix, limit]): Step => (ext, model) => {
    const all = ext.clearPrefix(prefix, limit).cursor === null;
    expect(model.clearPrefix(prefix, limit)).toBe(all);
  }),
  keys.map((key): Step => (ext, model) => {
    expect(ext.get(key)).toEqual(model.now.get(key) ?? null);
    expect(ext.exists(key)).toBe(model.now.has(key));
    const next = model.sorted().find(([other]) => other > key);
    expect(ext.nextKey(key)).toBe(next?.[0] ?? null);
  }),
  fc.constant<Step>((ext, model) => {
    ext.startTransaction();
    model.start();
  }),
  fc.constant<Step>((ext, model) => {
    if (model.depth === 0) return;
    ext.commitTransaction();
    model.commit();
  }),
  fc.constant<Step>((ext, model) => {
    if (model.depth === 0) return;
    ext.rollbackTransaction();
    model.rollback();
  }),
  fc.constant<Step>((ext, model) => {
    expect(toHex(ext.root(1))).toBe(toHex(Trie.of(model.now, 1).root()));
  }),
);

test('any steps leave the storage that a plain model has', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(keys, values), { maxLength: 8 }),
      fc.array(step, { maxLength: 60 }),
      (committed, steps) => {
        const model = new Model(committed);
        const ext = new Externalities(Trie.of(committed, 1));
        for (const run of steps) run(ext, model);
        expect([...ext.state(1).entries()]).toEqual(model.sorted());
        expect([...ext.backend.entries()]).toEqual([...Trie.of(committed, 1).entries()]);
      },
    ),
    { numRuns: 1000 },
  );
});

describe('append', () => {
  const hex = (ext: Externalities, key: string): string => toHex(ext.get(key) as Uint8Array);

  test('counts and adds', () => {
    const ext = new Externalities(Trie.of([['k', Uint8Array.of(0x08, 0xaa, 0xbb)]], 1));
    ext.append('k', Uint8Array.of(0x76));
    expect(hex(ext, 'k')).toBe('0x0caabb76');
  });

  test('starts a sequence where there is none', () => {
    const ext = new Externalities(
      Trie.of(
        [
          ['empty', new Uint8Array(0)],
          ['odd', Uint8Array.of(0x01)],
        ],
        1,
      ),
    );
    for (const key of ['absent', 'empty', 'odd']) {
      ext.append(key, Uint8Array.of(0x76));
      expect(hex(ext, key)).toBe('0x0476');
    }
  });

  test('widens the count at 64 and at 16384 items', () => {
    const ext = new Externalities();
    const check = (count: number, prefix: string): void => {
      expect(hex(ext, 'k')).toBe(`${prefix}${'07'.repeat(count)}`);
    };
    for (let count = 1; count <= 16384; count++) {
      ext.append('k', Uint8Array.of(7));
      if (count === 63) check(count, '0xfc');
      if (count === 64) check(count, '0x0101');
      if (count === 16383) check(count, '0xfdff');
      if (count === 16384) check(count, '0x02000100');
    }
  });

  test('undoes itself on rollback', () => {
    const ext = new Externalities();
    ext.append('k', Uint8Array.of(1));
    ext.startTransaction();
    ext.append('k', Uint8Array.of(2));
    expect(hex(ext, 'k')).toBe('0x080102');
    ext.rollbackTransaction();
    expect(hex(ext, 'k')).toBe('0x0401');
    ext.append('k', Uint8Array.of(3));
    expect(hex(ext, 'k')).toBe('0x080103');
  });

  test('does not reach a state taken before', () => {
    const ext = new Externalities();
    ext.append('k', Uint8Array.of(1));
    const state = ext.state(1);
    ext.append('k', Uint8Array.of(2));
    expect(toHex(state.get('k') as Uint8Array)).toBe('0x0401');
    expect(toHex(ext.state(1).get('k') as Uint8Array)).toBe('0x080102');
  });
});

describe('clear_prefix', () => {
  const committed = Trie.of(
    ['a1', 'a2', 'a3', 'b1'].map((key) => [key, Uint8Array.of(1)] as const),
    1,
  );

  test('counts committed keys only, and tells where it stopped', () => {
    const ext = new Externalities(committed);
    ext.set('a0', Uint8Array.of(2));
    expect(ext.clearPrefix('a', 2)).toEqual({ cursor: 'a3', backend: 2, unique: 3, loops: 2 });
    expect([...ext.state(1).entries()].map(([key]) => key)).toEqual(['a3', 'b1']);
  });

  test('looks again at keys it removed before', () => {
    const ext = new Externalities(committed);
    ext.clearPrefix('a', 2);
    expect(ext.clearPrefix('a', 2)).toEqual({ cursor: 'a3', backend: 0, unique: 0, loops: 2 });
    expect(ext.clearPrefix('a', null)).toEqual({ cursor: null, backend: 1, unique: 1, loops: 3 });
  });

  test('leaves child storage alone', () => {
    const ext = new Externalities(Trie.of([[':child_storage:x', Uint8Array.of(1)]], 1));
    ext.clearPrefix(':child', null);
    ext.clearPrefix('', null);
    ext.clear(':child_storage:x');
    ext.set(':child_storage:y', Uint8Array.of(1));
    expect([...ext.state(1).entries()].map(([key]) => key)).toEqual([':child_storage:x']);
  });
});

describe('transactions', () => {
  test('cannot be closed when none is open', () => {
    const ext = new Externalities();
    expect(() => ext.commitTransaction()).toThrow('no storage transaction is open');
    expect(() => ext.rollbackTransaction()).toThrow('no storage transaction is open');
  });

  test('of the caller are out of reach of a call, and those of a call end with it', () => {
    const ext = new Externalities();
    ext.startTransaction();
    ext.set('caller', Uint8Array.of(1));
    ext.duringCall(() => {
      expect(() => ext.rollbackTransaction()).toThrow('no storage transaction is open');
      ext.startTransaction();
      ext.set('call', Uint8Array.of(1));
    });
    expect(ext.depth).toBe(1);
    expect(ext.exists('call')).toBe(false);
    ext.commitTransaction();
    expect(ext.exists('caller')).toBe(true);
  });

  test('tell what they change', () => {
    const ext = new Externalities(
      Trie.of(
        [
          ['old', Uint8Array.of(1)],
          ['same', zero],
        ],
        1,
      ),
    );
    ext.append('list', Uint8Array.of(5));
    ext.startTransaction();
    ext.set('new', Uint8Array.of(2));
    ext.clear('old');
    ext.set('same', zero.slice());
    ext.append('list', Uint8Array.of(6));
    const changes = ext.transactionChanges();
    ext.commitTransaction();
    ext.append('list', Uint8Array.of(7));
    const told = [...changes].map(([key, { before, after, real }]) => [key, before, after, real]);
    expect(told).toEqual([
      ['new', null, Uint8Array.of(2), true],
      ['old', Uint8Array.of(1), null, true],
      ['same', zero, zero, false],
      ['list', Uint8Array.of(4, 5), Uint8Array.of(8, 5, 6), true],
    ]);
  });

  test('tell whether a list is still the same', () => {
    const ext = new Externalities();
    ext.append('kept', Uint8Array.of(5));
    ext.append('other', Uint8Array.of(5));
    ext.startTransaction();
    ext.startTransaction();
    ext.append('kept', Uint8Array.of(6));
    ext.rollbackTransaction();
    ext.set('kept', Uint8Array.of(4, 5));
    ext.set('other', Uint8Array.of(4, 6));
    const changes = ext.transactionChanges();
    expect(changes.get('kept')?.real).toBe(false);
    expect(changes.get('other')?.real).toBe(true);
  });
});
