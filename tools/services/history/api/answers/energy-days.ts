/** Sums of local days that are long over: made once, a day at a time, when nothing can change them any more. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS } from '../../../../../node-config/time.js';
import type { Batch, Database, Queries } from '../../database/index.js';
import type { Asking } from '../context.js';
import type { State } from '../state.js';
import { completenessOf, type DayReadings } from './completeness-days.js';
import { addEnergy, addRows, energyRows, type EnergySums, noEnergy } from './energy-sums.js';
import { Amounts } from './words.js';

/** Epochs that have to be over behind a day: readings go 96 epochs back, and whatever waits for them is over then. */
const EPOCHS_BEHIND = 200;

export interface DaySums extends DayReadings {
  readonly day: number;
  readonly sums: EnergySums;
}

interface EnergyColumns {
  readonly readings: number;
  readonly delivered_wh: number;
  readonly shared_out_wh: number;
  readonly fed_in_wh: number;
  readonly used_wh: number;
  readonly shared_in_wh: number;
  readonly bought_wh: number;
  readonly paid: string;
  readonly alone: string;
}

const columnsOf = (sums: EnergySums): EnergyColumns => ({
  readings: sums.readings,
  delivered_wh: sums.delivered,
  shared_out_wh: sums.sharedOut,
  fed_in_wh: sums.fedIn,
  used_wh: sums.used,
  shared_in_wh: sums.sharedIn,
  bought_wh: sums.bought,
  paid: sums.paid.toString(),
  alone: sums.alone.toString(),
});

const sumsOf = (row: EnergyColumns): EnergySums => ({
  readings: row.readings,
  delivered: row.delivered_wh,
  sharedOut: row.shared_out_wh,
  fedIn: row.fed_in_wh,
  used: row.used_wh,
  sharedIn: row.shared_in_wh,
  bought: row.bought_wh,
  pending: 0,
  paid: BigInt(row.paid),
  alone: BigInt(row.alone),
});

/** Number of the local day in which a moment is. */
export const dayOf = (ms: number, { local }: State): number =>
  Math.floor((ms + local.offsetMinutes * 60_000) / DAY_MS);

/** Beginning of a local day in ms since 1970. */
export const startOf = (day: number, { local }: State): number =>
  day * DAY_MS - local.offsetMinutes * 60_000;

/** Sums of the whole campus of the days from `first` to `last` that are summed up, by day. */
export async function closedDays(
  first: number,
  last: number,
  { db }: Pick<Asking, 'db'>,
): Promise<Map<number, DaySums>> {
  const rows = await db.all<EnergyColumns & DayReadings & { day: number }>(
    'SELECT * FROM closed_days WHERE day >= ? AND day <= ?',
    first,
    last,
  );
  return new Map(rows.map((row) => [row.day, { ...row, sums: sumsOf(row) }]));
}

/** Of one account, of the days that are summed up; a day without energy has no sums. */
export async function accountDays(
  account: string,
  first: number,
  last: number,
  { db }: Pick<Asking, 'db'>,
): Promise<Map<number, EnergySums>> {
  const rows = await db.all<EnergyColumns & { day: number }>(
    'SELECT * FROM energy_days WHERE account = ? AND day >= ? AND day <= ?',
    account,
    first,
    last,
  );
  return new Map(rows.map((row) => [row.day, sumsOf(row)]));
}

/** Meters of people that a day's sums are of, and are of at least in each of its epochs; `all` with those of public buildings. */
export interface DayMeters {
  readonly meters: number;
  readonly least: number;
  readonly all: number;
}

/** Days that are summed up stay as they are, as long as the same buildings are public. */
const knownMeters = new WeakMap<Database, { key: string; days: Map<number, DayMeters> }>();

/** Of each day from `first` to `last` that is summed up and had meters. */
export async function privateMetersOf(
  first: number,
  last: number,
  { db, publicNames, context: { database } }: Asking,
): Promise<ReadonlyMap<number, DayMeters>> {
  const accounts = [...publicNames.keys()].sort();
  const key = accounts.join();
  let known = knownMeters.get(database);
  if (known?.key !== key) knownMeters.set(database, (known = { key, days: new Map() }));
  const { days } = known;
  let from = first;
  while (from <= last && days.has(from)) from++;
  if (from > last) return days;
  const marks = accounts.map(() => '?').join(', ');
  const mine = marks ? `CASE WHEN account IN (${marks}) THEN 0 ELSE 1 END` : '1';
  const rows = await db.all<{ day: number; meters: number; least: number; all_meters: number }>(
    `SELECT day, sum(meters * mine) AS meters, sum(least_meters * mine) AS least, sum(meters) AS all_meters
     FROM (SELECT day, meters, least_meters, ${mine} AS mine FROM energy_days WHERE day >= ? AND day <= ?) AS d
     GROUP BY day`,
    ...accounts,
    from,
    last,
  );
  for (const { day, meters, least, all_meters } of rows) {
    days.set(day, { meters, least, all: all_meters });
  }
  return days;
}

/**
 * Sums up the oldest day that is due.
 * @returns whether there was one
 */
