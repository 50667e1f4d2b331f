/** Files with a row a day, and times as spreadsheets keep them: understood to the Wh and the quarter hour, or asked for. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from '../../tools/readings/csv.js';
import type { CsvMapping } from '../../tools/readings/mapping.js';
import { type Channel, MJ_PER_WH, type Series } from '../../tools/readings/model.js';
import { summaryShape } from '../../tools/readings/summary.js';
import { runInProcess } from '../support/in-process.js';
import { type Expected, expectOneLine } from '../support/one-line.js';

/** 2024-01-15 00:00 in Bangkok. */
const MIDNIGHT = Date.UTC(2024, 0, 14, 17);
const QUARTER_MS = 900_000;
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (quarter: number): string =>
  `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
const quarters = <T>(of: (quarter: number) => T): T[] =>
  Array.from({ length: 96 }, (_, at) => of(at));
const ends = quarters((at) => clock(at + 1));
const starts = quarters(clock);
const DAYS = ['2024-01-15', '2024-01-16'];
/** Wh of a quarter hour that no other has; neither a register nor a counter of the day rises so. */
const wh = (day: number, quarter: number): number => 1_000 * day + ((quarter * 37) % 96);
const kwh = (day: number): string[] => quarters((at) => String(wh(day, at) / 1_000));

const read = (lines: readonly string[], mapping?: CsvMapping): Series =>
  readCsv(Buffer.from(`${lines.join('\n')}\n`), 'x.csv', 420, mapping);

/** That each quarter hour of the two days has what `wh` says. */
function requireDays(
  { intervals, minutes, gaps }: Series,
  channel: Channel,
  count = 2,
  factor = 1,
): void {
  expect([minutes, gaps.length, intervals.length]).toEqual([15, 0, 96 * count]);
  intervals.forEach(({ start, energies }, at) => {
    const expected = wh(Math.floor(at / 96), at % 96) * factor;
    expect([start, energies[channel]]).toEqual([MIDNIGHT + at * QUARTER_MS, expected * MJ_PER_WH]);
  });
}

const values: CsvMapping = { columns: { import: { column: 'values', unit: 'kWh' } } };

describe('a row a day is understood', () => {
  const rows = (line: (day: string, at: number) => readonly string[], end = ','): string[] =>
    DAYS.map((day, at) => line(day, at).join(end));
  const plain = rows((day, at) => [day, ...kwh(at)]);

  const cases: readonly (readonly [string, readonly string[], string, CsvMapping?])[] = [
    ['named by ends', [`Date,${ends.join()}`, ...plain], 'from 00:15 to 24:00, the ends', values],
    [
      'named by ends, midnight last',
      [`Date,${[...ends.slice(0, -1), '00:00'].join()}`, ...plain],
      'the ends',
      values,
    ],
    ['named by starts', [`Date,${starts.join()}`, ...plain], 'the starts', values],
    ['numbered', [`Date,${quarters((at) => at + 1).join()}`, ...plain], 'from 1 to 96', values],
    [
      'numbered with a letter',
      [`Date,${quarters((at) => `Q${at + 1}`).join()}`, ...plain],
      'from Q1',
      values,
    ],
    [
      'named by both ends',
      [`Date,${quarters((at) => `${clock(at)}-${clock(at + 1)}`).join()}`, ...plain],
      '',
      values,
    ],
    [
      'named without colons',
      [`Date,${ends.map((one) => one.replace(':', '')).join()}`, ...plain],
      'the ends',
      values,
    ],
    [
      'named without zeros',
      [`Date,${ends.map((one) => Number(one.replace(':', ''))).join()}`, ...plain],
      '',
      values,
    ],
    [
      'named with seconds',
      [`Date,${starts.map((one) => `${one}:00`).join()}`, ...plain],
      '',
      values,
    ],
    [
      'named as a spreadsheet keeps times',
      [`Date,${quarters((at) => String((at + 1) / 96).slice(0, 9)).join()}`, ...plain],
      'the ends',
      values,
    ],
    [
      'with what a spreadsheet makes of 24:00',
      [`Date,${[...ends.slice(0, -1), '1/1/1900 0:00'].join()}`, ...plain],
      'the ends',
      values,
    ],
    [
      'with what it counts beside each time',
      [`Date,${ends.map((one) => `Import kWh ${one}`).join()}`, ...plain],
      '',
    ],
    [
      'with the unit beside each time',
      [`Date,${ends.map((one) => `${one} (kWh)`).join()}`, ...plain],
      '',
      { columns: { import: { column: 'values' } } },
    ],
    [
      'with what it counts in a title',
      ['Energy import of Library', 'Unit: kWh', `Date,${ends.join()}`, ...plain],
      '',
    ],
    [
      'with a column of units',
      [`Date,Unit,${ends.join()}`, ...rows((day, at) => [day, 'kWh', ...kwh(at)])],
      '',
      { columns: { import: { column: 'values' } } },
    ],
    [
      'by number',
      [`Date,${ends.join()}`, ...plain],
      '',
      { columns: { import: { column: 2, unit: 'kWh' } } },
    ],
    [
      'with a total of each day and of all',
      [
        `Date,${ends.join()},Total Import (kWh)`,
        ...rows((day, at) => [day, ...kwh(at), '999']),
        `รวม,${quarters(() => 5).join()},999`,
      ],
      '1 line is left out',
      values,
    ],
    [
      'in Thai',
      [
        `วันที่;${ends.join(';')}`,
        ...DAYS.map(
          (day, at) => `${day.slice(8)}/01/2567;${kwh(at).join(';').replaceAll('.', ',')}`,
        ),
      ],
      'Buddhist',
      values,
    ],
    [
      'with days as a spreadsheet keeps them',
      [`Date,${ends.join()}`, ...[45306, 45307].map((day, at) => `${day},${kwh(at).join()}`)],
      'days since 1900: 45306 00:15 is 2024-01-15 00:15',
      values,
    ],
    [
      'with midnight behind each day',
      [`Date,${ends.join()}`, ...rows((day, at) => [`${day} 00:00:00`, ...kwh(at)])],
      '',
      values,
    ],
  ];
  test.each(cases.map(([name, ...one]) => ({ name, one })))('$name', ({ one }) => {
    const [lines, says, mapping] = one;
    const found = read(lines, mapping);
    requireDays(found, 'import');
    expect(found.notes.join('; ')).toContain(says);
  });

  test('with a row for each direction', () => {
    const found = read([
      `Meter,Date,Type,${ends.join()}`,
      ...DAYS.flatMap((day, at) => [
        ['7781', day, 'Import kWh', ...kwh(at)].join(),
        ['7781', day, 'Export kWh', ...kwh(at + 2)].join(),
        ['7781', day, 'kvarh', ...kwh(0)].join(),
      ]),
    ]);
    requireDays(found, 'import');
    expect(found.intervals[1]?.energies.export).toBe(wh(2, 1) * MJ_PER_WH);
  });

  test('with both directions side by side', () => {
    const heads = ['Import', 'Export'].flatMap((way) => ends.map((one) => `${way} ${one} (kWh)`));
    const found = read([
      `Date,${heads.join()}`,
      ...DAYS.map((day, at) => [day, ...kwh(at), ...kwh(at + 2)].join()),
    ]);
    requireDays(found, 'import');
    expect(found.intervals[1]?.energies.export).toBe(wh(2, 1) * MJ_PER_WH);
  });

  test('of one of several meters', () => {
    const lines = [
      `Meter,Date,${ends.join()}`,
      ...DAYS.flatMap((day, at) =>
        ['A', 'B'].map((id, more) => [id, day, ...kwh(at + more)].join()),
      ),
    ];
    requireDays(read(lines, { ...values, where: { column: 'Meter', is: 'A' } }), 'import');
    expect(() => read(lines, values)).toThrow('--where "Meter=A"');
  });

  test('with a day only on the first of its rows, as cells that are merged do', () => {
    const found = read([
      `Date,Type,${ends.join()}`,
      ...DAYS.flatMap((day, at) => [
        [day, 'Import kWh', ...kwh(at)].join(),
        ['', 'Export kWh', ...kwh(at + 2)].join(),
      ]),
    ]);
    requireDays(found, 'import');
    expect(found.intervals[1]?.energies.export).toBe(wh(2, 1) * MJ_PER_WH);
  });

  test('with a column a day', () => {
    const column = (quarter: number): string[] => [kwh(0)[quarter] ?? '', kwh(1)[quarter] ?? ''];
    const lines = [
      'Import of Library',
      `kWh,15/01/2567,16/01/2567`,
      ...ends.map((end, at) => [end, ...column(at)].join()),
      'Total,9,9',
    ];
    const found = read(lines);
    requireDays(found, 'import');
    expect(found.notes).toContain(
      'a column is a day: 96 rows from 00:15 to 24:00, the ends of intervals',
    );
    const broken = lines.map((line) => line.replace('0.037', 'broken'));
    expect(() => read(broken)).toThrow('x.csv:4: cell B4 is "broken"');
  });

  test('of registers', () => {
    const shown = DAYS.map((day, at) =>
      [day, ...quarters((quarter) => at * 96 + quarter + 1)].join(),
    );
    const mapping: CsvMapping = {
      columns: { import: { column: 'values', unit: 'kWh', kind: 'register' } },
    };
    const { intervals } = read([`Date,${ends.join()}`, ...shown], mapping);
    expect(intervals).toHaveLength(2 * 96 - 1);
    expect(() => read([`Date,${quarters((at) => at + 1).join()}`, ...shown], mapping)).toThrow(
      'do not say when',
    );
  });

  test.each([
    [24, 60],
    [48, 30],
    [288, 5],
    [1_440, 1],
  ])('of %d columns', (count, minutes) => {
    const head = Array.from({ length: count }, (_, at) => at + 1).join();
    const day = Array.from({ length: count }, () => '0.5').join();
    const found = read([`Date,${head}`, ...DAYS.map((one) => `${one},${day}`)], values);
    expect([found.minutes, found.intervals.length, found.intervals[0]?.start]).toEqual([
      minutes,
      2 * count,
      MIDNIGHT,
    ]);
  });
});

describe('a spreadsheet’s own times are understood', () => {
  const serial = (at: number, digits: number): string => (45306 + at / 96).toFixed(digits);
  const mapping: CsvMapping = { columns: { import: { column: 'Import (kWh)' } } };
  const long = (time: (at: number) => string): string[] => [
    'Time,Import (kWh)',
    ...quarters((at) => `${time(at)},${wh(0, at) / 1_000}`),
  ];

  const cases: readonly (readonly [string, readonly string[], CsvMapping?])[] = [
    ['with all their digits', long((at) => String(45306 + at / 96))],
    ['with four digits', long((at) => serial(at, 4))],
    [
      'counted from 1904',
      long((at) => String(45306 - 1_462 + at / 96)),
      { ...mapping, dates: '1904' },
    ],
    [
      'with the time of day apart',
      ['Date,Time,Import (kWh)', ...quarters((at) => `45306,${at / 96},${wh(0, at) / 1_000}`)],
    ],
    [
      'with a clock apart',
      ['Date,Time,Import (kWh)', ...quarters((at) => `45306,${clock(at)},${wh(0, at) / 1_000}`)],
    ],
    [
      'with a share of the day behind a date',
      ['Date,Time,Import (kWh)', ...quarters((at) => `15/01/2567,${at / 96},${wh(0, at) / 1_000}`)],
    ],
    [
      'with decimal commas',
      [
        'Time;Import (kWh)',
        ...quarters(
          (at) => `${serial(at, 6).replace('.', ',')};0,${String(wh(0, at)).padStart(3, '0')}`,
        ),
      ],
    ],
  ];
  test.each(cases.map(([name, ...one]) => ({ name, one })))('$name', ({ one }) =>
    requireDays(read(...one), 'import', 1),
  );
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wide-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('is asked for', () => {
  const row = `2024-01-15,${kwh(0).join()}`;
  test.each<[string, readonly string[], Expected]>([
    [
      'what a row a day counts',
      [`Date,${ends.join()}`, row],
      ['.csv:1', '--import "values:kWh"', 'import: { column: values, unit: kWh }'],
    ],
    [
      'what of several',
      [`Date,Type,${ends.join()}`, row.replace(',', ',P1,'), row.replace(',', ',P2,')],
      ['.csv:1', 'values'],
    ],
    [
      'a day that is not whole',
      [`Date,${ends.slice(0, 95).join()}`, row],
      ['.csv:1', '95 columns from 00:15 to 23:45 are no whole day'],
    ],
    ['a day more', [`Date,${ends.join()}`, row, `${row},1`], ['.csv:', 'beyond the']],
    [
      'what is no number',
      [`Date,${ends.map((one) => `Import kWh ${one}`).join()}`, row.replace(',0.037', ',broken')],
      ['.csv:2', 'cell C2 is "broken"'],
    ],
    [
      'what is no day',
      [
        `Date,${ends.map((one) => `Import kWh ${one}`).join()}`,
        row,
        row.replace('2024-01-15', '2024-02-30'),
      ],
      ['.csv:3', 'cell A3', 'no such day'],
    ],
    [
      'days and months that a spreadsheet has mixed up',
      ['Time,Import (kWh)', '45292.0,1', '45292.0104166,1', '13/01/2024 00:30,1'],
      ['.csv:4', 'cell A4', 'days for months'],
    ],
    [
      'a share of a day that is no whole minute',
      ['Time,Import (kWh)', '45292.01,1', '45292.02,1'],
      ['.csv:2', 'cell A2', 'yyyy-mm-dd hh:mm'],
    ],
  ])('%s', (_, lines, expected) =>
    expectOneLine(['readings', 'check'], join(folder, 'x.csv'), lines.join('\n'), expected),
  );
});

test('what is asked for is what helps', async () => {
  const path = join(folder, 'helped.csv');
  writeFileSync(path, [`Date,${ends.join()}`, `2024-01-15,${kwh(0).join()}`].join('\n'));
  const { out } = await runInProcess([
    'readings',
    'check',
    path,
    '--import',
    'values:kWh',
    '--json',
  ]);
  expect(summaryShape.parse(JSON.parse(out)).channels).toMatchObject([
    { channel: 'import', kwh: '4.56' },
  ]);
});
