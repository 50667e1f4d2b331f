/** Nothing but a reading gets past the reader. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatReading, parseReading, ReadingError } from '../../tools/services/oracle/wire.js';

const u64 = fc.bigInt(0n, 2n ** 64n - 1n);
const reading = fc.record({
  meterId: fc
    .string({ minLength: 1, maxLength: 16, unit: 'grapheme' })
    .filter((id) => !['', '.', '..'].includes(id)),
  epoch: u64,
  sequence: u64,
  importWh: u64,
  exportWh: u64,
  signature: fc
    .uint8Array({ minLength: 64, maxLength: 65 })
    .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as const),
});

/** What is wrong with `text`; null if it is a reading. */
function faultOf(text: string): string | null {
  try {
    parseReading(text);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(ReadingError);
    return (error as ReadingError).fault;
  }
}

test('a reading comes back as it was sent', () => {
  fc.assert(
    fc.property(reading, (value) => {
      fc.pre(Buffer.from(value.meterId).length <= 64);
      expect(parseReading(formatReading(value))).toEqual(value);
    }),
  );
});

test('anything else is a ReadingError', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(faultOf(text)).not.toBeNull()));
  fc.assert(fc.property(fc.json(), (text) => expect(faultOf(text)).not.toBeNull()));
});

test.each([
  ['unit', 'kWh'],
  ['unit', undefined],
  ['meterId', ''],
  ['meterId', 'm'.repeat(65)],
  ['meterId', 7],
  ['epoch', 'NaN'],
  ['sequence', '-1'],
  ['importWh', '1.5'],
  ['importWh', 1.5],
  ['importWh', -1],
  ['importWh', 2 ** 53],
  ['exportWh', '1e3'],
  ['exportWh', '007'],
  ['exportWh', '18446744073709551616'],
  ['exportWh', null],
  ['signature', '0x00'],
  ['signature', 'z'.repeat(130)],
])('a wrong %s (%j) is found', (field, value) => {
  const good = { meterId: 'm', epoch: 1n, sequence: 1n, importWh: 1n, exportWh: 1n };
  const text = formatReading({ ...good, signature: `0x${'ab'.repeat(64)}` });
  const spoiled = JSON.stringify({ ...(JSON.parse(text) as object), [field]: value });
  expect(() => parseReading(spoiled)).toThrow(`: ${field}: expected`);
});

test('numbers of JSON are understood where they are exact', () => {
  const good = { meterId: 'm', epoch: 1n, sequence: 2n, importWh: 3n, exportWh: 4n };
  const signature = `0x${'ab'.repeat(64)}` as const;
  const text = formatReading({ ...good, signature });
  const numbers = { epoch: 1, sequence: 2, importWh: 2 ** 53 - 1, exportWh: 4 };
  const mixed = JSON.stringify({ ...(JSON.parse(text) as object), ...numbers });
  expect(parseReading(mixed)).toEqual({ ...good, importWh: 2n ** 53n - 1n, signature });
});
