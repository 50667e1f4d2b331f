/** Where the headings of a CSV file are, and which columns below them count. */
import { FaultyFileError, faultAt } from '../support/faults.js';
import { isPower, splitCell, unitIn } from './cells.js';
import { isSameText, type Line, MOST_TITLE_LINES, placesIn, requireHeaded } from './csv-lines.js';
import type { DateOrder } from './dates.js';
import { guessMapping, meterColumnIn, offsetIn, unclearIn, unitColumnIn } from './headings.js';
import { type ColumnMapping, type ColumnName, type CsvMapping, unitOf } from './mapping.js';
import { type Channel, CHANNELS, type Unit } from './model.js';
import type { ChannelSpec } from './raw.js';
import { parseTime, timeText } from './times.js';

/** A column of values. */
export interface ValueColumn {
  readonly at: number;
  readonly spec: ChannelSpec;
}

export interface Table {
  readonly head: Line;
  readonly rows: readonly Line[];
  /** Where the date is, and the time of day where that is elsewhere. */
  readonly time: readonly number[];
  readonly channels: readonly ValueColumn[];
  /** Where whose reading it is stands; -1 where nothing says it. */
  readonly meter: number;
  /** What the headings say of times. */
  readonly stamp?: 'start' | 'end' | undefined;
  readonly offsetMinutes?: number | undefined;
  readonly dates?: DateOrder | undefined;
  readonly notes: readonly string[];
}

/** Headings, and the units that stand in a row of their own below them. */
interface Head extends Line {
  readonly units: readonly string[];
}

/** Finds the headings, and the columns below them. @throws FaultyFileError naming what is missing */
export function tableOf(records: readonly Line[], file: string, given?: CsvMapping): Table {
  if (records.length === 0) {
    throw new FaultyFileError([
      faultAt(file, { line: 1 }, 'the file is empty; export the readings again'),
    ]);
  }
  const names = given && Object.keys(given.columns).length > 0 ? namesIn(given) : undefined;
  if (given && names?.every((name) => typeof name === 'number'))
    return withoutHeadings(given, records, file);
  const titles = records.slice(0, MOST_TITLE_LINES);
  const at = titles.findIndex(({ cells }, index) =>
    names
      ? names.every((name) => placesIn(cells, name).length > 0)
      : isHeading(cells, records[index + 1], given?.time),
  );
  const head = titles[at];
  if (!head) throw new FaultyFileError([headingFault(titles, file, names)]);
  const unclear = names ? null : unclearIn(head.cells);
  if (unclear) throw new FaultyFileError([faultAt(file, { line: head.line }, unclear)]);
  const units = unitsIn(records[at + 1]);
  const below = records.slice(at + (units ? 2 : 1));
  const guessed = guessMapping(head.cells);
  const mapping = {
    ...given,
    time: given?.time ?? guessed.time ?? (isIndex(head.cells) ? 1 : undefined),
    columns: names && given ? given.columns : guessed.columns,
  };
  const table = columnsOf(mapping, { ...head, units: units ?? [] }, below, file);
  const pattern = units?.[table.time[0] ?? 0];
  return { ...table, stamp: guessed.stamp, dates: orderIn(pattern) };
}

/** Columns by their numbers alone: what stands above the first time is a title. */
function withoutHeadings(given: CsvMapping, records: readonly Line[], file: string): Table {
  const { time } = given;
  const [first] = typeof time === 'object' ? [time.date] : [time];
  const at = records
    .slice(0, MOST_TITLE_LINES)
    .findIndex(({ cells }) => /\d/.test(timeText(cells[Number(first) - 1] ?? '')));
  const rows = records.slice(Math.max(at, 0));
  const [top] = rows as [Line];
  const head = { cells: [], line: top.line, units: [] };
  return columnsOf(given, head, rows, file, Math.max(...rows.map(({ cells }) => cells.length)));
}

function isHeading(
  cells: readonly string[],
  next: Line | undefined,
  given: CsvMapping['time'],
): boolean {
  const { time, columns } = guessMapping(cells);
  if (Object.keys(columns).length === 0) return false;
  if (given !== undefined)
    return namesIn({ time: given, columns: {} }).every((name) => placesIn(cells, name).length > 0);
  return time !== undefined || (isIndex(cells) && isTime(next?.cells[0]));
}

/** Whether the first column has no heading, as where pandas writes its index. */
const isIndex = (cells: readonly string[]): boolean =>
  cells[0] === '' || /^unnamed: 0$|^index$/i.test(cells[0] ?? '');

function isTime(cell = ''): boolean {
  try {
    return parseTime(timeText(cell), 'dmy', 0).time > 0;
  } catch {
    return false;
  }
}

/** The units in a row below the headings: `[dd.MM.yyyy HH:mm],[Wh]`; null where it is one of readings. */
function unitsIn(line: Line | undefined): readonly string[] | null {
  if (!line || line.cells.some((cell) => /\d/.test(timeText(cell)))) return null;
  return line.cells.some((cell) => unitIn(cell) !== null) ? line.cells : null;
}