export async function closeNextDay(database: Database, state: State): Promise<boolean> {
  const { chain, head } = state;
  const epochMs = chain.epoch_length;
  const row = await database.get<{ day: number | null }>('SELECT max(day) AS day FROM closed_days');
  const begun = await database.get<{ epoch: number | null }>(
    'SELECT min(epoch) AS epoch FROM epochs WHERE epoch > 0',
  );
  if (begun === null || begun.epoch === null) return false;
  const known = row?.day ?? null;
  const day = known === null ? dayOf(begun.epoch * epochMs, state) : known + 1;
  const end = Math.ceil(startOf(day + 1, state) / epochMs);
  if (end + EPOCHS_BEHIND >= head.epoch) return false;
  const batch = await summed(day, database, state);
  await database.add(batch);
  return true;
}

/** One after the other, with as much time between two as one took: queries of SQLite leave none of themselves. */
export async function* inTurns<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    const begun = performance.now();
    yield item;
    await sleep(performance.now() - begun);
  }
}

async function summed(day: number, db: Queries, state: State): Promise<Batch> {
  const epochMs = state.chain.epoch_length;
  const first = Math.ceil(startOf(day, state) / epochMs);
  const end = Math.ceil(startOf(day + 1, state) / epochMs);
  const asking = { db, state } as Asking;
  const total = noEnergy();
  const rows: object[] = [];
  const epochs = Array.from({ length: end - first }, () => ({ sums: noEnergy(), meters: 0 }));
  // One account after the other: whoever asks meanwhile does not wait for all of them.
  for await (const account of inTurns(await accountsIn(first, end, db))) {
    const sums = noEnergy();
    const found = await energyRows(first, end, { account }, asking);
    const amounts = new Amounts();
    addRows(found, amounts, () => sums);
    addRows(found, amounts, (_account, epoch) => epochs[epoch - first]?.sums);
    addEnergy(total, sums);
    const { meters, least, byEpoch } = await metersOf(account, first, end, db);
    for (const [epoch, count] of byEpoch) {
      const at = epochs[epoch - first];
      if (at) at.meters += count;
    }
    rows.push({ day, account, meters, least_meters: least, ...columnsOf(sums) });
  }
  const readings = await completenessOf(first, end, db);
  const offset = state.local.offsetMinutes;
  return new Map<string, readonly object[]>([
    ['energy_days', rows],
    ['energy_epochs', await epochRows(first, epochs, db)],
    ['closed_days', [{ day, offset_minutes: offset, ...columnsOf(total), ...readings }]],
  ]);
}

/** The epochs of a day from `first` on. */
async function epochRows(
  first: number,
  epochs: readonly { readonly sums: EnergySums; readonly meters: number }[],
  db: Queries,
): Promise<object[]> {
  const complete = await completeEpochs(first, first + epochs.length, db);
  return epochs.map(({ sums, meters }, i) => ({
    ...{ epoch: first + i, meters, is_complete: complete.has(first + i) ? 1 : 0 },
    ...columnsOf(sums),
  }));
}

/** Epochs whose pools had every reading that they waited for. */
export async function completeEpochs(
  first: number,
  end: number,
  db: Queries,
): Promise<ReadonlySet<number>> {
  const pools = await db.all<{ epoch: number }>(
    `SELECT epoch FROM pools WHERE epoch >= ? AND epoch < ?
       AND coalesce(read, 0) >= coalesce(awaited, 0)`,
    ...[first, end],
  );
  return new Set(pools.map(({ epoch }) => epoch));
}

/** The whole campus in an epoch. */
export interface EpochSums {
  readonly epoch: number;
  readonly meters: number;
  readonly isComplete: boolean;
  readonly sums: EnergySums;
}

/** Of the epochs from `first` on, before `end`, that are in days that are summed up, in their order. */
export async function closedEpochs(first: number, end: number, db: Queries): Promise<EpochSums[]> {
  const rows = await db.all<EnergyColumns & { epoch: number; meters: number; is_complete: number }>(
    'SELECT * FROM energy_epochs WHERE epoch >= ? AND epoch < ? ORDER BY epoch',
    first,
    end,
  );
  return rows.map((row) => ({
    ...{ epoch: row.epoch, meters: row.meters, isComplete: row.is_complete === 1 },
    sums: sumsOf(row),
  }));
}

/** Whoever had a meter that was settled, or traded. */
async function accountsIn(first: number, end: number, db: Queries): Promise<string[]> {
  const rows = await db.all<{ account: string }>(
    `SELECT account FROM settlements WHERE epoch >= ? AND epoch < ?
     UNION SELECT account FROM fills WHERE epoch >= ? AND epoch < ?`,
    ...[first, end],
    ...[first, end],
  );
  return rows.map(({ account }) => account);
}

/** How many meters of an account were settled, and at least in each of the epochs. */
async function metersOf(account: string, first: number, end: number, db: Queries) {
  const rows = await db.all<{ epoch: number; meter: string }>(
    'SELECT DISTINCT epoch, meter FROM settlements WHERE account = ? AND epoch >= ? AND epoch < ?',
    ...[account, first, end],
  );
  const counts = new Map<number, number>();
  for (const { epoch } of rows) counts.set(epoch, (counts.get(epoch) ?? 0) + 1);
  // In an epoch without a settlement it had none.
  const least = counts.size === end - first ? Math.min(...counts.values()) : 0;
  return { meters: new Set(rows.map(({ meter }) => meter)).size, least, byEpoch: counts };
}
