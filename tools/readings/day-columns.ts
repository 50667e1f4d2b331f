/** Headings that name the intervals of a day, a column each: `00:15 … 24:00`, `1 … 96`, `00:00-00:15`. */
import { withoutThaiDigits } from './cells.js';

const DAY_MINUTES = 24 * 60;
/** Columns that a day can have: hours, half hours, quarter hours, five minutes, minutes. */
const COUNTS = [24, 48, 96, 288, 1_440];
/** So many headings that are times are meant to be a day. */
const LEAST_TIMES = 20;

/** The columns of one day. */
export interface DayColumns {
  /** Where the first is. */
  readonly from: number;
  /** What they are called, as times: `00:15`. */
  readonly clocks: readonly string[];
  /** What times name; null where the columns are numbered, or say both. */
  readonly stamp: 'start' | 'end' | null;
  /** What stands beside the times in each: `Import kWh`. */
  readonly words: string;
}

interface Cell {
  readonly at: number;
  readonly kind: 'clock' | 'range' | 'number';
  readonly words: string;
  /** Minutes of a clock, or the number. */
  readonly value: number;
  /** Minutes at the end of a range. */
  readonly end: number;
}

const CLOCK = '(\\d{1,2})[:.](\\d{2})(?:[:.]\\d{2})?\\s*([ap]\\.?m\\.?)?';
const RANGE = new RegExp(`^(\\D*?)${CLOCK}\\s*(?:-|–|~|to|ถึง)\\s*${CLOCK}(\\D*)$`, 'i');
const TIME = new RegExp(`^(\\D*?)${CLOCK}(\\D*)$`, 'i');
const NUMBER = /^(\D*?)(\d{1,4})(\D*)$/;
/** What spreadsheets make of 24:00. */
const FIRST_OF_1900 = /^(?:0?1\/0?1\/1900|1900-01-0[01])[ T]+(?=\d)/;
/** A share of the day, as spreadsheets keep times. */
const SHARE = /^[01]?[.,]\d{3,}$/;
const ANY_SHARE = /^(?:[01]|[01]?[.,]\d+)$/;

/** The days that stand side by side in a line of headings; a problem where columns are times, and of no whole day. */
export function dayColumnsIn(headings: readonly string[]): readonly DayColumns[] | string {
  const texts = headings.map((text) =>
    withoutThaiDigits(text).trim().replace(FIRST_OF_1900, '').replace(/\s+/g, ' '),
  );
  const isShares = texts.filter((text) => SHARE.test(text)).length >= LEAST_TIMES;
  const groups = groupsOf(texts.map((text, at) => cellOf(isShares ? ofShare(text) : text, at)));
  const days = groups.flatMap((group) => dayOf(group) ?? []);
  if (days.length > 0) return days;
  const part = groups.find(
    ({ length, 0: first }) => first?.kind === 'clock' && length >= LEAST_TIMES,
  );
  if (!part) return [];
  const [first, last] = [part[0], part.at(-1)].map((cell) => clock(cell?.value ?? 0));
  return `${part.length} columns from ${first} to ${last} are no whole day; there are ${COUNTS.slice(0, 4).join(', ')} in one`;
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

function ofShare(text: string): string {
  if (!ANY_SHARE.test(text)) return text;
  return clock(Math.round(Number(text.replace(',', '.')) * DAY_MINUTES));
}

function cellOf(text: string, at: number): Cell | null {
  const words = (before = '', after = ''): string =>
    `${before} ${after}`.replace(/[_\s()[\]:/-]+/g, ' ').trim();
  const range = RANGE.exec(text);
  if (range) {
    const [, before, h, m, half, endH, endM, endHalf, after] = range;
    const [value, end] = [minutesOf(h, m, half), minutesOf(endH, endM, endHalf)];
    return { at, kind: 'range', words: words(before, after), value, end };
  }
  const time = TIME.exec(text);
  if (time) {
    const [, before, h, m, half, after] = time;
    return { at, kind: 'clock', words: words(before, after), value: minutesOf(h, m, half), end: 0 };
  }
  const number = NUMBER.exec(text);
  if (!number) return null;
  const [, before, digits, after] = number;
  return { at, kind: 'number', words: words(before, after), value: Number(digits), end: 0 };
}

function minutesOf(hours = '', minutes = '', half = ''): number {
  const hour = half ? (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hours);
  return hour * 60 + Number(minutes);
}

/** Neighbours of one kind, with the same words, that rise; midnight may come last. */
function groupsOf(cells: readonly (Cell | null)[]): Cell[][] {
  const groups: Cell[][] = [];
  let open: Cell[] = [];
  for (const cell of cells) {
    const last = open.at(-1);
    const isNext = cell && last && cell.kind === last.kind && cell.words === last.words;
    const isMidnight = isNext && cell.value === 0 && open[0]?.value !== 0 && last.value > 0;
    if (!isNext || (cell.value <= last.value && !isMidnight)) groups.push((open = []));
    if (cell) open.push(cell);
  }
  return groups;
}

function dayOf(group: readonly Cell[]): DayColumns | null {
  const [first] = group;
  if (!first || !COUNTS.includes(group.length)) return null;
  const step = DAY_MINUTES / group.length;
  const has = (read: (cell: Cell, at: number) => boolean): boolean => group.every(read);
  const made = (shift: 0 | 1, stamp: DayColumns['stamp']): DayColumns => ({
    ...{ from: first.at, words: first.words, stamp },
    clocks: group.map((_, at) => clock((at + shift) * step)),
  });
  const isEnd = (minutes: number, at: number): boolean =>
    [(at + 1) * step, (at + 1) * step - 1].includes(minutes || DAY_MINUTES);
  if (first.kind === 'range') {
    const isStart = ({ value }: Cell, at: number): boolean =>
      value === at * step || value === at * step + 1;
    return has((cell, at) => isStart(cell, at) && isEnd(cell.end, at)) ? made(0, null) : null;
  }
  const minutes = ({ kind, value }: Cell): number =>
    kind === 'clock' ? value : Math.floor(value / 100) * 60 + (value % 100);
  if (
    first.kind === 'number' &&
    has(({ value }, at) => value === first.value + at && first.value < 2)
  )
    return made(0, null);
  if (has((cell, at) => minutes(cell) === at * step)) return made(0, 'start');
  return has((cell, at) => isEnd(minutes(cell), at)) ? made(1, 'end') : null;
}
