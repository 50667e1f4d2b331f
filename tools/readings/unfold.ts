/** Files with a row a day and a column for each interval of it, as portals of meters hand them out: a row for each interval. */
import { FaultyFileError, faultAt } from '../support/faults.js';
import { unitIn } from './cells.js';
import {
  isSameText,
  type Line,
  MOST_TITLE_LINES,
  placeOf,
  placesIn,
  requireHeaded,
  withDays,
} from './csv-lines.js';
import { type DayColumns, dayColumnsIn } from './day-columns.js';
import { guessMapping, meaningsIn, meterColumnIn, unitColumnIn, unitInTitle } from './headings.js';
import type { ColumnName, CsvMapping } from './mapping.js';
import { type Unit } from './model.js';
import { isDay, withoutMidnight } from './times.js';
import { turnedRound } from './transpose.js';

/** What the values of a day are called, where nothing says what they count. */
const VALUES = 'values';
/** Different words in a column of which each says what its row counts. */
const MOST_LABELS = 20;

export interface Unfolded {
  readonly records: readonly Line[];
  readonly mapping: CsvMapping;
  readonly stamp: DayColumns['stamp'];
  readonly notes: readonly string[];
}

/** What belongs to one day and one meter. */
interface Day {
  readonly line: Line;
  /** The values of each channel: whose line they are on, and of which columns. */
  readonly series: Map<string, { readonly line: Line; readonly columns: DayColumns }>;
}

/**
 * @returns null for a file with a row for each interval
 * @throws FaultyFileError where it has a row a day, and does not say what that counts
 */
export function unfolded(
  records: readonly Line[],
  file: string,
  given?: CsvMapping,
): Unfolded | null {
  const turned = turnedRound(records);
  const lines = turned ?? records;
  for (const [at, head] of lines.slice(0, MOST_TITLE_LINES + 1).entries()) {
    const found = dayColumnsIn(head.cells);
    if (typeof found === 'string') throw new FaultyFileError([faultAt(file, head, found)]);
    if (found.length === 0) continue;
    const sheet = new Sheet(
      lines.slice(0, at),
      head,
      lines.slice(at + 1),
      found,
      file,
      turned ? 'column' : 'row',
    );
    return sheet.unfold(given);
  }
  return null;
}

class Sheet {
  private readonly rows: readonly Line[];
  private readonly columns: DayColumns;
  /** Columns beside the values. */
  private readonly others: readonly number[];

  constructor(
    private readonly titles: readonly Line[],
    private readonly head: Line,
    below: readonly Line[],
    private readonly days: readonly DayColumns[],
    private readonly file: string,
    /** What a day is in the file. */
    private readonly shape: 'row' | 'column',
  ) {
    requireHeaded(below, head, file);
    this.rows = below.filter(({ cells }) => cells.some((cell, at) => cell !== head.cells[at]));
    const [columns] = days as [DayColumns];
    this.columns = columns;
    this.others = [...head.cells.keys()].filter(
      (at) => !days.some(({ from, clocks }) => at >= from && at < from + clocks.length),
    );
    if (days.some(({ clocks }) => clocks.join() !== columns.clocks.join()))
      this.fail('days of different columns stand side by side; split the file');
  }

