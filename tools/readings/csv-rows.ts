/** From the rows of a CSV file to times and values. */
import type { Decimal } from '../support/decimal.js';
import { FaultyFileError, faultAt } from '../support/faults.js';
import {
  CellFault,
  cellName,
  type DecimalMark,
  decimalMarkOf,
  parseCell,
  SPREADSHEET_ERROR,
} from './cells.js';
import { type CellPlace, type Line, placeOf } from './csv-lines.js';
import type { Table, ValueColumn } from './csv-table.js';
import { type DateOrder, orderIn } from './dates.js';
import type { CsvMapping } from './mapping.js';
import type { RawRow } from './raw.js';
import { withoutSerials } from './serials.js';
import { parseTime, timeText } from './times.js';

interface Rows {
  readonly rows: RawRow[];
  readonly notes: string[];
}

/** @throws FaultyFileError naming the first cell that is wrong, and how many more are */
export function rowsOf(
  table: Table,
  delimiter: string,
  localOffset: number,
  file: string,
  mapping?: CsvMapping,
): Rows {
  const { rows, left } = withoutRemarks(table, file);
  requireOneMeter(table, rows, file);
  const mark = markOf(table, rows, delimiter, file, mapping);
  const signs = signsOf(table, rows, mark);
  const times = timesOf(table, rows, file, mapping);
  const { texts } = times;
  const dates = mapping?.dates === '1904' ? undefined : (mapping?.dates ?? table.dates);
  const found = dates === undefined ? orderIn(texts) : { order: dates };
  const first = rows[0] as Line;
  if (typeof found === 'string')
    throw new FaultyFileError([faultAt(file, { line: first.line }, found)]);
  const reader = new Reader(
    table,
    mark,
    signs,
    found.order,
    table.offsetMinutes ?? localOffset,
    file,
  );
  const read = rows.map((row, at) => reader.read(row, texts[at] ?? ''));
  return {
    rows: reader.requireRight(read),
    notes: [
      ...(mark === ',' ? ['numbers have a decimal comma'] : []),
      ...[times.note, found.note].filter((note) => note !== undefined),
      ...[...signs].map((channel) => `${channel} is written below zero: its sign is left out`),
      ...reader.notes(),
      ...left,
    ],
  };
}

/** The times of rows as text, also where a spreadsheet keeps them as numbers. */
function timesOf(
  table: Table,
  rows: readonly Line[],
  file: string,
  mapping?: CsvMapping,
): { readonly texts: readonly string[]; readonly note?: string } {
  const texts = rows.map((row) => timeOf(row, table));
  const found = withoutSerials(texts, mapping?.dates === '1904' ? '1904' : '1900');
  if (!('problem' in found)) return found;
  const { line, at } = placeOf(rows[found.at] as Line, table.time[0] ?? 0);
  throw new FaultyFileError([
    faultAt(file, { line }, `cell ${cellName(at, line)} ${found.problem}`),
  ]);
}

const timeOf = ({ cells }: Line, { time }: Table): string =>
  timeText(time.map((at) => cells[at] ?? '').join(' '));

const TOTALS =
  /^(?:grand |sub[ -]?|daily |monthly )?(?:totals?|sum|average|avg|mean|max(?:imum)?|min(?:imum)?|peak|count)\b|^(?:ผล|ยอด)?รวม|^(?:ค่า)?(?:เฉลี่ย|สูงสุด|ต่ำสุด)/i;

