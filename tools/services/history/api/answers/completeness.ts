/** Which readings there are, which there should be, and who brought them. */
import { DAY_MS } from '../../../../../node-config/time.js';
import type { HandlersOf } from '../context.js';
import type { Asking } from '../context.js';
import { MOST_ITEMS } from '../contract/words.js';
import type { Stretch } from '../local-time.js';
import { badRequest } from '../problem.js';
import { rolesIn } from '../viewer.js';
import { completenessOf, type DayReadings } from './completeness-days.js';
import { closedDays, dayOf, startOf } from './energy-days.js';
import { silentEpochs } from './meters.js';
import { firstBlockAt } from './statement-days.js';
import { asOf, namesFor, spanOf } from './words.js';

const MOST_DAYS = 400;
/** Days of which meters are told one by one; before them sums are all there is. */
const MOST_DAYS_OF_METERS = 31;

export const completenessHandlers: HandlersOf<'completeness'> = {
  async completeness({ query }, asking) {
    const { state } = asking;
    const stretch = state.local.stretch(query, state.head.time);
    const blocks = await blocksOf(stretch, asking);
    return {
      days: await daysOf(stretch, asking),
      meters: await metersOf(stretch, asking),
      refused: await refusedIn(blocks, asking),
      operators: await operatorsIn(blocks, asking),
      requests: await requestsIn(blocks, asking),
      asOf: asOf(state),
    };
  },
};

type Blocks = readonly [from: number, to: number];

async function blocksOf({ from, to }: Stretch, asking: Asking): Promise<Blocks> {
  return [await firstBlockAt(from, asking), (await firstBlockAt(to, asking)) - 1];
}

async function daysOf({ from, to }: Stretch, asking: Asking) {
  const { state, db } = asking;
  const ms = state.chain.epoch_length;
  const [first, last] = [dayOf(from, state), dayOf(Math.min(to, state.head.time) - 1, state)];
  if (last - first >= MOST_DAYS) throw badRequest(`ask for at most ${MOST_DAYS} days at a time`);
  const closed = await closedDays(first, last, asking);
  const days = [];
  for (let day = first; day <= last; day++) {
    const start = startOf(day, state);
    const found: DayReadings =
      closed.get(day) ??
      (await completenessOf(Math.ceil(start / ms), Math.ceil((start + DAY_MS) / ms), db));
    const { expected, in_time: inTime, late, several, missing } = found;
    days.push({ day: state.local.dayOf(start), expected, inTime, late, several, missing });
  }
  return days;
}

interface LateMeter {
  readonly meter: string;
  readonly account: string;
  readonly location: string | null;
  readonly missing: number;
  readonly late: number;
  readonly last_epoch: number | null;
}

/** Meters in use that were not read in time, or never: those first that have been silent for longest. */
async function metersOf({ from, to }: Stretch, asking: Asking) {
  const { db, state } = asking;
  const ms = state.chain.epoch_length;
  const since = Math.max(from, to - MOST_DAYS_OF_METERS * DAY_MS);
  const stretch = [Math.max(Math.ceil(since / ms), 0), Math.ceil(to / ms)];
  // A pool waits for a meter from the epoch after that of its first reading on.
  const rows = await db.all<LateMeter>(
    `WITH lives AS (
       SELECT m.meter, m.account, u.location,
         (SELECT min(r.epoch) FROM readings r
          WHERE r.meter = m.meter AND r.epoch >= coalesce(m.since, 0) / ${ms}) AS first_epoch,
         (SELECT max(r.epoch) FROM readings r WHERE r.meter = m.meter) AS last_epoch
       FROM meters m LEFT JOIN users u ON u.account = m.account
       WHERE m.account IS NOT NULL AND m.class IS NOT NULL
     ), counted AS (
       SELECT l.meter, l.account, l.location, l.last_epoch,
         (SELECT count(*) FROM pools p
          WHERE p.epoch >= ? AND p.epoch < ? AND p.epoch > l.first_epoch) - coalesce(k.count, 0) AS missing,
         coalesce(s.count, 0) AS late
       FROM lives l
       LEFT JOIN (
         SELECT r.meter, count(DISTINCT r.epoch) AS count FROM pools p
         JOIN readings r ON r.epoch = p.epoch JOIN lives i ON i.meter = r.meter
         WHERE p.epoch >= ? AND p.epoch < ? AND r.epoch > i.first_epoch GROUP BY r.meter
       ) AS k ON k.meter = l.meter
       LEFT JOIN (
         SELECT meter, count(DISTINCT epoch) AS count FROM settlements
         WHERE epoch >= ? AND epoch < ? AND kind = 'late' GROUP BY meter
       ) AS s ON s.meter = l.meter
     )
     SELECT * FROM counted WHERE missing > 0 OR late > 0 OR last_epoch IS NULL
     ORDER BY coalesce(last_epoch, ${Number.MAX_SAFE_INTEGER}), meter LIMIT ${MOST_ITEMS}`,
    ...stretch,
    ...stretch,
    ...stretch,
  );
  const names = await namesFor(
    rows.map(({ account }) => account),
    asking,
  );
  return rows.map(({ last_epoch: lastEpoch, ...row }) => ({
    ...row,
    name: names.get(row.account) ?? null,
    lastEpoch,
    lastRead: lastEpoch === null ? null : spanOf(lastEpoch, state).to,
    silentEpochs: silentEpochs(lastEpoch, state),
  }));
}

