/** The accounts in this browser's storage, for the whole page: without the cryptography that opens them. */
import { useSyncExternalStore } from 'react';
import { type KeptAccount, Vault } from './vault.js';

export const accounts = new Vault(storage());

if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    accounts.onStorage(key);
  });
}

/** The accounts that this browser keeps; follows what other tabs do. */
export function useKeptAccounts(): readonly KeptAccount[] {
  return useSyncExternalStore(
    (changed) => accounts.subscribe(changed),
    () => accounts.accounts(),
  );
}

/** `localStorage`, which browsers refuse to name at all where it is switched off. */
function storage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
