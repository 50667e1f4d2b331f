/** Statements: of a quarter hour from the chain, of a month from the history. */
import { z } from 'zod/v4';
import { formatDecimal } from '../../support/decimal.js';
import { UnusableError } from '../../support/failure.js';
import { localIso } from '../../support/time-zone.js';
import type { WrittenFeed } from '../../readings/write-green-button.js';
import { address, amount, answer, type Answer, clock, table, wh } from '../answer.js';
import { grid, GRID, kwh } from '../amounts.js';
import { big, type Desk, words } from '../desk.js';
import { parseAccount } from '../people.js';
import type { Rows } from '../report/rows.js';

const line = z.strictObject({
  kind: z.string(),
  meter: z.string().nullable(),
  energyWh: wh.nullable(),
  price: amount.nullable(),
  grid: amount,
});
export const epochStatementShape = z.strictObject({
  account: address,
  epoch: z.int(),
  start: clock,
  isPruned: z.boolean(),
  lines: z.array(line),
  /** What it did to what the account holds less what it owes. */
  total: amount,
});

const tradingRecord = z.object({
  pruned: z.boolean(),
  lines: z.array(
    z.object({
      orderId: big,
      side: z.string(),
      energyWh: big,
      received: big,
      paid: big,
      held: big,
    }),
  ),
});
const settlementRecord = z.object({
  pruned: z.boolean(),
  lines: z.array(
    z.object({
      meter: words,
      kind: z.string(),
      energyWh: big,
      price: big,
      minted: big,
      burned: big,
    }),
  ),
});

/** What a quarter hour did to an account, as the chain still knows it. */
export async function epochStatement(
  desk: Desk,
  who: string,
  wanted?: number,
): Promise<Answer<typeof epochStatementShape>> {
  const account = await parseAccount(who);
  const epoch = wanted ?? desk.epochAt(await desk.now()) - 1;
  const [trading, settlement] = await Promise.all([
    desk.ask(tradingRecord, 'TradingApi.statement', account, epoch),
    desk.ask(settlementRecord, 'SettlementApi.statement', account, epoch),
  ]);
  const lines = [
    ...trading.lines.map(({ orderId, side, energyWh, received, paid }) => ({
      ...{
        kind: `${side === 'Sell' ? 'sold' : 'bought'}, order ${orderId}`,
        meter: null,
        price: null,
      },
      ...{ energyWh: Number(energyWh), amount: received - paid },
    })),
    ...settlement.lines.map(({ meter, kind, energyWh, price, minted, burned }) => ({
      ...{
        kind: inWords(kind),
        meter,
        price: grid(price),
        energyWh: Number(energyWh),
        amount: minted - burned,
      },
    })),
  ];
  const total = lines.reduce((sum, one) => sum + one.amount, 0n);
  const value = {
    ...{
      account,
      epoch,
      start: desk.startOf(epoch),
      isPruned: trading.pruned || settlement.pruned,
      total: grid(total),
    },
    lines: lines.map(({ amount: of, ...rest }) => ({ ...rest, grid: grid(of) })),
  };
  const rows = value.lines.map((one) => [
    one.kind,
    one.meter ?? '',
    kwh(one.energyWh),
    one.price ?? '',
    one.grid,
  ]);
  const text = [
    `${account}, ${value.start} (epoch ${epoch})${value.isPruned ? ': the chain no longer keeps its entries; --month asks the history' : ''}`,
    rows.length
      ? table(['', 'meter', 'kWh', 'GRID/kWh', 'GRID'], rows)
      : 'Nothing was traded or settled.',
    `in all ${value.total} GRID`,
  ].join('\n');
  return answer(epochStatementShape, value, text);
}

/** `surplus fed in` of `SurplusFedIn`. */
const inWords = (kind: string): string => kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

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

interface Month {
  readonly start: number;
  readonly end: number;
  readonly offsetMinutes: number;
  readonly satangPerGrid: number;
  readonly epochLength: number;
}

