import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { byteString, unsigned } from '../scale/support/arbitraries.js';
import type { TestModule } from '../scale/support/test-module.js';
import {
  TYPES,
  digestItem,
  hash,
  header,
  loadPrimitives,
  roundTrip,
  theirs,
  type TypeName,
} from './support.js';

let primitives: TestModule;

beforeAll(async () => {
  primitives = await loadPrimitives();
});

const hexBytes = byteString.map(toHex);

const account = fc.record({
  nonce: unsigned(32),
  consumers: unsigned(32),
  providers: unsigned(32),
  sufficients: unsigned(32),
  data: fc.record({
    free: unsigned(128),
    reserved: unsigned(128),
    miscFrozen: unsigned(128),
    feeFrozen: unsigned(128),
  }),
});

const address = fc.oneof(
  hash.map((Id) => ({ Id })),
  fc.constant({ Index: null }),
  hexBytes.map((Raw) => ({ Raw })),
  hash.map((Address32) => ({ Address32 })),
  fc.uint8Array({ minLength: 20, maxLength: 20 }).map((Address20) => ({ Address20 })),
);

const dispatchError = fc.oneof(
  fc.constantFrom('Other', 'CannotLookup', 'BadOrigin', 'NoProviders', 'Unavailable'),
  fc
    .record({ index: fc.nat(255), error: fc.nat(255).map((error) => [error, 0, 0, 0]) })
    .map((Module) => ({ Module })),
  fc.constantFrom('NoFunds', 'Frozen').map((Token) => ({ Token })),
  fc.constantFrom('Overflow', 'DivisionByZero').map((Arithmetic) => ({ Arithmetic })),
  fc.constantFrom('LimitReached', 'NoLayer').map((Transactional) => ({ Transactional })),
);

/** For each type its name in @polkadot/types and values of it. */
const SAMPLES: Record<TypeName, [name: string, values: fc.Arbitrary<unknown>]> = {
  H256: ['H256', hash],
  AccountId: ['AccountId', hash],
  AccountInfo: ['AccountInfoWithTripleRefCount', account],
  Weight: ['WeightV2', fc.record({ refTime: unsigned(64), proofSize: unsigned(64) })],
  MultiAddress: [
    '{"_enum":{"Id":"[u8;32]","Index":"Null","Raw":"Bytes","Address32":"[u8;32]","Address20":"[u8;20]"}}',
    address,
  ],
  Digest: ['Digest', fc.record({ logs: fc.array(digestItem, { maxLength: 6 }) })],
  Header: ['Header', header],
  OpaqueExtrinsic: ['Bytes', hexBytes],
  DispatchError: ['DispatchError', dispatchError],
};

describe.each(TYPES)('%s', (type) => {
  const [name, values] = SAMPLES[type];

  test('is that of @polkadot/types', () => {
    fc.assert(
      fc.property(values, (value) => {
        const bytes = theirs(name, value);
        const { done, encoded } = roundTrip(primitives, type, bytes);
        expect({ done, encoded: toHex(encoded) }).toEqual({ done: true, encoded: toHex(bytes) });
      }),
    );
  });

  test('is refused when it is cut off', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (value, cut) => {
        const bytes = theirs(name, value);
        const kept = Math.min(bytes.length - 1, Math.floor(bytes.length * cut));
        expect(roundTrip(primitives, type, bytes.slice(0, kept)).ok).toBe(false);
      }),
    );
  });

  test('is refused or comes back, and takes memory in proportion, whatever the input', () => {
    const prefix = fc.constantFrom(
      [],
      [0xfe, 0xff, 0xff, 0xff],
      [3, 255, 255, 255, 255],
      [0xfd, 0xff],
    );
    const input = fc
      .tuple(values, fc.nat(120), prefix, fc.uint8Array({ maxLength: 150 }))
      .map(([value, kept, hostile, noise]) =>
        Uint8Array.from([...theirs(name, value).slice(0, kept), ...hostile, ...noise]),
      );
    fc.assert(
      fc.property(input, (bytes) => {
        const { ok, done, allocated, encoded } = roundTrip(primitives, type, bytes);
        expect(allocated).toBeLessThanOrEqual(512 + 128 * bytes.length);
        expect(done).toBe(ok && encoded.length === bytes.length);
        expect(toHex(encoded)).toBe(toHex(bytes.slice(0, encoded.length)));
      }),
      { numRuns: 200 },
    );
  });
});

test('a count of four thousand million logs takes no memory', () => {
  const { ok, allocated } = roundTrip(
    primitives,
    'Digest',
    Uint8Array.of(3, 255, 255, 255, 255, 8, 8, 8),
  );
  expect(ok).toBe(false);
  expect(allocated).toBeLessThan(256);
});
