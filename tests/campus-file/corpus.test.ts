/** Broken files of every format: each is answered in one line with its place and a remedy, and exit code 2. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Expected, expectOneLine } from '../support/one-line.js';
import { runInProcess } from '../support/in-process.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broken-'));
  writeFileSync(join(folder, 'good.csv'), csv());
});
afterAll(() => rmSync(folder, { recursive: true }));

const requireOneLine = (
  command: readonly string[],
  name: string,
  content: string | Uint8Array,
  expected: Expected,
): Promise<void> => expectOneLine(command, join(folder, name), content, expected);

const CAMPUS = `format: campus-grid/1
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

/** A day of quarter hours; `edit` gets the lines, the first being the headings. */
function csv(edit: (lines: string[]) => void = () => {}): string {
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

test('the files that are broken below are right', async () => {
  writeFileSync(join(folder, 'right.yaml'), CAMPUS);
  expect(await runInProcess(['campus', 'check', join(folder, 'right.yaml')])).toMatchObject({
    code: 0,
    err: '',
  });
  expect(await runInProcess(['readings', 'check', join(folder, 'good.csv')])).toMatchObject({
    code: 0,
    err: '',
  });
  writeFileSync(join(folder, 'right.xml'), espi());
  expect(await runInProcess(['readings', 'check', join(folder, 'right.xml')])).toMatchObject({
    code: 0,
    err: '',
  });
});

test.each([
  ['readings', 'check'],
  ['campus', 'check'],
])('a folder or nothing in place of a file: %s %s', async (...command) => {
  const gone = join(folder, 'gone');
  const answers = [];
  for (const path of [folder, gone]) answers.push(await runInProcess([...command, path]));
  expect(answers).toMatchObject([
    { code: 2, out: '', err: `${folder}: it is a folder` },
    { code: 2, out: '', err: `${gone}: there is no such file` },
  ]);
});

describe('a campus file', () => {
  const replaced = (from: string, to: string): string => {
    expect(CAMPUS).toContain(from);
    return CAMPUS.replace(from, to);
  };
  test.each<[string, () => string, Expected]>([
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
      ['.yaml:3:1', 'timezone: there is no such field', 'is it "timeZone"?'],
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
      ['.yaml:4:6', 'there is no such one'],
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
  ])('%s', async (name, content, expected) => {
    const found = content();
    // The real network has several lines that are wrong: every account and key.
    if (!name.startsWith('for a real'))
      return requireOneLine(['campus', 'check'], 'broken.yaml', found, expected);
    writeFileSync(join(folder, 'broken.yaml'), found);
    const { code, err } = await runInProcess(['campus', 'check', join(folder, 'broken.yaml')]);
    expect(code).toBe(2);
    expect(err.split('\n')).toHaveLength(4);
    expect(err).toContain(expected[0]);
  });
});

describe('a CSV file', () => {
  const at = (line: number, text: string) => () => csv((lines) => void (lines[line - 1] = text));
  test.each<[string, () => string | Uint8Array, Expected]>([
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
    [
      'that is too long',
      () => new Uint8Array(64_000_001).fill(32),
      ['.csv:1', '64 MB', 'split it'],
    ],
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
    [
      'with a number below zero',
      at(7, '2024-01-15 01:15,-3,1'),
      ['cell B7 is below zero', '"net"'],
    ],
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
      ['cell A7', 'yyyy-mm-dd hh:mm'],
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
      () =>
        csv((lines) => void (lines[0] = 'Time,Load (MW),PV (kW)')).replaceAll(',1.5,', ',1500,'),
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
  ])('%s', (_, content, expected) =>
    requireOneLine(['readings', 'check'], 'broken.csv', content(), expected),
  );
});

function register(values: readonly number[]): string {
  const rows = values.map(
    (value, at) => `2024-01-15 00:${String(at * 15).padStart(2, '0')},${value}`,
  );
  return ['Time,Import register (kWh)', ...rows].join('\n');
}

interface EspiParts {
  readonly uom?: string;
  readonly flow?: string;
  readonly multiplier?: string;
  readonly start?: string;
  readonly duration?: string;
  readonly value?: string;
  readonly second?: string;
}

/** A Green Button file of two quarter hours. */
function espi({
  uom = '72',
  flow = '1',
  multiplier = '0',
  start = '1705276800',
  duration = '900',
  value = '250',
  second = '1705277700',
}: EspiParts = {}): string {
  const reading = (from: string): string =>
    `<IntervalReading><timePeriod><duration>${duration}</duration><start>${from}</start></timePeriod><value>${value}</value></IntervalReading>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <entry><link rel="self" href="RetailCustomer/1/UsagePoint/1/MeterReading/1"/><link rel="related" href="ReadingType/1"/>
    <content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
  <entry><link rel="self" href="ReadingType/1"/>
    <content><ReadingType xmlns="http://naesb.org/espi"><flowDirection>${flow}</flowDirection>
      <powerOfTenMultiplier>${multiplier}</powerOfTenMultiplier><uom>${uom}</uom></ReadingType></content></entry>
  <entry><link rel="up" href="RetailCustomer/1/UsagePoint/1/MeterReading/1/IntervalBlock"/>
    <content><IntervalBlock xmlns="http://naesb.org/espi">
      ${reading(start)}
      ${reading(second)}
    </IntervalBlock></content></entry>
</feed>
`;
}

const OF_POWER =
  '<entry><link rel="self" href="RetailCustomer/1/UsagePoint/1/MeterReading/2"/><link rel="related" href="ReadingType/2"/><content><MeterReading/></content></entry>' +
  '<entry><link rel="self" href="ReadingType/2"/><content><ReadingType><uom>38</uom></ReadingType></content></entry>';
const POWER_BLOCK =
  '<entry><link rel="up" href="RetailCustomer/1/UsagePoint/1/MeterReading/2/IntervalBlock"/><content><IntervalBlock><IntervalReading><timePeriod><duration>900</duration><start>1705278600</start></timePeriod><value>9</value></IntervalReading></IntervalBlock></content></entry>';

describe('a Green Button file', () => {
  test.each<[string, () => string, Expected]>([
    ['that ends early', () => espi().slice(0, 700), ['.xml:', 'ends before', 'download it again']],
    [
      'with a tag that is closed twice',
      () => espi().replace('</feed>', '</feed></feed>'),
      ['.xml:', 'not XML', 'complete'],
    ],
    [
      'that is a web page',
      () => '<html><body>Login</body></html>',
      ['.xml:1', 'no Green Button feed'],
    ],
    [
      'with a document type',
      () => espi().replace('<feed', '<!DOCTYPE feed [<!ENTITY x "y">]>\n<feed'),
      ['.xml:2', 'document type'],
    ],
    [
      'without readings',
      () => espi().replace(/<IntervalReading>[^]*<\/IntervalReading>/, ''),
      ['.xml:1', 'no IntervalReadings'],
    ],
    [
      'without a reading type',
      () => espi().replace(/<ReadingType[^]*<\/ReadingType>/, ''),
      ['.xml:', 'no ReadingType'],
    ],
    ['of gas', () => espi({ uom: '119' }), ['.xml:6', 'uom is 119', '72 (Wh)']],
    ['of a direction that is none', () => espi({ flow: '7' }), ['.xml:6', 'flowDirection is 7']],
    [
      'of a multiplier that is none',
      () => espi({ multiplier: 'kilo' }),
      ['.xml:6', 'powerOfTenMultiplier'],
    ],
    [
      'with a value that is no number',
      () => espi({ value: '1.5' }),
      ['.xml:10', 'value is "1.5"', 'whole number'],
    ],
    [
      'with a start that is a date',
      () => espi({ start: '2024-01-15' }),
      ['.xml:10', 'start is', 'seconds since 1970'],
    ],
    ['without durations', () => espi({ duration: '' }), ['.xml:10', 'duration is']],
    ['with a value below zero', () => espi({ value: '-5' }), ['.xml:10', 'below zero', 'net']],
    [
      'of energy and of power at once',
      () =>
        espi()
          .replace('<entry><link rel="up"', `${OF_POWER}<entry><link rel="up"`)
          .replace('</feed>', `${POWER_BLOCK}</feed>`),
      ['.xml:', 'import comes in Wh (energy) and in W (power)', 'export one of them'],
    ],
    ['of days', () => espi({ duration: '86400' }), ['.xml:', '1440 min apart', '5, 15, 30 or 60']],
    ['off the grid', () => espi({ second: '1705277760' }), ['.xml:11', 'not on the grid']],
  ])('%s', (_, content, expected) =>
    requireOneLine(['readings', 'check'], 'broken.xml', content(), expected),
  );
});
