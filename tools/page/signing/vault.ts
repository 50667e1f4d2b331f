/**
 * The accounts that this browser keeps, encrypted, in its local storage. Every change is read from there first, so that
 * two tabs do not undo each other; what is unlocked lives in memory only (`unlocked.ts`). Without cryptography: it is
 * part of the first load.
 */
import { type AccountFile, isAccountFile } from './account-shape.js';

/** An account that this browser keeps. */
export interface KeptAccount {
  readonly file: AccountFile;
  /** Whether its words were written down, or its file saved elsewhere: else the page keeps reminding. */
  readonly backedUp: boolean;
}

/** What of `localStorage` is needed. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'campus-grid.accounts';
/** Where a list that cannot be read is put aside: it may be of a newer page. */
const ASIDE = 'campus-grid.accounts.unreadable';

/** Whether a change was kept, or why the browser would not. */
export type Kept = 'kept' | 'refused';

export class Vault {
  readonly #listeners = new Set<() => void>();
  #snapshot: readonly KeptAccount[] | null = null;

  /** `store` is `localStorage`, or null where the browser has none for this page. */
  constructor(private readonly store: Store | null) {}

  /** The accounts, oldest first; the same array until something changes. */
  accounts(): readonly KeptAccount[] {
    return (this.#snapshot ??= this.#read());
  }

  /** Keeps an account; one of the same address is replaced. */
  keep(account: KeptAccount): Kept {
    return this.#change((accounts) => [
      ...accounts.filter(({ file }) => file.address !== account.file.address),
      account,
    ]);
  }

  /** Notes that an account was backed up. */
  backUp(address: string): Kept {
    return this.#change((accounts) =>
      accounts.map((account) =>
        account.file.address === address ? { ...account, backedUp: true } : account,
      ),
    );
  }

  /** Removes an account from this browser. */
  remove(address: string): Kept {
    return this.#change((accounts) => accounts.filter(({ file }) => file.address !== address));
  }

  /** Calls `listener` after each change, of this tab or another; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called for the window's `storage` events: another tab has changed something. */
  onStorage(key: string | null): void {
    if (key === null || key === KEY) this.#changed();
  }

  #change(change: (accounts: readonly KeptAccount[]) => readonly KeptAccount[]): Kept {
    if (!this.store) return 'refused';
    const accounts = change(this.#read());
    try {
      this.store.setItem(KEY, JSON.stringify(accounts));
    } catch {
      // No room, or storage is switched off.
      return 'refused';
    }
    this.#changed();
    return 'kept';
  }

  #changed(): void {
    this.#snapshot = null;
    for (const listener of this.#listeners) listener();
  }

  #read(): readonly KeptAccount[] {
    let text: string | null;
    try {
      text = this.store?.getItem(KEY) ?? null;
    } catch {
      return [];
    }
    if (text === null) return [];
    const accounts = parsed(text);
    if (accounts) return accounts;
    try {
      this.store?.setItem(ASIDE, text);
    } catch {
      // Then the next change overwrites what nobody can read.
    }
    return [];
  }
}

function parsed(text: string): readonly KeptAccount[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isKept) ? value : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is KeptAccount {
  const kept = value as Partial<KeptAccount> | null;
  return typeof kept?.backedUp === 'boolean' && isAccountFile(kept.file);
}
