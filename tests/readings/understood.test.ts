/** Readings of odd shapes that are right: what is understood of them, in intervals and energy. */
import { describe, expect, test } from '@jest/globals';
import { readCsv } from '../../tools/readings/csv.js';
import { isXml, readGreenButton } from '../../tools/readings/green-button.js';
import { MJ_PER_WH, type Series } from '../../tools/readings/model.js';
import { quarterHours } from '../../tools/readings/quarters.js';

const OFFSET = 420;
/** 2024-01-15 00:00 in Bangkok. */
const MIDNIGHT = Date.UTC(2024, 0, 14, 17);
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Rows `2024-01-15 00:00,…`, one every `step` minutes. */
const rows = (count: number, step: number, of: (at: number) => string | number): string[] =>
  Array.from({ length: count }, (_, at) => `2024-01-15 ${clock(at * step)},${of(at)}`);
const csv = (heading: string, lines: readonly string[], ending = '\n'): Series =>
  readCsv(Buffer.from([`Time,${heading}`, ...lines].join(ending)), 'x.csv', OFFSET);
const wh = ({ intervals }: Series, channel: 'load' | 'import' | 'export'): number =>
  intervals.reduce((sum, { energies }) => sum + (energies[channel] ?? 0), 0) / MJ_PER_WH;

describe('CSV', () => {
  test.each([5, 15, 30, 60])(
    'means of %i min in kW are the same energy in quarter hours',
    (step) => {
      const found = csv(
        'Load (kW)',
        rows(1440 / step, step, () => 12),
      );
      expect(found).toMatchObject({ minutes: step, gaps: [] });
      const quarters = quarterHours(found);
      expect(quarters).toHaveLength(96);
      expect(new Set(quarters.map(({ energies }) => energies.load))).toEqual(
        new Set([3_000 * MJ_PER_WH]),
      );
    },
  );

  test.each([
    ['24:00', Array.from({ length: 96 }, (_, at) => `2024-01-15 ${clock((at + 1) * 15)},1`)],
    ['Buddhist years', rows(96, 15, () => 1).map((row) => row.replace('2024-01-15', '15/01/2567'))],
    ['Thai digits', rows(96, 15, () => '๑')],
    ['their distance from UTC', rows(96, 15, () => 1).map((row) => row.replace(',', '+07:00,'))],
    ['UTC', rows(96, 15, () => 1).map((row) => row.replace(',', '+00:00,'))],
  ])('%s', (what, lines) => {
    const found = csv('Load (kW)', lines);
    expect(wh(found, 'load')).toBe(24_000);
    expect(found.intervals[0]?.start).toBe(MIDNIGHT + (what === 'UTC' ? 7 * 3_600_000 : 0));
  });

  test('clocks that were put forward and said so: nothing is lost, nothing doubled', () => {
    const told = rows(92, 15, () => 1).map((row, at) =>
      at < 48 ? row.replace(',', '+07:00,') : `2024-01-15 ${clock((at + 4) * 15)}+08:00,1`,
    );
    expect(csv('Load (kW)', told)).toMatchObject({ gaps: [], duplicates: 0 });
  });

  test('a register that rolls over goes on from its last digit; one that is another begins from nothing', () => {
    const rolled = csv(
      'Import register (kWh)',
      rows(96, 15, (at) => (99_990 + at) % 100_000),
    );
    expect(rolled.resets).toMatchObject([{ channel: 'import', line: 12, isRolled: true }]);
    expect(wh(rolled, 'import')).toBe(95_000);
    const changed = csv(
      'Import register (kWh)',
      rows(96, 15, (at) => (at < 50 ? 51_234 : -50) + at),
    );
    expect(changed.resets).toMatchObject([{ channel: 'import', line: 52, isRolled: false }]);
    expect(wh(changed, 'import')).toBe(94_000);
    // Nearly full, and taken out: what is missing to the last digit was never counted.
    const taken = csv(
      'Import register (kWh)',
      rows(96, 15, (at) => (at < 50 ? 99_500 : -50) + at),
    );
    expect(taken.resets).toMatchObject([{ isRolled: false }]);
    expect(wh(taken, 'import')).toBe(94_000);
  });

  test('blank columns and rows do no harm, whatever ends the lines', () => {
    const lines = [...rows(96, 15, () => '1,,').map(String), ',,,', '', ',,,'];
    for (const ending of ['\n', '\r\n', '\r'])
      expect(wh(csv('Load (kW),,', lines, ending), 'load')).toBe(24_000);
  });
});

