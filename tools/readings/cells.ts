/** Numbers as spreadsheets and meters write them. */
import { type Decimal, parseDecimal, scaled } from '../support/decimal.js';
import { type Kind, MJ_PER_KWH, type Unit } from './model.js';

export type DecimalMark = '.' | ',';

export const SPREADSHEET_ERROR =
  /^#(REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#*)$/;
const EXPONENT = /^[+-]?\d+([.,]\d+)?[eE][+-]?\d+$/;
/** Between thousands: spaces, also thin ones, and apostrophes. */
const THIN_SPACES = /[\u00a0\u2009\u202f '’]/g;
const THAI_DIGITS = /[๐-๙]/g;
/** How programs write that there was nothing. */
const NOTHING =
  /^(?:nan|n\/?a|<na>|null|nil|none|nul|-+|–|—|unavailable|unknown|missing|no data|ไม่มีข้อมูล)$/i;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const WITH_UNIT = /^(.*\d)\s*\(?([kM]?W\.?h?)\)?$/is;

/** What is wrong with a cell, and what to do. */
export class CellFault extends Error {
  override name = 'CellFault';
}

export const withoutThaiDigits = (text: string): string =>
  text.replace(THAI_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x0e50));

/** What a cell holds: its number as text, and the unit that stands behind it. */
export function splitCell(raw: string): { readonly text: string; readonly unit: Unit | null } {
  // Nearly all are, and are read several times.
  if (PLAIN_NUMBER.test(raw)) return { text: raw, unit: null };
  const text = withoutThaiDigits(raw).trim().replace('\u2212', '-');
  const match = WITH_UNIT.exec(text);
  const unit = match ? unitIn(match[2] ?? '') : null;
  return match && unit ? { text: (match[1] ?? '').trim(), unit } : { text, unit: null };
}

/** The number in a cell, in `unit` where it says another; null where it is empty. @throws CellFault */
export function parseCell(raw: string, mark: DecimalMark, wanted: Unit): Decimal | null {
  const { text, unit } = splitCell(raw);
  if (text === '' || NOTHING.test(text)) return null;
  if (SPREADSHEET_ERROR.test(text)) {
    throw new CellFault(
      `is ${text}, an error of the spreadsheet; mend it there, or leave the cell empty`,
    );
  }
  if (EXPONENT.test(text)) {
    throw new CellFault(
      `is ${text}, which a spreadsheet has rounded; give the column a plain number format`,
    );
  }
  const plain = withoutGroups(text.replace(THIN_SPACES, ''), mark);
  const value = plain === null ? null : parseDecimal(plain);
  if (value) return unit === null ? value : inUnit(value, unit, wanted, raw);
  throw new CellFault(
    `is ${JSON.stringify(cut(raw))}, which is no number; leave it empty where nothing was read`,
  );
}

/** A value of a cell that says its unit, in the unit of its column. @throws CellFault if one is power and the other energy */
function inUnit({ digits, scale }: Decimal, unit: Unit, wanted: Unit, raw: string): Decimal {
  if (isPower(unit) !== isPower(wanted)) {
    throw new CellFault(
      `is ${JSON.stringify(cut(raw))} in a column of ${wanted}: one is power, the other energy`,
    );
  }
  const [from, to] = [PER_UNIT[unit], PER_UNIT[wanted]];
  if (from >= to) return { digits: digits * (from / to), scale };
  return { digits, scale: scale + String(to / from).length - 1 };
}

/** A number with a decimal point and no separators of thousands. */
function withoutGroups(text: string, mark: DecimalMark): string | null {
  const group = mark === ',' ? '.' : ',';
  const [whole = '', ...decimals] = text.split(mark);
  if (decimals.length > 1) return null;
  if (!whole.includes(group)) return [whole, ...decimals].join('.');
  const grouped = mark === ',' ? /^[+-]?\d{1,3}(\.\d{3})+$/ : /^[+-]?\d{1,3}(,\d{3})+$/;
  if (!grouped.test(whole)) return null;
  return [whole.replaceAll(group, ''), ...decimals].join('.');
}

