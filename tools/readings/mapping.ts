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

export interface CsvMapping {
  /** One column, or a date and a time. */
  readonly time?: ColumnName | { readonly date: ColumnName; readonly time: ColumnName } | undefined;
  readonly columns: Partial<Readonly<Record<Channel, ColumnMapping>>>;
  /** Whether times are the starts of intervals or their ends; found out unless given. */
  readonly stamp?: 'start' | 'end' | undefined;
  readonly dates?: 'dmy' | 'mdy' | undefined;
  readonly decimal?: '.' | ',' | undefined;
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
  dates: oneOf(['dmy', 'mdy'], 'an order').optional(),
  decimal: oneOf(['.', ','], 'a decimal mark').optional(),
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
  const { time, stamp, dates, decimal } = fields;
  return { time, columns, stamp, dates, decimal };
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

/** Headings by which columns are known. */
const TIME_NAMES =
  /^(local[ _]?)?(date ?time|datetime|timestamp|time|date[ _/]*(and)?[ _/]*time|วันที่[ _/]*เวลา|วันเวลา|เวลา)$/i;
const DATE_NAMES = /^(date|day|วันที่)$/i;
const CHANNEL_NAMES: readonly (readonly [Channel, RegExp])[] = [
  ['pv', /\b(pv|solar|generation|generated|inverter)\b|ผลิต|โซลาร์|แสงอาทิตย์/i],
  ['load', /\b(load|demand|used|consumed)\b|โหลด|ใช้ไฟ|การใช้/i],
  ['net', /\bnet\b|สุทธิ/i],
  [
    'import',
    /\b(import(ed)?|delivered|consumption|from grid|1\.8\.0|a\+)(?![a-z0-9])|นำเข้า|รับไฟ|ซื้อ/i,
  ],
  [
    'export',
    /\b(export(ed)?|received|feed[ -]?in|to grid|2\.8\.0|a-)(?![a-z0-9])|ส่งออก|จ่ายออก|ขาย/i,
  ],
];

const plain = (heading: string): string => heading.trim().replaceAll('_', ' ');

/** The headings that may mean a channel: those with a unit where any has one, those that mean nothing else likewise. */
function candidates(headings: readonly string[], channel: Channel, pattern: RegExp): string[] {
  const meant = headings.filter((heading) => pattern.test(plain(heading)));
  const others = CHANNEL_NAMES.filter(([other]) => other !== channel);
  const narrowed = [
    (heading: string) => unitIn(heading) !== null,
    (heading: string) => !others.some(([, other]) => other.test(plain(heading))),
  ];
  return narrowed.reduce((left, holds) => {
    const some = left.filter(holds);
    return some.length > 0 ? some : left;
  }, meant);
}

/** What is unclear about headings of which nobody said what they mean; null where nothing is. */
export function unclearIn(headings: readonly string[]): string | null {
  for (const [channel, pattern] of CHANNEL_NAMES) {
    const found = candidates(headings, channel, pattern);
    if (new Set(found).size < 2) continue;
    const named = found.map((heading) => JSON.stringify(heading)).join(', ');
    return `${found.length} columns may be ${channel}: ${named}; name the one that is meant`;
  }
  return null;
}

/** What headings seem to mean; whoever disagrees names the columns. */
export function guessMapping(headings: readonly string[]): CsvMapping {
  const columns: Partial<Record<Channel, ColumnMapping>> = {};
  for (const [channel, pattern] of CHANNEL_NAMES) {
    const [column] = candidates(headings, channel, pattern);
    if (column === undefined) continue;
    columns[channel] = {
      column,
      kind: /register|cumulative|reading|1\.8\.0|2\.8\.0/i.test(column) ? 'register' : undefined,
    };
  }
  const named = (pattern: RegExp): string | undefined =>
    headings.find((heading) => pattern.test(plain(heading)));
  const date = named(DATE_NAMES);
  const time = named(TIME_NAMES);
  if (date !== undefined && time !== undefined) return { time: { date, time }, columns };
  return { time: time ?? date, columns };
}

/** The unit of a column: as mapped, or as its heading says. */
export function unitOf({ unit }: ColumnMapping, heading: string): Unit | null {
  return unit ?? unitIn(heading);
}

export const INTERVAL_WORDS = `${INTERVALS.slice(0, -1).join(', ')} or ${INTERVALS.at(-1)}`;
