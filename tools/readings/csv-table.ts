/** Where the headings of a CSV file are, and the columns below them. */
import { FaultyFileError, faultAt } from '../support/faults.js';
import { cellName, isPower } from './cells.js';
import {
  type ColumnMapping,
  type ColumnName,
  type CsvMapping,
  guessMapping,
  unclearIn,
  unitOf,
} from './mapping.js';
import type { Channel } from './model.js';
import { type ChannelSpec } from './series.js';

/** A line of the file, and its number. */
export interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Lines of a title that may stand above the headings. */
export const MOST_TITLE_LINES = 30;

/** A column of values. */
interface ValueColumn {
  readonly at: number;
  readonly spec: ChannelSpec;
}

export interface Table {
  readonly rows: readonly Line[];
  /** Where the date is, and the time of day where that is elsewhere. */
  readonly time: readonly number[];
  readonly channels: readonly ValueColumn[];
}

/** Finds the headings, and the columns below them. */
export function tableOf(records: readonly Line[], file: string, given?: CsvMapping): Table {
  if (records.length === 0) {
    throw new FaultyFileError([
      faultAt(file, { line: 1 }, 'the file is empty; export the readings again'),
    ]);
  }
  const names = given && namesIn(given);
  if (given && names?.every((name) => typeof name === 'number')) {
    const [first] = records as [Line, ...Line[]];
    return columnsOf(given, { cells: [], line: first.line }, records, file, first.cells.length);
  }
  const titles = records.slice(0, MOST_TITLE_LINES);
  const at = titles.findIndex(({ cells }) =>
    names ? names.every((name) => placesIn(cells, name).length > 0) : isHeading(cells),
  );
  const head = titles[at];
  if (!head) throw new FaultyFileError([headingFault(titles, file, names)]);
  const unclear = given ? null : unclearIn(head.cells);
  if (unclear) throw new FaultyFileError([faultAt(file, { line: head.line }, unclear)]);
  const mapping = given ?? guessMapping(head.cells);
  return columnsOf(mapping, head, records.slice(at + 1), file, head.cells.length);
}

function isHeading(cells: readonly string[]): boolean {
  const { time, columns } = guessMapping(cells);
  return time !== undefined && Object.keys(columns).length > 0;
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
      `no headings that say what is time and what energy; name the columns, of which there are ${there}`,
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

const plain = (text: string): string => text.trim().toLowerCase();

/** Where the headings of that name are, or the column of that number. */
function placesIn(cells: readonly string[], name: ColumnName): number[] {
  if (typeof name === 'number') return name <= cells.length ? [name - 1] : [];
  return cells.flatMap((cell, at) => (plain(cell) === plain(name) ? [at] : []));
}

function columnsOf(
  { time, columns }: CsvMapping,
  head: Line,
  rows: readonly Line[],
  file: string,
  width: number,
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
    return places[0] ?? fail(`there is no column ${name}; there are ${width}`);
  };
  const timeName =
    time ?? guessMapping(head.cells).time ?? fail('no column of times; name it with "time"');
  const times = typeof timeName === 'object' ? [timeName.date, timeName.time] : [timeName];
  const channels = (Object.entries(columns) as [Channel, ColumnMapping][]).map(
    ([channel, column]) => {
      const at = placed(column.column);
      const heading = head.cells[at] ?? '';
      const unit = unitOf(column, heading);
      if (!unit) {
        return fail(
          `the column ${JSON.stringify(heading || column.column)} does not say its unit; add "unit: kW" or "unit: kWh"`,
        );
      }
      const kind = column.kind ?? (isPower(unit) ? 'power' : 'energy');
      if (isPower(unit) !== (kind === 'power'))
        return fail(
          `${channel} in ${unit} cannot be of the kind ${kind}; kW is power, kWh is energy or a register`,
        );
      return { at, spec: { channel, unit, kind } };
    },
  );
  if (channels.length === 0)
    fail('no column of readings is named; name import, export, load, pv or net');
  if (rows.length === 0) fail('there are no readings below the headings');
  requireHeaded(rows, head, file);
  return { rows, time: times.map(placed), channels };
}

/** @throws FaultyFileError if a row has more cells than there are headings: `1,5` between commas is two */
function requireHeaded(rows: readonly Line[], head: Line, file: string): void {
  const width = head.cells.length;
  if (width === 0) return;
  for (const { cells, line } of rows) {
    const at = cells.findIndex((cell, index) => index >= width && cell !== '');
    if (at < 0) continue;
    const problem =
      `cell ${cellName(at, line)} is beyond the ${width} headings; a number with a decimal comma stands in quotes, ` +
      'or columns have ";" between them';
    throw new FaultyFileError([faultAt(file, { line }, problem)]);
  }
}
