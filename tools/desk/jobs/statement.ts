/** The statement of a month, from the history. */
import { z } from 'zod/v4';
import { GRID } from '../../../node-config/token.js';
import { UnusableError } from '../../support/failure.js';
import { formatDecimal } from '../../support/decimal.js';
import { localIso } from '../../support/time-zone.js';
import { address, amount, answer, type Answer, clock, table, wh } from '../answer.js';
import { grid, kwh } from '../amounts.js';
import { parseAccount } from '../people.js';
import { blocksIn, monthIn } from '../report/months.js';
import type { Month, Rows } from '../report/rows.js';

export const monthStatementShape = z.strictObject({
  account: address,
  month: z.string(),
  from: clock,
  to: clock,
  opening: amount,
  lines: z.array(
    z.strictObject({
      kind: z.string(),
      energyWh: wh.nullable(),
      entries: z.int(),
      grid: amount,
      thb: amount,
    }),
  ),
  closing: amount,
  closingThb: amount,
});
export type MonthStatement = z.output<typeof monthStatementShape>;

/** What a month did to an account: opening and all lines make closing, to the base unit. */
export async function monthStatement(
  database: Rows,
  who: string,
  name: string,
): Promise<Answer<typeof monthStatementShape>> {
  const account = await parseAccount(who);
  const month = await monthIn(database, name);
  await blocksIn(database, month);
  await requireKnown(database, account);
  const [before, last] = [
    await worthBefore(database, account, month.start),
    await worthBefore(database, account, month.end),
  ];
  const found = await linesOf(database, account, month);
  const sum = found.reduce((total, one) => total + one.amount, 0n);
  if (before + sum !== last) {
    throw new Error(
      `the lines of ${name} make ${grid(before + sum)} GRID, the account has ${grid(last)}: the history is not whole`,
    );
  }
  const thb = (satang: bigint): string => formatDecimal(satang / GRID, 100n);
  const value = {
    ...{
      account,
      month: name,
      from: localIso(month.start, month.offsetMinutes),
      to: localIso(month.end, month.offsetMinutes),
    },
    opening: grid(before),
    lines: found.map(({ kind, energyWh, entries, amount: of, satang }) => ({
      ...{ kind: kind.replaceAll('_', ' '), energyWh, entries },
      ...{ grid: grid(of), thb: thb(satang) },
    })),
    ...{
      closing: grid(last),
      closingThb: thb(last * BigInt(month.stretches.at(-1)?.satangPerGrid ?? 0)),
    },
  };
  return answer(monthStatementShape, value, monthInWords(value));
}

interface Line {
  readonly kind: string;
  energyWh: number | null;
  entries: number;
  amount: bigint;
  /** By what a GRID was worth then, times 10^18. */
  satang: bigint;
}

/** What happened to an account in a month, by its kind. */
async function linesOf(database: Rows, account: string, { stretches }: Month): Promise<Line[]> {
  const lines = new Map<string, Line>();
  for (const { start, end, satangPerGrid } of stretches) {
    const found = await database.all<{
      kind: string;
      wh: number | null;
      amount: string;
      entries: number;
    }>(
      `SELECT l.kind, sum(l.energy_wh) AS wh, grid_sum(l.amount) AS amount, count(*) AS entries
       FROM ledger l JOIN blocks b ON b.number = l.block
       WHERE l.account = ? AND b.time >= ? AND b.time < ? GROUP BY l.kind`,
      ...[account, start, end],
    );
    for (const { kind, wh: energy, amount: of, entries } of found) {
      const line = lines.get(kind) ?? { kind, energyWh: null, entries: 0, amount: 0n, satang: 0n };
      lines.set(kind, line);
      if (energy !== null) line.energyWh = (line.energyWh ?? 0) + energy;
      line.entries += entries;
      line.amount += BigInt(of);
      line.satang += BigInt(of) * BigInt(satangPerGrid);
    }
  }
  return [...lines.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

function monthInWords({
  account,
  month,
  opening,
  lines,
  closing,
  closingThb,
}: MonthStatement): string {
  const rows = lines.map((one) => [
    one.kind,
    one.energyWh === null ? '' : kwh(one.energyWh),
    one.grid,
    one.thb,
  ]);
  return [
    `${account}, ${month}`,
    table(
      ['', 'kWh', 'GRID', 'THB'],
      [['opening', '', opening, ''], ...rows, ['closing', '', closing, closingThb]],
    ),
  ].join('\n');
}

/** @throws UnusableError if the history has never seen the account */
async function requireKnown(database: Rows, account: string): Promise<void> {
  const tables = ['user_versions', 'balances', 'role_versions'];
  const found = await Promise.all(
    tables.map((table) =>
      database.get(`SELECT account FROM ${table} WHERE account = ? LIMIT 1`, account),
    ),
  );
  if (found.some(Boolean)) return;
  throw new UnusableError(`the history knows no account ${account}; "grid user list" lists them`);
}

/** What an account held less what it owed before `time`. */
async function worthBefore(database: Rows, account: string, time: number): Promise<bigint> {
  const balance = await database.get<{ free: string; reserved: string }>(
    `SELECT a.free, a.reserved FROM balances a JOIN blocks b ON b.number = a.block
     WHERE a.account = ? AND b.time < ? ORDER BY a.block DESC LIMIT 1`,
    ...[account, time],
  );
  const owed = await database.get<{ debt: string }>(
    `SELECT d.debt FROM debts d JOIN blocks b ON b.number = d.block
     WHERE d.account = ? AND b.time < ? ORDER BY d.block DESC, d.event DESC LIMIT 1`,
    ...[account, time],
  );
  return BigInt(balance?.free ?? 0) + BigInt(balance?.reserved ?? 0) - BigInt(owed?.debt ?? 0);
}

/** A statement as CSV (RFC 4180). */
export function statementCsv({ lines, opening, closing, closingThb }: MonthStatement): string {
  const rows = [
    ['kind', 'kWh', 'entries', 'GRID', 'THB'],
    ['opening', '', '', opening, ''],
    ...lines.map((one) => [
      one.kind,
      one.energyWh === null ? '' : kwh(one.energyWh),
      String(one.entries),
      one.grid,
      one.thb,
    ]),
    ['closing', '', '', closing, closingThb],
  ];
  return `${rows.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}
