/** Files with a column for each day and a row for each interval of it: turned round, they have a row a day. */
import { type Line, MOST_TITLE_LINES, placeOf } from './csv-lines.js';
import { dayColumnsIn } from './day-columns.js';
import { isDay } from './times.js';

/** The minutes of a day, and what may stand below them. */
const MOST_ROWS = 1_500;

/** The lines with a row for each day; null where they have no columns of days. */
export function turnedRound(records: readonly Line[]): readonly Line[] | null {
  for (const [at, head] of records.slice(0, MOST_TITLE_LINES).entries()) {
    const days = [...head.cells.keys()].filter((column) => isDay(head.cells[column]));
    const [first] = days;
    if (first === undefined || first === 0 || days.length < 2) continue;
    const below = records.slice(at + 1, at + 1 + MOST_ROWS);
    const times = dayColumnsIn(below.map(({ cells }) => cells[first - 1] ?? ''));
    if (typeof times === 'string' || times.length !== 1) continue;
    const rows = times.flatMap(({ from, clocks }) => below.slice(from, from + clocks.length));
    const column = (of: number): Line => ({
      cells: [head.cells[of] ?? '', ...rows.map(({ cells }) => cells[of] ?? '')],
      line: head.line,
      places: [placeOf(head, of), ...rows.map((row) => placeOf(row, of))],
    });
    const top = column(first - 1);
    const [corner = ''] = top.cells;
    return [
      ...records.slice(0, at),
      { cells: [corner], line: head.line },
      { ...top, cells: ['Date', ...top.cells.slice(1)] },
      ...days.map(column),
    ];
  }
  return null;
}