/** The order in which a pattern of dates goes: `[MM/dd/yyyy]`. */
function orderIn(pattern = ''): DateOrder | undefined {
  const first = /^\W*(m{1,2}|d{1,2})\W/i.exec(pattern)?.[1]?.toLowerCase()[0];
  return first === 'm' ? 'mdy' : first === 'd' ? 'dmy' : undefined;
}

function headingFault(
  titles: readonly Line[],
  file: string,
  names?: readonly ColumnName[],
): string {
  const [fullest] = [...titles].sort((a, b) => b.cells.length - a.cells.length) as [Line];
  const there = fullest.cells
    .map((cell) => JSON.stringify(cell))
    .slice(0, 12)
    .join(', ');
  const place = { line: fullest.line };
  if (!names) {
    return faultAt(
      file,
      place,
      `no headings that say what is time and what energy; name the columns (time, and ${CHANNELS.join(', ')}), of which there are ${there}`,
    );
  }
  const missing = names.find((name) => placesIn(fullest.cells, name).length === 0);
  return faultAt(file, place, `there is no column ${JSON.stringify(missing)}; there are ${there}`);
}

function namesIn({ time, columns }: CsvMapping): ColumnName[] {
  const times =
    time === undefined ? [] : typeof time === 'object' ? [time.date, time.time] : [time];
  return [...times, ...Object.values(columns).map(({ column }) => column)];
}

function columnsOf(
  { time, columns, where }: CsvMapping,
  head: Head,
  below: readonly Line[],
  file: string,
  width = head.cells.length,
): Table {
  const fail = (problem: string): never => {
    throw new FaultyFileError([faultAt(file, { line: head.line }, problem)]);
  };
  const placed = (name: ColumnName): number => {
    const places =
      typeof name === 'number' && name <= width ? [name - 1] : placesIn(head.cells, name);
    if (places.length > 1) {
      fail(
        `${places.length} columns are called ${JSON.stringify(name)}; rename all but the one that is meant`,
      );
    }
    return places[0] ?? fail(`there is no column ${JSON.stringify(name)}; there are ${width}`);
  };
  if (time === undefined) return fail('no column of times; name it with "time"');
  const times = (typeof time === 'object' ? [time.date, time.time] : [time]).map(placed);
  if (Object.keys(columns).length === 0)
    fail('no column of readings is named; name import, export, load, pv or net');
  const rows = where ? only(below, placed(where.column), where.is, fail) : below;
  if (rows.length === 0) fail('there are no readings below the headings');
  requireHeaded(rows, head, file);
  const channels = (Object.entries(columns) as [Channel, ColumnMapping][]).map(
    ([channel, column]) => {
      const at = placed(column.column);
      const unit = unitAt(at, column, head, rows);
      const name = head.cells[at] || column.column;
      if (!unit) {
        return fail(
          `the column ${JSON.stringify(name)} does not say its unit; add "unit: kW" or "unit: kWh"`,
        );
      }
      const kind = column.kind ?? (isPower(unit) ? 'power' : 'energy');
      if (isPower(unit) !== (kind === 'power'))
        return fail(
          `${channel} in ${unit} cannot be of the kind ${kind}; kW is power, kWh is energy or a register`,
        );
      return {
        at,
        spec: { channel, unit, kind, name: String(name), isSaid: column.kind !== undefined },
      };
    },
  );
  const said = times.map((at) => offsetIn(head.cells[at] ?? '')).find((one) => one !== null);
  return {
    ...{ head, rows, time: times, channels },
    meter: where ? -1 : meterColumnIn(head.cells),
    offsetMinutes: said,
    notes: said === undefined ? [] : ['the heading says how far times are from UTC'],
  };
}

/** The unit of a column: as mapped; as its heading, or the row below it, says; as a column of units says; as its cells say. */
function unitAt(
  at: number,
  column: ColumnMapping,
  { cells, units }: Head,
  rows: readonly Line[],
): Unit | null {
  const said = unitOf(column, cells[at] ?? '') ?? unitIn(units[at] ?? '');
  if (said) return said;
  const beside = unitColumnIn(cells);
  const inRows = (cell: (row: Line) => Unit | null): Unit | null => {
    const found = new Set(rows.map(cell).filter((unit) => unit !== null));
    return found.size === 1 ? ([...found][0] ?? null) : null;
  };
  return (
    (beside < 0 ? null : inRows((row) => unitIn(row.cells[beside] ?? ''))) ??
    rows.map((row) => splitCell(row.cells[at] ?? '').unit).find((unit) => unit !== null) ??
    null
  );
}

/** The rows with `is` in a column. */
function only(
  rows: readonly Line[],
  at: number,
  is: string,
  fail: (problem: string) => never,
): readonly Line[] {
  const found = rows.filter(({ cells }) => isSameText(cells[at] ?? '', is));
  if (found.length > 0) return found;
  const there = [...new Set(rows.map(({ cells }) => cells[at] ?? ''))].filter(Boolean).slice(0, 8);
  return fail(
    `no row has ${JSON.stringify(is)} there; there are ${there.map((one) => JSON.stringify(one)).join(', ')}`,
  );
}
