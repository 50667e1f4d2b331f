/** Which column of a CSV file means what. */
import { type Channel, CHANNELS, INTERVALS, KINDS, UNITS, type Kind, type Unit } from './model.js';
import { z } from 'zod/v4';
import { unitIn } from './cells.js';

/** A column by its heading, or by its number, counted from 1, in a file without headings. */
export type ColumnName = string | number;

export interface ColumnMapping {
  readonly column: ColumnName;
  readonly unit?: Unit | undefined;
  readonly kind?: Kind | undefined;
}

const DATES = ['dmy', 'mdy', '1904'] as const;

export interface CsvMapping {
  /** One column, or a date and a time. */
  readonly time?: ColumnName | { readonly date: ColumnName; readonly time: ColumnName } | undefined;
  readonly columns: Partial<Readonly<Record<Channel, ColumnMapping>>>;
  /** Whether times are the starts of intervals or their ends; found out unless given. */
  readonly stamp?: 'start' | 'end' | undefined;
  /** The order of numbers, or from when a spreadsheet counts days. */
  readonly dates?: (typeof DATES)[number] | undefined;
  readonly decimal?: '.' | ',' | undefined;
  /** The rows that count, of a file with several meters in it. */
  readonly where?: { readonly column: ColumnName; readonly is: string } | undefined;
}

const COLUMN = 'the heading of a column such as "Load (kW)", or its number';
const column = z.custom<ColumnName>((value) => isHeading(value) || isNumber(value), COLUMN);
const isHeading = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isNumber = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;

const oneOf = <T extends string>(values: readonly T[], what: string) =>
  z.enum(values as [T, ...T[]], `${what}: ${values.join(', ')}`);

const mapped = z.preprocess(
  (value) => (isHeading(value) || isNumber(value) ? { column: value } : value),
  z.strictObject(
    {
      column,
      unit: oneOf(UNITS, 'a unit').optional(),
      kind: oneOf(KINDS, 'a kind').optional(),
    },
    `${COLUMN}, or {column, unit, kind}`,
  ),
);

/** The fields of a mapping in a YAML file. */
export const mappingFields = {
  time: z
    .preprocess(
      (value) => (isHeading(value) || isNumber(value) ? { date: value } : value),
      z.strictObject({ date: column, time: column.optional() }, `${COLUMN}, or {date, time}`),
    )
    .transform(({ date, time }) => (time === undefined ? date : { date, time }))
    .optional(),
  ...(Object.fromEntries(CHANNELS.map((channel) => [channel, mapped.optional()])) as Record<
    Channel,
    z.ZodOptional<typeof mapped>
  >),
  stamp: oneOf(['start', 'end'], 'what times are').optional(),
  dates: z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    oneOf(DATES, 'an order, or the year from which a spreadsheet counts days').optional(),
  ),
  decimal: oneOf(['.', ','], 'a decimal mark').optional(),
  where: z
    .strictObject(
      { column, is: z.union([z.string(), z.number()], 'what stands in it').transform(String) },
      'fields column and is: the rows that count, of a file with several meters',
    )
    .optional(),
};

type Fields = Partial<Record<Channel, ColumnMapping | undefined>> & Omit<CsvMapping, 'columns'>;

/** The mapping that the fields of a file make. */
export function mappingOf(fields: Fields): CsvMapping {
  const columns = Object.fromEntries(
    CHANNELS.flatMap((channel) => {
      const found = fields[channel];
      return found ? [[channel, found]] : [];
    }),
  ) as CsvMapping['columns'];
  const { time, stamp, dates, decimal, where } = fields;
  return { time, columns, stamp, dates, decimal, where };
}

/** `Load (kW):kW:power`, as the command line has it. @returns what is wrong */
export function parseColumn(text: string): ColumnMapping | string {
  const parts = text.split(':');
  const kind = KINDS.find((one) => one === parts.at(-1));
  if (kind) parts.pop();
  const unit = UNITS.find((one) => one === parts.at(-1));
  if (unit) parts.pop();
  const name = parts.join(':').trim();
  if (name === '')
    return `expected a heading, perhaps with unit and kind: "Load (kW)", "A+:kWh:register"`;
  return { column: /^\d+$/.test(name) ? Number(name) : name, unit, kind };
}

/** `Meter=LIB-1`, as the command line has it. @returns what is wrong */
export function parseWhere(text: string): NonNullable<CsvMapping['where']> | string {
  const at = text.indexOf('=');
  const [name, is] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || !name || !is)
    return 'expected a heading and what stands in its column: "Meter=LIB-1"';
  return { column: /^\d+$/.test(name) ? Number(name) : name, is };
}

/** The unit of a column: as mapped, or as its heading says. */
export function unitOf({ unit }: ColumnMapping, heading: string): Unit | null {
  return unit ?? unitIn(heading);
}

export const INTERVAL_WORDS = `${INTERVALS.slice(0, -1).join(', ')} or ${INTERVALS.at(-1)}`;
