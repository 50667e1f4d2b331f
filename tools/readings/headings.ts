/** What headings seem to mean: whoever disagrees names the columns. */
import { unitIn } from './cells.js';
import type { ColumnMapping, CsvMapping } from './mapping.js';
import type { Channel, Unit } from './model.js';

const OF_WHAT =
  '(?:local|meter|reading|read|interval|measured|measurement|recorded|record|log|statistical|period|start|started|begin|from)';
const TIME_NAMES = new RegExp(
  `^(?:${OF_WHAT}[ /]+)*(?:date ?[/&-]? ?(?:and )?time|time ?stamp|time|period|start|begin|from|last changed|last updated|zeit(?:punkt|stempel)?` +
    '|วันที่[ /และ-]*เวลา|วัน[ /-]*เวลา|เวลา)(?: (?:start|begin|local|of reading))?$',
  'i',
);
const END_NAMES =
  /^(?:(?:interval|reading|period|measurement)[ /]+)*(?:end|ending|until)(?:[ /]*(?:date ?[/&-]? ?)?time)?$|^(?:date ?)?time (?:end|ending)$|สิ้นสุด/i;
const DATE_NAMES = /^(?:(?:reading|read|start) )?(?:date|day|datum)$|^วันที่$|^วัน[ /]*เดือน[ /]*ปี$/i;
const UNIT_NAMES = /^(?:units?|uom|unit of measure(?:ment)?|หน่วย)$/i;
const METER_NAMES =
  /^(?:(?:meter|device|inverter|point|channel|serial)(?: (?:id|no\.?|number|name|serial|serial number))?|entity id|sensor|pod|mpan|nmi|(?:เลขที่|หมายเลข|รหัส|เลข)?(?:มิเตอร์|เครื่องวัด))$/i;
const REGISTER_NAMES =
  /register|cumulative|reading|1\.8\.0|2\.8\.0|lifetime|total increasing|สะสม|เลขอ่าน/i;

const PV =
  /\b(pv|solar|generation|generated|inverter|production|produced|yield)\b|ผลิต|โซลาร์|แสงอาทิตย์/i;
const LOAD = /\b(load|demand|used|consumed)\b|โหลด|ใช้ไฟ|การใช้/i;
const NET = /\bnet\b|สุทธิ/i;
const IMPORT =
  /\b(import(ed)?|delivered|purchased|from grid|1\.8\.0|a\+)(?![a-z0-9])|นำเข้า|รับไฟ|ซื้อ/i;
const EXPORT =
  /\b(export(ed)?|received|feed[ -]?in|fed in|to grid|sold|2\.8\.0|a-)(?![a-z0-9])|ส่งออก|จ่ายออก|ขาย/i;
/** Of the building, where other columns are of its plant or of the meter at its boundary; of the boundary else. */
const CONSUMPTION = /\b(consumption|usage)\b/i;

type Meaning = readonly [channel: Channel, means: (heading: string) => boolean];

/** A heading without what says nothing here: what was made and used behind the meter is in none of the channels. */
const plain = (heading: string): string =>
  heading
    .trim()
    .replaceAll('_', ' ')
    .replace(/\bself[ -]?(consum|us)\w*/gi, '');

const of =
  (...patterns: readonly RegExp[]) =>
  (heading: string): boolean =>
    patterns.some((pattern) => pattern.test(plain(heading)));

function meaningsOf(headings: readonly string[]): readonly Meaning[] {
  const isBehind = headings.some(of(IMPORT, PV));
  return [
    ['pv', of(PV)],
    ['load', isBehind ? of(LOAD, CONSUMPTION) : of(LOAD)],
    ['net', of(NET)],
    ['import', isBehind ? of(IMPORT) : of(CONSUMPTION)],
    ['export', of(EXPORT)],
  ];
}

/** The headings that may mean a channel: those with a unit where any has one, those that mean nothing else likewise. */
function candidates(
  headings: readonly string[],
  [channel, means]: Meaning,
  all: readonly Meaning[],
): string[] {
  const others = all.filter(([other]) => other !== channel);
  const narrowed = [
    (heading: string) => unitIn(heading) !== null,
    (heading: string) => !others.some(([, isOther]) => isOther(heading)),
  ];
  return narrowed.reduce((left, holds) => {
    const some = left.filter(holds);
    return some.length > 0 ? some : left;
  }, headings.filter(means));
}

/** What is unclear about headings of which nobody said what they mean; null where nothing is. */
export function unclearIn(headings: readonly string[]): string | null {
  const all = meaningsOf(headings);
  for (const meaning of all) {
    const found = candidates(headings, meaning, all);
    if (new Set(found).size < 2) continue;
    const named = found.map((heading) => JSON.stringify(heading)).join(', ');
    return `${found.length} columns may be ${meaning[0]}: ${named}; name the one that is meant`;
  }
  return null;
}

/** The columns of times and readings, by their headings. */
export function guessMapping(headings: readonly string[]): CsvMapping {
  const columns: Partial<Record<Channel, ColumnMapping>> = {};
  const all = meaningsOf(headings);
  for (const meaning of all) {
    const [column] = candidates(headings, meaning, all);
    if (column === undefined) continue;
    columns[meaning[0]] = {
      column,
      kind: REGISTER_NAMES.test(plain(column)) ? 'register' : undefined,
    };
  }
  const named = (pattern: RegExp): string | undefined =>
    headings.find((heading) => pattern.test(bare(heading)));
  const [date, end] = [named(DATE_NAMES), named(END_NAMES)];
  const time = named(TIME_NAMES) ?? end;
  const isEnd = time !== undefined && time === end;
  const when = date !== undefined && time !== undefined ? { date, time } : (time ?? date);
  return { time: when, columns, stamp: isEnd ? 'end' : undefined };
}

/** The channels that a text alone may mean. */
export const meaningsIn = (text: string): Channel[] => {
  const plainly = text.replace(/load profile/gi, '');
  const all = meaningsOf([plainly]);
  return all.filter(([, means]) => means(plainly)).map(([channel]) => channel);
};

/** Without what stands in brackets: `Time (UTC)`. */
const bare = (heading: string): string =>
  plain(heading)
    .replace(/^#\s*/, '')
    .replace(/\s*[[(].*$/, '')
    .trim();

/** Minutes by which times are ahead of UTC, where their heading says so; null else. */
export function offsetIn(heading: string): number | null {
  const match = /\b(?:UTC|GMT)\b\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?/i.exec(heading);
  if (!match) return null;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/** Where a column is that says the unit of each row. */
export const unitColumnIn = (headings: readonly string[]): number =>
  headings.findIndex((heading) => UNIT_NAMES.test(bare(heading)));

/** Where a column is that says whose reading a row is. */
export const meterColumnIn = (headings: readonly string[]): number =>
  headings.findIndex((heading) => METER_NAMES.test(bare(heading)));

/** The unit that a title says for all: alone, in brackets, or after a colon. */
export function unitInTitle(text: string): Unit | null {
  const [, said = ''] =
    /^(?:unit|หน่วย)?\s*[:=([]?\s*([kM]?Wh?)\s*[)\]]?$/i.exec(text) ??
    /[([]([kM]?Wh?)[)\]]/.exec(text) ??
    [];
  return unitIn(said);
}
