/** Readings that could mean several things: nothing is guessed, one line says what is unclear and how to say it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summaryShape } from '../../tools/readings/summary.js';
import { runInProcess } from '../support/in-process.js';
import { type Expected, expectOneLine } from '../support/one-line.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unclear-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (quarter: number): string =>
  `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
const day = (line: (at: number) => string): string[] =>
  Array.from({ length: 96 }, (_, at) => line(at));
const csv = (heading: string, ...lines: readonly string[]): string =>
  [heading, ...lines].join('\n');
const times = (heading: string, of: (at: number) => string | number): string =>
  csv(`Time,${heading}`, ...day((at) => `2024-01-15 ${clock(at)},${of(at)}`));

/** A file, what is said of it, and the options with which it is understood, to so many kWh. */
type Unclear = readonly [
  name: string,
  content: string,
  expected: Expected,
  options?: readonly string[],
  kwh?: string,
];

describe('of CSV', () => {
  test.each<Unclear>([
    [
      'a column of power that may be anything',
      times('Power (W)', () => 1000),
      ['.csv:1', 'no headings', '"Power (W)"', 'load'],
      ['--load', 'Power (W)'],
      '24',
    ],
    [
      'a column that only rises',
      times('Import (kWh)', (at) => 1_200 + at),
      [
        '.csv:2',
        'import only rises, as a register or a counter',
        '--import "Import (kWh):kWh:register"',
      ],
      ['--import', 'Import (kWh):kWh:register'],
      '95',
    ],
    [
      'a counter of the day',
      times('PV (kWh)', (at) => Math.max(0, at - 20) / 4),
      ['.csv:2', 'a counter of the day', '"kind: energy"'],
      ['--pv', 'PV (kWh):kWh:register'],
      '18.75',
    ],
    [
      'rows of two meters',
      csv(
        'Serial Number,Time,Import (kWh)',
        ...day((at) => `7781,2024-01-15 ${clock(at)},0.25`),
        ...day((at) => `7782,2024-01-15 ${clock(at)},0.5`),
      ),
      ['.csv:98', '2 meters ("7781", "7782")', '--where "Serial Number=7781"'],
      ['--where', 'Serial Number=7782'],
      '48',
    ],
    [
      'a meter that is not there',
      csv('Meter,Time,Import (kWh)', 'A,2024-01-15 00:00,1', 'A,2024-01-15 00:15,1'),
      ['.csv:1', 'no row has "B" there', '"A"'],
      ['--where', 'Meter=B'],
    ],
    [
      'an hour twice, as where clocks are set back',
      csv('Time,Load (kW)', '2024-10-27 02:00,1', '2024-10-27 02:15,1', '2024-10-27 02:00,2'),
      ['.csv:4', 'once more, with other values', 'export UTC'],
    ],
    [
      'two days with the day or the month first',
      csv(
        'Time,Load (kW)',
        ...[5, 6].flatMap((date) => day((at) => `01/0${date}/2024 ${clock(at)},1`)),
      ),
      ['.csv:2', 'the day or the month first', '"dates: mdy"'],
      ['--dates', 'mdy'],
      '48',
    ],
    [
      'years of two digits that may be days',
      csv('Time,Load (kW)', ...day((at) => `15/01/24 ${clock(at)},1`)),
      ['.csv:2', 'two digits', '2024 or 2567'],
      ['--dates', 'dmy'],
      '24',
    ],
    [
      'thousands or decimals',
      csv('Time\tLoad (W)', ...day((at) => `2024-01-15 ${clock(at)}\t1,000`)),
      ['.csv:2', '1,234 may be of thousands', '"decimal"'],
      ['--decimal', '.'],
      '24',
    ],
    [
      'energy in a column of power',
      times('Load (kW)', (at) => (at === 5 ? '0.25 kWh' : '1')),
      ['.csv:7', 'cell B7 is "0.25 kWh"', 'one is power, the other energy'],
    ],
    [
      'a column without any unit, in whichever cell',
      times('Load', () => 1),
      ['.csv:1', 'does not say its unit'],
      ['--load', 'Load:kW'],
      '24',
    ],
    [
      'a plant that takes energy at night',
      times('PV (kW)', (at) => (at < 20 ? '-0.01' : '1')),
      ['.csv:2', 'cell B2 is below zero', 'write 0'],
    ],
    [
      'two columns of what was imported',
      csv('Time,Import T1 (kWh),Import T2 (kWh)', '2024-01-15 00:00,1,0', '2024-01-15 00:15,1,0'),
      ['.csv:1', '2 columns may be import', 'name the one'],
    ],
    [
      'a row for each day',
      csv(['Date', ...day(clock)].join(), `2024-01-15${',1'.repeat(96)}`),
      ['.csv:1', 'a row is a day', '--import "values:kWh"'],
      ['--load', 'values:kWh'],
      '96',
    ],
    [
      'seconds since 1970 that are odd',
      csv('timestamp,load_kw', '1705251607,1', '1705252507,1'),
      ['.csv:2', 'whole minutes'],
    ],
    [
      'a spreadsheet’s error for a time, which is no comment',
      times('Load (kW)', () => 1).replace('2024-01-15 01:00', '#REF!'),
      ['.csv:6', '"#REF!', 'no time'],
    ],
    [
      'totals alone',
      csv('Time,Load (kW)', 'Total,12', 'รวม,12'),
      ['.csv:1', 'no readings below the headings'],
    ],
  ])('%s', async (...[, content, expected, options, kwh]: Unclear) => {
    const command = ['readings', 'check', ...(kwh === undefined ? (options ?? []) : [])];
    const path = join(folder, 'unclear.csv');
    await expectOneLine(command, path, content, expected);
    if (kwh === undefined) return;
    const { out, err } = await runInProcess([
      'readings',
      'check',
      path,
      ...(options ?? []),
      '--json',
    ]);
    expect(err).toBe('');
    const { channels } = summaryShape.parse(JSON.parse(out));
    expect(channels.map((one) => Number(one.kwh))).toEqual([Number(kwh)]);
  });
});

