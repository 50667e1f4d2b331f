/** What has been loaded, by its path: asked for once for all who look, and again when the chain moves on. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { get } from './http.js';
import { Failure, type Loaded } from './loaded.js';
import { chainTime, onBlock } from './head.js';

/** When something may have changed. */
export type Refresh = 'block' | 'never';

interface Entry {
  loaded: Loaded<unknown>;
  tag: string | null;
  isAsking: boolean;
  isDue: boolean;
  readonly watchers: Set<() => void>;
}

/** Entries that nobody looks at are kept up to so many, so that going back is immediate. */
const MOST_ENTRIES = 200;
const entries = new Map<string, Entry>();
/** Rises when the API is asked by somebody else: answers to who asked before are left. */
let asker = 0;
const NOTHING: Loaded<never> = { value: undefined, failure: null, at: 0, retry: () => {} };

/** What `path` answers; null asks nothing. */
export function useApi<T>(path: string | null, refresh: Refresh = 'block'): Loaded<T> {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (path === null) return () => {};
      const entry = entryOf(path);
      entry.watchers.add(changed);
      void load(path, entry);
      return () => void entry.watchers.delete(changed);
    },
    [path],
  );
  const loaded = useSyncExternalStore(subscribe, () =>
    path === null ? NOTHING : entryOf(path).loaded,
  ) as Loaded<T>;
  useEffect(() => {
    if (path === null || refresh === 'never') return;
    return onBlock(() => void load(path, entryOf(path)));
  }, [path, refresh]);
  return loaded;
}

/** Asks again for everything that somebody looks at: after a transaction, say. */
export function reload(): void {
  for (const [path, entry] of entries) if (entry.watchers.size) void load(path, entry);
}

/** Asks for everything anew, as the same person is shown more now; what is there stays until then. */
export function renew(): void {
  asker++;
  for (const entry of entries.values()) entry.tag = null;
  reload();
}

/** Forgets everything: another chain, or another person. */
export function forget(): void {
  for (const [path, entry] of entries) {
    entry.loaded = { ...NOTHING, retry: () => void load(path, entry) };
    tell(entry);
  }
  renew();
}

function entryOf(path: string): Entry {
  let entry = entries.get(path);
  if (entry) return entry;
  const made: Entry = {
    loaded: { ...NOTHING, retry: () => void load(path, made) },
    tag: null,
    isAsking: false,
    isDue: false,
    watchers: new Set(),
  };
  entry = made;
  entries.set(path, made);
  if (entries.size > MOST_ENTRIES) {
    for (const [old, { watchers }] of entries) {
      if (entries.size <= MOST_ENTRIES) break;
      if (watchers.size === 0 && old !== path) entries.delete(old);
    }
  }
  return entry;
}

async function load(path: string, entry: Entry): Promise<void> {
  if (entry.isAsking) {
    entry.isDue = true;
    return;
  }
  entry.isAsking = true;
  const asked = asker;
  try {
    const { value, tag } = await get(path, entry.tag);
    if (asked !== asker) return;
    entry.tag = tag;
    const { loaded } = entry;
    const next = value ?? loaded.value;
    entry.loaded = { ...loaded, value: next, failure: null, at: chainTime() };
    if (value !== null || loaded.failure) tell(entry);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (asked !== asker) return;
    entry.loaded = { ...entry.loaded, failure: error };
    tell(entry);
  } finally {
    entry.isAsking = false;
    if (entry.isDue) {
      entry.isDue = false;
      void load(path, entry);
    }
  }
}

function tell({ watchers }: Entry): void {
  for (const changed of watchers) changed();
}
