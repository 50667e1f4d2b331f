/** Lines of a CSV file, and where each of their cells stands in it. */
import { FaultyFileError, faultAt } from '../support/faults.js';
import { cellName } from './cells.js';
import type { ColumnName } from './mapping.js';

/** A cell of the file: its line, and its column from 0. */
export interface CellPlace {
  readonly line: number;
  readonly at: number;
}

/** A line of the file, and its number. */
export interface Line {
  readonly cells: readonly string[];
  readonly line: number;
  /** Where its cells are, if they are not those of the line one after the other. */
  readonly places?: readonly CellPlace[];
}

/** Lines of a title that may stand above the headings. */
export const MOST_TITLE_LINES = 30;

export const placeOf = ({ line, places }: Line, at: number): CellPlace =>
  places?.[at] ?? { line, at };

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();

export const isSameText = (a: string, b: string): boolean => plain(a) === plain(b);

/** Where the headings of that name are, or the column of that number. */
export function placesIn(cells: readonly string[], name: ColumnName): number[] {
  if (typeof name === 'number') return name <= cells.length ? [name - 1] : [];
  return cells.flatMap((cell, at) => (isSameText(cell, name) ? [at] : []));
}

/** @throws FaultyFileError if a row has more cells than there are headings: `1,5` between commas is two */
export function requireHeaded(rows: readonly Line[], head: Line, file: string): void {
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

/** The rows with their day, where it stands only on the first of several, as cells that are merged do. */
export function withDays(rows: readonly Line[], date: number): readonly Line[] {
  let day = '';
  return rows.map((row) => {
    const here = row.cells[date] ?? '';
    if (here !== '') day = here;
    return here === '' && day !== ''
      ? { ...row, cells: row.cells.map((cell, at) => (at === date ? day : cell)) }
      : row;
  });
}
