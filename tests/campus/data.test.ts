import { QUARTER_HOUR_MS } from '../../node-config/time.js';
import { describe, expect, test } from '@jest/globals';
import { daysOf, parseReadings } from '../../tools/campus/simulation/data.js';
import { CSV } from './support.js';

const HEADER = 'local_time,load_kw,pv_kw';

/** A well-formed day of 96 rows, with `edit` applied to its lines (line 0 is the header). */
function day(edit: (lines: string[]) => void = () => {}): string {
  const lines = [HEADER];
  for (let quarter = 0; quarter < 96; quarter++) {
    const at = new Date(Date.UTC(2024, 0, 15) + quarter * QUARTER_HOUR_MS).toISOString();
    lines.push(`${at.slice(0, 19).replace('T', ' ')},1.5,0.25`);
  }
  edit(lines);
  return `${lines.join('\n')}\n`;
}

describe('the measured data', () => {
  const readings = parseReadings(CSV, 'campus.csv');

  test('is 56 whole days of 96 quarter hours', () => {
    expect(readings).toHaveLength(5376);
    expect(daysOf(readings)).toHaveLength(56);
    expect(daysOf(readings)).not.toContain('2024-01-10');
  });

  test('reads local time as UTC+7 and power in hundredths of a watt', () => {
    expect(readings[0]).toEqual({
      day: '2024-01-01',
      start: Date.UTC(2023, 11, 31, 17),
      load: 62149,
      pv: 5143,
    });
  });

  test('starts every quarter hour on the grid that epochs use', () => {
    expect(readings.every((reading) => reading.start % QUARTER_HOUR_MS === 0)).toBe(true);
  });

  test('shows the phantom generation of the PV meter: it never reads zero', () => {
    expect(Math.min(...readings.map((reading) => reading.pv))).toBe(1671);
  });
});

describe('parsing', () => {
  test('takes Windows line ends and a missing last one', () => {
    const plain = parseReadings(day(), 'x.csv');
    expect(parseReadings(day().replaceAll('\n', '\r\n'), 'x.csv')).toEqual(plain);
    expect(parseReadings(day().trimEnd(), 'x.csv')).toEqual(plain);
  });

  test.each<[string, (lines: string[]) => void, string]>([
    ['another header', (l) => (l[0] = 'time,load,pv'), `x.csv:1: expected the header "${HEADER}"`],
    ['no rows', (l) => (l.length = 1), 'x.csv:2: there are no readings'],
    ['a missing field', (l) => (l[3] = '2024-01-15 00:30:00,1'), 'x.csv:4: expected 3 fields'],
    ['a fourth field', (l) => (l[3] += ',1'), 'x.csv:4: expected 3 fields, found 4'],
    ['an empty line', (l) => l.splice(3, 0, ''), 'x.csv:4: expected 3 fields, found 1'],
    ['a date that is none', (l) => (l[1] = '2024-02-30 00:00:00,1,1'), 'is not a time such as'],
    ['a time between quarters', (l) => (l[1] = '2024-01-15 00:01:00,1,1'), 'quarter hour'],
    ['a negative power', (l) => (l[2] = '2024-01-15 00:15:00,-1,1'), 'x.csv:3: load_kw "-1"'],
    ['an exponent', (l) => (l[2] = '2024-01-15 00:15:00,1,1e3'), 'x.csv:3: pv_kw "1e3"'],
    ['six decimals', (l) => (l[2] = '2024-01-15 00:15:00,1,1.000001'), 'x.csv:3: pv_kw'],
    ['no number', (l) => (l[2] = '2024-01-15 00:15:00,,1'), 'x.csv:3: load_kw ""'],
    ['a gap', (l) => l.splice(50, 1), 'x.csv:51: the quarter hour before this one is missing'],
    ['a repeated row', (l) => l.splice(50, 0, l[50] ?? ''), 'x.csv:52: the quarter hour before'],
    ['a day that ends early', (l) => l.pop(), 'x.csv:96: the last day is not complete'],
    ['a day that starts late', (l) => l.splice(1, 1), 'x.csv:2: a day has to start at 00:00'],
    ['the same day again', (l) => l.push(...l.slice(1)), 'x.csv:98: day 2024-01-15 comes after'],
  ])('refuses %s', (_, edit, message) => {
    expect(() => parseReadings(day(edit), 'x.csv')).toThrow(message);
  });
});
