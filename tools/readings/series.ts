/** From rows as they stand in a file to intervals in order of time. */
import { MINUTE_MS } from '../../node-config/time.js';
import { localIso } from '../support/time-zone.js';
import { milliJoules } from './cells.js';
import { type ChannelSpec, faulty, type RawRow, type RawSeries } from './raw.js';
import { isLikeRegister, risen } from './registers.js';
import { INTERVAL_WORDS } from './mapping.js';
import {
  type Channel,
  type Energies,
  type Gap,
  type Interval,
  INTERVALS,
  type Kind,
  MJ_PER_WH,
  type Minutes,
  MOST_WATTS,
  type Reset,
  type Series,
} from './model.js';

const DAY_MINUTES = 24 * 60;

/** @throws FaultyFileError naming the line and what to do */
export function buildSeries(raw: RawSeries): Series {
  const { file, channels, offsetMinutes } = raw;
  const notes = [...raw.notes];
  const { rows, duplicates } = inOrder(raw, notes);
  const minutes =
    raw.minutes === undefined ? minutesOf(rows, raw) : requireInterval(raw.minutes, raw);
  requireGrid(rows, minutes, raw);
  const hasRegister = channels.some(({ kind }) => kind === 'register');
  const isEnd = !hasRegister && isStampedAtEnd(rows, minutes, raw, notes);
  const resets: Reset[] = [];
  const byStart = new Map<number, Record<string, number>>();
  for (const spec of channels) {
    requireSaid(spec, rows, minutes, raw);
    for (const { start, energy, line } of energiesOf(spec, rows, minutes, isEnd, raw, resets)) {
      requirePlausible(energy, minutes, line, spec.channel, raw);
      let found = byStart.get(start);
      if (!found) byStart.set(start, (found = {}));
      put(found, spec.channel, energy);
    }
  }
  const names = [...new Set(channels.flatMap(({ channel }) => countedAs(channel)))];
  const intervals = [...byStart]
    .filter(([, energies]) => names.every((name) => name in energies))
    .map(([start, energies]): Interval => ({ start, energies: energies as Energies }))
    .sort((a, b) => a.start - b.start);
  if (intervals.length === 0) {
    throw faulty(
      raw,
      rows[0]?.line ?? 1,
      'no interval has all its values; fill the columns, or name fewer',
    );
  }
  const gaps = gapsIn(intervals, minutes);
  const { format } = raw;
  return {
    file,
    format,
    minutes,
    channels: names,
    intervals,
    gaps,
    resets,
    duplicates,
    notes,
    offsetMinutes,
  };
}

/** The rows in order of time, each time once. */
function inOrder(raw: RawSeries, notes: string[]): { rows: RawRow[]; duplicates: number } {
  const isSorted = raw.rows.every(
    (row, at) => at === 0 || row.time >= (raw.rows[at - 1]?.time ?? 0),
  );
  const sorted = isSorted ? [...raw.rows] : [...raw.rows].sort((a, b) => a.time - b.time);
  if (!isSorted) notes.push('the rows were not in order of time');
  const rows: RawRow[] = [];
  let duplicates = 0;
  for (const row of sorted) {
    const last = rows.at(-1);
    if (last?.time !== row.time) rows.push(row);
    else if (isSame(last, row)) duplicates++;
    else {
      const problem = `the time of line ${last.line} once more, with other values; keep one of the two, or split the file if it is of several meters (where clocks are set back, export UTC)`;
      throw faulty(raw, row.line, problem);
    }
  }
  return { rows, duplicates };
}

function isSame(a: RawRow, b: RawRow): boolean {
  const text = ({ values }: RawRow): string =>
    Object.entries(values)
      .map(([channel, { digits, scale }]) => `${channel} ${Number(digits) / 10 ** scale}`)
      .sort()
      .join();
  return text(a) === text(b);
}

