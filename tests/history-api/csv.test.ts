import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { csvOf } from '../../tools/services/history/api/csv.js';

const rowsOf = (text: string): string[][] => parse(text, { bom: true }) as string[][];

test('what a spreadsheet would run is a text in it', () => {
  for (const name of [
    '=1+1',
    '+1',
    '-1+2',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\r=1',
    '＝1+1',
    '％',
    '|cmd',
  ]) {
    const [, row] = rowsOf(csvOf([{ name }], ['name']));
    expect([name, row?.[0]?.startsWith("'")]).toEqual([name, name !== '％']);
  }
});

test('a text stays one field where others than commas separate', () => {
  for (const name of ['a;=1+1', 'a\t=1+1']) {
    expect(csvOf([{ name }], ['name'])).toBe(`\ufeffname\r\n"${name}"\r\n`);
  }
});

test('numbers stay numbers, with their sign', () => {
  const items = [{ wh: -5, grid: '-1.5', flag: true, none: null, many: [1, 2] }];
  expect(rowsOf(csvOf(items, ['wh', 'grid', 'flag', 'none', 'many']))[1]).toEqual([
    ...['-5', '-1.5', 'true', '', '1 2'],
  ]);
});

test('every text is read back as it was, but for the apostrophe of a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 }),
      (names) => {
        const [, ...rows] = rowsOf(
          csvOf(
            names.map((name) => ({ name, end: 'x' })),
            ['name', 'end'],
          ),
        );
        expect(rows.map(([name]) => name?.replace(/^'/, ''))).toEqual(
          names.map((name) => name.replace(/^'/, '')),
        );
      },
    ),
  );
});

test('a list without items has its columns', () => {
  expect(csvOf([], ['a', 'b.c'])).toBe('\ufeffa,b.c\r\n');
});
