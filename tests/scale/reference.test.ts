import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { concat, toHex } from '../../tools/compiler/host/bytes.js';
import { PLAIN_KINDS, VALUES, records, unsigned, type PlainKind } from './support/arbitraries.js';
import { read, referenceRead, referenceWrite, write, type Value } from './support/script.js';
import { TestModule } from './support/test-module.js';

/** as-scale-codec has no compact integers of 128 bits. */
const KINDS = PLAIN_KINDS.filter((kind) => kind !== 'compactU128');

/** Its compact integers are signed when written. */
const WRITABLE: Record<PlainKind, fc.Arbitrary<Value>> = { ...VALUES, compact: unsigned(63) };

/** When read they have to fit four bytes: it takes the longer forms for other numbers. */
const READABLE: Record<PlainKind, fc.Arbitrary<Value>> = {
  ...VALUES,
  compact: unsigned(30),
  compactU32: unsigned(30).map(Number),
};

let scale: TestModule;

beforeAll(async () => {
  scale = await TestModule.load('tests/scale/assembly/index.ts');
});

describe('against as-scale-codec, where it is right', () => {
  test.each(KINDS)('%s is written as it writes it', (kind) => {
    fc.assert(
      fc.property(WRITABLE[kind], (value) => {
        const ours = write(scale, [kind], [value]);
        expect(toHex(ours)).toBe(toHex(referenceWrite(scale, [kind], [value])));
      }),
    );
  });

  test('values in a row are read as it reads them', () => {
    fc.assert(
      fc.property(records(KINDS, READABLE), ({ script, values }) => {
        const bytes = concat(
          ...script.map((kind, i) => referenceWrite(scale, [kind], [values[i] as Value])),
        );
        expect(referenceRead(scale, script, bytes)).toEqual(values);
        expect(read(scale, script, bytes)).toMatchObject({ values, done: true });
      }),
    );
  });

  test('hashes too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
        const bytes = referenceWrite(scale, [['raw', 32]], [hash]);
        expect(toHex(write(scale, [['raw', 32]], [hash]))).toBe(toHex(bytes));
        expect(read(scale, [['raw', 32]], bytes).values).toEqual([hash]);
        expect(referenceRead(scale, [['raw', 32]], bytes)).toEqual([hash]);
      }),
    );
  });
});
