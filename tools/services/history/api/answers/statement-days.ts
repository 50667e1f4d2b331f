/** What the energy of an account came to in a stretch of blocks: of whole days as it was summed up once, line by line of the rest. */
import type { Batch, Database, Queries } from '../../database/index.js';
import type { LineKind } from '../../schema.js';
import type { Asking } from '../context.js';
import type { State } from '../state.js';
import { dayOf, inTurns, startOf } from './energy-days.js';
import { earnedBy } from './energy-sums.js';

/** From a block on, and before another one. */
export interface Blocks {
  readonly from: number;
  readonly to: number;
}

/** Lines that have their kind and their tariff in common. */
export interface StatementPart {
  readonly kind: LineKind | 'sold' | 'bought';
  readonly tariff_version: number;
  readonly energy_wh: number;
  /** What it did to the balance, in base units. */
  readonly amount: bigint;
  readonly entries: number;
  readonly first_epoch: number;
  readonly last_epoch: number;
  readonly first_block: number;
  readonly last_block: number;
}

/** Lines that have their price in common, too, added up by the database. */
type Group = Omit<StatementPart, 'amount' | 'tariff_version'> & {
  readonly price: string;
  /** Number of the tariff in `tariffs.all`. */
  readonly tariff: number;
};

/** The same kind and tariff may come several times. */
export async function partsOf(
  account: string,
  { from, to }: Blocks,
  { db, state }: Pick<Asking, 'db' | 'state'>,
): Promise<StatementPart[]> {
  const closed = await db.get<{ first: number | null; last: number; low: number; high: number }>(
    `SELECT min(day) AS first, max(day) AS last, min(first_block) AS low, max(end_block) AS high
     FROM statement_blocks WHERE first_block >= ? AND end_block <= ?`,
    from,
    to,
  );
  if (closed?.first == null) return groupsOf(account, { from, to }, db, state);
  const { first, last, low, high } = closed;
  const days = await db.all<Omit<StatementPart, 'amount'> & { amount: string }>(
    'SELECT * FROM statement_days WHERE account = ? AND day >= ? AND day <= ?',
    ...[account, first, last],
  );
  return [
    ...(await groupsOf(account, { from, to: low }, db, state)),
    ...days.map((row) => ({ ...row, amount: BigInt(row.amount) })),
    ...(await groupsOf(account, { from: high, to }, db, state)),
  ];
}

/** Tariffs that lines can be of: the newest ones. */
const MOST_TARIFFS = 50;

async function groupsOf(
  account: string,
  { from, to }: Blocks,
  db: Queries,
  { tariffs: { all } }: State,
): Promise<StatementPart[]> {
  if (from >= to) return [];
  const first = Math.max(all.length - MOST_TARIFFS, 0);
  const later = all.map(({ fromEpoch }, i) => [fromEpoch, i] as const).slice(first + 1);
  const cases = later.reverse().map(([epoch, i]) => `WHEN epoch >= ${epoch} THEN ${i}`);
  const tariff = cases.length ? `CASE ${cases.join(' ')} ELSE ${first} END` : String(first);
  const traded = "CASE side WHEN 'sell' THEN 'sold' ELSE 'bought' END";
  const part = (table: string, kind: string): string =>
    `SELECT ${kind} AS kind, price, ${tariff} AS tariff, energy_wh, epoch, block FROM ${table}
     WHERE account = ? AND block >= ? AND block < ?`;
  const whose = [account, from, to];
  const groups = await db.all<Group>(
    `SELECT kind, price, tariff, sum(energy_wh) AS energy_wh, count(*) AS entries,
       min(epoch) AS first_epoch, max(epoch) AS last_epoch,
       min(block) AS first_block, max(block) AS last_block
     FROM (${part('settlement_lines', 'kind')}
       UNION ALL ${part('fills', traded)} UNION ALL ${part('part_fills', traded)}) AS l
     GROUP BY kind, price, tariff`,
    ...[...whose, ...whose, ...whose],
  );
  return groups.map(({ price, tariff: number, ...group }) => ({
    ...group,
    tariff_version: all[number]?.version ?? 0,
    amount: amountOf(group.kind, group.energy_wh, BigInt(price)),
  }));
}