/** The rows that are readings: without totals, comments, headings that come again, and remarks at the end. */
function withoutRemarks(table: Table, file: string): { rows: readonly Line[]; left: string[] } {
  const { head, channels } = table;
  const isRemark = (row: Line): boolean => {
    const [first = ''] = row.cells.filter((cell) => cell !== '');
    const isAgain = row.cells.length === head.cells.length && sameCells(row, head);
    const isComment = /^(#|\/\/)/.test(first) && !SPREADSHEET_ERROR.test(first);
    return isAgain || isComment || (TOTALS.test(first) && !/^\d/.test(timeOf(row, table)));
  };
  const rows = table.rows.filter((row) => !isRemark(row));
  const isNote = (row: Line): boolean =>
    !/^\d/.test(timeOf(row, table)) &&
    row.cells.some((cell) => /\p{L}/u.test(cell)) &&
    channels.every(({ at }) => (row.cells[at] ?? '') === '');
  let end = rows.length;
  while (end > 0 && isNote(rows[end - 1] as Line)) end--;
  const kept = rows.slice(0, end);
  if (kept.length === 0) {
    const problem = 'there are no readings below the headings';
    throw new FaultyFileError([faultAt(file, { line: head.line }, problem)]);
  }
  const inside = new Set(kept);
  const out = table.rows.filter((row) => !inside.has(row));
  const [first] = out;
  if (!first) return { rows: kept, left: [] };
  const lines = new Set(out.map(({ line }) => line)).size;
  const count = `${lines} ${lines === 1 ? 'line is' : 'lines are'}`;
  const said = first.cells.find((cell) => cell !== '') ?? '';
  const words = JSON.stringify(said.length > 30 ? `${said.slice(0, 30)}…` : said);
  return {
    rows: kept,
    left: [`${count} left out, a total or a remark: line ${first.line}, ${words}`],
  };
}

const sameCells = (a: Line, b: Line): boolean => a.cells.every((cell, at) => cell === b.cells[at]);

/** @throws FaultyFileError if rows of several meters have the same times */
function requireOneMeter({ meter, head, time }: Table, rows: readonly Line[], file: string): void {
  if (meter < 0) return;
  const known = new Map<string, string>();
  for (const { cells, line } of rows) {
    const when = time.map((at) => cells[at] ?? '').join(' ');
    const [before, here] = [known.get(when), cells[meter] ?? ''];
    known.set(when, here);
    if (before === undefined || before === here) continue;
    const name = head.cells[meter] ?? '';
    const all = [...new Set(rows.map((row) => row.cells[meter] ?? ''))];
    const shown = all.slice(0, 4).map((one) => JSON.stringify(one));
    const problem =
      `the column ${JSON.stringify(name)} has rows of ${all.length} meters (${shown.join(', ')}${all.length > 4 ? ', …' : ''}); ` +
      `say which: --where ${JSON.stringify(`${name}=${before}`)}, or where: { column: ${name}, is: ${JSON.stringify(before)} } in a campus file`;
    throw new FaultyFileError([faultAt(file, { line }, problem)]);
  }
}

function markOf(
  { channels }: Table,
  rows: readonly Line[],
  delimiter: string,
  file: string,
  mapping?: CsvMapping,
): DecimalMark {
  if (mapping?.decimal) return mapping.decimal;
  const cells = channels.flatMap(({ at }) => rows.map((row) => row.cells[at] ?? ''));
  const mark = decimalMarkOf(cells, delimiter);
  if (mark === '.' || mark === ',') return mark;
  const problem =
    mark === 'both'
      ? 'some numbers have a decimal comma and others a point; say which with "decimal"'
      : 'numbers such as 1,234 may be of thousands or have a decimal comma; say which with "decimal"';
  throw new FaultyFileError([faultAt(file, { line: rows[0]?.line ?? 1 }, problem)]);
}

/** Channels that are zero or below it throughout: whoever wrote them counts the other way. */
function signsOf({ channels }: Table, rows: readonly Line[], mark: DecimalMark): Set<string> {
  const isBelow = ({ at, spec }: ValueColumn): boolean => {
    let some = false;
    for (const { cells } of rows) {
      const value = quietly(() => parseCell(cells[at] ?? '', mark, spec.unit));
      if (value && value.digits > 0n) return false;
      if (value && value.digits < 0n) some = true;
    }
    return some;
  };
  const turned = channels.filter(({ spec }) => spec.channel === 'export' || spec.channel === 'pv');
  return new Set(turned.filter(isBelow).map(({ spec }) => spec.channel));
}

function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof CellFault) return null;
    throw error;
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  pv: 'what a plant takes at night is no generation: write 0 for it',
};
const USUAL_REMEDY = 'a column that goes below zero is "net": import above zero, export below';

/** Reads row after row, and keeps count of what is worth telling. */
class Reader {
  /** The first of each cell: a day may be that of many rows. */
  private readonly faults = new Map<string, string>();
  private buddhist = 0;
  private own = 0;
  private empty = 0;

  constructor(
    private readonly table: Table,
    private readonly mark: DecimalMark,
    private readonly turned: ReadonlySet<string>,
    private readonly order: DateOrder | null,
    private readonly offsetMinutes: number,
    private readonly file: string,
  ) {}

  read(row: Line, text: string): RawRow | null {
    const { cells, line } = row;
    const { time, channels } = this.table;
    const [first = 0] = time;
    const when = this.cell(placeOf(row, first), () =>
      parseTime(text, this.order, this.offsetMinutes),
    );
    const values: RawRow['values'] = {};
    for (const { at, spec } of channels) {
      const place = placeOf(row, at);
      const value = this.cell(place, () => parseCell(cells[at] ?? '', this.mark, spec.unit));
      if (value === null) this.empty++;
      else if (value) values[spec.channel] = this.signed(value, spec.channel, place);
    }
    if (!when) return null;
    if (when.isBuddhist) this.buddhist++;
    if (when.hasOffset) this.own++;
    return { time: when.time, line, isEndOfDay: when.isEndOfDay, values };
  }

  private signed(value: Decimal, channel: string, place: CellPlace): Decimal {
    if (value.digits >= 0n || channel === 'net') return value;
    if (this.turned.has(channel)) return { digits: -value.digits, scale: value.scale };
    const remedy = REMEDIES[channel] ?? USUAL_REMEDY;
    this.fault(place, `is below zero; ${remedy}`);
    return value;
  }

  private cell<T>(place: CellPlace, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      this.fault(place, error.message);
      return undefined;
    }
  }

  private fault({ line, at }: CellPlace, problem: string): void {
    const name = cellName(at, line);
    if (this.faults.has(name)) return;
    this.faults.set(name, faultAt(this.file, { line }, `cell ${name} ${problem}`));
  }

  /** @throws FaultyFileError with the first cell that was wrong */
  requireRight(rows: readonly (RawRow | null)[]): RawRow[] {
    const [first, ...others] = this.faults.values();
    if (first !== undefined) {
      const more =
        others.length > 0
          ? ` (and ${others.length} more ${others.length === 1 ? 'cell' : 'cells'})`
          : '';
      throw new FaultyFileError([`${first}${more}`]);
    }
    return rows.filter((row) => row !== null);
  }

  notes(): string[] {
    const { buddhist, own, empty } = this;
    return [
      ...(buddhist > 0 ? ['years are of the Buddhist era'] : []),
      ...(own > 0 ? ['times say their distance from UTC themselves'] : []),
      ...(empty > 0 ? [`${empty} cells are empty: nothing was read then`] : []),
    ];
  }
}
