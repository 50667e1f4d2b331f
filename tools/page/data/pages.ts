/** Lists of which one page is loaded after the other. */
import { useCallback, useEffect, useState } from 'react';
import { get } from './http.js';
import { Failure, type Loaded } from './loaded.js';
import { useApi } from './store.js';
import type { Page } from './types.js';

interface Further<T> {
  readonly items: readonly T[];
  readonly next: string | number | null;
}

/** A list, the first page of which stays up to date; `more` loads the next one, and is null at the end. */
export function usePages<T>(path: string | null): {
  readonly list: Loaded<readonly T[]>;
  readonly more: (() => void) | null;
} {
  const first = useApi<Page<T>>(path);
  const [further, setFurther] = useState<Further<T> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // Another list begins at its first page.
  useEffect(() => {
    setFurther(null);
    setFailure(null);
  }, [path]);
  const next = further ? further.next : (first.value?.next ?? null);
  const more = useCallback(() => {
    if (path === null || next === null) return;
    const after = `after=${encodeURIComponent(next)}`;
    get<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}${after}`)
      .then(({ value }) => {
        if (!value) return;
        setFailure(null);
        setFurther((before) => ({
          items: [...(before?.items ?? []), ...value.items],
          next: value.next,
        }));
      })
      .catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        setFailure(error);
      });
  }, [path, next]);
  const { value } = first;
  return {
    list: {
      ...first,
      value: value && (further ? [...value.items, ...further.items] : value.items),
      failure: first.failure ?? failure,
    },
    more: next === null ? null : more,
  };
}