/** Base units of GRID. */
function amountOf(kind: Group['kind'], energyWh: number, price: bigint): bigint {
  if (kind !== 'sold' && kind !== 'bought') return earnedBy(kind, energyWh, price);
  const value = (BigInt(energyWh) * price) / 1000n;
  return kind === 'sold' ? value : -value;
}

/** The first block of a time, or the first that is still to come. */
export async function firstBlockAt(
  time: number,
  { db, state }: Pick<Asking, 'db' | 'state'>,
): Promise<number> {
  // By the index of times, whose first entry it is: a block is never older than the one before it.
  const row = await db.get<{ number: number }>(
    'SELECT number FROM blocks WHERE time >= ? AND number > 0 ORDER BY time, number LIMIT 1',
    time,
  );
  const behind = state.head.height + 1;
  return Math.min(row?.number ?? behind, behind);
}

/**
 * Sums up the oldest day that is over: no later block changes what its blocks said.
 * @returns whether there was one
 */
export async function closeNextStatementDay(database: Database, state: State): Promise<boolean> {
  const asking = { db: database, state };
  const known = await database.get<{ day: number; end_block: number }>(
    'SELECT day, end_block FROM statement_blocks ORDER BY day DESC LIMIT 1',
  );
  const begun = await database.get<{ time: number }>('SELECT time FROM blocks WHERE number = 1');
  if (!begun) return false;
  const day = known ? known.day + 1 : dayOf(begun.time, state);
  const end = startOf(day + 1, state);
  if (state.head.time < end) return false;
  const from = known?.end_block ?? 1;
  const to = Math.max(await firstBlockAt(end, asking), from);
  await database.add(await summed(day, { from, to }, database, state));
  return true;
}

async function summed(
  day: number,
  { from, to }: Blocks,
  db: Queries,
  state: State,
): Promise<Batch> {
  const rows: object[] = [];
  // One account after the other: whoever asks meanwhile does not wait for all of them.
  for await (const account of inTurns(await accountsIn({ from, to }, db))) {
    for (const part of summedParts(await groupsOf(account, { from, to }, db, state))) {
      rows.push({ account, day, ...part, amount: part.amount.toString() });
    }
  }
  const blocks = [{ day, first_block: from, end_block: to }];
  return new Map([
    ...(rows.length ? [['statement_days', rows] as const] : []),
    ['statement_blocks', blocks] as const,
  ]);
}

/** Whoever may have lines: who ever had a meter, or traded. */
async function accountsIn({ from, to }: Blocks, db: Queries): Promise<string[]> {
  if (from >= to) return [];
  const rows = await db.all<{ account: string }>(
    `SELECT account FROM user_versions UNION SELECT account FROM meter_versions WHERE account IS NOT NULL
     UNION SELECT account FROM fills WHERE block >= ? AND block < ?`,
    from,
    to,
  );
  return rows.map(({ account }) => account);
}

/** One for each kind and tariff. */
function summedParts(parts: readonly StatementPart[]): StatementPart[] {
  const sums = new Map<string, StatementPart>();
  for (const part of parts) {
    const key = `${part.kind} ${part.tariff_version}`;
    const known = sums.get(key);
    sums.set(key, known ? merged(known, part) : part);
  }
  return [...sums.values()];
}

function merged(a: StatementPart, b: StatementPart): StatementPart {
  return {
    ...a,
    energy_wh: a.energy_wh + b.energy_wh,
    amount: a.amount + b.amount,
    entries: a.entries + b.entries,
    first_epoch: Math.min(a.first_epoch, b.first_epoch),
    last_epoch: Math.max(a.last_epoch, b.last_epoch),
    first_block: Math.min(a.first_block, b.first_block),
    last_block: Math.max(a.last_block, b.last_block),
  };
}
