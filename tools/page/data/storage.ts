/** What the browser keeps for the page; one that keeps nothing forgets it with the page. */

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Browsers whose storage is switched off throw where it is so much as named, and full ones where something is set. */
function keptIn(where: 'localStorage' | 'sessionStorage'): Kept {
  const memory = new Map<string, string>();
  const attempt = <T>(action: (storage: Storage) => T, otherwise: () => T): T => {
    try {
      return action(globalThis[where]);
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (key) =>
      memory.get(key) ??
      attempt(
        (storage) => storage.getItem(key),
        () => null,
      ),
    setItem: (key, value) => {
      memory.delete(key);
      attempt(
        (storage) => storage.setItem(key, value),
        () => void memory.set(key, value),
      );
    },
    removeItem: (key) => {
      memory.delete(key);
      attempt(
        (storage) => storage.removeItem(key),
        () => undefined,
      );
    },
  };
}

/** For all tabs, until somebody deletes it. */
export const forGood = keptIn('localStorage');
/** For this tab, until it is closed. */
export const forTab = keptIn('sessionStorage');
