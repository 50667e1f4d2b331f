/** Campus files that are broken. */
import { expect } from '@jest/globals';
import type { Broken } from './broken.js';

/** One that is right, beside `good.csv`. */
export const CAMPUS = `format: campus-grid/1
name: Broken
timeZone: Asia/Bangkok
tariff:
  unit: GRID
  thbPerGrid: 4.20
  periods:
    - { days: Monday to Friday, from: 09:00, to: 22:00, feedIn: 0.5, retail: 1.2 }
    - { feedIn: 0.523, retail: 1 }
buildings:
  - name: Library
    pv: 20 kWp
    connection: 43.5 kW
    meters:
      - id: LIB-1
        key: //Library//Meter
        readings:
          file: good.csv
          load: Load (kW)
  - name: Canteen
    connection: 43.5 kW
    account: //Canteen
    meters:
      - id: CAN-1
`;

function replaced(from: string, to: string): string {
  expect(CAMPUS).toContain(from);
  return CAMPUS.replace(from, to);
}

export const BROKEN_CAMPUSES: readonly Broken[] = [
  ['that is empty', () => '', ['.yaml:1', 'expected fields']],
  ['that is a list', () => '- a\n- b\n', ['.yaml:1:1', 'expected fields']],
  [
    'of another format',
    () => replaced('campus-grid/1', 'campus-grid/9'),
    ['.yaml:1:9', 'expected "campus-grid/1"'],
  ],
  [
    'without a format',
    () => replaced('format: campus-grid/1\n', ''),
    ['format: expected "campus-grid/1"', 'found nothing'],
  ],
  [
    'without a name',
    () => replaced('name: Broken\n', ''),
    ['name: expected the name of the campus'],
  ],
  [
    'with a field that is misspelt',
    () => replaced('timeZone', 'timezone'),
    ['.yaml:3:1: timezone: there is no such field', 'is it "timeZone"?'],
  ],
  [
    'with the same field twice',
    () => replaced('name: Broken', 'name: Broken\nname: Again'),
    ['.yaml:3', 'the same field twice: keep one'],
  ],
  ['with a tab', () => replaced('  unit', '\tunit'), ['.yaml:5', 'tab', 'spaces']],
  [
    'with a quote that is not closed',
    () => replaced('name: Broken', 'name: "Broken'),
    ['.yaml:', 'not YAML', 'quotes'],
  ],
  [
    'with an anchor',
    () => replaced('name: Broken', 'name: &x Broken'),
    ['.yaml:2', 'anchor', 'write the value out'],
  ],
  [
    'with a tag',
    () => replaced('name: Broken', 'name: !x Broken'),
    ['.yaml:2', 'tag', 'leave it out'],
  ],
  ['of two documents', () => `${CAMPUS}---\n${CAMPUS}`, ['.yaml:', 'second document']],
  [
    'of a time zone that is none',
    () => replaced('Asia/Bangkok', 'Asia/Bankok'),
    ['.yaml:3:11', 'no time zone', 'Asia/Bangkok is one'],
  ],
  [
    'of a zone whose clocks are set',
    () => replaced('Asia/Bangkok', 'Europe/Berlin'),
    ['.yaml:3:11', 'summer', '+07:00'],
  ],
  [
    'without buildings',
    () => CAMPUS.slice(0, CAMPUS.indexOf('buildings')),
    ['buildings: expected a list of buildings'],
  ],
  [
    'with an empty list of buildings',
    () => `${CAMPUS.slice(0, CAMPUS.indexOf('buildings'))}buildings: []\n`,
    ['.yaml:10:12', 'at least one building'],
  ],
  [
    'with a building without a name',
    () => replaced('  - name: Library\n    pv', '  - pv'),
    ['buildings[1].name', 'expected a name'],
  ],
  [
    'with a building named twice',
    () => replaced('name: Canteen', 'name: library'),
    ['.yaml:20:11', 'building 1 has the name library, too'],
  ],
  [
    'with a name without Latin letters',
    () => replaced('name: Canteen', 'name: โรงอาหาร'),
    ['.yaml:20', 'add "id"'],
  ],
  [
    'with an id that is no word',
    () => replaced('name: Canteen', 'name: Canteen\n    id: a b'),
    ['.yaml:21:9', 'expected a word'],
  ],
  [
    'with PV in words',
    () => replaced('20 kWp', 'lots'),
    ['.yaml:12:9', 'such as 50 kWp', '"lots"'],
  ],
  ['with PV below zero', () => replaced('20 kWp', '-20 kWp'), ['.yaml:12:9', 'such as 50 kWp']],
  [
    'with a unit that is none',
    () => replaced('connection: 43.5 kW', 'connection: 43.5 kVA'),
    ['.yaml:13:17', 'such as 69 kW', '43.5 kVA'],
  ],
  [
    'without a connection',
    () => replaced('    connection: 43.5 kW\n    meters', '    meters'),
    ['buildings[1].connection', 'such as 69 kW'],
  ],
  [
    'with "yes" for true',
    () => replaced('    pv', '    public: yes\n    pv'),
    ['.yaml:12:13', 'true or false', '"yes"'],
  ],
  [
    'with an account of a mistyped letter',
    () => replaced('//Canteen', '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ'),
    ['.yaml:22:14', 'is no address'],
  ],
  [
    'with an account that nobody holds',
    () => replaced('//Canteen', `"0x${'0'.repeat(64)}"`),
    ['.yaml:22:14', 'nobody holds'],
  ],
  [
    'with the same account twice',
    () => replaced('    pv', '    account: //Canteen\n    pv'),
    ['.yaml:23:14', 'building 1 has this account, too'],
  ],
  [
    'with a consumer that has PV',
    () => replaced('    pv', '    type: Consumer\n    pv'),
    ['.yaml:12:11', 'it is a Prosumer'],
  ],
  [
    'without meters',
    () => replaced('    meters:\n      - id: CAN-1\n', ''),
    ['buildings[2].meters', 'a list of meters'],
  ],
  [
    'with a meter of another class',
    () => replaced('id: CAN-1', 'id: CAN-1\n        class: Solar'),
    ['.yaml:25:16', 'Consumption, Generation, Bidirectional'],
  ],
  [
    'with the same meter twice',
    () => replaced('CAN-1', 'LIB-1'),
    ['.yaml:24:13', 'building 1 has a meter LIB-1, too'],
  ],
  [
    'with a meter id that is too long',
    () => replaced('CAN-1', 'x'.repeat(65)),
    ['.yaml:24:13', '1 to 64 bytes'],
  ],
  [
    'with a meter id that leads elsewhere',
    () => replaced('CAN-1', '..'),
    ['.yaml:24:13', 'not . or ..'],
  ],
  [
    'with a meter that is a number',
    () => replaced('CAN-1', '7781'),
    ['.yaml:24:13', 'expected a name', 'found 7781'],
  ],
  [
    'with a name that is a number',
    () => replaced('name: Library', 'name: 101'),
    ['.yaml:11:11', 'found 101; put it in quotes'],
  ],
  [
    'with a key that YAML takes for a number',
    () => replaced('//Library//Meter', `0x${'12'.repeat(32)}`),
    ['.yaml:16:14', 'put it in quotes'],
  ],
  [
    'with orders to a terminal in a name',
    () => replaced('name: Library', 'name: "Lib\\e[31mrary"'),
    ['.yaml:11:11', 'control character', 'one line'],
  ],
  [
    'with a day that is none',
    () => replaced('tariff:', 'day: 2024-02-31\ntariff:'),
    ['.yaml:4:6', 'found "2024-02-31"'],
  ],
  [
    'of lists in lists without end',
    () => `format: ${'['.repeat(100_000)}`,
    ['.yaml:1', 'within each other without end'],
  ],
  [
    'with a folder in place of readings',
    () => replaced('good.csv', '.'),
    ['.yaml:18:17', 'it is a folder'],
  ],
  [
    'with a rating above 10 MW',
    () => replaced('id: CAN-1', 'id: CAN-1\n        rating: 11 MW'),
    ['.yaml:25:17', '1 W to 10 MW'],
  ],
  [
    'with a key that is too short',
    () => replaced('//Library//Meter', '"0x1234"'),
    ['.yaml:16:14', 'has 2 bytes, a key of Ed25519 has 32'],
  ],
  [
    'with a key that is no hex',
    () => replaced('//Library//Meter', 'secret'),
    ['.yaml:16:14', '0x and 64 hex digits'],
  ],
  [
    'with the same key twice',
    () => replaced('id: CAN-1', 'id: CAN-1\n        key: //Library//Meter'),
    ['.yaml:25:14', 'each device has its own'],
  ],
  [
    'with a file that is not there',
    () => replaced('good.csv', 'gone.csv'),
    ['.yaml:18:17', 'there is no such file', 'gone.csv'],
  ],
  [
    'with a column that is not there',
    () => replaced('Load (kW)', 'Lode (kW)'),
    ['good.csv:1', 'there is no column "Lode (kW)"', '"Load (kW)"'],
  ],
  [
    'with a meter that is rated too low',
    () => replaced('connection: 43.5 kW', 'connection: 100 W'),
    ['rating', 'raise the rating'],
  ],
  [
    'with a price in words',
    () => replaced('retail: 1 }', 'retail: one }'),
    ['.yaml:9:', 'expected a price per kWh'],
  ],
  [
    'with feed-in above retail',
    () => replaced('feedIn: 0.523', 'feedIn: 1.5'),
    ['.yaml:9:', 'is above retail'],
  ],
  [
    'with a tariff whose last period does not fit always',
    () => replaced('{ feedIn: 0.523', '{ days: Sunday, feedIn: 0.523'),
    ['.yaml:9:', 'has to fit always'],
  ],
  [
    'with days that are none',
    () => replaced('Monday to Friday', 'Mondays to Fryday'),
    ['.yaml:8:', 'expected days such as'],
  ],
  [
    'with a time that is no quarter hour',
    () => replaced('09:00', '09:10'),
    ['.yaml:8:', 'a quarter hour of the day'],
  ],
  [
    'with a price of 19 digits',
    () => replaced('0.523', '0.1234567890123456789'),
    ['.yaml:9:', 'more digits than the chain keeps'],
  ],
  [
    'with a holiday that is no day',
    () => replaced('  periods', '  holidays: [2024-02-30]\n  periods'),
    ['.yaml:7:', 'expected a date'],
  ],
  [
    'for a real network with development keys',
    () => replaced('buildings:', 'network: { nodes: [] }\nbuildings:'),
    ['everybody can sign for a development key'],
  ],
  [
    'for a network of a genesis that is none',
    () => replaced('buildings:', 'network: { genesis: abc }\nbuildings:'),
    ['.yaml:10:21', '64 hex digits'],
  ],
];