/** Errors of the oracle's calls. */
async function refusedIn([from, to]: Blocks, { db, state }: Asking) {
  const rows = await db.all<{ error: string; count: number; last: number }>(
    `SELECT f.error, count(*) AS count, max(b.time) AS last FROM failures f
     JOIN blocks b ON b.number = f.block
     WHERE f.block >= ? AND f.block <= ? AND f.error LIKE 'OracleClient.%'
     GROUP BY f.error ORDER BY f.error`,
    from,
    to,
  );
  return rows.map(({ error, count, last }) => ({
    reason: error.slice(error.indexOf('.') + 1),
    count,
    last: state.local.iso(last),
  }));
}

/** Those of now, and whoever answered. */
async function operatorsIn([from, to]: Blocks, { db, state }: Asking) {
  const roles = await db.all<{ account: string; roles: string }>(
    'SELECT account, roles FROM roles',
  );
  const active = new Set(
    roles.flatMap((row) => (rolesIn(row.roles).includes('oracleOperator') ? [row.account] : [])),
  );
  const rows = await db.all<{ account: string; answers: number; last: number }>(
    `SELECT a.account, count(*) AS answers, max(a.block) AS last FROM answers a
     WHERE a.block >= ? AND a.block <= ? GROUP BY a.account`,
    from,
    to,
  );
  const known = new Map(rows.map((row) => [row.account, row]));
  const times = new Map<string, number>();
  for (const { account, last } of rows) {
    const block = await db.get<{ time: number }>('SELECT time FROM blocks WHERE number = ?', last);
    if (block) times.set(account, block.time);
  }
  const accounts = [...new Set([...active, ...known.keys()])].sort();
  return accounts.map((account) => {
    const time = times.get(account);
    return {
      account,
      active: active.has(account),
      answers: known.get(account)?.answers ?? 0,
      last: time === undefined ? null : state.local.iso(time),
    };
  });
}

async function requestsIn([from, to]: Blocks, { db }: Asking) {
  const opened = await db.get<{ count: number }>(
    'SELECT count(*) AS count FROM requests WHERE block >= ? AND block <= ?',
    from,
    to,
  );
  const ends = await db.get<{ expired: number | null; superseded: number | null }>(
    `SELECT sum(CASE outcome WHEN 'expired' THEN 1 ELSE 0 END) AS expired,
       sum(CASE outcome WHEN 'superseded' THEN 1 ELSE 0 END) AS superseded
     FROM request_ends WHERE block >= ? AND block <= ?`,
    from,
    to,
  );
  const readings = await db.get<{ count: number }>(
    'SELECT count(*) AS count FROM readings WHERE block >= ? AND block <= ?',
    from,
    to,
  );
  return {
    opened: opened?.count ?? 0,
    fulfilled: readings?.count ?? 0,
    expired: ends?.expired ?? 0,
  };
}