/** A feed of one reading type; blocks by usage point. */
function espi(
  type: string,
  ...blocks: readonly (readonly [point: number, readings: string])[]
): string {
  const entries = blocks.map(
    ([point, readings]) =>
      `<a:entry><a:link rel="up" href="UsagePoint/${point}/MeterReading/1/IntervalBlock"/><a:content><e:IntervalBlock>${readings}</e:IntervalBlock></a:content></a:entry>`,
  );
  return `<?xml version="1.0"?>\n<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:e="http://naesb.org/espi">
    <a:entry><a:link rel="self" href="ReadingType/1"/><a:content type="xml"><e:ReadingType>${type}</e:ReadingType></a:content></a:entry>
    ${entries.join('\n')}</a:feed>`;
}
const START = Date.UTC(2024, 0, 14, 17) / 1000;
const reading = (at: number, value: number, more = ''): string =>
  `<e:IntervalReading>${more}<e:timePeriod><e:start>${START + at * 900}</e:start></e:timePeriod><e:value>${value}</e:value><e:tou>${at % 3}</e:tou></e:IntervalReading>`;
const rows = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => reading(from + at, 250)).join('');
const TYPE = '<e:flowDirection>1</e:flowDirection><e:uom>72</e:uom>';

describe('of Green Button', () => {
  const path = (): string => join(folder, 'unclear.xml');

  test.each<[string, string, Expected]>([
    [
      'two meters',
      espi(`${TYPE}<e:intervalLength>900</e:intervalLength>`, [1, rows(0, 4)], [2, rows(4, 8)]),
      ['.xml:5', 'another meter (UsagePoint/2)', 'split the file'],
    ],
    [
      'reactive energy alone',
      espi('<e:uom>73</e:uom>', [1, rows(0, 4)]),
      ['.xml:3', 'uom is 73', '72 (Wh)'],
    ],
    [
      'no length of intervals anywhere',
      espi(TYPE, [1, rows(0, 4)]),
      ['.xml:4', 'duration is missing'],
    ],
  ])('%s', (_, content, expected) =>
    expectOneLine(['readings', 'check'], path(), content, expected),
  );

  test('prefixes, times of use and lengths in the type are understood', async () => {
    const type = `${TYPE}<e:intervalLength>900</e:intervalLength><e:powerOfTenMultiplier>0</e:powerOfTenMultiplier>`;
    writeFileSync(path(), espi(type, [1, rows(0, 40)], [1, rows(44, 96)]));
    const { out, err } = await runInProcess(['readings', 'check', path(), '--json']);
    expect(err).toBe('');
    const found = summaryShape.parse(JSON.parse(out));
    expect([found.channels[0]?.kwh, found.gaps.length, found.minutes]).toEqual(['23', 1, 15]);
  });
});
