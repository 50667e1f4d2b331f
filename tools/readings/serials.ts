/** Times as spreadsheets keep them: days since 1900, or since 1904 where a workbook counts so, and shares of a day. */
import { DAY_MS, MINUTE_MS } from '../../node-config/time.js';

const DAY_MINUTES = 24 * 60;
/** Day 0 of the two ways to count; the first takes 1900 for a leap year, which is over by 1990. */
const DAY_0 = { '1900': Date.UTC(1899, 11, 30), '1904': Date.UTC(1904, 0, 1) } as const;
export type Epoch = keyof typeof DAY_0;
/** 1990 to 2100, counted from 1900; what is outside is no date. */
const DAYS = { first: 31_412, last: 73_050 };
const SERIAL = /^(\d{5})(?:[.,](\d+))?(?:[T ]+(\S.*))?$/;
const SHARE = /[T ]+([01]?)[.,](\d+)$/;
const WHOLE_SHARE = /[T ]+([01])$/;
/** `0.25` is a clock's, too; `0.0104` is not. */
const SURE_SHARE = /[T ]+0?[.,](?:\d|\d{3,})$/;

interface Plain {
  readonly texts: readonly string[];
  readonly note?: string;
}

/**
 * Times of a file as text: those that a spreadsheet keeps as numbers are written out.
 * @returns a problem with its place among them where some are numbers and others text: a spreadsheet has then taken months for days
 */
export function withoutSerials(
  texts: readonly string[],
  epoch: Epoch = '1900',
): Plain | { readonly problem: string; readonly at: number } {
  const shared = texts.some((text) => SURE_SHARE.test(text)) ? texts.map(withoutShare) : texts;
  const numbers = shared.map((text) => SERIAL.exec(text));
  const first = numbers.findIndex(isDate);
  if (first < 0) return { texts: shared };
  const isText = shared.map((text, at) => /^\d{1,4}\D/.test(text) && !isDate(numbers[at] ?? null));
  const text = isText.indexOf(true);
  if (text >= 0)
    return mixedUp(shared, numbers.filter(isDate).length * 2 < texts.length ? first : text);
  const written = shared.map((text, at) => writtenOut(text, numbers[at] ?? null, epoch));
  const note = `times are a spreadsheet's own numbers, days since ${epoch}: ${shared[first]} is ${written[first]}`;
  return {
    texts: written,
    note: epoch === '1904' ? note : `${note} ("dates: 1904" says otherwise)`,
  };
}

function mixedUp(
  texts: readonly string[],
  at: number,
): { readonly problem: string; readonly at: number } {
  const problem =
    `is ${JSON.stringify(texts[at])}, but some times are a spreadsheet's own numbers and others text: it has taken days for months; ` +
    'export the file again, and open it with the column set to text';
  return { problem, at };
}

function isDate(match: RegExpExecArray | null): boolean {
  const day = Number(match?.[1] ?? 0);
  return day >= DAYS.first && day <= DAYS.last;
}

/** `45292.0104` as `2024-01-01 00:15`; as it is where that is no whole minute. */
function writtenOut(text: string, match: RegExpExecArray | null, epoch: Epoch): string {
  if (!match || !isDate(match)) return text;
  const [, day, digits = '', rest] = match;
  const minutes = minutesOf('0', digits);
  if (minutes === null) return text;
  const time = DAY_0[epoch] + Number(day) * DAY_MS + minutes * MINUTE_MS;
  const [date, clock] = new Date(time).toISOString().split('T') as [string, string];
  return `${date} ${rest ?? clock.slice(0, 5)}`;
}

/** `2024-01-15 0.5` as `2024-01-15 12:00`. */
function withoutShare(text: string): string {
  const match = SHARE.exec(text) ?? WHOLE_SHARE.exec(text);
  const minutes = match ? minutesOf(match[1] || '0', match[2] ?? '') : null;
  if (!match || minutes === null) return text;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${text.slice(0, match.index)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Whole minutes of a share of the day; null where so many digits do not say which, or it is none. */
function minutesOf(whole: string, digits: string): number | null {
  const minutes = Number(`${whole}.${digits || '0'}`) * DAY_MINUTES;
  const nearest = Math.round(minutes);
  // A share is cut off or rounded at its last digit.
  const unsure = DAY_MINUTES / 10 ** digits.length;
  const isWhole = Math.abs(minutes - nearest) < 1e-6;
  return isWhole || (unsure < 0.5 && Math.abs(minutes - nearest) <= unsure) ? nearest : null;
}