interface Block {
  readonly flow: number;
  readonly uom?: number;
  readonly multiplier?: number;
  readonly behaviour?: number;
  /** Values by quarter hour; null where there is none. */
  readonly values: readonly (number | null)[];
}

/** A feed with an entry for each block; blocks of the same flow and unit are of one reading type. */
function espi(blocks: readonly Block[]): string {
  const key = ({ flow, uom = 72 }: Block): string => `${flow}-${uom}`;
  const types = [...new Map(blocks.map((block) => [key(block), block])).entries()].map(
    ([name, { flow, uom = 72, multiplier = 0, behaviour = 4 }]) =>
      `<entry><link rel="self" href="M/${name}"/><link rel="related" href="T/${name}"/><content><MeterReading/></content></entry>
       <entry><link rel="self" href="T/${name}"/><content><ReadingType><accumulationBehaviour>${behaviour}</accumulationBehaviour>
         <flowDirection>${flow}</flowDirection><powerOfTenMultiplier>${multiplier}</powerOfTenMultiplier><uom>${uom}</uom></ReadingType></content></entry>`,
  );
  const readings = ({ values }: Block): string[] =>
    values.flatMap((value, at) =>
      value === null
        ? []
        : [
            `<IntervalReading><timePeriod><duration>900</duration><start>${MIDNIGHT / 1000 + at * 900}</start></timePeriod><value>${value}</value></IntervalReading>`,
          ],
    );
  const entries = blocks.map(
    (block) =>
      `<entry><link rel="up" href="M/${key(block)}/IntervalBlock"/><content><IntervalBlock>${readings(block).join('\n')}</IntervalBlock></content></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom">${types.join('\n')}${entries.join('\n')}</feed>`;
}

const greenButton = (...blocks: Block[]): Series =>
  readGreenButton(Buffer.from(espi(blocks)), 'x.xml', OFFSET);
const day = (value: number): number[] => new Array<number>(96).fill(value);
const half = (value: number, isLater: boolean): (number | null)[] =>
  day(value).map((one, at) => (at < 48 === isLater ? null : one));

describe('Green Button', () => {
  test.each<[string, Block[], Partial<Record<'import' | 'export', number>>]>([
    [
      'several blocks of one meter',
      [
        { flow: 1, values: half(250, false) },
        { flow: 1, values: half(250, true) },
      ],
      { import: 24_000 },
    ],
    ['thousands', [{ flow: 1, multiplier: 3, values: day(1) }], { import: 96_000 }],
    ['thousandths', [{ flow: 1, multiplier: -3, values: day(250_500) }], { import: 24_048 }],
    ['power', [{ flow: 1, uom: 38, behaviour: 12, values: day(1_000) }], { import: 24_000 }],
    [
      'both directions',
      [
        { flow: 1, values: day(250) },
        { flow: 19, values: day(30) },
      ],
      { import: 24_000, export: 2_880 },
    ],
    [
      'one that counts both ways',
      [{ flow: 4, values: day(0).map((_, at) => at - 40) }],
      { import: 1_540, export: 820 },
    ],
    [
      'volts beside energy, which are left out',
      [
        { flow: 1, values: day(250) },
        { flow: 1, uom: 29, values: day(230) },
      ],
      { import: 24_000 },
    ],
  ])('%s', (_, blocks, expected) => {
    const found = greenButton(...blocks);
    expect(found).toMatchObject({ minutes: 15, gaps: [] });
    expect(found.channels).toEqual(Object.keys(expected));
    for (const [channel, energy] of Object.entries(expected))
      expect(wh(found, channel as 'import')).toBe(energy);
  });

  test('a gap is one, and text of UTF-16 is read', () => {
    const blocks = [
      { flow: 1, values: day(250).map((one, at) => (at < 20 || at >= 30 ? one : null)) },
    ];
    const bytes = Buffer.from(`\uFEFF${espi(blocks)}`, 'utf16le');
    expect(isXml(bytes)).toBe(true);
    const { gaps, intervals } = readGreenButton(bytes, 'x.xml', OFFSET);
    expect(gaps).toEqual([{ from: MIDNIGHT + 20 * 900_000, to: MIDNIGHT + 30 * 900_000 }]);
    expect(intervals).toHaveLength(86);
  });
});
