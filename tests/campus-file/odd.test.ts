/** What else people write as campus.yaml: what YAML makes of it is said in one line with its place, or it is right. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { campusShape } from '../../tools/desk/campus/check.js';
import { runInProcess } from '../support/in-process.js';
import { type Expected, expectOneLine } from '../support/one-line.js';

const CAMPUS = `format: campus-grid/1
name: Odd
timeZone: Asia/Bangkok
tariff:
  periods:
    - { from: 09:00, to: 22:00, feedIn: 0.5, retail: 1.2 }
    - { feedIn: 0.523, retail: 1 }
buildings:
  - name: Library
    pv: 20 kWp
    connection: 43.5 kW
    meters:
      - id: LIB-1
  - name: Canteen
    connection: 43.5 kW
    meters:
      - id: CAN-1
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'odd-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function replaced(from: string, to: string): string {
  expect(CAMPUS).toContain(from);
  return CAMPUS.replace(from, to);
}

describe('is answered in one line', () => {
  test.each<[string, () => string | Uint8Array, Expected]>([
    [
      '"no" for false',
      () => replaced('    pv', '    public: no\n    pv'),
      [':10:13', 'true or false'],
    ],
    ['Off for false', () => replaced('    pv', '    public: Off\n    pv'), [':10:13', '"Off"']],
    [
      'text for true',
      () => replaced('    pv', '    public: "true"\n    pv'),
      [':10:13', 'expected true or false, found "true"'],
    ],
    [
      'a merge key',
      () => replaced('    connection: 43.5 kW\n    meters:\n      - id: CAN-1', '    <<: *library'),
      ['.yaml:15', 'alias', 'write the value out'],
    ],
    [
      'an anchor of a list that has itself in it',
      () => replaced('buildings:\n', 'buildings: &all\n  - *all\n'),
      ['.yaml:9', 'anchor'],
    ],
    ['an alias of nothing', () => replaced('name: Odd', 'name: *nobody'), ['.yaml:2', 'alias']],
    [
      'the same building field twice',
      () => replaced('    pv: 20 kWp', '    pv: 20 kWp\n    pv: 30 kWp'),
      ['.yaml:11', 'the same field twice'],
    ],
    [
      'an index for a name',
      () => replaced('name: Canteen', 'name: 0x1F'),
      [':14:11', 'found 0x1F; put it in quotes'],
    ],
    ['nothing for a name', () => replaced('name: Canteen', 'name: ~'), [':14:11', 'found nothing']],
    ['spaces for a name', () => replaced('name: Canteen', 'name: "   "'), [':14:11', 'a name of']],
    [
      'a letter that is composed here and not there',
      () => replaced('name: Library', 'name: Caf\u00e9').replace('Canteen', 'Cafe\u0301'),
      [':14:11', 'building 1 has the name'],
    ],
    [
      'buildings by name',
      () => `${CAMPUS.slice(0, CAMPUS.indexOf('buildings:'))}buildings:\n  Library: { pv: 1 }\n`,
      ['.yaml:9:3', 'a list of buildings, found fields'],
    ],
    [
      'a building that is only its name',
      () =>
        replaced(
          '  - name: Canteen\n    connection: 43.5 kW\n    meters:\n      - id: CAN-1\n',
          '  - Canteen\n',
        ),
      ['.yaml:14:5', 'buildings[2]', 'expected fields name'],
    ],
    [
      'one meter that is no list',
      () => replaced('    meters:\n      - id: CAN-1', '    meters: { id: CAN-1 }'),
      [':16:13', 'a list of meters, found fields'],
    ],
    [
      'a meter that is only its id',
      () => replaced('- id: CAN-1', '- CAN-1'),
      [':17:9', 'expected fields id'],
    ],
    [
      'a field that belongs elsewhere',
      () => replaced('    pv', '    retail: 1\n    pv'),
      [':10:5: ', 'retail: there is no such field here', 'there are name,'],
    ],
    [
      'a field that is nearly one',
      () => replaced('connection: 43.5 kW', 'conection: 43.5 kW\n    connection: 43.5 kW'),
      [':11:5: ', 'is it "connection"?'],
    ],
    [
      'a field that is one in other letters',
      () => replaced('    - { feedIn', '    - { feed_in: 1, feedIn'),
      [':7:9: ', 'is it "feedIn"?'],
    ],
    [
      'a field that JavaScript knows',
      () => replaced('name: Odd', 'name: Odd\n__proto__: { a: 1 }'),
      ['.yaml:3:1', '__proto__: there is no such field here'],
    ],
    [
      'a list for a key',
      () => replaced('name: Odd', 'name: Odd\n? [a, b]\n: 1'),
      ['[ a, b ]: there is no such field here'],
    ],
    [
      'a zone of a number',
      () => replaced('Asia/Bangkok', '7'),
      [':3:11', 'found 7; put it in quotes'],
    ],
    ['a zone of one digit', () => replaced('Asia/Bangkok', '+7'), [':3:11', '+07:00']],
    [
      'a zone of twenty hours',
      () => replaced('Asia/Bangkok', '"+20:00"'),
      [':3:11', '+07:00 is one'],
    ],
    ['a zone behind UTC', () => replaced('Asia/Bangkok', '"-05:00"'), [':3:11', 'ahead of UTC']],
    ['a zone in letters', () => replaced('Asia/Bangkok', 'ICT'), [':3:11', 'no time zone "ICT"']],
    [
      'a time without a colon',
      () => replaced('from: 09:00', 'from: 0900'),
      [':6:15', 'such as 09:00'],
    ],
    [
      'a time after the last',
      () => replaced('to: 22:00', 'to: 24:15'),
      [':6:26', 'the last is 24:00'],
    ],
    [
      'a period from the end of the day',
      () => replaced('from: 09:00', 'from: 24:00'),
      [':6:15', '00:00 to 23:45'],
    ],
    [
      'an index with a zero before it',
      () => replaced('- id: LIB-1', '- id: 0123'),
      [':13:13', 'found 0123; put it in quotes'],
    ],
    [
      'a Buddhist year',
      () => replaced('name: Odd', 'name: Odd\nday: 2567-01-15'),
      [':3:6', 'write 2024'],
    ],
    [
      'a holiday of a Buddhist year',
      () => replaced('tariff:\n', 'tariff:\n  holidays: [2567-04-13]\n'),
      [':5:14', 'write 2024'],
    ],
    [
      'a share above all',
      () => replaced('tariff:\n', 'tariff:\n  poolShare: 150 %\n'),
      [':5:14', 'from 0 to 100 %, found "150 %"'],
    ],
    ['no number', () => replaced('pv: 20 kWp', 'pv: .inf'), [':10:9', 'found Infinity']],
    [
      'letters that turn those behind them round',
      () => replaced('name: Odd', 'name: O\u202edd'),
      [':2:7', 'control character'],
    ],
    [
      'half a letter',
      () => replaced('name: Odd', 'name: "O\\ud800dd"'),
      [':2:7', 'control character'],
    ],
    ['a decimal comma', () => replaced('20 kWp', '20,5 kWp'), [':10:9', 'such as 50 kWp']],
    [
      'an exponent',
      () =>
        replaced('43.5 kW\n    meters:\n      - id: LIB', '1e2 kW\n    meters:\n      - id: LIB'),
      [':11:17', 'such as 69 kW'],
    ],
    [
      'more than a campus has',
      () => replaced('20 kWp', '999999 MWp'),
      [':10:9', 'found "999999 MWp"'],
    ],
    [
      'a price in THB and words',
      () => replaced('feedIn: 0.523', 'feedIn: 2.20 THB'),
      [':7:', 'a price per kWh'],
    ],
    [
      'eleven meters',
      () =>
        replaced(
          '      - id: CAN-1',
          Array.from({ length: 11 }, (_, at) => `      - id: CAN-${at}`).join('\n'),
        ),
      [':17:7', 'at most 10 meters'],
    ],
    [
      'letters of another encoding',
      () => Buffer.from(replaced('name: Odd', 'name: Caf\u00e9'), 'latin1'),
      ['.yaml:2: ', 'save it as UTF-8'],
    ],
    ['JSON that ends early', () => '{"format": "campus-grid/1",', ['.yaml:1', 'not YAML']],
    ['nine million letters', () => `# ${'x'.repeat(9_000_000)}`, ['.yaml:1', '8 MB', 'split it']],
    [
      'columns of a file that has none',
      () => {
        writeFileSync(join(folder, 'x.xml'), '<feed/>');
        return replaced('- id: LIB-1', '- id: LIB-1\n        readings: { file: x.xml, load: kW }');
      },
      ['x.xml', 'has no columns; leave them out'],
    ],
  ])('%s', (_, content, expected) =>
    expectOneLine(['campus', 'check'], join(folder, 'odd.yaml'), content(), expected),
  );
});

describe('is right', () => {
  test.each<[string, () => string | Uint8Array, object]>([
    ['Windows’ line ends and a mark', () => `\uFEFF${CAMPUS.replaceAll('\n', '\r\n')}`, {}],
    ['UTF-16', () => Buffer.from(`\uFEFF${CAMPUS}`, 'utf16le'), {}],
    [
      'JSON',
      () =>
        JSON.stringify({
          format: 'campus-grid/1',
          name: 'Odd',
          tariff: { periods: [{ feedIn: '0.5', retail: 1 }] },
          buildings: [
            { name: 'Library', connection: 43.5, meters: [{ id: 'LIB-1' }] },
            { name: 'x', connection: '1 MW', meters: [{ id: '7' }] },
          ],
        }),
      {},
    ],
    ['the line ends of old Macs', () => CAMPUS.replaceAll('\n', '\r'), {}],
    ['a fixed distance from UTC', () => replaced('Asia/Bangkok', '+07:00'), { timeZone: '+07:00' }],
    [
      'a name in Thai, and ids in quotes',
      () =>
        replaced('name: Canteen', "name: โรงอาหาร\n    id: 'Canteen'").replace('LIB-1', '"7781"'),
      { buildings: [{}, { name: 'โรงอาหาร', id: 'Canteen' }] },
    ],
    ['numbers without units', () => replaced('20 kWp', '20'), { kwp: 20 }],
  ])('%s', async (_, content, expected) => {
    const path = join(folder, 'right.yaml');
    writeFileSync(path, content());
    const { code, out, err } = await runInProcess(['campus', 'check', path, '--json']);
    expect([code, err]).toEqual([0, '']);
    expect(campusShape.parse(JSON.parse(out))).toMatchObject(expected);
  });
});