const GROUPED_BY_COMMA = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/;
const GROUPED_BY_POINT = /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/;
const WITH_COMMA = /^[+-]?[\d.]*\d,\d+$/;
const WITH_POINT = /^[+-]?[\d,]*\d?\.\d+$/;

/** Why nothing says which mark the numbers have. */
export type Unclear = 'both' | 'either';

/**
 * Which mark the numbers of a file have, going by those that leave no doubt: `12,345` may be of thousands, and alone it is so where columns
 * have commas between them, too.
 */
export function decimalMarkOf(cells: Iterable<string>, delimiter: string): DecimalMark | Unclear {
  const counts = { comma: 0, point: 0, commaGroups: 0, pointGroups: 0, whole: 0 };
  for (const cell of cells) {
    const text = splitCell(cell).text.replace(THIN_SPACES, '');
    if (GROUPED_BY_COMMA.test(text)) counts.commaGroups++;
    else if (GROUPED_BY_POINT.test(text)) counts.pointGroups++;
    else if (WITH_COMMA.test(text)) counts.comma++;
    else if (WITH_POINT.test(text)) counts.point++;
    else if (/^[+-]?\d+$/.test(text)) counts.whole++;
  }
  if (counts.comma > 0 && counts.point > 0) return 'both';
  if (counts.comma > 0) return ',';
  if (counts.point > 0) return '.';
  if (counts.commaGroups === 0) return '.';
  if (counts.pointGroups > 0) return 'both';
  if (delimiter === ',') return '.';
  if (delimiter === ';') return ',';
  return counts.whole > 0 ? '.' : 'either';
}

const PER_UNIT: Readonly<Record<Unit, bigint>> = {
  W: MJ_PER_KWH / 1000n,
  Wh: MJ_PER_KWH / 1000n,
  kW: MJ_PER_KWH,
  kWh: MJ_PER_KWH,
  MW: MJ_PER_KWH * 1000n,
  MWh: MJ_PER_KWH * 1000n,
};

/** Millijoules of a value: of power over `minutes`, else of the energy itself. */
export function milliJoules(value: Decimal, unit: Unit, kind: Kind, minutes: number): bigint {
  if (kind !== 'power') return scaled(value, PER_UNIT[unit]);
  return scaled(value, (PER_UNIT[unit] * BigInt(minutes)) / 60n);
}

/** Whether a unit is one of power. */
export const isPower = (unit: Unit): boolean => !unit.endsWith('h');

const THAI_UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/กิโลวัตต์\s*[-·.]?\s*(?:ชั่วโมง|ชม)/, 'kWh'],
  [/เมกะวัตต์\s*[-·.]?\s*(?:ชั่วโมง|ชม)/, 'MWh'],
  [/กิโลวัตต์/, 'kW'],
  [/เมกะวัตต์/, 'MW'],
  // What a bill calls a unit is a kilowatt-hour.
  [/^หน่วย$|[[(]\s*หน่วย\s*[\])]/, 'kWh'],
];

/** The unit that a heading names: `load_kw`, `Import (kWh)`, `ซื้อ (หน่วย)`. */
export function unitIn(heading: string): Unit | null {
  const match = /(?:^|[^a-z])(k|m)?(w|watts?)[ ._·-]?(h|hours?|hrs?)?(?=$|[^a-z])/i.exec(heading);
  if (!match) return THAI_UNITS.find(([pattern]) => pattern.test(heading))?.[1] ?? null;
  const prefix = match[1] === undefined ? '' : match[1].toLowerCase() === 'k' ? 'k' : 'M';
  return `${prefix}W${match[3] ? 'h' : ''}`;
}

/** `C17` */
export function cellName(column: number, line: number): string {
  let [name, rest] = ['', column + 1];
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return `${name}${line}`;
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
