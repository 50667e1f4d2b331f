/** A CSV of users and meters: what is understood, what is wrong, and what it comes to on the chain. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvText, isLikeFormula } from '../../tools/support/csv.js';
import { TEMPLATE } from '../../tools/page/screens/people/columns.js';
import { kilowattsIn } from '../../tools/page/screens/people/cells.js';
import {
  type Device,
  type FlawKind,
  MAX_ROWS,
  readPeople,
  type Row,
} from '../../tools/page/screens/people/file.js';
import { batchesOf, callsOf, type Known, planOf } from '../../tools/page/screens/people/plan.js';
import { addressOf } from '../../tools/page/signing/address.js';

const KEY = `0x${'ab'.repeat(32)}`;
const [ANN, BEE] = [1, 2].map((byte) => addressOf(new Uint8Array(32).fill(byte))) as [
  string,
  string,
];
const HEAD = 'address,type,location,meter,class,rated_kw,key,scheme';
const line = (address: string, rest = `prosumer,Library,LIB-1,bidirectional,43.5,${KEY},ed25519`) =>
  `${address},${rest}`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (...lines: string[]) => readPeople(bytes(lines.join('\n')));
const flaws = (...lines: string[]): [FlawKind, string | undefined, number | undefined][] =>
  read(HEAD, ...lines).flaws.map(({ kind, column, line: at }) => [kind, column, at]);

const rows = (...lines: string[]): readonly Row[] => {
  const { rows: found, flaws: wrong } = read(HEAD, ...lines);
  expect(wrong).toEqual([]);
  return found;
};

describe('a file', () => {
  test('is understood: columns in any order, other titles, Thai, decimal commas, empty lines', () => {
    const text = [
      `\uFEFFอาคาร;บัญชี;หมายเหตุ;ประเภท;กำลังพิกัด;มิเตอร์;ชนิดมิเตอร์;กุญแจ`,
      `"หอสมุดกลาง; ชั้น ๒";${ANN};x;ผลิตและใช้;43,5;มิเตอร์-๑;สองทิศทาง;${KEY.slice(2).toUpperCase()}`,
      ';;;;;;;',
      '',
      `ตึก 3;0x${'02'.repeat(32)};;CONSUMER;;;;`,
    ].join('\r\n');
    const { rows: found, flaws: wrong, encoding } = readPeople(bytes(text));
    expect(wrong).toEqual([]);
    expect(encoding).toBe('utf-8');
    expect(found).toEqual([
      {
        line: 2,
        address: ANN,
        type: 'Prosumer',
        location: 'หอสมุดกลาง; ชั้น ๒',
        meter: 'มิเตอร์-๑',
        device: {
          key: new Uint8Array(32).fill(0xab),
          scheme: 'Ed25519',
          ratedWatts: 43_500n,
          meterClass: 'Bidirectional',
        },
      },
      { line: 5, address: BEE, type: 'Consumer', location: 'ตึก 3', meter: null, device: null },
    ]);
  });

  test('of a spreadsheet is read in the encodings that those have in Thailand', () => {
    const text = `${HEAD}\n${line(ANN, 'consumer,อาคาร,,,,,')}\n`;
    const utf16 = new Uint8Array(2 + 2 * text.length);
    utf16.set([0xff, 0xfe]);
    [...text].forEach((sign, at) => {
      new DataView(utf16.buffer).setUint16(2 + 2 * at, sign.charCodeAt(0), true);
    });
    // Windows-874 has the Thai letters from 0xA1 on in Unicode's order.
    const thai = Uint8Array.from(text, (sign) => {
      const code = sign.charCodeAt(0);
      return code >= 0x0e01 ? code - 0x0e01 + 0xa1 : code;
    });
    for (const [each, encoding] of [
      [utf16, 'utf-16le'],
      [thai, 'windows-874'],
    ] as const) {
      expect(readPeople(each)).toMatchObject({ rows: [{ location: 'อาคาร' }], encoding });
    }
  });

  test('to begin with, as the page gives it, is a right one', () => {
    expect(readPeople(bytes(csvText(TEMPLATE)))).toMatchObject({
      rows: [{ meter: 'LIB-1' }],
      flaws: [],
    });
  });

  test('that is none is refused as a whole', () => {
    expect(read('').flaws).toMatchObject([{ kind: 'empty' }]);
    expect(read(HEAD).flaws).toMatchObject([{ kind: 'empty' }]);
    expect(read('address,location', `${ANN},x`).flaws).toMatchObject([
      { kind: 'columnMissing', column: 'type' },
    ]);
    expect(read(`${HEAD},account`, line(ANN)).flaws).toMatchObject([
      { kind: 'columnTwice', column: 'address' },
    ]);
    expect(read(HEAD, `"${line(ANN)}`).flaws).toMatchObject([{ kind: 'syntax' }]);
    expect(readPeople(new Uint8Array(8_000_001)).flaws).toMatchObject([{ kind: 'tooLarge' }]);
    expect(readPeople(Uint8Array.of(0, 1, 2, 0xff)).flaws).toHaveLength(1);
  });

  test('has 10,000 rows at most', () => {
    const many = Array.from({ length: MAX_ROWS }, (_, at) =>
      line(ANN.length ? BEE : ANN, `consumer,x,,,,,`).concat(at ? '' : ''),
    );
    expect(read(HEAD, ...many).rows).toHaveLength(MAX_ROWS);
    expect(read(HEAD, ...many, line(ANN, 'consumer,x,,,,,')).flaws).toMatchObject([
      { kind: 'tooManyRows' },
    ]);
  });

  test('names each flaw with its line and column, and gives no rows then', () => {
    const wrong: [string, FlawKind, string][] = [
      [line(`${ANN.slice(0, -1)}x`), 'address', 'address'],
      [line(''), 'missing', 'address'],
      [line(`0x${'00'.repeat(32)}`), 'nobody', 'address'],
      [line(ANN, 'seller,x'), 'type', 'type'],
      [line(ANN, ',x'), 'missing', 'type'],
      [line(ANN, 'consumer,'), 'missing', 'location'],
      [line(ANN, `consumer,"=HYPERLINK(""http://x"")"`), 'formula', 'location'],
      [line(ANN, 'consumer,x,+1'), 'formula', 'meter'],
      [line(ANN, `consumer,${'ก'.repeat(86)}`), 'long', 'location'],
      [line(ANN, `consumer,x,${'M'.repeat(65)}`), 'long', 'meter'],
      [line(ANN, 'consumer,a\u202Eb'), 'control', 'location'],
      [line(ANN, 'consumer,a\u0007b'), 'control', 'location'],
      [line(ANN, `consumer,x,,bidirectional,1,${KEY},`), 'deviceWithoutMeter', 'meter'],
      [line(ANN, `consumer,x,M,sideways,1,${KEY},`), 'class', 'class'],
      [line(ANN, `consumer,x,M,,1,${KEY},`), 'missing', 'class'],
      [line(ANN, `consumer,x,M,consumption,0,${KEY},`), 'rating', 'rated_kw'],
      [line(ANN, `consumer,x,M,consumption,10000.001,${KEY},`), 'rating', 'rated_kw'],
      [line(ANN, `consumer,x,M,consumption,,${KEY},`), 'missing', 'rated_kw'],
      [line(ANN, `consumer,x,M,consumption,1,${KEY},rsa`), 'scheme', 'scheme'],
      [line(ANN, `consumer,x,M,consumption,1,${KEY},ecdsa`), 'key', 'key'],
      [line(ANN, `consumer,x,M,consumption,1,0x${'00'.repeat(32)},`), 'key', 'key'],
      [line(ANN, 'consumer,x,M,consumption,1,,'), 'missing', 'key'],
    ];
    for (const [text, kind, column] of wrong) {
      expect([text, flaws(line(BEE, 'consumer,ok'), text)]).toEqual([text, [[kind, column, 3]]]);
    }
    expect(read(HEAD, line(BEE, 'consumer,ok'), line('')).rows).toEqual([]);
  });

  test('says what contradicts an earlier row', () => {
    const first = line(ANN, 'consumer,x,M-1,,,,');
    expect(flaws(first, line(ANN, 'prosumer,x'))).toEqual([['typesDiffer', 'type', 3]]);
    expect(flaws(first, line(ANN, 'consumer,y'))).toEqual([['locationsDiffer', 'location', 3]]);
    expect(flaws(first, line(BEE, 'consumer,y,M-1'))).toEqual([['meterTwice', 'meter', 3]]);
    const eleven = Array.from({ length: 11 }, (_, at) => line(ANN, `consumer,x,N-${at}`));
    expect(flaws(...eleven)).toEqual([['tooManyMeters', 'meter', 12]]);
    // An address of another chain, or in hexadecimal, is the same account.
    expect(flaws(first, line(`0x${'01'.repeat(32)}`, 'prosumer,x'))).toEqual([
      ['typesDiffer', 'type', 3],
    ]);
  });

  test('that is wrong all over names a hundred flaws and stops', () => {
    expect(flaws(...Array.from({ length: 500 }, () => line('nobody')))).toHaveLength(100);
  });

  test('never breaks the reader, whatever its bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => bytes(`${HEAD}\n${text}`)),
        ),
        (any) => {
          const result = readPeople(any);
          expect(result.flaws.length > 0 || result.rows.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('holds nothing that the page itself would have to defuse when it writes CSV', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        // What the reader takes comes back from the writer as it was.
        fc.pre(!isLikeFormula(text) && !/[",;\t\r\n]|^\s|\s$/.test(text));
        expect(csvText([[text]])).toBe(`\uFEFF${text}\r\n`);
      }),
    );
  });
});

test('kilowatts are exact to the watt', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10_000_000n }),
      fc.constantFrom('.', ','),
      (watts, point) => {
        const text = `${watts / 1000n}${point}${String(watts % 1000n).padStart(3, '0')}`;
        expect(kilowattsIn(text)).toBe(watts);
      },
    ),
  );
  for (const text of ['', '-1', '1e3', '0', '1.2345', '100000', ' 1', '๑', '1.']) {
    expect(kilowattsIn(text)).toBeNull();
  }
});

const nothing: Known = {
  users: new Map(),
  held: new Map(),
  meters: new Map(),
  devices: new Map(),
};
const device: Device = {
  key: new Uint8Array(32).fill(0xab),
  scheme: 'Ed25519',
  ratedWatts: 43_500n,
  meterClass: 'Bidirectional',
};

describe('what a file comes to', () => {
  test('registers a user once, and describes a meter once it is somebody’s', () => {
    const plan = planOf(rows(line(ANN), line(ANN, 'prosumer,Library,LIB-2')), nothing);
    expect(plan.map(({ steps }) => steps)).toEqual([
      ['register', 'assign', 'describe'],
      ['assign'],
    ]);
    expect(plan.flatMap(callsOf).map(({ name }) => name)).toEqual([
      'register_user',
      'assign_meter',
      'set_meter_profile',
      'assign_meter',
    ]);
  });

  test('is nothing where all is so already, so that an interrupted file goes on', () => {
    const known: Known = {
      users: new Map([[ANN, { type: 'Prosumer', isInactive: false }]]),
      held: new Map([[ANN, 1]]),
      meters: new Map([['LIB-1', ANN]]),
      devices: new Map([['LIB-1', device]]),
    };
    const plan = planOf(rows(line(ANN)), known);
    expect(plan).toMatchObject([{ steps: [], obstacle: null }]);
    expect(batchesOf(plan, 100)).toEqual([]);
  });

  test('leaves out what the chain would refuse', () => {
    const of = (known: Partial<Known>) => planOf(rows(line(ANN)), { ...nothing, ...known })[0];
    expect(of({ users: new Map([[ANN, { type: 'Consumer', isInactive: false }]]) })).toMatchObject({
      steps: [],
      obstacle: 'otherType',
    });
    expect(of({ users: new Map([[ANN, { type: 'Consumer', isInactive: true }]]) })).toMatchObject({
      obstacle: null,
    });
    expect(of({ meters: new Map([['LIB-1', BEE]]) })).toMatchObject({ obstacle: 'otherOwner' });
    const other = new Map([['LIB-1', { ...device, ratedWatts: 1n }]]);
    expect(of({ meters: new Map([['LIB-1', ANN]]), devices: other })).toMatchObject({
      obstacle: 'otherDevice',
    });
    expect(of({ held: new Map([[ANN, 9]]) })).toMatchObject({ obstacle: null });
    expect(of({ held: new Map([[ANN, 10]]) })).toMatchObject({ obstacle: 'tooManyMeters' });
    // A meter that is nobody's can be described anew.
    expect(of({ devices: other })).toMatchObject({
      steps: ['register', 'describe', 'assign'],
      obstacle: null,
    });
  });

  test('is divided so that no row lies in two batches, and nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 20 }),
        fc.integer({ min: 1, max: 40 }),
        (most, count) => {
          const lines = Array.from({ length: count }, (_, at) => {
            const address = addressOf(new Uint8Array(32).fill(at + 1));
            return line(
              address,
              at % 3 ? `consumer,x,M-${at}` : `consumer,x,M-${at},consumption,1,${KEY},`,
            );
          });
          const plan = planOf(rows(...lines), nothing);
          const batches = batchesOf(plan, most);
          const inside = batches.map(({ call }) => (call.args.calls as unknown[]).length);
          expect(Math.max(...inside)).toBeLessThanOrEqual(most);
          expect(batches.flatMap((batch) => batch.rows)).toEqual(plan);
          expect(batches.flatMap((batch) => batch.call.args.calls as unknown[])).toHaveLength(
            plan.flatMap(callsOf).length,
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});