  unfold(given?: CsvMapping): Unfolded {
    const { head, columns, shape } = this;
    const date = this.dateColumn(given);
    const some = this.only(given?.where);
    const label = this.labelColumn(some, date, given);
    const rows = label < 0 ? some : withDays(some, date);
    const meter = meterColumnIn(head.cells);
    const kept = [
      ...new Set([meter, ...this.chosen(given), ...(label < 0 ? [unitColumnIn(head.cells)] : [])]),
    ];
    const beside = kept.filter((at) => at >= 0 && at !== date && at !== label);
    const days = this.daysOf(rows, label, [date, ...beside]);
    const names = [...new Set(days.flatMap(({ series }) => [...series.keys()]))];
    this.requireMeaning(names, given);
    const units = names.map((name) => this.unitOf(name, rows, label) ?? '');
    const top = [
      head.cells[date] || 'Date',
      'Time',
      ...beside.map((at) => head.cells[at] ?? ''),
      ...names,
    ];
    const records = [
      { cells: top, line: head.line },
      ...(units.some(Boolean)
        ? [{ cells: [...top.slice(0, -names.length).fill(''), ...units], line: head.line }]
        : []),
      ...days.flatMap((day) => this.linesOf(day, date, beside, names)),
    ];
    const { clocks, stamp } = columns;
    const as = { start: 'starts', end: 'ends' };
    const across = shape === 'row' ? 'columns' : 'rows';
    const note = `a ${shape} is a day: ${clocks.length} ${across} from ${head.cells[columns.from]} to ${head.cells[columns.from + clocks.length - 1]}`;
    return {
      ...{ records, mapping: this.mappingOf(given, names), stamp },
      notes: [`${note}${stamp ? `, the ${as[stamp]} of intervals` : ''}`],
    };
  }

  private fail(problem: string, { line } = this.head): never {
    throw new FaultyFileError([faultAt(this.file, { line }, problem)]);
  }

  /** Where the day stands. */
  private dateColumn(given?: CsvMapping): number {
    const { others, head, rows } = this;
    const named = typeof given?.time === 'object' ? given.time.date : given?.time;
    const name = named ?? guessMapping(others.map((at) => head.cells[at] ?? '')).time;
    if (name !== undefined && typeof name !== 'object') {
      const [at] = placesIn(head.cells, name);
      return at ?? this.fail(`there is no column ${JSON.stringify(name)}`);
    }
    const found = others.find((at) => rows.some(({ cells }) => isDay(cells[at])));
    return found ?? this.fail('no column says which day a row is of; name it with "time"');
  }

  /** The rows with what `where` wants; all of them where none has it. */
  private only(where: CsvMapping['where']): readonly Line[] {
    const at = where ? this.placed(where.column) : -1;
    const some = this.rows.filter(({ cells }) => isSameText(cells[at] ?? '', where?.is ?? ''));
    return at < 0 || some.length === 0 ? this.rows : some;
  }

  private placed(name: ColumnName): number {
    return placesIn(this.head.cells, name)[0] ?? -1;
  }

  private chosen(given?: CsvMapping): number[] {
    return given?.where ? [this.placed(given.where.column)] : [];
  }

  /** The column that says what each row counts; -1 where all count the same. */
  private labelColumn(rows: readonly Line[], date: number, given?: CsvMapping): number {
    const named = namesOf(given).filter((name) => typeof name === 'string');
    const isLabel = (at: number): boolean => {
      const labels = new Set(rows.map(({ cells }) => cells[at] ?? ''));
      if (labels.size > MOST_LABELS) return false;
      const some = [...labels];
      return named.length > 0
        ? named.some((name) => some.some((one) => isSameText(one, name)))
        : some.some((one) => meaningsIn(one).length > 0);
    };
    const where = this.chosen(given);
    const columns = this.others.filter(
      (at) => at !== date && at !== meterColumnIn(this.head.cells),
    );
    const free = columns.filter((at) => !where.includes(at));
    return free.find(isLabel) ?? columns.find(isLabel) ?? -1;
  }

  /** Rows of one day, one meter: a channel of it each. */
  private daysOf(rows: readonly Line[], label: number, key: readonly number[]): Day[] {
    const days = new Map<string, Day[]>();
    for (const line of rows) {
      const id = JSON.stringify(key.map((at) => line.cells[at] ?? ''));
      const known = days.get(id) ?? [];
      days.set(id, known);
      for (const columns of this.days) {
        const name = this.nameOf(line.cells[label] ?? '', columns);
        let day = known.find(({ series }) => !series.has(name));
        if (!day) known.push((day = { line, series: new Map() }));
        day.series.set(name, { line, columns });
      }
    }
    return [...days.values()].flat();
  }

