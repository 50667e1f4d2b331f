/** Which screen is open: `#/market?epoch=5`. Behind the hash, so that any server that has the files can serve the page. */
import { useMemo, useSyncExternalStore } from 'react';

const PATHS = [
  'home',
  'market',
  'prices',
  'statement',
  'campus',
  'people',
  'readings',
  'governance',
  'join',
  'cash-desk',
  'explorer',
] as const;

export type Path = (typeof PATHS)[number];

/** A screen with what it was asked for. */
export interface Place {
  readonly path: Path | null;
  /** What follows the screen's name: `#/explorer/blocks/5` has `['blocks', '5']`. */
  readonly rest: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** The address of a screen. */
export function to(path: Path, rest: readonly string[] = [], query: Record<string, string> = {}) {
  const search = new URLSearchParams(query).toString();
  const parts = [path === 'home' ? '' : path, ...rest.map(encodeURIComponent)].join('/');
  return `#/${parts}${search && `?${search}`}`;
}

export function placeOf(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [first = '', ...rest] = path.split('/').filter(Boolean).map(decoded);
  const name = first === '' ? 'home' : first;
  return {
    path: PATHS.find((each) => each === name) ?? null,
    rest,
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** The screen that is open; changes as the address does. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => placeOf(hash), [hash]);
}

/** Goes to `address`, in place of the one that is open where the step back should skip that. */
export function go(address: string, { replace = false } = {}): void {
  if (replace) location.replace(address);
  else location.hash = address;
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** An address that somebody typed may have a stray percent sign. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