/** The commonest distance between rows. */
function minutesOf(rows: readonly RawRow[], raw: RawSeries): Minutes {
  if (rows.length < 2) {
    throw faulty(
      raw,
      rows[0]?.line ?? 1,
      'one reading says nothing of an interval; export at least a day',
    );
  }
  const counts = new Map<number, number>();
  for (let at = 1; at < rows.length; at++) {
    const step = ((rows[at]?.time ?? 0) - (rows[at - 1]?.time ?? 0)) / MINUTE_MS;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const [[commonest] = [0]] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return requireInterval(commonest, raw);
}

function requireInterval(minutes: number, raw: RawSeries): Minutes {
  const found = INTERVALS.find((one) => one === minutes);
  if (found) return found;
  const line = raw.rows[1]?.line ?? 1;
  throw faulty(
    raw,
    line,
    `readings are ${minutes} min apart; export them every ${INTERVAL_WORDS} min`,
  );
}

function requireGrid(rows: readonly RawRow[], minutes: Minutes, raw: RawSeries): void {
  const off = rows.find(({ time }) => time % (minutes * MINUTE_MS) !== 0);
  if (!off) return;
  const at = localIso(off.time, raw.offsetMinutes);
  throw faulty(
    raw,
    off.line,
    `${at} is not on the grid of ${minutes} min; round the times of this row`,
  );
}

/**
 * Times are ends where the mapping or a heading says so, where 24:00 is among them, or where they begin an interval after midnight and go to midnight.
 */
function isStampedAtEnd(
  rows: readonly RawRow[],
  minutes: Minutes,
  { stamp, offsetMinutes }: RawSeries,
  notes: string[],
): boolean {
  if (stamp) return stamp === 'end';
  const clock = (row: RawRow | undefined): number => {
    const local = (row?.time ?? 0) / MINUTE_MS + offsetMinutes;
    return ((local % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  };
  const isWritten = rows.some(({ isEndOfDay }) => isEndOfDay);
  const isWhole = rows.length > 2 && clock(rows[0]) === minutes && clock(rows.at(-1)) === 0;
  if (!isWritten && !isWhole) return false;
  const why = isWritten
    ? '24:00 is among them'
    : `they go from ${minutes} min after midnight to midnight`;
  notes.push(`times are the ends of intervals, as ${why} (stamp: start says otherwise)`);
  return true;
}

interface Counted {
  readonly start: number;
  readonly energy: number;
  readonly line: number;
}

function energiesOf(
  { channel, unit, kind }: ChannelSpec,
  rows: readonly RawRow[],
  minutes: Minutes,
  isEnd: boolean,
  raw: RawSeries,
  resets: Reset[],
): Counted[] {
  const step = minutes * MINUTE_MS;
  const found: Counted[] = [];
  let last: { time: number; shown: bigint; line: number } | null = null;
  const unitMj = milliJoules({ digits: 1n, scale: 0 }, unit, kind, minutes);
  let most = 0;
  for (const { time, line, values } of rows) {
    const value = values[channel];
    if (!value) continue;
    const amount = milliJoules(value, unit, kind, minutes);
    if (kind !== 'register') {
      found.push({ start: isEnd ? time - step : time, energy: Number(amount), line });
      continue;
    }
    if (last) {
      const at = { channel, time, line, unitMj, most };
      const energy = risen(last, amount, at, raw, resets);
      if (time - last.time === step) found.push({ start: last.time, energy, line });
      most = Math.max(most, energy);
    }
    last = { time, shown: amount, line };
  }
  return found;
}

/** @throws FaultyFileError if a column of which nobody said what it counts rises as registers do */
function requireSaid(
  { channel, unit, kind, name = 'column', isSaid }: ChannelSpec,
  rows: readonly RawRow[],
  minutes: Minutes,
  raw: RawSeries,
): void {
  if (isSaid !== false || kind !== 'energy' || channel === 'net') return;
  const dayOf = (time: number): number =>
    Math.floor((time / MINUTE_MS + raw.offsetMinutes) / DAY_MINUTES);
  const values = rows.flatMap(({ time, values: { [channel]: value } }) =>
    value ? [{ day: dayOf(time), value: milliJoules(value, unit, kind, minutes) }] : [],
  );
  if (!isLikeRegister(values)) return;
  const isOfDay = values.some(({ value }, at) => value < (values[at - 1]?.value ?? 0n));
  const said = (word: Kind): string => `--${channel} ${JSON.stringify(`${name}:${unit}:${word}`)}`;
  const problem =
    `${channel} only rises${isOfDay ? ' and begins anew at midnight' : ''}, as a ${isOfDay ? '' : 'register or a '}counter of the day does; ` +
    `if it is one, say "kind: register" (${said('register')}); ` +
    `if each value is of its own interval, "kind: energy" (${said('energy')})`;
  throw faulty(raw, rows[0]?.line ?? 1, problem);
}

function requirePlausible(
  energy: number,
  minutes: number,
  line: number,
  channel: Channel,
  raw: RawSeries,
): void {
  const watts = (Math.abs(energy) / MJ_PER_WH) * (60 / minutes);
  if (watts <= MOST_WATTS) return;
  const megawatts = Math.round(watts / 1e6);
  throw faulty(
    raw,
    line,
    `${channel} comes to ${megawatts} MW; is the unit right, and is it a register ("kind: register")?`,
  );
}

const countedAs = (channel: Channel): Channel[] =>
  channel === 'net' ? ['import', 'export'] : [channel];

function put(into: Record<string, number>, channel: Channel, energy: number): void {
  if (channel !== 'net') into[channel] = energy;
  else [into.import, into.export] = [Math.max(energy, 0), Math.max(-energy, 0)];
}

function gapsIn(intervals: readonly Interval[], minutes: Minutes): Gap[] {
  const step = minutes * MINUTE_MS;
  return intervals.flatMap(({ start }, at): Gap[] => {
    const before = intervals[at - 1];
    return before && start - before.start > step ? [{ from: before.start + step, to: start }] : [];
  });
}