/** @throws UnusableError if it is no month */
export async function monthIn(database: Rows, name: string): Promise<Month> {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(name);
  if (!match) throw new UnusableError(`${JSON.stringify(name)} is no month such as 2024-01`);
  const tariff = await database.get<{ offset_minutes: number; satang_per_grid: number }>(
    'SELECT offset_minutes, satang_per_grid FROM tariffs ORDER BY version DESC LIMIT 1',
  );
  const chain = await database.get<{ epoch_length: number }>('SELECT epoch_length FROM chain');
  if (!chain) throw new UnusableError('the history is empty; has it followed the chain?');
  const offsetMinutes = tariff?.offset_minutes ?? 420;
  const at = (month: number): number => Date.UTC(Number(match[1]), month) - offsetMinutes * 60_000;
  const month = Number(match[2]) - 1;
  return {
    start: at(month),
    end: at(month + 1),
    offsetMinutes,
    satangPerGrid: tariff?.satang_per_grid ?? 0,
    epochLength: chain.epoch_length,
  };
}

/** What a month did to an account: opening and all lines make closing, to the base unit. */
export async function monthStatement(
  database: Rows,
  who: string,
  name: string,
): Promise<Answer<typeof monthStatementShape>> {
  const account = await parseAccount(who);
  const month = await monthIn(database, name);
  const [before, last] = [
    await worthBefore(database, account, month.start),
    await worthBefore(database, account, month.end),
  ];
  const found = await database.all<{
    kind: string;
    wh: number | null;
    amount: string;
    entries: number;
  }>(
    `SELECT l.kind, sum(l.energy_wh) AS wh, grid_sum(l.amount) AS amount, count(*) AS entries
     FROM ledger l JOIN blocks b ON b.number = l.block
     WHERE l.account = ? AND b.time >= ? AND b.time < ? GROUP BY l.kind ORDER BY l.kind`,
    ...[account, month.start, month.end],
  );
  const sum = found.reduce((total, { amount: of }) => total + BigInt(of), 0n);
  if (before + sum !== last) {
    throw new Error(
      `the lines of ${name} make ${grid(before + sum)} GRID, the account has ${grid(last)}: the history is not whole`,
    );
  }
  const thb = (of: bigint): string =>
    formatDecimal((of * BigInt(month.satangPerGrid)) / GRID, 100n);
  const value = {
    ...{
      account,
      month: name,
      from: localIso(month.start, month.offsetMinutes),
      to: localIso(month.end, month.offsetMinutes),
    },
    opening: grid(before),
    lines: found.map(({ kind, wh: energyWh, entries, amount: of }) => ({
      ...{
        kind: kind.replaceAll('_', ' '),
        energyWh,
        entries,
        grid: grid(BigInt(of)),
        thb: thb(BigInt(of)),
      },
    })),
    ...{ closing: grid(last), closingThb: thb(last) },
  };
  return answer(monthStatementShape, value, monthInWords(value));
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

/** What the meters of an account counted in a month, for Green Button. */
export async function monthReadings(
  database: Rows,
  who: string,
  name: string,
): Promise<WrittenFeed> {
  const account = await parseAccount(who);
  const { start, end, epochLength } = await monthIn(database, name);
  const found = await database.all<{
    meter: string;
    epoch: number;
    import_wh: number;
    export_wh: number;
  }>(
    `SELECT meter, epoch, import_wh, export_wh FROM readings
     WHERE account = ? AND kind = 'reading' AND epoch >= ? AND epoch < ? ORDER BY meter, epoch`,
    ...[account, Math.floor(start / epochLength), Math.floor(end / epochLength)],
  );
  const meters = [...new Set(found.map(({ meter }) => meter))].map((id) => ({
    id,
    intervals: found
      .filter(({ meter }) => meter === id)
      .map(({ epoch, import_wh, export_wh }) => ({
        start: epoch * epochLength,
        importWh: import_wh,
        exportWh: export_wh,
      })),
  }));
  if (meters.length === 0)
    throw new UnusableError(`the history has no readings of ${account} in ${name}`);
  return {
    title: `Campus Grid ${account} ${name}`,
    updated: end,
    seconds: epochLength / 1000,
    meters,
  };
}
