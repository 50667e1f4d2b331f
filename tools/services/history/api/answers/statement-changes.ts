/** What changed the balance of an account, in the order in which it did. */
import type { Static } from 'typebox';
import type { DebtRow, LedgerRow, LineKind } from '../../schema.js';
import type { Asking } from '../context.js';
import type { StatementKind } from '../contract/statements.js';
import type { Blocks } from './statement-days.js';
import { Amounts } from './words.js';

export type Kind = Static<typeof StatementKind>;

/** Energy that was sold and delivered, or bought and used, was paid at clearing: those lines say nothing of money. */
export const KINDS: Readonly<Record<LedgerRow['kind'], Kind | null>> = {
  sold: 'sold',
  bought: 'bought',
  delivered: null,
  used: null,
  short: 'short',
  unused: 'unused',
  carried: 'carried',
  surplus_shared: 'shared_out',
  surplus_fed_in: 'utility_out',
  deficit_shared: 'shared_in',
  deficit_bought: 'utility_in',
  minted: 'topped_up',
  burned: 'paid_out',
  received: 'received',
  sent: 'sent',
  fee: 'fees',
} satisfies Record<LineKind | LedgerRow['kind'], Kind | null>;

/** A change of the balance, in base units of GRID. */
export interface Change {
  readonly kind: Kind;
  readonly block: number;
  readonly event: number;
  readonly epoch: number | null;
  readonly meter: string | null;
  readonly other: string | null;
  readonly energy: number | null;
  readonly price: string | null;
  readonly amount: bigint;
}

/** Every change of the balance in some blocks, in their order. */
export async function changesOf(
  account: string,
  blocks: Blocks,
  asking: Asking,
): Promise<Change[]> {
  const rows = await asking.db.all<LedgerRow>(
    'SELECT * FROM ledger WHERE account = ? AND block >= ? AND block < ?',
    account,
    blocks.from,
    blocks.to,
  );
  return [...ledgerChanges(rows), ...(await debtChanges(account, blocks, asking))].sort(inOrder);
}

/** Those of money alone: what was moved, topped up, paid out and owed. Asked of the ledger, they would be looked for among all lines. */
export async function moneyChanges(
  account: string,
  blocks: Blocks,
  asking: Asking,
): Promise<Change[]> {
  const { from, to } = blocks;
  const none = 'NULL AS epoch, NULL AS meter, NULL AS energy_wh, NULL AS price';
  const rows = await asking.db.all<LedgerRow>(
    `SELECT to_account AS account, block, event, ${none},
       CASE cause WHEN 'mint' THEN 'minted' ELSE 'received' END AS kind, value AS amount
     FROM transfers WHERE to_account = ? AND block >= ? AND block < ? AND cause IN ('transfer', 'mint')
     UNION ALL
     SELECT from_account, block, event, ${none},
       CASE cause WHEN 'burn' THEN 'burned' WHEN 'fee' THEN 'fee' ELSE 'sent' END, '-' || value
     FROM transfers WHERE from_account = ? AND block >= ? AND block < ?
       AND cause IN ('transfer', 'burn', 'fee')`,
    ...[account, from, to],
    ...[account, from, to],
  );
  return [...ledgerChanges(rows), ...(await debtChanges(account, blocks, asking))].sort(inOrder);
}

function ledgerChanges(rows: readonly LedgerRow[]): Change[] {
  const amounts = new Amounts();
  const changes: Change[] = [];
  for (const { kind, energy_wh: energy, amount, ...row } of rows) {
    const mine = KINDS[kind];
    if (mine) changes.push({ ...row, kind: mine, other: null, energy, amount: amounts.of(amount) });
  }
  return changes;
}

async function debtChanges(
  account: string,
  { from, to }: Blocks,
  { db }: Asking,
): Promise<Change[]> {
  const changes: Change[] = [];
  const debts = await db.all<DebtRow>(
    'SELECT * FROM debts WHERE account = ? AND block >= ? AND block < ?',
    account,
    from,
    to,
  );
  for (const { block, event, change, amount } of debts) {
    // What an upgrade has carried over was burned by nobody.
    if (change === 'carried_over') continue;
    const value = BigInt(amount);
    const isPaid = change === 'paid';
    changes.push({
      kind: isPaid ? 'debt_paid' : 'debt_incurred',
      block,
      event,
      epoch: null,
      meter: null,
      other: null,
      energy: null,
      price: null,
      amount: isPaid ? -value : value,
    });
  }
  return changes;
}

function inOrder(a: Change, b: Change): number {
  return (
    a.block - b.block ||
    a.event - b.event ||
    compare(a.meter ?? '', b.meter ?? '') ||
    compare(a.kind, b.kind)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
