/** The rows of a made history, and the money that moves with them. */
import type { Batch } from '../../services/history/database/index.js';

interface Account {
  free: bigint;
  reserved: bigint;
  debt: bigint;
  /** The block that changed it last; null once that is written. */
  changed: number | null;
}

export class Ledger {
  private readonly rows = new Map<string, object[]>();
  private readonly accounts = new Map<string, Account>();
  private readonly events = new Map<number, number>();

  add(table: string, row: object): void {
    const rows = this.rows.get(table);
    if (rows) rows.push(row);
    else this.rows.set(table, [row]);
  }

  /** What was added since. */
  take(): Batch {
    const batch = new Map(this.rows);
    this.rows.clear();
    this.events.clear();
    return batch;
  }

  begin(account: string, free: bigint): void {
    this.accounts.set(account, { free, reserved: 0n, debt: 0n, changed: 0 });
    this.keepBalances();
  }

  protected mint(account: string, value: bigint, block: number, cause: string): void {
    const owner = this.account(account, block);
    owner.free += value;
    this.move(null, account, value, cause, block);
    const paid = owner.debt < value ? owner.debt : value;
    if (paid === 0n) return;
    owner.free -= paid;
    owner.debt -= paid;
    this.move(account, null, paid, 'debt', block);
    this.noteDebt(account, 'paid', paid, block);
  }

  /** Burns what is there; the rest is owed. */
  protected collect(account: string, value: bigint, block: number): void {
    const owner = this.account(account, block);
    const burned = owner.free < value ? owner.free : value;
    owner.free -= burned;
    if (burned) this.move(account, null, burned, 'settlement', block);
    if (burned === value) return;
    owner.debt += value - burned;
    this.noteDebt(account, 'incurred', value - burned, block);
  }

  private noteDebt(account: string, change: string, amount: bigint, block: number): void {
    const { debt } = this.account(account, block);
    this.add('debts', {
      ...{ account, ...this.place(block), change, amount: `${amount}`, debt: `${debt}` },
    });
  }

  protected reserve(account: string, value: bigint, block: number): void {
    const owner = this.account(account, block);
    owner.free -= value;
    owner.reserved += value;
  }

  private move(
    from: string | null,
    to: string | null,
    value: bigint,
    cause: string,
    block: number,
  ): void {
    this.add('transfers', {
      ...{ ...this.place(block), extrinsic: null, from_account: from, to_account: to },
      ...{ value: `${value}`, cause },
    });
  }

  /** A row for each account that changed, by the block that did. */
  keepBalances(): void {
    for (const [account, owner] of this.accounts) {
      if (owner.changed === null) continue;
      const { free, reserved, debt } = owner;
      this.add('balances', {
        ...{ account, block: owner.changed, free: `${free}`, reserved: `${reserved}` },
        frozen: `${debt}`,
      });
      owner.changed = null;
    }
  }

  /** An account that a block changes; what an earlier block made of it is kept first. */
  protected account(account: string, block: number): Account {
    let owner = this.accounts.get(account);
    if (!owner)
      this.accounts.set(account, (owner = { free: 0n, reserved: 0n, debt: 0n, changed: null }));
    if (owner.changed !== null && owner.changed !== block) this.keepBalances();
    owner.changed = block;
    return owner;
  }

  protected place(block: number): { block: number; event: number } {
    const event = this.events.get(block) ?? 0;
    this.events.set(block, event + 1);
    return { block, event };
  }
}
