/** The browser's own reader of SCALE beside the library's. */
import { describe, expect, test } from '@jest/globals';
import { TypeRegistry } from '@polkadot/types';
import fc from 'fast-check';
import { Malformed, Reader } from '../../tools/proofs/reader.js';

const registry = new TypeRegistry();
/** Numbers of every length, and those at which the length changes. */
const numbers = fc.oneof(
  fc.nat({ max: 127 }).chain((bits) => fc.bigInt(0n, (1n << BigInt(bits)) - 1n)),
  fc.constantFrom(
    0n,
    63n,
    64n,
    16_383n,
    16_384n,
    (1n << 30n) - 1n,
    1n << 30n,
    (1n << 64n) - 1n,
    (1n << 128n) - 1n,
  ),
);

test('compact and fixed numbers read as they were written', () => {
  fc.assert(
    fc.property(numbers, (value) => {
      const compact = registry.createType('Compact<u128>', value).toU8a();
      const fixed = registry.createType('u128', value).toU8a();
      const reader = new Reader(Uint8Array.from([...compact, ...fixed]));
      expect([reader.compact(), reader.u128()]).toEqual([value, value]);
      reader.end();
    }),
    { numRuns: 500 },
  );
});

describe('is refused:', () => {
  const cases: [string, number[], (reader: Reader) => unknown][] = [
    ['a number longer than it has to be, in two bytes', [0x01, 0x00], (r) => r.compact()],
    ['the same in four bytes', [0x02, 0x01, 0x00, 0x00], (r) => r.compact()],
    ['the same in more', [0x03, 0xff, 0xff, 0xff, 0x3f], (r) => r.compact()],
    ['the same with a zero on top', [0x07, 0, 0, 0, 0x40, 0], (r) => r.compact()],
    ['a number above 128 bits', [0x37, ...new Array<number>(17).fill(1)], (r) => r.compact()],
    ['a truth value of 2', [2], (r) => r.bool()],
    ['a name that there is not', [3], (r) => r.oneOf(['a', 'b', 'c'])],
    ['bytes that end too early', [8, 1], (r) => r.bytes()],
    ['a byte too many', [0], (r) => r.end()],
  ];

  test.each(cases)('%s', (_, bytes, read) =>
    expect(() => read(new Reader(Uint8Array.from(bytes)))).toThrow(Malformed),
  );
});
