/** Names of accounts that everybody may see: the campus's public buildings, and the people of `npm start`. */
import { useMemo } from 'react';
import { useHead } from './head.js';
import { useLive } from '../shell/live.js';
import { useApi } from './store.js';
import type { Campus } from './types.js';

/** What the campus file calls it; null before that is known, and where there is none. */
export function useCampusName(): string | null {
  const head = useHead();
  return useApi<Campus>(head ? '/v1/campus' : null, 'never').value?.name ?? null;
}

export function useNames(): ReadonlyMap<string, string> {
  const { start } = useLive();
  const campus = useApi<Campus>('/v1/campus', 'never');
  return useMemo(
    () =>
      new Map([
        ...(campus.value?.buildings ?? []).map(({ account, name }) => [account, name] as const),
        ...(start?.people ?? []).map(({ address, name }) => [address, name] as const),
      ]),
    [campus.value, start?.people],
  );
}
