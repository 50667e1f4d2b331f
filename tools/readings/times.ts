/** Times as meters and spreadsheets write them. */
import { MINUTE_MS } from '../../node-config/time.js';
import { CellFault, withoutThaiDigits } from './cells.js';
import { dateOf, type DateOrder, EXAMPLE, midnightOf, quoted } from './dates.js';

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

const CLOCK =
  /^[T ,]*(?:เวลา\s*)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]0+)?)?\s*([ap]\.?m\.?|น\.?)?\s*(Z|ICT|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)?(?:\[[\w/]+\])?$/i;
const FOUR_DIGITS = /^[T ,]+(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}(\.\d+)?$/;
/** Seconds or milliseconds since 1970, from 2001 to 2030: what begins with a 2 is a year. */
const UNIX = /^(1\d{9})(\d{3})?(?:\.0+)?$/;
const LAST_UNIX = 1_900_000_000;
const DAY_MINUTES = 24 * 60;
const BANGKOK = 7 * 60;

/** Midnight behind a day. */
const MIDNIGHT = /[T ]+(?:0?0:00(?::00)?(?:\.0+)?|12:00(?::00)? ?AM)$/i;

export const withoutMidnight = (day: string): string => day.replace(MIDNIGHT, '');

/** Whether a cell is a day, and no time of it. */
export function isDay(cell = ''): boolean {
  const text = withoutMidnight(timeText(cell));
  if (SERIAL.test(text)) return !text.includes('.');
  try {
    const day = midnightOf(dateOf(text, 'dmy')) ?? midnightOf(dateOf(text, 'mdy'));
    return day !== null && day.isYear && dateOf(text, 'dmy').rest.trim() === '';
  } catch {
    return false;
  }
}

/** A cell of times as `parseTime` takes it. */
export const timeText = (raw: string): string => withoutThaiDigits(raw).trim();

/**
 * @param raw as `timeText` has it
 * @param order null where years have two digits, and may be anything
 * @param offsetMinutes of times that do not say their own
 * @throws CellFault with what is wrong, and what would be right
 */
export function parseTime(raw: string, order: DateOrder | null, offsetMinutes: number): ParsedTime {
  const text = raw.trim();
  if (text === '') throw new CellFault(`has no time; expected one like ${EXAMPLE}`);
  if (SERIAL.test(text)) {
    throw new CellFault(
      `is ${text}, a spreadsheet's own number for a time, but no whole minute; format the column as yyyy-mm-dd hh:mm`,
    );
  }
  const unix = UNIX.exec(text);
  if (unix && Number(unix[1]) < LAST_UNIX) return unixTime(unix, text);
  const written = dateOf(text, order);
  const day = midnightOf(written);
  if (!day) {
    const isSwapped = order === 'dmy' && written.month > 12 && written.day <= 12;
    const remedy =
      isSwapped && !/^\d{4}/.test(text)
        ? 'say "dates: mdy" if the month comes first'
        : `expected one like ${EXAMPLE}`;
    throw new CellFault(`is ${quoted(text)}: there is no such day; ${remedy}`);
  }
  if (!day.isYear) {
    throw new CellFault(
      `is ${quoted(text)}: the year ${written.year} cannot be; years have four digits, Buddhist ones too`,
    );
  }
  const { minutes, offset } = clockOf(written.rest, text);
  const ahead = offset ?? offsetMinutes;
  return {
    time: day.date + (minutes - ahead) * MINUTE_MS,
    isEndOfDay: minutes === DAY_MINUTES,
    isBuddhist: day.isBuddhist,
    hasOffset: offset !== null,
  };
}

function unixTime([, seconds, milliseconds = '000']: readonly string[], text: string): ParsedTime {
  const time = Number(`${seconds}${milliseconds}`);
  if (time % MINUTE_MS !== 0) throw new CellFault(`is ${text}: ${WHOLE_MINUTES}`);
  return { time, isEndOfDay: false, isBuddhist: false, hasOffset: true };
}

const WHOLE_MINUTES = 'readings are of whole minutes; round the times, or leave seconds out';

function clockOf(rest: string, text: string): { minutes: number; offset: number | null } {
  if (rest.trim() === '') return { minutes: 0, offset: null };
  const match = CLOCK.exec(rest) ?? FOUR_DIGITS.exec(rest);
  if (!match)
    throw new CellFault(`is ${quoted(text)}: no time of day; expected one like ${EXAMPLE}`);
  const [, hours = '', minute = '', second = '0', half = '', zone] = match;
  let hour = Number(hours);
  if (/^[ap]/i.test(half)) {
    if (hour < 1 || hour > 12)
      throw new CellFault(`is ${quoted(text)}: no hour of a clock with am and pm`);
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const minutes = hour * 60 + Number(minute);
  if (Number(minute) > 59 || minutes > DAY_MINUTES) {
    throw new CellFault(`is ${quoted(text)}: no time of day; the last is 24:00`);
  }
  if (Number(second) !== 0) throw new CellFault(`is ${quoted(text)}: ${WHOLE_MINUTES}`);
  return { minutes, offset: zone === undefined ? null : offsetOf(zone) };
}

function offsetOf(zone: string): number {
  if (/^ICT$/i.test(zone)) return BANGKOK;
  const match = /([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}
