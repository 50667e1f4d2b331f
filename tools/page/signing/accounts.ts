/** What this tab has of accounts besides their encrypted files: the keys that are unlocked. */
import { Unlocked } from './unlocked.js';

export { accounts } from './kept.js';

/** Keys of accounts, as far as they are unlocked in this tab. */
export const unlocked = new Unlocked({
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => {
      clearTimeout(timer);
    };
  },
});
