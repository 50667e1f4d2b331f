/** From rows as they stand in a file to intervals in order of time. */
import type { Decimal } from '../support/decimal.js';
import { FaultyFileError, faultAt } from '../support/faults.js';
import { localIso, MINUTE_MS } from '../support/time-zone.js';
import { milliJoules } from './cells.js';
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
  type Unit,
} from './model.js';

export interface ChannelSpec {
  readonly channel: Channel;
  readonly unit: Unit;
  readonly kind: Kind;
}

export interface RawRow {
  /** As written, ms since 1970: the start or the end of its interval. */
  readonly time: number;
  readonly line: number;
  readonly isEndOfDay: boolean;
  readonly values: Partial<Record<Channel, Decimal>>;
}

export interface RawSeries {
  readonly file: string;
  readonly format: string;
  readonly rows: readonly RawRow[];
  readonly channels: readonly ChannelSpec[];
  readonly stamp?: 'start' | 'end' | undefined;
  /** Where the file says it; found out else. */
  readonly minutes?: number | undefined;
  readonly offsetMinutes: number;
  readonly notes: readonly string[];
}

/** A register may begin anew; one that falls by less has rows of two meters, or in the wrong order. */
const RESET_SHARE = 10n;

/** A register of so many digits, nearly full, that shows next to nothing has rolled over: as full as this, per mille. */
const NEARLY_FULL = 990n;
/** Digits of the smallest register there is. */
const LEAST_DIGITS = 4;
/** What it counted meanwhile is not more than so many times what it ever did in an interval. */
const MOST_ROLLED = 10;

/** @throws FaultyFileError naming the line and what to do */
export function buildSeries(raw: RawSeries): Series {
  const { file, channels, offsetMinutes } = raw;
  const notes = [...raw.notes];
  const { rows, duplicates } = inOrder(raw, notes);
  const minutes =
    raw.minutes === undefined ? minutesOf(rows, raw) : requireInterval(raw.minutes, raw);
  requireGrid(rows, minutes, raw);
  const hasRegister = channels.some(({ kind }) => kind === 'register');
  const isEnd = !hasRegister && isStampedAtEnd(rows, raw, notes);
  const resets: Reset[] = [];
  const byStart = new Map<number, Record<string, number>>();
  for (const spec of channels) {
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
      const problem = `the time of line ${last.line} once more, with other values; keep one of the two`;
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

/** Times are ends where 24:00 is among them, or the mapping says so. */
function isStampedAtEnd(rows: readonly RawRow[], { stamp }: RawSeries, notes: string[]): boolean {
  if (stamp) return stamp === 'end';
  const isEnd = rows.some(({ isEndOfDay }) => isEndOfDay);
  if (isEnd) notes.push('times are the ends of intervals, as 24:00 is among them');
  return isEnd;
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

/** Where a register stands, and what it has counted in an interval so far. */
interface RegisterPlace {
  readonly channel: Channel;
  readonly time: number;
  readonly line: number;
  /** Millijoules of one of its unit. */
  readonly unitMj: bigint;
  readonly most: number;
}

/** What a register has counted: up to its last digit and on, where it rolled over; from nothing on, where it began anew. */
function risen(
  last: { shown: bigint; line: number },
  shown: bigint,
  { channel, time, line, unitMj, most }: RegisterPlace,
  raw: RawSeries,
  resets: Reset[],
): number {
  if (shown >= last.shown) return Number(shown - last.shown);
  if (shown * RESET_SHARE > last.shown) {
    const problem = `the ${channel} register falls below that of line ${last.line}; registers only rise: are two meters in the file, or is the column one of energy?`;
    throw faulty(raw, line, problem);
  }
  const rolled = fullOf(last.shown, unitMj) - last.shown + shown;
  const isRolled = rolled <= BigInt(Math.ceil(most)) * BigInt(MOST_ROLLED);
  resets.push({ channel, at: time, line, isRolled });
  return Number(isRolled ? rolled : shown);
}

/** Where a register that shows `shown` rolls over, or never for one that is not nearly full. */
function fullOf(shown: bigint, unitMj: bigint): bigint {
  let full = unitMj * 10n ** BigInt(LEAST_DIGITS);
  while (full <= shown) full *= 10n;
  return shown * 1_000n >= full * NEARLY_FULL ? full : full * 1_000n;
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

function faulty({ file }: RawSeries, line: number, problem: string): FaultyFileError {
  return new FaultyFileError([faultAt(file, { line }, problem)]);
}
