/** Values for the kinds of a script, and how @polkadot/types calls their types. */
import fc from 'fast-check';
import type { Kind, Value } from './script.js';

/** Kinds that stand for one value each; the others are parts of a larger type. */
export type PlainKind = Exclude<Kind, 'option' | 'count' | 'enumIndex' | 'raw'>;

export const POLKADOT_TYPES: Record<PlainKind, string> = {
  u8: 'u8',
  u16: 'u16',
  u32: 'u32',
  u64: 'u64',
  u128: 'u128',
  bool: 'bool',
  compact: 'Compact<u64>',
  compactU32: 'Compact<u32>',
  compactU128: 'Compact<u128>',
  bytes: 'Bytes',
  text: 'Text',
};

export const PLAIN_KINDS = Object.keys(POLKADOT_TYPES) as PlainKind[];

/** Unsigned integers of so many bits, often close to where lengths and carries change. */
export function unsigned(bits: number): fc.Arbitrary<bigint> {
  const max = (1n << BigInt(bits)) - 1n;
  const powers = fc
    .tuple(fc.integer({ min: 0, max: bits }), fc.integer({ min: -2, max: 2 }))
    .map(([power, step]) => (1n << BigInt(power)) + BigInt(step))
    .filter((value) => value >= 0n && value <= max);
  return fc.oneof(fc.bigInt({ min: 0n, max }), powers);
}

/** Byte strings, some of them long enough for a longer prefix. */
export const byteString = fc.oneof(
  { weight: 5, arbitrary: fc.uint8Array({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 60, maxLength: 70 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 16_380, max: 16_390 }).map((size) => new Uint8Array(size).fill(7)),
  },
);

/** Well-formed Unicode of all planes. */
const unicode = fc.string({ unit: 'binary', maxLength: 24 });

const small = (bits: number): fc.Arbitrary<Value> => unsigned(bits).map(Number);

export const VALUES: Record<PlainKind, fc.Arbitrary<Value>> = {
  u8: small(8),
  u16: small(16),
  u32: small(32),
  u64: unsigned(64),
  u128: unsigned(128),
  bool: fc.boolean(),
  compact: unsigned(64),
  compactU32: small(32),
  compactU128: unsigned(128),
  bytes: byteString,
  text: unicode,
};

/** Some kinds in a row and a value for each. */
export function records<K extends PlainKind>(
  kinds: readonly K[],
  values: Record<K, fc.Arbitrary<Value>>,
): fc.Arbitrary<{ script: K[]; values: Value[] }> {
  const field = fc
    .constantFrom(...kinds)
    .chain((kind) => fc.tuple(fc.constant(kind), values[kind]));
  return fc.array(field, { minLength: 1, maxLength: 6 }).map((fields) => ({
    script: fields.map(([kind]) => kind),
    values: fields.map(([, value]) => value),
  }));
}
