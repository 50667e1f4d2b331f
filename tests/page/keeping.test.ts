/** Where accounts are kept: this browser's storage, and for a while its memory. */
import { describe, expect, test } from '@jest/globals';
import type { AccountFile } from '../../tools/page/signing/account-shape.js';
import { pairOfSeed } from '../../tools/page/signing/pair.js';
import { IDLE_MS, Unlocked } from '../../tools/page/signing/unlocked.js';
import { Vault } from '../../tools/page/signing/vault.js';

const KEY = 'campus-grid.accounts';
const file = (address: string): AccountFile => ({
  address,
  encoded: 'AA==',
  encoding: { content: ['pkcs8', 'sr25519'], type: ['scrypt', 'xsalsa20-poly1305'], version: '3' },
  meta: { name: address },
});

/** A storage as browsers have it, for several tabs. */
class Memory {
  readonly items = new Map<string, string>();
  isFull = false;
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  };
}

describe('accounts in the browser', () => {
  test('of two tabs do not undo each other', () => {
    const memory = new Memory();
    const [one, other] = [new Vault(memory), new Vault(memory)];
    expect(one.accounts()).toEqual([]);
    expect(other.keep({ file: file('a'), backedUp: false })).toBe('kept');
    // This tab has not heard of it yet, and keeps it all the same.
    expect(one.keep({ file: file('b'), backedUp: false })).toBe('kept');
    let changes = 0;
    const stop = other.subscribe(() => (changes += 1));
    other.onStorage(KEY);
    other.onStorage('something else');
    expect(changes).toBe(1);
    expect(other.accounts().map((each) => each.file.address)).toEqual(['a', 'b']);
    expect(other.accounts()).toBe(other.accounts());
    expect(other.backUp('b')).toBe('kept');
    stop();
    one.onStorage(null);
    expect(one.accounts().map(({ backedUp }) => backedUp)).toEqual([false, true]);
    one.remove('a');
    expect(one.accounts().map((each) => each.file.address)).toEqual(['b']);
    expect(changes).toBe(2);
  });

  test('are not there once twice', () => {
    const vault = new Vault(new Memory());
    vault.keep({ file: file('a'), backedUp: false });
    vault.keep({ file: file('a'), backedUp: true });
    expect(vault.accounts()).toEqual([{ file: file('a'), backedUp: true }]);
  });

  test('that the browser will not keep are refused, not lost silently', () => {
    const memory = new Memory();
    memory.isFull = true;
    expect(new Vault(memory).keep({ file: file('a'), backedUp: false })).toBe('refused');
    expect(new Vault(null).keep({ file: file('a'), backedUp: false })).toBe('refused');
    expect(new Vault(null).accounts()).toEqual([]);
    const closed = {
      getItem: () => {
        throw new Error('off');
      },
      setItem: () => {
        throw new Error('off');
      },
    };
    expect(new Vault(closed).accounts()).toEqual([]);
  });

  test('that cannot be read are put aside', () => {
    for (const text of ['{', '{"a":1}', '[{"file":{}}]', '[null]']) {
      const memory = new Memory();
      memory.setItem(KEY, text);
      const vault = new Vault(memory);
      expect(vault.accounts()).toEqual([]);
      vault.keep({ file: file('a'), backedUp: true });
      expect(memory.getItem(`${KEY}.unreadable`)).toBe(text);
    }
  });
});

describe('an unlocked key', () => {
  const scene = () => {
    let now = 1_000;
    const timers: { at: number; then: () => void }[] = [];
    const locked: string[] = [];
    const unlocked = new Unlocked(
      {
        now: () => now,
        after(ms, then) {
          const timer = { at: now + ms, then };
          timers.push(timer);
          return () => void timers.splice(timers.indexOf(timer), 1);
        },
      },
      (address) => locked.push(address),
    );
    /** Time passes; timers run unless the machine sleeps. */
    const pass = (ms: number, { sleeps = false } = {}): void => {
      now += ms;
      if (sleeps) return;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.then();
      }
    };
    const pair = pairOfSeed(new Uint8Array(32).fill(1));
    unlocked.add('a', { publicKey: pair.publicKey, secretKey: pair.secretKey.slice() });
    return { unlocked, pass, locked };
  };

  test('stays while it is used, and is forgotten when it is not', () => {
    const { unlocked, pass, locked } = scene();
    pass(IDLE_MS - 1);
    expect(unlocked.use('a')).not.toBeNull();
    pass(IDLE_MS - 1);
    expect(locked).toEqual([]);
    const pair = unlocked.use('a');
    pass(IDLE_MS);
    expect(locked).toEqual(['a']);
    expect(unlocked.use('a')).toBeNull();
    // What still holds it holds zeros.
    expect(pair?.secretKey.every((byte) => byte === 0)).toBe(true);
  });

  test('is gone after a night of sleep, though no timer has run', () => {
    const { unlocked, pass } = scene();
    pass(8 * 3_600_000, { sleeps: true });
    expect(unlocked.use('a')).toBeNull();
  });

  test('is gone when the clock is set back', () => {
    const { unlocked, pass } = scene();
    pass(-1, { sleeps: true });
    expect(unlocked.use('a')).toBeNull();
  });

  test('is gone on demand', () => {
    const { unlocked } = scene();
    unlocked.lockAll();
    expect(unlocked.use('a')).toBeNull();
    unlocked.lock('nobody');
  });
});
