import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { unsigned } from '../scale/support/arbitraries.js';
import { Request } from '../scale/support/fields.js';
import type { TestModule } from '../scale/support/test-module.js';
import { loadPrimitives, theirs } from './support.js';

let primitives: TestModule;

beforeAll(async () => {
  primitives = await loadPrimitives();
});

function ours(name: string, request: Request): string {
  return toHex(primitives.call(name, request.bytes()));
}

function reference(type: string, value: unknown): string {
  return toHex(theirs(type, value));
}

const INVALID = [
  'Call',
  'Payment',
  'Future',
  'Stale',
  'BadProof',
  'AncientBirthBlock',
  'ExhaustsResources',
  null,
  'BadMandatory',
  'MandatoryDispatch',
  'BadSigner',
];
const UNKNOWN = ['CannotLookup', 'NoUnsignedValidator'];

/** Family, index and the name in @polkadot/types of every refusal. */
const REFUSALS = [
  ...INVALID.map((name, index) => [0, index, { Invalid: name }] as const),
  ...UNKNOWN.map((name, index) => [1, index, { Unknown: name }] as const),
].filter(([, , error]) => !Object.values(error).includes(null));

describe('the result of an extrinsic', () => {
  test('is a success', () => {
    expect(ours('applied', new Request().u8(0))).toBe('0x0000');
    expect(reference('ApplyExtrinsicResult', { Ok: { Ok: [] } })).toBe('0x0000');
  });

  test('is a failed call', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (index, error) => {
        const failure = { Module: { index, error: [error, 0, 0, 0] } };
        expect(ours('applied', new Request().u8(1).u8(3).u8(index).u8(error))).toBe(
          reference('ApplyExtrinsicResult', { Ok: { Err: failure } }),
        );
      }),
    );
    const badOrigin = reference('ApplyExtrinsicResult', { Ok: { Err: 'BadOrigin' } });
    expect(ours('applied', new Request().u8(1).u8(2).u8(0).u8(0))).toBe(badOrigin);
    const overflow = reference('ApplyExtrinsicResult', { Ok: { Err: { Arithmetic: 'Overflow' } } });
    expect(ours('applied', new Request().u8(1).u8(8).u8(1).u8(0))).toBe(overflow);
  });

  test.each(REFUSALS)('is a refusal (%d, %d)', (family, index, error) => {
    expect(ours('applied', new Request().u8(2).u8(family).u8(index))).toBe(
      reference('ApplyExtrinsicResult', { Err: error }),
    );
  });
});

describe('the validity of a transaction', () => {
  test.each(REFUSALS)('is a refusal (%d, %d)', (family, index, error) => {
    expect(ours('validity', new Request().u8(1).u8(family).u8(index))).toBe(
      reference('TransactionValidity', { Err: error }),
    );
  });

  test('tells the pool what comes before and after', () => {
    const tag = fc.uint8Array({ maxLength: 36 });
    fc.assert(
      fc.property(
        unsigned(64),
        unsigned(64),
        tag,
        fc.option(tag),
        (priority, longevity, provides, requires) => {
          const request = new Request().u8(0).u64(priority).u64(longevity).slice(provides);
          request.u8(requires !== null);
          if (requires) request.slice(requires);
          const valid = {
            priority,
            requires: requires ? [toHex(requires)] : [],
            provides: [toHex(provides)],
            longevity,
            propagate: true,
          };
          expect(ours('validity', request)).toBe(reference('TransactionValidity', { Ok: valid }));
        },
      ),
    );
  });
});

// Source: answers of FRAME's template runtime.
test('the verdict on inherents is that of FRAME', () => {
  expect(ours('inherentsChecked', new Request().u8(0))).toBe('0x010000');
  const tooFar = new Request().u8(1).raw(Buffer.from('timstap0')).slice(Uint8Array.of(1));
  expect(ours('inherentsChecked', tooFar)).toBe('0x00010474696d73746170300401');
});

describe('costs', () => {
  const classes = fc.constantFrom('Normal', 'Operational', 'Mandatory');
  const indexOf = (name: string): number => ['Normal', 'Operational', 'Mandatory'].indexOf(name);

  test('of a dispatch are those of @polkadot/types', () => {
    fc.assert(
      fc.property(
        unsigned(64),
        unsigned(64),
        classes,
        fc.boolean(),
        (refTime, proofSize, name, pays) => {
          const request = new Request().u64(refTime).u64(proofSize).u8(indexOf(name)).u8(pays);
          const weight = theirs('WeightV2', { refTime, proofSize });
          expect(ours('dispatchInfo', request)).toBe(
            `${toHex(weight)}0${indexOf(name)}0${pays ? 0 : 1}`,
          );
        },
      ),
    );
  });

  test('to be paid are those of @polkadot/types', () => {
    fc.assert(
      fc.property(
        unsigned(64),
        unsigned(64),
        classes,
        unsigned(128),
        (refTime, proofSize, name, fee) => {
          const request = new Request().u64(refTime).u64(proofSize).u8(indexOf(name)).u128(fee);
          const info = { weight: { refTime, proofSize }, class: name, partialFee: fee };
          expect(ours('paymentInfo', request)).toBe(reference('RuntimeDispatchInfoV2', info));
        },
      ),
    );
  });

  test('in detail are FRAME’s: an optional inclusion fee, then the tip', () => {
    const amounts = fc.tuple(unsigned(128), unsigned(128), unsigned(128), unsigned(128));
    fc.assert(
      fc.property(fc.boolean(), amounts, (pays, [baseFee, lenFee, adjustedWeightFee, tip]) => {
        const request = new Request()
          .u8(pays)
          .u128(baseFee)
          .u128(lenFee)
          .u128(adjustedWeightFee)
          .u128(tip);
        const inclusion = pays ? { baseFee, lenFee, adjustedWeightFee } : null;
        const expected = reference('(Option<InclusionFee>, u128)', [inclusion, tip]);
        expect(ours('feeDetails', request)).toBe(expected);
      }),
    );
  });

  test('add up and subtract without wrapping', () => {
    const max = 2n ** 64n - 1n;
    const add = (a: bigint, b: bigint): bigint => (a + b > max ? max : a + b);
    const subtract = (a: bigint, b: bigint): bigint => (a > b ? a - b : 0n);
    const weight = fc.tuple(unsigned(64), unsigned(64));
    fc.assert(
      fc.property(weight, weight, ([time, size], [otherTime, otherSize]) => {
        const request = new Request().u64(time).u64(size).u64(otherTime).u64(otherSize);
        const answer = primitives.ask('weights', request);
        expect([answer.u64(), answer.u64(), answer.u64(), answer.u64(), answer.bool()]).toEqual([
          add(time, otherTime),
          add(size, otherSize),
          subtract(time, otherTime),
          subtract(size, otherSize),
          time > otherTime || size > otherSize,
        ]);
      }),
    );
  });
});

test('a genesis that was built is an empty success, one that was not its reason', () => {
  expect(ours('genesisBuilt', new Request().u8(0))).toBe('0x00');
  const error = 'registry.users[2]: ∅';
  expect(ours('genesisBuilt', new Request().u8(1).text(error))).toBe(
    reference('Result<Null, Text>', { Err: error }),
  );
});

test('a session key is its bytes and the letters of its type', () => {
  const key = new Uint8Array(32).fill(5);
  const request = new Request().slice(key).raw(Buffer.from('aura'));
  expect(ours('sessionKey', request)).toBe(
    reference('(Bytes, [u8; 4])', [toHex(key), '0x61757261']),
  );
});
