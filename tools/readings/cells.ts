/** Numbers as spreadsheets and meters write them. */
import { type Decimal, parseDecimal, scaled } from '../support/decimal.js';
import { type Kind, MJ_PER_KWH, type Unit } from './model.js';

export type DecimalMark = '.' | ',';

const SPREADSHEET_ERROR =
  /^#(REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#*)$/;
const EXPONENT = /^[+-]?\d+([.,]\d+)?[eE][+-]?\d+$/;
const THIN_SPACES = /[\u00a0\u2009\u202f ]/g;
const THAI_DIGITS = /[๐-๙]/g;

/** What is wrong with a cell, and what to do. */
export class CellFault extends Error {
  override name = 'CellFault';
}

/** The number in a cell; null where it is empty. @throws CellFault */
export function parseCell(raw: string, mark: DecimalMark): Decimal | null {
  const text = raw
    .trim()
    .replace(THAI_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace('\u2212', '-');
  if (text === '') return null;
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
  if (value) return value;
  throw new CellFault(
    `is ${JSON.stringify(cut(raw))}, which is no number; leave it empty where nothing was read`,
  );
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

/** Which mark the numbers of a file have, going by those that leave no doubt. */
export function decimalMarkOf(cells: Iterable<string>, delimiter: string): DecimalMark | null {
  let [commas, points] = [0, 0];
  for (const cell of cells) {
    const text = cell.trim();
    if (/^[+-]?[\d.\s\u00a0]*\d,\d+$/.test(text) && !(delimiter === ',' && /,\d{3}$/.test(text)))
      commas++;
    else if (/^[+-]?[\d,\s\u00a0]*\d?\.\d+$/.test(text)) points++;
  }
  if (commas > 0 && points > 0) return null;
  return commas > 0 ? ',' : '.';
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

/** The unit that a heading names: `load_kw`, `Import (kWh)`. */
export function unitIn(heading: string): Unit | null {
  const match = /(?:^|[^a-z])(k|m)?(w|watts?)[ ._-]?(h|hours?)?(?=$|[^a-z])/i.exec(heading);
  if (!match) return null;
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
