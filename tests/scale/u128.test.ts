import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unsigned } from './support/arbitraries.js';
import { Request } from './support/fields.js';
import { TestModule } from './support/test-module.js';

const U64_MAX = 2n ** 64n - 1n;
const U128_MAX = 2n ** 128n - 1n;

/** A function of runtime/scale/u128.ts; 64-bit operands are the low half of `b`. */
interface Operation {
  /** Its number in tests/scale/assembly/arithmetic.ts. */
  index: number;
  wide: boolean;
  /** The exact result. */
  exact: (a: bigint, b: bigint) => bigint;
  /** What happens to results that do not fit: no result, or the nearest one that does. */
  outside?: 'none' | 'nearest';
}

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const OPERATIONS: Record<string, Operation> = {
  checkedAdd: { index: 0, wide: true, exact: (a, b) => a + b, outside: 'none' },
  checkedSub: { index: 1, wide: true, exact: (a, b) => a - b, outside: 'none' },
  checkedMul64: { index: 2, wide: false, exact: (a, b) => a * b, outside: 'none' },
  checkedPushDigit: { index: 3, wide: false, exact: (a, b) => a * 10n + b, outside: 'none' },
  saturatingAdd: { index: 4, wide: true, exact: (a, b) => a + b, outside: 'nearest' },
  saturatingSub: { index: 5, wide: true, exact: (a, b) => a - b, outside: 'nearest' },
  saturatingMul64: { index: 6, wide: false, exact: (a, b) => a * b, outside: 'nearest' },
  mul64: { index: 7, wide: false, exact: (a, b) => (a & U64_MAX) * b },
  div64: { index: 8, wide: false, exact: (a, b) => a / b },
  rem64: { index: 9, wide: false, exact: (a, b) => a % b },
  min: { index: 10, wide: true, exact: min },
};

const COMPARE = 11;

/** Numbers at which a half, a digit of the division or a carry changes. */
const EDGES = [
  0n,
  1n,
  2n,
  3n,
  10n,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 32n,
  2n ** 32n + 1n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 2n ** 32n,
  2n ** 64n - 2n,
  U64_MAX,
  2n ** 64n,
  2n ** 64n + 1n,
  2n ** 96n - 1n,
  2n ** 127n,
  U128_MAX - U64_MAX,
  U128_MAX - 1n,
  U128_MAX,
];

let scale: TestModule;

beforeAll(async () => {
  scale = await TestModule.load('tests/scale/assembly/index.ts');
});

function compute(index: number, a: bigint, b: bigint): bigint | null {
  const answer = scale.ask('arithmetic', new Request().u8(index).u128(a).u128(b));
  const exists = answer.bool();
  const result = answer.u128();
  return exists ? result : null;
}

function expected({ exact, outside }: Operation, a: bigint, b: bigint): bigint | null {
  const result = exact(a, b);
  if (result >= 0n && result <= U128_MAX) return result;
  if (outside === 'nearest') return result < 0n ? 0n : U128_MAX;
  return null;
}

describe.each(Object.entries(OPERATIONS))('%s', (name, operation) => {
  const divides = name === 'div64' || name === 'rem64';
  const usable = (b: bigint): boolean => (operation.wide || b <= U64_MAX) && !(divides && b === 0n);

  test('is exact at the edges', () => {
    const pairs = EDGES.flatMap((a) => EDGES.filter(usable).map((b) => [a, b] as const));
    const results = pairs.map(([a, b]) => [a, b, compute(operation.index, a, b)]);
    expect(results).toEqual(pairs.map(([a, b]) => [a, b, expected(operation, a, b)]));
  });

  test('is exact over the whole range', () => {
    fc.assert(
      fc.property(unsigned(128), unsigned(operation.wide ? 128 : 64), (a, b) => {
        fc.pre(usable(b));
        expect(compute(operation.index, a, b)).toBe(expected(operation, a, b));
      }),
      { numRuns: 500 },
    );
  });
});

test('division is exact where a quotient digit is estimated too high', () => {
  // Divisors whose upper half is smallest or largest, under dividends next to a multiple.
  const divisors = fc
    .tuple(fc.constantFrom(2n ** 31n, 2n ** 32n - 1n, 1n), unsigned(32))
    .map(([high, low]) => (high << 32n) | low);
  const { div64, rem64 } = OPERATIONS as Record<'div64' | 'rem64', Operation>;
  fc.assert(
    fc.property(divisors, unsigned(64), fc.integer({ min: -1, max: 1 }), (b, quotient, step) => {
      const a = b * quotient + BigInt(step);
      fc.pre(a >= 0n);
      expect(compute(div64.index, a, b)).toBe(a / b);
      expect(compute(rem64.index, a, b)).toBe(a % b);
    }),
    { numRuns: 1000 },
  );
});

test('order, equality and size are those of the numbers', () => {
  const pairs = fc.oneof(
    fc.tuple(unsigned(128), unsigned(128)),
    unsigned(128).map((a) => [a, a] as [bigint, bigint]),
    fc.tuple(fc.constantFrom(...EDGES), fc.constantFrom(...EDGES)),
  );
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      const truths = [a === b, a !== b, a < b, a > b, a <= b, a >= b, a === 0n, a <= U64_MAX];
      const bits = truths.reduce((sum, truth, i) => sum + (truth ? 1 << i : 0), 0);
      expect(compute(COMPARE, a, b)).toBe(BigInt(bits));
    }),
    { numRuns: 500 },
  );
});

test('the size of a compact integer is known before it is written', () => {
  fc.assert(
    fc.property(unsigned(64), (value) => {
      const answer = scale.ask('compactForm', new Request().u64(value));
      expect(answer.u32()).toBe(answer.slice().length);
    }),
  );
});
