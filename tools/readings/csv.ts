/** Readings from CSV: whatever separates columns, marks decimals and writes times. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { FaultyFileError, faultAt } from '../support/faults.js';
import {
  CellFault,
  cellName,
  type DecimalMark,
  decimalMarkOf,
  isPower,
  parseCell,
} from './cells.js';
import {
  type ColumnMapping,
  type ColumnName,
  type CsvMapping,
  guessMapping,
  unclearIn,
  unitOf,
} from './mapping.js';
import type { Channel, Series } from './model.js';
import { buildSeries, type ChannelSpec, type RawRow } from './series.js';
import { decodeText } from './text.js';
import { type DateOrder, parseTime, type ParsedTime } from './times.js';

/** A line of the file, and its number. */
interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

const DELIMITERS = [';', '\t', ',', '|'];
/** Lines of a title that may stand above the headings. */
const MOST_TITLE_LINES = 30;
const DELIMITER_WORDS: Readonly<Record<string, string>> = { '\t': 'tabs' };

/**
 * @param mapping which column means what; as its headings say unless given
 * @param offsetMinutes of times that do not say how far from UTC they are
 * @throws FaultyFileError naming the line, or the cell, and what to do
 */
export function readCsv(
  bytes: Uint8Array,
  file: string,
  offsetMinutes: number,
  mapping?: CsvMapping,
): Series {
  const { text, note } = decodeText(bytes, file);
  const delimiter = delimiterOf(text);
  const records = recordsOf(text, delimiter, file);
  const table = tableOf(records, file, mapping);
  const numbers = numbersOf(table, delimiter, mapping, file);
  const { rows, notes } = rowsOf(table, numbers, mapping?.dates ?? 'dmy', offsetMinutes, file);
  return buildSeries({
    file,
    format: `CSV, ${DELIMITER_WORDS[delimiter] ?? JSON.stringify(delimiter)} between columns`,
    rows,
    channels: table.channels.map(({ spec }) => spec),
    stamp: mapping?.stamp,
    offsetMinutes,
    notes: [
      ...(note ? [note] : []),
      ...(numbers === ',' ? ['numbers have a decimal comma'] : []),
      ...notes,
    ],
  });
}

/** The one of which a heading line, or the first line of numbers, has most. */
function delimiterOf(text: string): string {
  const lines = text
    .split(/\r\n|\r|\n/, MOST_TITLE_LINES)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''));
  const most = (delimiter: string): number =>
    Math.max(...lines.map((line) => line.split(delimiter).length));
  const [best = ','] = [...DELIMITERS].sort((a, b) => most(b) - most(a));
  // A decimal comma stands in more columns than there are semicolons between them.
  return most(';') > 1 && lines.some((line) => line.includes(';')) ? ';' : best;
}

function recordsOf(text: string, delimiter: string, file: string): Line[] {
  try {
    const parsed = parse(text, {
      delimiter,
      ...{ info: true, relax_column_count: true, trim: true },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed
      .map(({ record, info }) => ({ cells: record, line: info.lines }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as CsvError & { lines?: number }).lines);
    const problem =
      'a quotation mark that is not closed, or stands inside a cell; write "" for one';
    throw new FaultyFileError([faultAt(file, line ? { line } : null, problem)]);
  }
}

/** A column of values. */
interface ValueColumn {
  readonly at: number;
  readonly spec: ChannelSpec;
}

interface Table {
  readonly rows: readonly Line[];
  /** Where the date is, and the time of day where that is elsewhere. */
  readonly time: readonly number[];
  readonly channels: readonly ValueColumn[];
}

/** Finds the headings, and the columns below them. */
function tableOf(records: readonly Line[], file: string, given?: CsvMapping): Table {
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

function numbersOf(
  table: Table,
  delimiter: string,
  mapping: CsvMapping | undefined,
  file: string,
): DecimalMark {
  if (mapping?.decimal) return mapping.decimal;
  const cells = table.channels.flatMap(({ at }) => table.rows.map((row) => row.cells[at] ?? ''));
  const mark = decimalMarkOf(cells, delimiter);
  if (mark) return mark;
  const line = table.rows[0]?.line ?? 1;
  throw new FaultyFileError([
    faultAt(
      file,
      { line },
      'some numbers have a decimal comma and others a point; say which with "decimal"',
    ),
  ]);
}

function rowsOf(
  { rows, time, channels }: Table,
  mark: DecimalMark,
  order: DateOrder,
  offsetMinutes: number,
  file: string,
): { rows: RawRow[]; notes: string[] } {
  const faults: string[] = [];
  let [buddhist, own, empty] = [0, 0, 0];
  const read = <T>(at: number, line: number, what: () => T): T | undefined => {
    try {
      return what();
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      faults.push(faultAt(file, { line }, `cell ${cellName(at, line)} ${error.message}`));
      return undefined;
    }
  };
  const found = rows.flatMap(({ cells, line }): RawRow[] => {
    const [first = 0] = time;
    const text = time.map((at) => cells[at] ?? '').join(' ');
    const when = read(first, line, (): ParsedTime => parseTime(text, order, offsetMinutes));
    const values: RawRow['values'] = {};
    for (const { at, spec } of channels) {
      const value = read(at, line, () => parseCell(cells[at] ?? '', mark));
      if (value === null) empty++;
      else if (value && value.digits < 0n && spec.channel !== 'net') {
        const remedy = 'a column that goes below zero is "net": import above zero, export below';
        faults.push(faultAt(file, { line }, `cell ${cellName(at, line)} is below zero; ${remedy}`));
      } else if (value) values[spec.channel] = value;
    }
    if (!when) return [];
    if (when.isBuddhist) buddhist++;
    if (when.hasOffset) own++;
    return [{ time: when.time, line, isEndOfDay: when.isEndOfDay, values }];
  });
  if (faults.length > 0) {
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more cells)` : '';
    throw new FaultyFileError([`${faults[0]}${more}`]);
  }
  const notes = [
    ...(buddhist > 0 ? ['years are of the Buddhist era'] : []),
    ...(own > 0 ? ['times say their distance from UTC themselves'] : []),
    ...(empty > 0 ? [`${empty} cells are empty: nothing was read then`] : []),
  ];
  return { rows: found, notes };
}
