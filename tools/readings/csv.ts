/** Readings from CSV: whatever separates columns, marks decimals and writes times. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { FaultyFileError, faultAt } from '../support/faults.js';
import { rowsOf } from './csv-rows.js';
import { type Line, MOST_TITLE_LINES } from './csv-lines.js';
import { tableOf } from './csv-table.js';
import type { CsvMapping } from './mapping.js';
import type { Series } from './model.js';
import { buildSeries } from './series.js';
import { decodeText } from './text.js';
import { unfolded } from './unfold.js';

const DELIMITERS = [';', '\t', ',', '|'];
const DELIMITER_WORDS: Readonly<Record<string, string>> = { '\t': 'tabs' };

/**
 * @param given which column means what; as its headings say unless given
 * @param offsetMinutes of times that do not say how far from UTC they are
 * @throws FaultyFileError naming the line, or the cell, and what to do
 */
export function readCsv(
  bytes: Uint8Array,
  file: string,
  offsetMinutes: number,
  given?: CsvMapping,
): Series {
  const { text, note } = decodeText(bytes, file);
  const { delimiter, body } = delimiterOf(text);
  const found = recordsOf(body, delimiter, file);
  const sheet = unfolded(found, file, given);
  const mapping = sheet?.mapping ?? given;
  const table = tableOf(sheet?.records ?? found, file, mapping);
  const { rows, notes } = rowsOf(table, delimiter, offsetMinutes, file, mapping);
  const channels = table.channels.map(({ spec }) => spec);
  if (sheet?.stamp === null && channels.some(({ kind }) => kind === 'register'))
    throw new FaultyFileError([faultAt(file, { line: table.head.line }, NO_TIME_OF_REGISTER)]);
  return buildSeries({
    ...{ file, rows, channels, offsetMinutes },
    format: `CSV, ${DELIMITER_WORDS[delimiter] ?? JSON.stringify(delimiter)} between columns`,
    // Columns that are numbered leave nothing to be said.
    stamp: sheet?.stamp === null ? 'start' : (mapping?.stamp ?? sheet?.stamp ?? table.stamp),
    notes: [...(note ? [note] : []), ...(sheet?.notes ?? []), ...table.notes, ...notes],
  });
}

const NO_TIME_OF_REGISTER =
  'numbered columns do not say when a register was read; write the times as headings, such as 00:15 to 24:00';

/** The one that the first line names, as Excel has it (`sep=;`); else the one of which the first lines have most. */
function delimiterOf(text: string): { delimiter: string; body: string } {
  const said = /^"?sep=(.)"?[^\r\n]*(?=\r|\n)/i.exec(text);
  // The line stays, without what is in it, so that lines keep their numbers.
  if (said) return { delimiter: said[1] ?? ',', body: text.slice(said[0].length) };
  const lines = text
    .split(/\r\n|\r|\n/, MOST_TITLE_LINES)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''))
    .filter((line) => line.trim() !== '');
  const count = (delimiter: string): number =>
    lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0);
  const [best = ','] = [...DELIMITERS].sort((a, b) => count(b) - count(a));
  // Decimal commas may stand in more columns than there are semicolons between them.
  const withSemicolon = lines.filter((line) => line.includes(';')).length;
  const isSemicolon = best === ',' && withSemicolon * 2 > lines.length;
  return { delimiter: isSemicolon ? ';' : best, body: text };
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