  private nameOf(label: string, { words }: DayColumns): string {
    const said = `${label} ${meaningsIn(words).length === 0 ? '' : words}`.trim();
    if (said) return said;
    const meanings = new Set(this.titles.flatMap(({ cells }) => cells.flatMap(meaningsIn)));
    const [meaning] = meanings;
    return meanings.size === 1 && meaning ? meaning : VALUES;
  }

  /** @throws FaultyFileError if nobody says what is counted */
  private requireMeaning(names: readonly string[], given?: CsvMapping): void {
    if (namesOf(given).length > 0 || names.some((name) => meaningsIn(name).length > 0)) return;
    const [name = VALUES] = names;
    const [first, count] = [this.head.cells[this.columns.from], this.columns.clocks.length];
    const there = names.length > 1 ? `; there are ${names.slice(0, 8).join(', ')}` : '';
    this.fail(
      `a ${this.shape} is a day, of ${count} values from ${first} on, and nothing says what they count; say it: ` +
        `--import "${name}:kWh", or import: { column: ${name}, unit: kWh } in a campus file (or export, load, pv, net; kW)${there}`,
    );
  }

  /** The unit of a channel, where its name does not say it: in words beside the times, a column of units, a title. */
  private unitOf(name: string, rows: readonly Line[], label: number): Unit | null {
    if (unitIn(name)) return null;
    const beside = unitColumnIn(this.head.cells);
    const ofRows = rows
      .filter(({ cells }) => label >= 0 && isSameText(cells[label] ?? '', name))
      .map(({ cells }) => unitIn(cells[beside] ?? ''));
    const words = this.days.map((columns) => unitIn(columns.words));
    const titles = this.titles.flatMap(({ cells }) => cells.map(unitInTitle));
    for (const found of [ofRows, words, titles]) {
      const units = new Set(found.filter((unit) => unit !== null));
      if (units.size === 1) return [...units][0] ?? null;
    }
    return null;
  }

  private linesOf(
    { line, series }: Day,
    date: number,
    beside: readonly number[],
    names: readonly string[],
  ): Line[] {
    const { head, columns } = this;
    const fixed = [date, ...beside].map((at) => placeOf(line, at));
    const [day = '', ...rest] = [date, ...beside].map((at) => line.cells[at] ?? '');
    const plainDay = withoutMidnight(day);
    return columns.clocks.map((clock, index): Line => {
      const places = names.map((name) => {
        const found = series.get(name);
        return placeOf(found?.line ?? line, (found?.columns ?? columns).from + index);
      });
      const values = names.map((name) => {
        const found = series.get(name);
        return found ? (found.line.cells[found.columns.from + index] ?? '') : '';
      });
      const [dayPlace, ...others] = fixed;
      const timePlace = placeOf(head, columns.from + index);
      return {
        cells: [plainDay, clock, ...rest, ...values],
        line: line.line,
        places: [dayPlace ?? timePlace, timePlace, ...others, ...places],
      };
    });
  }

  /** The mapping for the rows of intervals: days and times come first, numbers of columns are names. */
  private mappingOf(given: CsvMapping | undefined, names: readonly string[]): CsvMapping {
    const columns = Object.fromEntries(
      Object.entries(given?.columns ?? {}).map(([channel, column]) => {
        const number = Number(column.column) - 1;
        if (typeof column.column === 'string') return [channel, column];
        const day = this.days.find(
          ({ from, clocks }) => number >= from && number < from + clocks.length,
        );
        const [name] = day ? names.filter((one) => one === this.nameOf('', day)) : [];
        return [
          channel,
          {
            ...column,
            column: name ?? this.fail(`column ${column.column} has no values of a day`),
          },
        ];
      }),
    ) as CsvMapping['columns'];
    return { ...given, columns, time: { date: 1, time: 2 } };
  }
}

function namesOf(given?: CsvMapping): ColumnName[] {
  return Object.values(given?.columns ?? {}).map(({ column }) => column);
}
