import { beforeAll, describe, expect, test } from '@jest/globals';
import metadataHex from '@polkadot/types-support/metadata/v15/substrate-hex';
import fc from 'fast-check';
import { fromHex, toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { ScaleError, ScaleReader } from '../../tools/compiler/host/scale.js';
import { alice, bob } from '../support/accounts.js';
import { decode, encode } from '../support/codec-parts.js';
import { RuntimeTypes, tx } from '../support/runtime-types.js';

/** Types the library reads in ways of its own. */
const SPECIAL = /Era|BitVec|Wrapper|Lsb0|Msb0|Event\b/;

let types: RuntimeTypes;

beforeAll(() => {
  const wrapped = new ScaleReader(fromHex(metadataHex));
  types = new RuntimeTypes(wrapped.option(() => wrapped.byteString()) as Uint8Array);
});

/** The types of the metadata, by id. */
function typeNames(): Array<[number, string]> {
  const { lookup } = types.registry;
  const names = lookup.types.map(
    ({ id }) => [id.toNumber(), lookup.getTypeDef(id).type] as [number, string],
  );
  return names.filter(([, name]) => !SPECIAL.test(name));
}

/** What the library makes of `input` (of nothing: its default), as bytes; null where it cannot. */
function canonical(name: string, input?: Uint8Array): Uint8Array | null {
  try {
    return types.registry.createType(name, input).toU8a();
  } catch {
    return null;
  }
}

/** Decoded and encoded again; null for enum variants that the library has and the runtime has not. */
function roundTrip(id: number, bytes: Uint8Array): string | null {
  const codec = types.codecs.of(id);
  try {
    return toHex(encode(codec, decode(codec, bytes)));
  } catch (error) {
    if (error instanceof ScaleError && error.message.startsWith('no variant')) return null;
    throw error;
  }
}

/** Compares for all types; how many could be compared. */
function compareAll(inputs: ReadonlyArray<Uint8Array | undefined>): number {
  let compared = 0;
  for (const [id, name] of typeNames()) {
    for (const input of inputs) {
      const bytes = canonical(name, input);
      if (bytes === null || (input && bytes.length > input.length)) continue;
      const ours = roundTrip(id, bytes);
      if (ours === null) continue;
      expect([name, ours]).toEqual([name, toHex(bytes)]);
      compared++;
    }
  }
  return compared;
}

describe('every type of a large runtime', () => {
  test('keeps the default value of @polkadot/types', () => {
    expect(compareAll([undefined])).toBeGreaterThan(400);
  });

  test('keeps what @polkadot/types makes of arbitrary bytes', () => {
    // No compact number in them is large: the library makes room for all items before it reads one.
    const bytes = (max: number): fc.Arbitrary<Uint8Array> =>
      fc
        .uint8Array({ minLength: 400, maxLength: 400, max })
        .map((noise) => noise.map((byte) => byte & 0xfd));
    const inputs = [1, 4, 13].flatMap((max) => fc.sample(bytes(max), { numRuns: 1, seed: max }));
    expect(compareAll(inputs)).toBeGreaterThan(500);
  });
});

describe('calls', () => {
  test('are those of @polkadot/types', () => {
    const ours = types.encodeCall(tx('Balances.transferKeepAlive', bob, 10n ** 18n));
    const theirs = types.registry.createType('Call', {
      callIndex: ours.slice(0, 2),
      args: { dest: { Id: bob.address }, value: 10n ** 18n },
    });
    expect(toHex(ours)).toBe(theirs.toHex());
  });

  test.each([
    ['no call Balances.nothing', tx('Balances.nothing')],
    ['takes 2 arguments, not 1', tx('Balances.transferKeepAlive', bob)],
    ['value: expected an integer of 128 bits, got -1n', tx('Balances.transferKeepAlive', bob, -1n)],
    ['value: expected an integer of 128 bits, got Bob', tx('Balances.transferKeepAlive', bob, bob)],
    ['remark: expected bytes, got 7', tx('System.remark', 7)],
  ])('are refused with: %s', (reason, call) => {
    expect(() => types.encodeCall(call)).toThrow(reason);
  });

  test('take text, hex and bytes for bytes', () => {
    const remarks = ['sun', toHex(utf8('sun')), utf8('sun')].map((remark) =>
      toHex(types.encodeCall(tx('System.remark', remark))),
    );
    expect(new Set(remarks).size).toBe(1);
  });
});

test('storage keys are those of @polkadot/types', () => {
  const account = toHex(Buffer.from(types.storageKey('System.Account', [alice]), 'latin1'));
  expect(account).toBe(
    '0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9' +
      'de1e86a9a8c739864cf3cc5ec2bea59fd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
  );
  expect(() => types.storageKey('System.Nothing', [])).toThrow('no storage System.Nothing');
  expect(() => types.storageKey('System.Number', [1])).toThrow('has 0 keys');
});
