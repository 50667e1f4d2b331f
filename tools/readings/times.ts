/** Times as meters and spreadsheets write them. */
import { MINUTE_MS } from '../support/time-zone.js';
import { CellFault } from './cells.js';

/** In which order a date of numbers goes. */
export type DateOrder = 'dmy' | 'mdy';

export interface ParsedTime {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** It was written as 24:00 of the day before. */
  readonly isEndOfDay: boolean;
  /** Its year was of the Buddhist era. */
  readonly isBuddhist: boolean;
  /** It said itself how far it is from UTC. */
  readonly hasOffset: boolean;
}

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(.*)$/s;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/s;
const NAMED_MONTH = /^(\d{1,2})[-/. ]+([^\d\s/-]+?)[-/. ]+(\d{4})(.*)$/s;
const SHORT_YEAR = /^\d{1,2}[-/. ]+([^\s\d/-]+|\d{1,2})[-/. ]+\d{2}(?!\d)/;
const CLOCK =
  /^[T ,]*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.0+)?)?\s*(am|pm|น\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const SERIAL = /^\d{5}(\.\d+)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const THAI_MONTHS = [
  ...['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.'],
  ...['ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.'],
].map((name) => name.replaceAll('.', ''));
const BUDDHIST_YEARS = 543;
const FIRST_BUDDHIST_YEAR = 2400;
const YEARS = { first: 1990, last: 2100 };
const DAY_MINUTES = 24 * 60;
const EXAMPLE = '2024-01-15 12:45';

/**
 * @param offsetMinutes of times that do not say their own
 * @throws CellFault with what is wrong, and what would be right
 */
export function parseTime(raw: string, order: DateOrder, offsetMinutes: number): ParsedTime {
  const text = raw.trim();
  if (text === '') throw new CellFault(`has no time; expected one like ${EXAMPLE}`);
  if (SERIAL.test(text)) {
    throw new CellFault(
      `is ${text}, a spreadsheet's own number for a date; format the column as yyyy-mm-dd hh:mm`,
    );
  }
  const { year: written, month, day, rest } = dateOf(text, order);
  const isBuddhist = written >= FIRST_BUDDHIST_YEAR;
  const year = isBuddhist ? written - BUDDHIST_YEARS : written;
  const date = Date.UTC(year, month - 1, day);
  const back = new Date(date);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) {
    const swap = order === 'dmy' && month > 12 && day <= 12 && !/^\d{4}/.test(text);
    const remedy = swap
      ? 'say "dates: mdy" if the month comes first'
      : `expected one like ${EXAMPLE}`;
    throw new CellFault(`is ${quoted(text)}: there is no such day; ${remedy}`);
  }
  if (year < YEARS.first || year > YEARS.last) {
    throw new CellFault(
      `is ${quoted(text)}: the year ${written} cannot be; years have four digits, Buddhist ones too`,
    );
  }
  const { minutes, offset } = clockOf(rest, text);
  const ahead = offset ?? offsetMinutes;
  return {
    time: date + (minutes - ahead) * MINUTE_MS,
    isEndOfDay: minutes === DAY_MINUTES,
    isBuddhist,
    hasOffset: offset !== null,
  };
}

interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

function dateOf(text: string, order: DateOrder): WrittenDate {
  const first = YEAR_FIRST.exec(text);
  if (first) return dated(first[1], first[2], first[3], first[4]);
  const last = YEAR_LAST.exec(text);
  if (last) {
    const [day, month] = order === 'dmy' ? [last[1], last[2]] : [last[2], last[1]];
    return dated(last[3], month, day, last[4]);
  }
  const named = NAMED_MONTH.exec(text);
  if (named) {
    const name = (named[2] ?? '').toLowerCase();
    const english = MONTHS.indexOf(name.slice(0, 3));
    const thai = THAI_MONTHS.indexOf(name.replaceAll('.', ''));
    const month = Math.max(english, thai) + 1;
    if (month > 0) return dated(named[3], String(month), named[1], named[4]);
  }
  if (SHORT_YEAR.test(text)) {
    throw new CellFault(
      `is ${quoted(text)}: a year of two digits may be of either era; write all four, 2024 or 2567`,
    );
  }
  throw new CellFault(
    /^[\d.,/:-]/.test(text)
      ? `is ${quoted(text)}, which is no time; expected one like ${EXAMPLE}`
      : `is ${quoted(text)}, which is no time; delete the line if it is a total, a unit or a note`,
  );
}

function dated(year = '', month = '', day = '', rest = ''): WrittenDate {
  return { year: Number(year), month: Number(month), day: Number(day), rest };
}

function clockOf(rest: string, text: string): { minutes: number; offset: number | null } {
  if (rest.trim() === '') return { minutes: 0, offset: null };
  const match = CLOCK.exec(rest);
  if (!match)
    throw new CellFault(`is ${quoted(text)}: no time of day; expected one like ${EXAMPLE}`);
  const [, hours = '', minute = '', second = '0', half, zone] = match;
  let hour = Number(hours);
  if (/^[ap]m$/i.test(half ?? '')) {
    if (hour < 1 || hour > 12)
      throw new CellFault(`is ${quoted(text)}: no hour of a clock with am and pm`);
    hour = (hour % 12) + (/^p/i.test(half ?? '') ? 12 : 0);
  }
  const minutes = hour * 60 + Number(minute);
  if (Number(minute) > 59 || minutes > DAY_MINUTES) {
    throw new CellFault(`is ${quoted(text)}: no time of day; the last is 24:00`);
  }
  if (Number(second) !== 0) {
    throw new CellFault(
      `is ${quoted(text)}: readings are of whole minutes; round the times, or leave seconds out`,
    );
  }
  return { minutes, offset: zone === undefined ? null : offsetOf(zone) };
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

const quoted = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
