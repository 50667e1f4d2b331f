import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { concat, fromHex } from '../../tools/compiler/host/bytes.js';
import { PLAIN_KINDS, VALUES, records, unsigned } from './support/arbitraries.js';
import { read, write, type Step, type Value } from './support/script.js';
import { TestModule } from './support/test-module.js';

/** A reader and one value of each kind: what decoding allocates before it looks at the input. */
const ALLOCATED_PER_STEP = 48;

let scale: TestModule;

beforeAll(async () => {
  scale = await TestModule.load('tests/scale/assembly/index.ts');
});

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...PLAIN_KINDS, 'option' as const),
  fc.tuple(fc.constantFrom('count' as const, 'enumIndex' as const, 'raw' as const), fc.nat(255)),
);

const scripts = fc.array(step, { minLength: 1, maxLength: 8 });

/** Input of which long stretches look like length prefixes. */
const hostileInput = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc
        .constantFrom(
          '0x03ffffffff',
          '0xfeffffff',
          '0xfdff',
          '0xfc',
          '0x33',
          '0x0100',
          '0x02000000',
        )
        .map(fromHex),
    ),
    { maxLength: 6 },
  )
  .map((parts) => concat(...parts));

function isZero(value: Value): boolean {
  return value instanceof Uint8Array ? value.length === 0 : !value;
}

describe('whatever the input', () => {
  test('decoding ends, inside the input, without taking memory for what is not there', () => {
    fc.assert(
      fc.property(scripts, hostileInput, (script, input) => {
        const { ok, done, consumed, allocated } = read(scale, script, input);
        expect(consumed).toBeLessThanOrEqual(input.length);
        expect(allocated).toBeLessThanOrEqual(ALLOCATED_PER_STEP * (script.length + 1));
        expect(done).toBe(ok && consumed === input.length);
        if (!ok) expect(consumed).toBe(input.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('a failure sticks: it and all that follows are zero', () => {
    fc.assert(
      fc.property(scripts, scripts, hostileInput, (script, later, input) => {
        const failing = script.findIndex((_, i) => !read(scale, script.slice(0, i + 1), input).ok);
        fc.pre(failing >= 0);
        const decoded = read(scale, [...script.slice(0, failing + 1), ...later], input);
        expect(decoded.ok).toBe(false);
        expect(decoded.values.slice(failing).every(isZero)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('what is cut off anywhere is refused', () => {
    fc.assert(
      fc.property(
        records(PLAIN_KINDS, VALUES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (record, cut) => {
          const { script, values } = record;
          const bytes = write(scale, script, values);
          const kept = Math.min(bytes.length - 1, Math.floor(bytes.length * cut));
          expect(read(scale, script, bytes.slice(0, kept)).ok).toBe(false);
        },
      ),
    );
  });

  test('a decoded value has one spelling: encoding gives the input back', () => {
    const compactKinds = fc.constantFrom(
      'compact' as const,
      'compactU32' as const,
      'compactU128' as const,
    );
    const input = fc.uint8Array({ minLength: 1, maxLength: 18 });
    fc.assert(
      fc.property(compactKinds, input, (kind, bytes) => {
        const { ok, values, consumed } = read(scale, [kind], bytes);
        if (ok) expect(write(scale, [kind], values)).toEqual(bytes.slice(0, consumed));
      }),
      { numRuns: 1000 },
    );
  });
});

/** `value` in compact mode 0, 1, 2, or 3 with `digits` bytes; wider than need be when they are. */
function spell(value: bigint, mode: number, digits: number): Uint8Array {
  const size = [1, 2, 4, digits][mode] as number;
  const number = mode === 3 ? value : (value << 2n) | BigInt(mode);
  const bytes = Array.from({ length: size }, (_, i) => Number((number >> BigInt(8 * i)) & 0xffn));
  return Uint8Array.from(mode === 3 ? [((digits - 4) << 2) | 3, ...bytes] : bytes);
}

function fits(value: bigint, mode: number, digits: number): boolean {
  return value < 1n << BigInt([6, 14, 30, 8 * digits][mode] as number);
}

describe('compact integers', () => {
  test('have one accepted spelling, the shortest', () => {
    const modes = fc.oneof(
      fc.tuple(fc.integer({ min: 0, max: 2 }), fc.constant(0)),
      fc.tuple(fc.constant(3), fc.integer({ min: 4, max: 16 })),
    );
    fc.assert(
      fc.property(unsigned(128), modes, (value, [mode, digits]) => {
        fc.pre(fits(value, mode, digits));
        const bytes = spell(value, mode, digits);
        const shortest = write(scale, ['compactU128'], [value]);
        const { ok } = read(scale, ['compactU128'], bytes);
        expect(ok).toBe(Buffer.from(bytes).equals(shortest));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['zero in two bytes', '0x0100'],
    ['63 in two bytes', '0xfd00'],
    ['zero in four bytes', '0x02000000'],
    ['2^14 - 1 in four bytes', '0xfeff0000'],
    ['zero in the big mode', '0x0300000000'],
    ['2^30 - 1 in the big mode', '0x03ffffff3f'],
    ['a leading zero digit', '0x070000004000'],
    ['more digits than 128 bits have', `0x37${'ff'.repeat(17)}`],
    ['the longest big mode', `0xff${'ff'.repeat(67)}`],
    ['nothing', '0x'],
  ])('%s is refused', (_, hex) => {
    const decoded = read(scale, ['compactU128'], fromHex(hex));
    expect(decoded).toMatchObject({ ok: false, values: [0n] });
  });

  test('above their width are refused', () => {
    const over32 = write(scale, ['compact'], [1n << 32n]);
    expect(read(scale, ['compactU32'], over32)).toMatchObject({ ok: false, values: [0] });
    const over64 = write(scale, ['compactU128'], [1n << 64n]);
    expect(read(scale, ['compact'], over64)).toMatchObject({ ok: false, values: [0n] });
  });
});

describe('counts and indices', () => {
  test('a count cannot promise more items than the rest of the input could hold', () => {
    const sizes = fc.integer({ min: 1, max: 255 });
    fc.assert(
      fc.property(unsigned(32).map(Number), sizes, fc.nat(600), (count, size, rest) => {
        const prefix = write(scale, ['compactU32'], [count]);
        const decoded = read(scale, [['count', size]], concat(prefix, new Uint8Array(rest)));
        const possible = count * size <= rest;
        expect(decoded).toMatchObject({ ok: possible, values: [possible ? count : 0] });
      }),
      { numRuns: 500 },
    );
  });

  test.each([0, 4, 254, 255])('an enum index above %d is refused', (last) => {
    for (let index = 0; index < 256; index++) {
      const decoded = read(scale, [['enumIndex', last]], Uint8Array.of(index));
      expect(decoded).toMatchObject({ ok: index <= last, values: [index <= last ? index : 0] });
    }
  });

  test('a boolean is 0 or 1, and so is the presence of an option', () => {
    for (let byte = 0; byte < 256; byte++) {
      for (const kind of ['bool', 'option'] as const) {
        const decoded = read(scale, [kind], Uint8Array.of(byte));
        expect(decoded).toMatchObject({ ok: byte < 2, values: [byte === 1] });
      }
    }
  });
});
