/** Dates as meters and spreadsheets write them, and in which order their numbers go. */
import { DAY_MS } from '../../node-config/time.js';
import { CellFault } from './cells.js';

/** In which order a date of numbers goes. */
export type DateOrder = 'dmy' | 'mdy';
/** A year of two digits may come first, too. */
type Order = DateOrder | 'ymd';

export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** What follows: the time of day. */
  readonly rest: string;
}

const ERA = '(?:พ\\.?\\s?ศ\\.?|ค\\.?\\s?ศ\\.?|B\\.?E\\.?)?\\s*';
const MONTH_NAME = '([^\\d\\s/,-]+?)';
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(.*)$/s;
const COMPACT = /^([12]\d{3})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?(?![\d.])(.*)$/s;
const COMPACT_HOUR = /^(2\d{3})(\d{2})(\d{2})(\d{2})$/;
const WEEK = /^(\d{4})-?W(\d{2})-?([1-7])(?!\d)(.*)$/is;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/s;
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})[-/. ]+${MONTH_NAME}[-/., ]+${ERA}(\\d{4}|\\d{2})(?!\\d)(.*)$`,
  's',
);
const NAME_FIRST = new RegExp(
  `^${MONTH_NAME}[-/. ]+(\\d{1,2})(?:st|nd|rd|th)?[-/., ]+${ERA}(\\d{4})(?!\\d)(.*)$`,
  's',
);
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]? +/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const THAI_MONTHS = [
  ...['มค', 'กพ', 'มีค', 'เมย', 'พค', 'มิย', 'กค', 'สค', 'กย', 'ตค', 'พย', 'ธค'],
  ...['มกราคม', 'กุมภาพันธ์', 'มีนาคม', 'เมษายน', 'พฤษภาคม', 'มิถุนายน'],
  ...['กรกฎาคม', 'สิงหาคม', 'กันยายน', 'ตุลาคม', 'พฤศจิกายน', 'ธันวาคม'],
];
const BUDDHIST_YEARS = 543;
const FIRST_BUDDHIST_YEAR = 2400;
/** Years of two digits up to this are 20xx; as Buddhist ones they would be before 1986. Later ones are 25xx. */
const LAST_SHORT_YEAR = 42;
const YEARS = { first: 1990, last: 2100 };
export const EXAMPLE = '2024-01-15 12:45';

/** @throws CellFault if there is no date in `text` */
export function dateOf(text: string, order: DateOrder | null): WrittenDate {
  const plain = text.replace(WEEKDAY, '');
  const compact = COMPACT.exec(plain) ?? COMPACT_HOUR.exec(plain);
  if (compact) return compactDate(compact);
  const first = YEAR_FIRST.exec(plain);
  if (first) return dated(first[1], first[2], first[3], first[4]);
  const week = WEEK.exec(plain);
  if (week) return dayOfWeek(week);
  const numbers = NUMBERS.exec(plain);
  if (numbers) return numericDate(numbers, order, text);
  return namedDate(plain) ?? noDate(text);
}

function compactDate([
  ,
  year,
  month,
  day,
  hour,
  minute = '00',
  second,
  rest = '',
]: string[]): WrittenDate {
  if (hour === undefined) return dated(year, month, day, rest);
  return dated(
    year,
    month,
    day,
    ` ${hour}:${minute}${second === undefined ? '' : `:${second}`}${rest}`,
  );
}

/** Day 1 of week 1 is the Monday of the week with 4 January. */
function dayOfWeek([, year, week, day, rest]: readonly string[]): WrittenDate {
  const fourth = Date.UTC(Number(year), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  const date = new Date(monday + ((Number(week) - 1) * 7 + Number(day) - 1) * DAY_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    rest: rest ?? '',
  };
}

function numericDate(match: readonly string[], order: DateOrder | null, text: string): WrittenDate {
  if (order === null) throw new CellFault(shortYear(text));
  return ordered(match, order);
}

function ordered([, a = '', , b = '', c = '', rest]: readonly string[], order: Order): WrittenDate {
  const [day, month, year] = { dmy: [a, b, c], mdy: [b, a, c], ymd: [c, b, a] }[order];
  return dated(year, month, day, rest);
}

function namedDate(text: string): WrittenDate | null {
  const day = DAY_FIRST.exec(text);
  if (day && monthOf(day[2])) return dated(day[3], String(monthOf(day[2])), day[1], day[4]);
  const name = NAME_FIRST.exec(text);
  if (name && monthOf(name[1])) return dated(name[3], String(monthOf(name[1])), name[2], name[4]);
  return null;
}

/** 1 to 12; 0 for none. */
function monthOf(name = ''): number {
  const english = MONTHS.indexOf(name.toLowerCase().slice(0, 3)) + 1;
  const thai = THAI_MONTHS.indexOf(name.replaceAll('.', ''));
  return english || (thai < 0 ? 0 : (thai % 12) + 1);
}

function noDate(text: string): never {
  throw new CellFault(
    /^[\d.,/:-]/.test(text)
      ? `is ${quoted(text)}, which is no time; expected one like ${EXAMPLE}`
      : `is ${quoted(text)}, which is no time; delete the line if it is a total, a unit or a note`,
  );
}

function dated(year = '', month = '', day = '', rest = ''): WrittenDate {
  const number = Number(year);
  const short = number <= LAST_SHORT_YEAR ? 2000 + number : 2500 + number;
  return {
    year: year.length <= 2 ? short : number,
    month: Number(month),
    day: Number(day),
    rest,
  };
}

/** Local midnight of a date, as if it were UTC, and whether its year is of the Buddhist era; null if there is no such day. */
export function midnightOf({ year: written, month, day }: WrittenDate): {
  readonly date: number;
  readonly isBuddhist: boolean;
  readonly isYear: boolean;
} | null {
  const isBuddhist = written >= FIRST_BUDDHIST_YEAR;
  const year = isBuddhist ? written - BUDDHIST_YEARS : written;
  const date = Date.UTC(year, month - 1, day);
  const back = new Date(date);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
  return { date, isBuddhist, isYear: year >= YEARS.first && year <= YEARS.last };
}

/** In which order the dates of a file go. */
export interface FoundOrder {
  /** Null where years have two digits, and nothing says which of the numbers is the year. */
  readonly order: DateOrder | null;
  readonly note?: string;
}

const shortYear = (text: string): string =>
  `is ${quoted(text)}: a year of two digits may be of either era, or a day; write all four, 2024 or 2567`;

/**
 * The order that all dates of numbers agree with. Where several do, days that follow upon each other tell; where nothing does, the day
 * comes first, as in Thailand.
 * @param texts of one file, in its order
 * @returns a problem where the days follow upon each other only with the month first, and there are too few of them to be sure
 */
export function orderIn(texts: Iterable<string>): FoundOrder | string {
  const dates = new Map<string, readonly string[]>();
  let isShort = false;
  for (const text of texts) {
    const match = NUMBERS.exec(text.replace(WEEKDAY, ''));
    if (!match) continue;
    const [, a = '', , b = '', c = ''] = match;
    isShort ||= c.length === 2;
    dates.set(`${a}/${b}/${c}`, match);
  }
  if (dates.size === 0) return { order: 'dmy' };
  const orders: readonly Order[] = isShort ? ['dmy', 'mdy', 'ymd'] : ['dmy', 'mdy'];
  const possible = orders.flatMap((order) => {
    const days = daysIn([...dates.values()].map((match) => ordered(match, order)));
    return days ? [{ order, days }] : [];
  });
  return chosen(possible, isShort, dates.size);
}

interface Possible {
  readonly order: Order;
  readonly days: readonly number[];
}

const MONTH_FIRST = 'dates have the month first';

function chosen(
  possible: readonly Possible[],
  isShort: boolean,
  count: number,
): FoundOrder | string {
  const [only, ...others] = possible;
  if (!only) return { order: 'dmy' };
  if (others.length === 0) return found(only.order);
  const following = possible.filter(({ days }) => days.every(follows));
  const [next] = following;
  if (count > 1 && next && following.length === 1 && next.order !== only.order) {
    if (count > 2) return found(next.order);
    return 'dates may have the day or the month first; say which with "dates: dmy" or "dates: mdy"';
  }
  if (isShort) return following.length === 1 && count > 2 ? found(only.order) : { order: null };
  const isSame = possible.every(({ days }) => days.every((day, at) => day === only.days[at]));
  const isSure = count > 1 && following.length === 1;
  return isSame || isSure
    ? { order: 'dmy' }
    : { order: 'dmy', note: 'dates have the day first ("dates: mdy" says otherwise)' };
}

function found(order: Order): FoundOrder {
  if (order === 'ymd') return { order: null };
  return order === 'mdy' ? { order, note: MONTH_FIRST } : { order };
}

const follows = (day: number, at: number, all: readonly number[]): boolean =>
  at === 0 || day - (all[at - 1] ?? 0) === DAY_MS;

/** The days in order of time; null if one is none. */
function daysIn(dates: readonly WrittenDate[]): number[] | null {
  const days: number[] = [];
  for (const date of dates) {
    const day = midnightOf(date);
    if (!day?.isYear) return null;
    days.push(day.date);
  }
  return days.sort((a, b) => a - b);
}

export const quoted = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
