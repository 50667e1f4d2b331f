/** Readings as portals, utilities and spreadsheets hand them out: understood, to the Wh and the quarter hour. */
import { describe, expect, test } from '@jest/globals';
import { readCsv } from '../../tools/readings/csv.js';
import type { CsvMapping } from '../../tools/readings/mapping.js';
import { type Channel, MJ_PER_WH, type Series } from '../../tools/readings/model.js';

/** 2024-01-15 00:00 in Bangkok. */
const MIDNIGHT = Date.UTC(2024, 0, 14, 17);
const QUARTER_MS = 900_000;
const two = (value: number): string => String(value).padStart(2, '0');
/** `00:15`; `24:00` for the last. */
const clock = (quarter: number): string =>
  `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
const noon = (quarter: number): string => {
  const hour = Math.floor(quarter / 4);
  return `${hour % 12 || 12}:${two((quarter % 4) * 15)} ${hour < 12 ? 'AM' : 'PM'}`;
};
const thai = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
/** A line for each quarter hour of the day: its number from 0, the number of its end. */
const day = (line: (start: number, end: number) => string): string[] =>
  Array.from({ length: 96 }, (_, at) => line(at, at + 1));
const utc = (quarter: number): Date => new Date(MIDNIGHT + quarter * QUARTER_MS);
const windows874 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].map((one) => {
      const code = one.charCodeAt(0);
      return code < 0x80 ? code : code - 0x0e01 + 0xa1;
    }),
  );
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');

const energies = ({ intervals, channels }: Series): Partial<Record<Channel, number>> =>
  Object.fromEntries(
    channels.map((channel) => [
      channel,
      intervals.reduce((sum, one) => sum + (one.energies[channel] ?? 0), 0) / MJ_PER_WH,
    ]),
  );

interface File {
  readonly lines: readonly string[];
  readonly mapping?: CsvMapping;
  readonly encode?: (text: string) => Uint8Array;
  readonly end?: string;
}
/** Wh of each channel, and what is said of it. */
interface Understood {
  readonly wh: Partial<Record<Channel, number>>;
  readonly minutes?: number;
  readonly first?: number;
  readonly says?: string;
  readonly gaps?: number;
}

function requireUnderstood(
  { lines, mapping, encode, end = '\n' }: File,
  expected: Understood,
): void {
  const text = `${lines.join(end)}${end}`;
  const bytes = encode ? encode(text) : Buffer.from(text);
  const found = readCsv(bytes, 'x.csv', 420, mapping);
  const { wh, minutes = 15, first = MIDNIGHT, says = '', gaps = 0 } = expected;
  expect(energies(found)).toEqual(wh);
  expect([found.minutes, found.gaps.length]).toEqual([minutes, gaps]);
  expect(found.intervals[0]?.start).toBe(first);
  expect(found.notes.join('; ')).toContain(says);
}

describe('portals of inverters', () => {
  test.each<[string, File, Understood]>([
    [
      'SMA: what separates said first, units below the headings, decimal commas',
      {
        lines: [
          ...['sep=;', 'Version CSV1|Delimiter semicolon', ';;', 'Date/Time;Generation'],
          ...['dd/MM/yyyy HH:mm;kW', ...day((at) => `15/01/2024 ${clock(at)};12,345`)],
        ],
      },
      { wh: { pv: 296_280 }, says: 'decimal comma' },
    ],
    [
      'Huawei: titles, a period, what was consumed beside what was imported',
      {
        lines: [
          ...['Plant Report', 'Plant: Main; Campus, Bangkok'],
          'Statistical Period,PV Yield (kWh),Export (kWh),Import (kWh),Consumption (kWh),Self-consumption (kWh)',
          ...day((at) => `2024-01-15 ${clock(at)}:00,1.50,0.50,0.25,1.25,1.00`),
        ],
      },
      { wh: { pv: 144_000, export: 48_000, import: 24_000, load: 120_000 } },
    ],
    [
      'Fronius: a pattern of dates and units in brackets',
      {
        lines: [
          'Date and time,Production,Consumption',
          '[MM.dd.yyyy HH:mm],[Wh],[Wh]',
          ...day((at) => `01.15.2024 ${clock(at)},250.00,125.50`),
        ],
      },
      { wh: { pv: 24_000, load: 12_048 } },
    ],
    [
      'SolarEdge: the month first, a clock of twelve hours, watts',
      {
        lines: [
          'Time,System Production (W),Consumption (W)',
          ...day((at) => `01/15/2024 ${noon(at)},"1,000.00","2,000.00"`),
        ],
      },
      { wh: { pv: 24_000, load: 48_000 }, says: 'the month first' },
    ],
    [
      'a counter of the day, said to be a register',
      {
        lines: [
          'Time,Daily yield (kWh)',
          ...day((at) => `2024-01-15 ${clock(at)},${Math.max(0, at - 20)}`),
          '2024-01-16 00:00,0',
          '2024-01-16 00:15,0',
        ],
        mapping: { columns: { pv: { column: 'Daily yield (kWh)', kind: 'register' } } },
      },
      { wh: { pv: 75_000 } },
    ],
    [
      'minutes',
      {
        lines: [
          'timestamp,pv_w',
          ...Array.from({ length: 60 }, (_, at) => `2024-01-15T00:${two(at)}:00+07:00,600`),
        ],
      },
      { wh: { pv: 600 }, minutes: 1 },
    ],
  ])('%s', (_, file, expected) => requireUnderstood(file, expected));
});

describe('utilities', () => {
  test.each<[string, File, Understood]>([
    [
      'an AMR export with 24:00, reactive energy and a total',
      {
        lines: [
          ...['การไฟฟ้าส่วนภูมิภาค', 'Meter: 7781', ''],
          'Date/Time,kWh (Import),kWh (Export),kVarh (Import)',
          ...day((_, end) => `15/01/2567 ${clock(end)},0.250,0.100,0.010`),
          'รวม,24.000,9.600,0.960',
          'หมายเหตุ: ข้อมูลเบื้องต้น',
        ],
      },
      { wh: { import: 24_000, export: 9_600 }, says: '2 lines are left out' },
    ],
    [
      'ends of intervals up to midnight of the next day',
      {
        lines: [
          'Date/Time,Import (kWh)',
          ...day((_, end) => `2024-01-${end === 96 ? '16 00:00' : `15 ${clock(end)}`},0.25`),
        ],
      },
      { wh: { import: 24_000 }, says: 'ends of intervals' },
    ],
    [
      'a column of ends',
      {
        lines: [
          'Interval End,Import (kWh)',
          '2024-01-15 12:15,1',
          '2024-01-15 12:30,1',
          '2024-01-15 12:45,1',
        ],
      },
      { wh: { import: 3_000 }, first: MIDNIGHT + 48 * QUARTER_MS },
    ],
    [
      'dates and times without separators, to 2400',
      {
        lines: [
          'Date|Time|Import (kWh)',
          ...day((_, end) => `20240115|${clock(end).replace(':', '')}|0.25`),
        ],
      },
      { wh: { import: 24_000 } },
    ],
    [
      'all in one number',
      {
        lines: [
          'Time,Import (kWh)',
          ...day((at) => `20240115${clock(at).replace(':', '')}00,0.25`),
        ],
      },
      { wh: { import: 24_000 } },
    ],
    [
      'start, end and unit in columns of their own',
      {
        lines: [
          'TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES',
          ...day(
            (at) =>
              `Electric usage,2024-01-15,${clock(at)},${clock(at).slice(0, 3)}59,0.25,kWh,$0.10,`,
          ),
        ],
      },
      { wh: { import: 24_000 } },
    ],
    [
      'Thai Windows, months and hours by name, units as on the bill',
      {
        lines: [
          'วันที่,เวลา,ซื้อ (หน่วย),ขาย (หน่วย)',
          ...day((at) => `15 ม.ค. 2567,${clock(at).replace(':', '.')} น.,0.25,0.1`),
        ],
        encode: windows874,
        end: '\r\n',
      },
      { wh: { import: 24_000, export: 9_600 }, says: 'Thai Windows' },
    ],
    [
      'months in full, the era named',
      {
        lines: [
          'เวลา,นำเข้า (kWh)',
          ...day((at) => `15 มกราคม พ.ศ. 2567 เวลา ${clock(at)} น.,0.25`),
        ],
      },
      { wh: { import: 24_000 }, says: 'Buddhist' },
    ],
    [
      'Thai digits in times and numbers',
      {
        lines: ['วันที่/เวลา,ซื้อ (kWh)', ...day((at) => thai(`15/01/2567 ${clock(at)},0.25`))],
      },
      { wh: { import: 24_000 } },
    ],
    [
      'rows of one meter of several',
      {
        lines: [
          'Meter,Time,Import (kWh)',
          ...day((at) => `A-1,2024-01-15 ${clock(at)},0.25`),
          ...day((at) => `B-2,2024-01-15 ${clock(at)},9`),
        ],
        mapping: { columns: {}, where: { column: 'Meter', is: 'A-1' } },
      },
      { wh: { import: 24_000 } },
    ],
    [
      'export below zero',
      {
        lines: [
          'Time,Import (kWh),Export (kWh)',
          ...day((at) => `2024-01-15 ${clock(at)},0.25,-0.1`),
        ],
      },
      { wh: { import: 24_000, export: 9_600 }, says: 'export is written below zero' },
    ],
  ])('%s', (_, file, expected) => requireUnderstood(file, expected));
});

describe('spreadsheets and programs', () => {
  test.each<[string, File, Understood]>([
    [
      'Excel: CSV UTF-8 with its mark, thousands, totals and an average',
      {
        lines: [
          '\uFEFFTime,Load (kW)',
          ...day((at) => `15/1/2024 ${clock(at).replace(/^0/, '')},"1,000.50"`),
          ...['Total,"96,048.00"', 'Average,"1,000.50"'],
        ],
        end: '\r\n',
      },
      { wh: { load: 24_012_000 }, says: 'left out' },
    ],
    [
      'Excel: Unicode text, thousands with and without decimals',
      {
        lines: [
          'Time\tLoad (W)',
          ...day((at) => `15/01/2024 ${clock(at)}\t${at % 2 ? '"1,000.5"' : '"1,000"'}`),
        ],
        encode: utf16,
        end: '\r\n',
      },
      { wh: { load: 24_006 }, says: 'UTF-16' },
    ],
    [
      'LibreOffice: everything in quotes, points in dates, commas in numbers',
      { lines: ['"Zeit";"Load (kW)"', ...day((at) => `"15.01.2024 ${clock(at)}:00";"1.000,5"`)] },
      { wh: { load: 24_012_000 } },
    ],
    [
      'pandas: an index without a heading, NaN',
      {
        lines: [
          ',load_kw',
          ...day((at) => `2024-01-15 ${clock(at)}:00+07:00,${at === 40 ? 'NaN' : '1.0'}`),
        ],
      },
      { wh: { load: 23_750 }, gaps: 1, says: '1 cells are empty' },
    ],
    [
      'pandas: a numbered index, seconds since 1970',
      {
        lines: [
          'Unnamed: 0,timestamp,load_kw',
          ...day((at) => `${at},${utc(at).getTime() / 1000}.0,1`),
        ],
      },
      { wh: { load: 24_000 } },
    ],
    [
      'milliseconds since 1970',
      { lines: ['time;load_w', ...day((at) => `${utc(at).getTime()};1000`)] },
      { wh: { load: 24_000 } },
    ],
    [
      'Home Assistant: UTC, a register, and nothing known for a while',
      {
        lines: [
          'entity_id,state,last_changed',
          ...Array.from({ length: 25 }, (_, hour) => {
            const state = hour === 7 ? 'unavailable' : String(100 + hour);
            return `sensor.grid,${state},${utc(hour * 4).toISOString()}`;
          }),
        ],
        mapping: { columns: { import: { column: 'state', unit: 'kWh', kind: 'register' } } },
      },
      // What it counted while nothing was known belongs to no hour.
      { wh: { import: 22_000 }, minutes: 60, gaps: 1 },
    ],
    [
      'times that are UTC, as their heading says',
      {
        lines: [
          'Timestamp (UTC),load_kw',
          ...day((at) => `${utc(at).toISOString().slice(0, 16).replace('T', ' ')},1`),
        ],
      },
      { wh: { load: 24_000 }, says: 'how far times are from UTC' },
    ],
    [
      'days of weeks',
      { lines: ['Time,Load (kW)', ...day((at) => `2024-W03-1T${clock(at)},1`)] },
      { wh: { load: 24_000 } },
    ],
    [
      'a year of two digits that is a Buddhist one',
      { lines: ['Time,Load (kW)', ...day((at) => `15/1/67 ${clock(at)},1`)] },
      { wh: { load: 24_000 }, says: 'Buddhist' },
    ],
    [
      'a month by name and a year of two digits',
      { lines: ['Time,Load (kW)', ...day((at) => `15-Jan-24 ${clock(at)},1`)] },
      { wh: { load: 24_000 } },
    ],
    [
      'a month first by name, and the day of the week',
      { lines: ['Time;Load (kW)', ...day((at) => `Mon, January 15, 2024 ${clock(at)};1`)] },
      { wh: { load: 24_000 } },
    ],
    [
      'the month first, as the days follow upon each other',
      {
        lines: [
          'Time,Load (kW)',
          ...[2, 3, 4].flatMap((date) => day((at) => `01/0${date}/2024 ${clock(at)},1`)),
        ],
      },
      { wh: { load: 72_000 }, first: Date.UTC(2024, 0, 1, 17), says: 'the month first' },
    ],
    [
      'units in cells, whichever',
      {
        lines: [
          'Time,Load',
          ...day((at) => `2024-01-15 ${clock(at)},${at % 2 ? '0.25 kWh' : '250 Wh'}`),
        ],
      },
      { wh: { load: 24_000 } },
    ],
    [
      'comments, headings that come again, a cell of several lines, a column without anything',
      {
        lines: [
          ...['# logger 7', 'Time,Load (kW),Note,', ...day((at) => `2024-01-15 ${clock(at)},1,,`)],
          ...['Time,Load (kW),Note,', '# day 2'],
          ...day((at) => `2024-01-16 ${clock(at)},1,${at === 3 ? '"two\nlines, of it"' : ''},`),
        ],
      },
      { wh: { load: 48_000 }, says: '2 lines are left out' },
    ],
    [
      'zones as they are written here and there',
      {
        lines: [
          'Time,Load (kW)',
          ...day((at) => {
            const zone = ['+07', '+0700', ' UTC+7', ' ICT', '+07:00[Asia/Bangkok]'][at % 5];
            return `2024-01-15T${clock(at)}:00.000${zone},1`;
          }),
        ],
      },
      { wh: { load: 24_000 } },
    ],
    [
      'dates that may go either way: the day comes first, and it is said',
      { lines: ['Time,Load (kW)', ...day((at) => `05/01/2024 ${clock(at)},1`)] },
      {
        wh: { load: 24_000 },
        first: Date.UTC(2024, 0, 4, 17),
        says: 'dates have the day first',
      },
    ],
    [
      'energy that rises and falls to nothing within the day, as no register does',
      { lines: ['Time,Load (kWh)', ...day((at) => `2024-01-15 ${clock(at)},${at % 32}`)] },
      { wh: { load: 1_488_000 } },
    ],
    [
      'one column of power, named by whoever knows what it is',
      {
        lines: ['Time,Power (W)', ...day((at) => `2024-01-15 ${clock(at)},1000`)],
        mapping: { columns: { load: { column: 'Power (W)' } } },
      },
      { wh: { load: 24_000 } },
    ],
    [
      'no headings, below a title',
      {
        lines: ['Logger of the library', ...day((at) => `2024-01-15 ${clock(at)};1`)],
        mapping: { time: 1, columns: { load: { column: 2, unit: 'kW' } } },
      },
      { wh: { load: 24_000 } },
    ],
    [
      'columns as their headings say, times as somebody does',
      {
        lines: ['Time,Load (kW)', ...day((at) => `2024-01-15 ${clock(at)},1`)],
        mapping: { columns: {}, stamp: 'end' },
      },
      { wh: { load: 24_000 }, first: MIDNIGHT - QUARTER_MS },
    ],
  ])('%s', (_, file, expected) => requireUnderstood(file, expected));
});
