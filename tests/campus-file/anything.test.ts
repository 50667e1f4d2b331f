/** Whatever stands in place of a value, or is not there: it is right, or answered in lines with their places. */
import { describe, expect, test } from '@jest/globals';
import { parseCampus } from '../../tools/campus-file/index.js';
import { FaultyFileError } from '../../tools/support/faults.js';

/** Every field that there is. */
const CAMPUS = {
  format: 'campus-grid/1',
  name: 'Whole',
  timeZone: 'Asia/Bangkok',
  day: '2024-01-15',
  tariff: {
    unit: 'THB',
    thbPerGrid: '4.20',
    poolShare: '50 %',
    holidays: ['2024-01-01'],
    periods: [
      { days: 'Monday to Friday', from: '09:00', to: '22:00', feedIn: 2.2, retail: 5 },
      { feedIn: 2.2, retail: 4.2 },
    ],
  },
  network: {
    genesis: `0x${'12'.repeat(32)}`,
    nodes: ['ws://127.0.0.1:9944'],
    authorities: 'keys.yaml',
  },
  buildings: [
    {
      name: 'Library',
      id: 'Library',
      location: 'North gate',
      public: true,
      type: 'Prosumer',
      account: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
      pv: '20 kWp',
      connection: '43.5 kW',
      meters: [
        {
          id: 'LIB-1',
          class: 'Bidirectional',
          rating: '43.5 kW',
          scheme: 'Ed25519',
          key: `0x${'34'.repeat(32)}`,
          readings: {
            file: 'library.csv',
            time: { date: 'Date', time: 'Time' },
            load: { column: 'Load', unit: 'kW', kind: 'power' },
            stamp: 'end',
            dates: 'dmy',
            decimal: ',',
            where: { column: 'Meter', is: 'A' },
            reshape: { measuredPv: '8 kWp', load: '120 %', laterBy: '2 h' },
          },
        },
      ],
    },
  ],
};

const ODD: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  1e99,
  '',
  '๗',
  '150 %',
  '24:15',
  [null],
  { x: 1 },
  'x'.repeat(300),
];

type Value = Record<string, unknown>;
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, one]) => pathsIn(one, [...path, name]))
      : [];
  return path.length > 0 ? [path, ...inner] : inner;
}

function withOdd(path: readonly string[], odd: unknown): string {
  const campus = structuredClone(CAMPUS) as Value;
  const inside = path.slice(0, -1).reduce<Value>((value, name) => value[name] as Value, campus);
  inside[path.at(-1) ?? ''] = odd;
  return JSON.stringify(campus, null, 1);
}

function answerOf(text: string): readonly string[] {
  try {
    parseCampus(text, 'x.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof FaultyFileError)) throw error;
    return error.faults;
  }
}

test('the campus that is changed below is right', () => {
  expect(answerOf(JSON.stringify(CAMPUS))).toEqual([]);
});

describe('in place of', () => {
  test.each(pathsIn(CAMPUS).map((path) => [path.join('.'), path] as const))('%s', (_, path) => {
    for (const odd of ODD) {
      for (const line of answerOf(withOdd(path, odd)))
        expect(line).toMatch(/^x\.yaml:\d+:\d+: [^\n]{8,400}$/);
    }
  });
});
