import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unitsOf, valueOf } from '../../tools/page/data/amounts.js';
import { csvText } from '../../tools/support/csv.js';
import { stepped, stretchOf } from '../../tools/page/screens/prices/range.js';
import { steppedMonth } from '../../tools/page/screens/statement/sums.js';
import { formatOf, parseDecimal, satangOf } from '../../tools/page/shell/format.js';
import { placeOf, to } from '../../tools/page/shell/router.js';

const en = formatOf('en');
const th = formatOf('th');
const GRID = 10n ** 18n;
/** 2024-01-15 13:45 in Bangkok. */
const TIME = Date.parse('2024-01-15T06:45:00Z');

describe('amounts', () => {
  test('GRID is exact to the base unit where it has to be', () => {
    expect(en.exact(1n)).toBe('0.000\u202F000\u202F000\u202F000\u202F000\u202F001');
    expect(en.exact(-148_680n * (GRID / 1000n))).toBe('−148.680\u202F000');
    expect(en.exact(1_204n * GRID + GRID / 10n)).toBe('1,204.100\u202F000');
  });

  test('few digits are rounded half away from zero', () => {
    expect(en.grid(GRID / 200n, 2)).toBe('0.01');
    expect(en.grid(-GRID / 200n, 2)).toBe('−0.01');
    expect(en.kwh(33_649, 1)).toBe('33.6');
    expect(en.baht(satangOf(GRID, 420))).toBe('4.20 ฿');
  });

  test('what was typed is read exactly, with a point or a comma', () => {
    expect(parseDecimal('2.50', 3)).toBe(2_500n);
    expect(parseDecimal(' 0,78 ', 18)).toBe(78n * 10n ** 16n);
    for (const text of ['', '-1', '1.2345', '1e3', '1 000', '.5', '٣']) {
      expect(parseDecimal(text, 3)).toBeNull();
    }
  });

  test('decimal GRID of the API is the same number of base units', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), (units) => {
        const size = units < 0n ? -units : units;
        const digits = String(size % GRID).padStart(18, '0');
        expect(unitsOf(`${units < 0n ? '-' : ''}${size / GRID}.${digits}`)).toBe(units);
      }),
    );
    expect(valueOf(300_000, 150n * GRID)).toBe(45_000n * GRID);
  });
});

describe('times are Bangkok’s', () => {
  test('with Buddhist years in Thai', () => {
    expect(en.date(TIME)).toBe('15 Jan 2024');
    expect(th.date(TIME)).toContain('2567');
    expect(th.month(TIME)).toBe('มกราคม 2567');
    expect(en.quarter(TIME)).toBe('13:45–\u206014:00');
  });

  test('stretches are whole days, weeks from Monday, months and years', () => {
    expect(stretchOf('day', '2024-02-29')).toMatchObject({ from: '2024-02-29', to: '2024-03-01' });
    expect(stretchOf('week', '2024-01-21')).toMatchObject({ from: '2024-01-15', to: '2024-01-22' });
    expect(stretchOf('month', '2024-12-31')).toMatchObject({
      from: '2024-12-01',
      to: '2025-01-01',
    });
    expect(stretchOf('year', '2024-12-31')).toMatchObject({ from: '2024-01-01', to: '2025-01-01' });
    expect(stepped('month', '2024-03-31', -1)).toBe('2024-02-29');
    expect(steppedMonth('2024-12', 1)).toBe('2025-01');
  });
});

describe('CSV', () => {
  test('keeps quotes, lines and Thai, and turns formulas into text, but not numbers', () => {
    expect(csvText([['a"b', 'c\nd', 'ห้องสมุด', '=1+1', '-5.5', '@x']])).toBe(
      '\uFEFF"a""b","c\nd",ห้องสมุด,\'=1+1,-5.5,\'@x\r\n',
    );
  });
});

describe('addresses of screens', () => {
  test('lead back to what they were made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), fc.string(), (rest, epoch) => {
        const place = placeOf(to('explorer', rest, { epoch }));
        expect(place).toEqual({ path: 'explorer', rest, query: { epoch } });
      }),
    );
  });

  test('that somebody mistyped lead nowhere, and break nothing', () => {
    expect(placeOf('#/nowhere').path).toBeNull();
    expect(placeOf('#/%E0%A4%A').path).toBeNull();
    expect(placeOf('').path).toBe('home');
  });
});
