/** Readings from CSV: whatever separates columns, marks decimals and writes times. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { FaultyFileError, faultAt } from '../support/faults.js';
import { CellFault, cellName, type DecimalMark, decimalMarkOf, parseCell } from './cells.js';
import { type CsvMapping } from './mapping.js';
import type { Series } from './model.js';
import { buildSeries, type RawRow } from './series.js';
import { decodeText } from './text.js';
import { type DateOrder, parseTime, type ParsedTime } from './times.js';
import { type Line, MOST_TITLE_LINES, type Table, tableOf } from './csv-table.js';

const DELIMITERS = [';', '\t', ',', '|'];

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
