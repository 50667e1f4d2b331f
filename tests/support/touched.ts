/** What an extrinsic reads and writes of the database, each key once, against the weight that it has booked. */
import type { Key } from '../../tools/compiler/host/bytes.js';
import type { Externalities } from '../../tools/compiler/host/externalities.js';
import { readModel } from '../../tools/compiler/codegen/index.js';
import { pascalCase } from '../../tools/compiler/codegen/names.js';
import { ROOT } from '../../tools/support/root.js';
import type { Account } from './accounts.js';
import { READ, WRITE } from './database-weights.js';
import type { EventRecord, RuntimeTypes } from './runtime-types.js';

/** What every extrinsic costs besides its call. */
const BASE = 80_000_000n;

export interface Touched<T> {
  readonly result: T;
  readonly reads: ReadonlySet<Key>;
  readonly writes: ReadonlySet<Key>;
}

/** Does `work` on `ext` and notes what it touches. */
export function touchedBy<T>(ext: Externalities, work: () => T): Touched<T> {
  const reads = new Set<Key>();
  const writes = new Set<Key>();
  const { get, set, clear, append, nextKey, clearPrefix } = ext;
  ext.get = (key) => (reads.add(key), get.call(ext, key));
  ext.nextKey = (key) => (reads.add(`${key} next`), nextKey.call(ext, key));
  ext.set = (key, value) => (writes.add(key), set.call(ext, key, value));
  ext.clear = (key) => (writes.add(key), clear.call(ext, key));
  ext.append = (key, item) => (writes.add(key), append.call(ext, key, item));
  ext.clearPrefix = (prefix, limit) => {
    const removal = clearPrefix.call(ext, prefix, limit);
    for (let i = 0; i < removal.loops; i++) reads.add(`${prefix} ${i}`);
    for (let i = 0; i < removal.backend; i++) writes.add(`${prefix} ${i}`);
    return removal;
  };
  try {
    return { result: work(), reads, writes };
  } finally {
    Object.assign(ext, { get, set, clear, append, nextKey, clearPrefix });
  }
}

/** What a call has touched and what it may: ps of the database. */
export interface Bill {
  readonly spent: bigint;
  readonly booked: bigint;
  /** What it has touched, by the names of storage items. */
  readonly items: string;
}

/** The bill of an extrinsic that was included with these events. */
export function billOf(
  types: RuntimeTypes,
  signer: Account,
  events: readonly EventRecord[],
  { reads, writes }: Pick<Touched<unknown>, 'reads' | 'writes'>,
): Bill {
  const anyway = bookkeeping(types, signer);
  const once = bookedOnce(types);
  const counted = (keys: ReadonlySet<Key>): Key[] =>
    [...keys].filter((key) => !anyway.has(key) && !once.some((item) => isOf(item, key)));
  const read = counted(reads);
  const written = counted(writes);
  const end = events.find(({ path }) => /^System\.Extrinsic(Success|Failed)$/.test(path));
  const { dispatchInfo } = end!.data as { dispatchInfo: { weight: { refTime: bigint } } };
  return {
    spent: READ * BigInt(read.length) + WRITE * BigInt(written.length),
    booked: dispatchInfo.weight.refTime - BASE,
    items: `reads ${named(types, read)} and writes ${named(types, written)}`,
  };
}

const kept = new WeakMap<RuntimeTypes, ReadonlySet<Key>>();
const hot = new WeakMap<RuntimeTypes, readonly string[]>();

/** What a block, its signer and a fee touch with every extrinsic. */
function bookkeeping(types: RuntimeTypes, signer: Account): ReadonlySet<Key> {
  let block = kept.get(types);
  if (!block) {
    const items = [
      'System.Events',
      'System.ExtrinsicData',
      'System.Digest',
      'System.BlockContext',
      'System.Number',
    ];
    const keys = items.map((item) => types.storageKey(item, []));
    const genesis = types.storageKey('System.BlockHash', [0]);
    block = new Set([':extrinsic_index', genesis, ...keys]);
    kept.set(types, block);
  }
  const own = ['System.Account', 'Registry.Roles'].map((item) => types.storageKey(item, [signer]));
  return new Set([...block, ...own]);
}

/** What the keys begin with that a block books before any call: storage that its schema calls `@hot`. */
function bookedOnce(types: RuntimeTypes): readonly string[] {
  let items = hot.get(types);
  if (!items) {
    // An older release lacks some of them, and books nothing once.
    const known = new Set(types.storagePaths());
    const there = hotItems().filter((path) => known.has(path));
    items = there.map((path) => types.storageKey(path, []));
    hot.set(types, items);
  }
  return items;
}

/** Paths of the storage items that the schema calls `@hot`. */
export function hotItems(): string[] {
  return readModel(ROOT).pallets.flatMap(({ name, storage }) =>
    storage.filter((item) => item.hot).map((item) => `${name}.${pascalCase(item.name)}`),
  );
}

/** Whether `key` is one of the item's; what comes after one is another. */
function isOf(item: string, key: Key): boolean {
  return key.startsWith(item) && !key.endsWith(' next');
}

function named(types: RuntimeTypes, keys: readonly Key[]): string {
  const prefixes = types.storagePaths().map((path) => [path, types.storageKey(path, [])] as const);
  return keys
    .map((key) => prefixes.find(([, prefix]) => key.startsWith(prefix))?.[0] ?? 'a raw key')
    .join(', ');
}
