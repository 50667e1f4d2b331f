/** What a command answers: a value with its shape, and the same for people. */
import { z } from 'zod/v4';

export interface Answer<T extends z.ZodType = z.ZodType> {
  /** What `--json` prints has this shape. */
  readonly shape: T;
  readonly value: z.input<T>;
  readonly text: string;
}

export function answer<T extends z.ZodType>(shape: T, value: z.input<T>, text: string): Answer<T> {
  return { shape, value, text };
}

/** The answer as JSON. @throws Error if it is not what its shape says, which is a defect */
export function jsonOf({ shape, value }: Answer): string {
  return JSON.stringify(shape.parse(value), null, 2);
}

/** Decimal text of GRID, of any number of digits. */
export const amount = z.string().regex(/^-?\d+(\.\d+)?$/);
/** An SS58 address. */
export const address = z.string().regex(/^5[1-9A-HJ-NP-Za-km-z]{46,47}$/);
export const hex = z.string().regex(/^0x(?:[0-9a-f]{2})*$/);
/** Local time with its distance from UTC. */
export const clock = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[+-]\d{2}:\d{2}$/);
export const wh = z.int().nonnegative();

/** Columns that line up; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  const isNumber = (text: string): boolean => /^-?[\d.,]+( %)?$/.test(text);
  const right = head.map(
    (_, at) => rows.length > 0 && rows.every((row) => isNumber(row[at] ?? '') || row[at] === ''),
  );
  return all
    .map((row) =>
      row
        .map((cell, at) =>
          right[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
