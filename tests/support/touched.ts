/** What a piece of work reads and writes of the database: each key once, as weights count it. */
import type { Key } from '../../tools/compiler/host/bytes.js';
import type { TestChain } from './test-chain.js';

export interface Touched {
  readonly reads: Set<Key>;
  readonly writes: Set<Key>;
}

/** Does `work` in the open block of `chain`, but for whatever lies under `uncounted`. */
export function touchedBy<T>(
  chain: TestChain,
  uncounted: readonly Key[],
  work: () => T,
): Touched & { readonly result: T } {
  const ext = chain.storage;
  const reads = new Set<Key>();
  const writes = new Set<Key>();
  const note = (keys: Set<Key>, key: Key): void => {
    if (!uncounted.some((prefix) => key.startsWith(prefix))) keys.add(key);
  };
  const { get, set, clear, append, nextKey, clearPrefix } = ext;
  ext.get = (key) => (note(reads, key), get.call(ext, key));
  ext.nextKey = (key) => (note(reads, `${key} next`), nextKey.call(ext, key));
  ext.set = (key, value) => (note(writes, key), set.call(ext, key, value));
  ext.clear = (key) => (note(writes, key), clear.call(ext, key));
  ext.append = (key, item) => (note(writes, key), append.call(ext, key, item));
  ext.clearPrefix = (prefix, limit) => {
    const removal = clearPrefix.call(ext, prefix, limit);
    for (let i = 0; i < removal.loops; i++) note(reads, `${prefix} ${i}`);
    for (let i = 0; i < removal.backend; i++) note(writes, `${prefix} ${i}`);
    return removal;
  };
  try {
    return { result: work(), reads, writes };
  } finally {
    Object.assign(ext, { get, set, clear, append, nextKey, clearPrefix });
  }
}
