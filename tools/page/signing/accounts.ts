/** What this browser keeps of accounts: one vault and one set of unlocked keys for the whole page. */
import { Unlocked } from './unlocked.js';
import { Vault } from './vault.js';

/** The accounts in this browser's storage. */
export const accounts = new Vault(storage());

/** Their keys, as far as they are unlocked in this tab. */
export const unlocked = new Unlocked({
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => {
      clearTimeout(timer);
    };
  },
});

if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    accounts.onStorage(key);
  });
}

/** `localStorage`, which browsers refuse to name at all where it is switched off. */
function storage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
