import { beforeAll, describe, expect, test } from '@jest/globals';
import { TypeRegistry } from '@polkadot/types';
import fc from 'fast-check';
import { concat, fromHex, toHex } from '../../tools/compiler/host/bytes.js';
import {
  PLAIN_KINDS,
  POLKADOT_TYPES,
  VALUES,
  byteString,
  records,
  unsigned,
  type PlainKind,
} from './support/arbitraries.js';
import { read, write, type Value } from './support/script.js';
import { TestModule } from './support/test-module.js';

const registry = new TypeRegistry();
let scale: TestModule;

beforeAll(async () => {
  scale = await TestModule.load('tests/scale/assembly/index.ts');
});

function theirs(type: string, value: unknown): Uint8Array {
  return registry.createType(type, value).toU8a();
}

/** As @polkadot/types wants it: raw bytes as hex, or it would take them for SCALE. */
function encodeTheirs(kind: PlainKind, value: Value): Uint8Array {
  return theirs(POLKADOT_TYPES[kind], value instanceof Uint8Array ? toHex(value) : value);
}

describe('against @polkadot/types', () => {
  test.each(PLAIN_KINDS)('%s has the same bytes, and they decode to the same value', (kind) => {
    fc.assert(
      fc.property(VALUES[kind], (value) => {
        const bytes = encodeTheirs(kind, value);
        expect(toHex(write(scale, [kind], [value]))).toBe(toHex(bytes));
        const decoded = read(scale, [kind], bytes);
        expect(decoded).toMatchObject({
          values: [value],
          ok: true,
          done: true,
          consumed: bytes.length,
        });
      }),
    );
  });

  test('values in a row are read back one by one, whatever follows them', () => {
    fc.assert(
      fc.property(
        records(PLAIN_KINDS, VALUES),
        byteString,
        fc.nat(64),
        (record, rest, capacity) => {
          const { script, values } = record;
          const bytes = concat(...script.map((kind, i) => encodeTheirs(kind, values[i] as Value)));
          expect(toHex(write(scale, script, values, capacity))).toBe(toHex(bytes));
          const decoded = read(scale, script, concat(bytes, rest));
          expect(decoded.values).toEqual(values);
          expect(decoded.consumed).toBe(bytes.length);
          expect(decoded.done).toBe(rest.length === 0);
        },
      ),
    );
  });

  test('an option is its presence, then its value', () => {
    fc.assert(
      fc.property(fc.option(unsigned(32).map(Number)), (value) => {
        const bytes = theirs('Option<u32>', value);
        const present = value !== null;
        const decoded = read(scale, present ? ['option', 'u32'] : ['option'], bytes);
        expect(decoded).toMatchObject({ done: true, values: present ? [true, value] : [false] });
      }),
    );
  });

  test('a list is its count, then its items', () => {
    fc.assert(
      fc.property(fc.array(unsigned(64), { maxLength: 80 }), (items) => {
        const decoded = read(
          scale,
          [['count', 8], ...items.map(() => 'u64' as const)],
          theirs('Vec<u64>', items),
        );
        expect(decoded).toMatchObject({ done: true, values: [items.length, ...items] });
      }),
    );
  });

  test('bytes of a known length have no prefix', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
        const bytes = theirs('H256', hash);
        expect(read(scale, [['raw', 32]], bytes)).toMatchObject({ done: true, values: [hash] });
        expect(toHex(write(scale, [['raw', 32]], [hash]))).toBe(toHex(bytes));
      }),
    );
  });
});

// Source: the examples of the SCALE specification.
test.each([
  [0n, '0x00'],
  [1n, '0x04'],
  [42n, '0xa8'],
  [69n, '0x1501'],
  [65_535n, '0xfeff0300'],
  [100_000_000_000_000n, '0x0b00407a10f35a'],
])('compact %s is %s', (value, hex) => {
  expect(toHex(write(scale, ['compact'], [value]))).toBe(hex);
  expect(read(scale, ['compact'], fromHex(hex)).values).toEqual([value]);
});
