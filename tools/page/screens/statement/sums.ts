/** A statement has to add up: opening, and all that happened, is what there is at the end. */
import { unitsOf } from '../../data/amounts.js';
import type { Statement, StatementKind } from '../../data/types.js';

/** What energy did, as against money that was moved. */
const OF_ENERGY: ReadonlySet<StatementKind> = new Set([
  'bought',
  'sold',
  'shared_in',
  'shared_out',
  'utility_in',
  'utility_out',
  'carried',
  'short',
  'unused',
]);

/** What is missing for the lines to add up, base units; 0 where nothing is. */
export function differenceOf({ opening, lines, closing }: Statement): bigint {
  const sum = lines.reduce((all, { grid }) => all + unitsOf(grid), unitsOf(opening.grid));
  return unitsOf(closing.grid) - sum;
}

/** What energy came to in the month, base units: below 0 where more was paid than earned. */
export function energySum({ lines }: Statement): bigint {
  return lines
    .filter(({ kind }) => OF_ENERGY.has(kind))
    .reduce((all, { grid }) => all + unitsOf(grid), 0n);
}

/** `2024-01` and the months before or behind it. */
export function steppedMonth(month: string, by: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

export function isMonth(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}
