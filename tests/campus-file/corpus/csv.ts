/** CSV files of readings that are broken. */
import type { Broken } from './broken.js';

/** A day of quarter hours; `edit` gets the lines, the first being the headings. */
export function csv(edit: (lines: string[]) => void = () => {}): string {
  const lines = ['Time,Load (kW),PV (kW)'];
  for (let quarter = 0; quarter < 96; quarter++) {
    const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
    lines.push(
      `2024-01-15 ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')},1.5,0.25`,
    );
  }
  edit(lines);
  return `${lines.join('\n')}\n`;
}

function register(values: readonly number[]): string {
  const rows = values.map(
    (value, at) => `2024-01-15 00:${String(at * 15).padStart(2, '0')},${value}`,
  );
  return ['Time,Import register (kWh)', ...rows].join('\n');
}

const at = (line: number, text: string) => () => csv((lines) => void (lines[line - 1] = text));

export const BROKEN_CSVS: readonly Broken<string | Uint8Array>[] = [
  ['that is empty', () => '', ['.csv:1', 'the file is empty']],
  ['that is blank', () => '\n\n  \n', ['.csv:1', 'the file is empty']],
  ['of headings alone', () => 'Time,Load (kW)\n', ['.csv:1', 'no readings below the headings']],
  [
    'without headings',
    () => csv((lines) => lines.shift()),
    ['.csv:', 'no headings', 'name the columns'],
  ],
  [
    'that is a spreadsheet',
    () => new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
    ['.csv:1', 'save it as "CSV UTF-8"'],
  ],
  ['that is a PDF', () => '%PDF-1.7\n', ['.csv:1', 'PDF']],
  ['that is too long', () => new Uint8Array(64_000_001).fill(32), ['.csv:1', '64 MB', 'split it']],
  ['that is compressed', () => new Uint8Array([0x1f, 0x8b, 8, 0]), ['.csv:1', 'gunzip']],
  [
    'with two columns of one name',
    () => csv((lines) => void (lines[0] = 'Time,Load (kW),Load (kW)')),
    ['.csv:1', '2 columns are called "Load (kW)"', 'rename'],
  ],
  [
    'with two columns that may be the load',
    () => csv((lines) => void (lines[0] = 'Time,Load A (kW),Load B (kW)')),
    ['.csv:1', '2 columns may be load: "Load A (kW)", "Load B (kW)"', 'name the one'],
  ],
  [
    'with a remark among its readings',
    at(9, 'outage,12.5,3'),
    ['cell A9 is "outage"', 'delete the line if it is a total'],
  ],
  ['with zero bytes', () => `${csv()}\0`, ['.csv:1', 'zero bytes']],
  [
    'with a quotation mark left open',
    at(5, '"2024-01-15 01:00,1,1'),
    ['.csv:', 'quotation mark', 'not closed'],
  ],
  [
    'with an error of the spreadsheet',
    at(5, '2024-01-15 00:45,#REF!,1'),
    ['.csv:5', 'cell B5 is #REF!', 'mend it there'],
  ],
  [
    'with a division by zero',
    at(7, '2024-01-15 01:15,1,#DIV/0!'),
    ['.csv:7', 'cell C7 is #DIV/0!'],
  ],
  [
    'with a column that was too narrow',
    at(7, '2024-01-15 01:15,1,#####'),
    ['.csv:7', 'cell C7 is #####'],
  ],
  [
    'with a number that a spreadsheet rounded',
    at(7, '2024-01-15 01:15,1E+05,1'),
    ['cell B7', 'plain number format'],
  ],
  [
    'with a word for a number',
    at(7, '2024-01-15 01:15,offline,1'),
    ['cell B7', 'no number', 'leave it empty'],
  ],
  ['with a number below zero', at(7, '2024-01-15 01:15,-3,1'), ['cell B7 is below zero', '"net"']],
  [
    'with commas and points for decimals',
    () => csv((lines) => void (lines[3] = '2024-01-15 00:30,"1,5",1')),
    ['"decimal"'],
  ],
  [
    'with decimal commas between commas',
    at(7, '2024-01-15 01:15,1,5,0,25'),
    ['.csv:7', 'cell D7 is beyond the 3 headings', 'decimal comma'],
  ],
  ['with a date that is none', at(7, '2024-02-30 01:15,1,1'), ['cell A7', 'no such day']],
  [
    'with the month first here and the day there',
    () =>
      csv((lines) => {
        lines[6] = '01/15/2024 01:15,1,1';
        lines[7] = '15/01/2024 01:30,1,1';
      }),
    ['cell A7', 'dates: mdy'],
  ],
  [
    'with a spreadsheet’s number for a date',
    at(7, '45306.05,1,1'),
    ['cell A7', 'column set to text'],
  ],
  ['with 25 o’clock', at(7, '2024-01-15 25:15,1,1'), ['cell A7', 'the last is 24:00']],
  [
    'with a year of two digits',
    at(7, '15/01/24 01:15,1,1'),
    ['cell A7', 'two digits', '2024 or 2567'],
  ],
  [
    'with a year that cannot be',
    at(7, '0224-01-15 01:15,1,1'),
    ['cell A7', 'the year 224 cannot be'],
  ],
  ['with odd seconds', at(7, '2024-01-15 01:15:07,1,1'), ['cell A7', 'whole minutes']],
  ['with a row without a time', at(7, ',1,1'), ['cell A7 has no time']],
  [
    'with a row off the grid',
    at(7, '2024-01-15 01:17,1,1'),
    ['.csv:7', 'not on the grid of 15 min'],
  ],
  [
    'with a row twice that differs',
    () => csv((lines) => void lines.splice(8, 0, '2024-01-15 01:30,9,9')),
    ['.csv:9', 'once more, with other values'],
  ],
  ['of one row', () => 'Time,Load (kW)\n2024-01-15 00:00,1\n', ['.csv:2', 'one reading']],
  [
    'of ten minutes',
    () => 'Time,Load (kW)\n2024-01-15 00:00,1\n2024-01-15 00:10,1\n2024-01-15 00:20,1\n',
    ['10 min apart', '5, 15, 30 or 60'],
  ],
  [
    'of a column without a unit',
    () => csv((lines) => void (lines[0] = 'Time,Load,PV')),
    ['.csv:1', 'does not say its unit', 'unit: kW'],
  ],
  [
    'of megawatts where kilowatts are meant',
    () => csv((lines) => void (lines[0] = 'Time,Load (MW),PV (kW)')).replaceAll(',1.5,', ',1500,'),
    ['1500 MW', 'is the unit right'],
  ],
  [
    'of a register that falls',
    () => register([100, 101, 90, 103]),
    ['.csv:4', 'registers only rise'],
  ],
  [
    'of a register that is not said to be one',
    () => 'Time,Import (kWh)\n2024-01-15 00:00,48213000\n2024-01-15 00:15,48213001\n',
    ['kind: register'],
  ],
];
