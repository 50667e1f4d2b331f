/** Names of accounts that everybody may see: the campus's public buildings, and the people of `npm start`. */
import { useMemo } from 'react';
import { useLive } from '../shell/live.js';
import { useApi } from './store.js';
import type { Campus } from './types.js';

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
