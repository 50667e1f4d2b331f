import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compact,
  concat,
  fromHex,
  keyBytes,
  keyOf,
  lengthPrefixed,
  readCompact,
  toHex,
  utf8,
} from '../../tools/compiler/host/bytes.js';
import { ready } from '../../tools/compiler/host/executor.js';
import { decodeOutcome, decodeValidity } from '../../tools/compiler/host/outcome.js';
import {
  decodeVersion,
  embeddedVersion,
  encodeVersion,
} from '../../tools/compiler/host/runtime-version.js';
import { ScaleReader, u32, u64 } from '../../tools/compiler/host/scale.js';
import { findCustom } from '../../tools/compiler/wasm/sections.js';

beforeAll(ready);

describe('compact numbers', () => {
  test.each([
    [0, '0x00'],
    [1, '0x04'],
    [63, '0xfc'],
    [64, '0x0101'],
    [16383, '0xfdff'],
    [16384, '0x02000100'],
    [2 ** 30 - 1, '0xfeffffff'],
    [2 ** 30, '0x0300000040'],
    [2 ** 32 - 1, '0x03ffffffff'],
  ])('%d is %s', (value, hex) => {
    expect(toHex(compact(value))).toBe(hex);
    expect(readCompact(fromHex(hex), 0)).toEqual({ value, size: fromHex(hex).length });
  });

  test.each(['0x', '0x01', '0x0100', '0x02000000', '0x0300000000', '0x07000000000000', '0x02'])(
    '%s is none',
    (hex) => {
      expect(readCompact(fromHex(hex), 0)).toBeNull();
    },
  );
});

test('keys sort and compare as their bytes do', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(keyBytes(keyOf(a))).toEqual(a);
      expect(Math.sign(Buffer.compare(a, b))).toBe(
        keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0,
      );
    }),
  );
});

test('hex is checked', () => {
  expect(fromHex('0xAb')).toEqual(Uint8Array.of(0xab));
  expect(() => fromHex('0xa')).toThrow('not hex: 0xa');
  expect(() => fromHex('sun')).toThrow('not hex: sun');
});

test('a reader stops at the end', () => {
  const reader = new ScaleReader(
    concat(u32(7), u64(8n), lengthPrefixed(utf8('sun')), Uint8Array.of(0)),
  );
  expect([reader.u32(), reader.u64(), reader.text(), reader.option(() => reader.u8())]).toEqual([
    7,
    8n,
    'sun',
    null,
  ]);
  expect(() => reader.u8()).toThrow('1 bytes wanted, 0 left');
  expect(() => new ScaleReader(Uint8Array.of(2)).option(() => 1)).toThrow('no option 2');
});

describe('what a runtime says about an extrinsic', () => {
  test.each([
    ['0x0000', { kind: 'success' }],
    ['0x000102', { kind: 'failed', reason: 'BadOrigin', module: null }],
    ['0x0001030b02000000', { kind: 'failed', reason: 'Module', module: { pallet: 11, error: 2 } }],
    ['0x00010700', { kind: 'failed', reason: 'Token(FundsUnavailable)', module: null }],
    ['0x00010801', { kind: 'failed', reason: 'Arithmetic(Overflow)', module: null }],
    ['0x01000a', { kind: 'refused', validity: 'Invalid', reason: 'BadSigner' }],
    ['0x01000703', { kind: 'refused', validity: 'Invalid', reason: 'Custom(3)' }],
    ['0x010100', { kind: 'refused', validity: 'Unknown', reason: 'CannotLookup' }],
    ['0x01010209', { kind: 'refused', validity: 'Unknown', reason: 'Custom(9)' }],
  ])('%s', (hex, expected) => {
    expect(decodeOutcome(fromHex(hex))).toEqual(expected);
  });

  test.each(['0x', '0x00', '0x000000', '0x0001ff', '0x0100ff', '0x0001030b02'])(
    '%s is nothing known',
    (hex) => {
      expect(() => decodeOutcome(fromHex(hex))).toThrow();
    },
  );

  test('a valid transaction', () => {
    // The signed transfer of the node template's block 1.
    const tag = '0x90d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d00000000';
    const valid = fromHex(`0x00bd2d0000000000000004${tag.slice(2)}feffffffffffffff01`);
    expect(decodeValidity(valid)).toEqual({
      kind: 'valid',
      priority: 11709n,
      requires: [],
      provides: [fromHex(tag).slice(1)],
      longevity: 2n ** 64n - 2n,
      propagate: true,
    });
    expect(decodeValidity(fromHex('0x010003'))).toMatchObject({ reason: 'Stale' });
  });
});

describe('versions', () => {
  // Sections of the node template, 2023.
  const VERSION = fromHex(
    '0x346e6f64652d74656d706c617465346e6f64652d74656d706c6174650100000064000000010000000001000000' +
      '01',
  );
  const CORE_4 = fromHex('0xdf6acb689907609b04000000');
  const METADATA_1 = fromHex('0x37e397fc7c91f5e401000000');
  const MODULE = fromHex('0x0061736d01000000');

  function section(name: string, payload: Uint8Array): Uint8Array {
    const body = concat(Uint8Array.of(name.length), utf8(name), payload);
    return concat(Uint8Array.of(0, body.length), body);
  }

  test('come from two custom sections, the second in any number of pieces', () => {
    const module = concat(
      MODULE,
      section('runtime_apis', CORE_4),
      section('runtime_version', VERSION),
      section('runtime_apis', METADATA_1),
    );
    const version = embeddedVersion(module);
    expect(version).toEqual({
      specName: 'node-template',
      implName: 'node-template',
      authoringVersion: 1,
      specVersion: 100,
      implVersion: 1,
      apis: [
        { id: 'df6acb689907609b', version: 4 },
        { id: '37e397fc7c91f5e4', version: 1 },
      ],
      transactionVersion: 1,
      systemVersion: 1,
    });
    expect(version && decodeVersion(encodeVersion(version))).toEqual(version);
    expect(findCustom(module, 'name')).toBeNull();
  });

  test('are shorter the older the Core API is', () => {
    const bare = embeddedVersion(concat(MODULE, section('runtime_version', VERSION)));
    expect([bare?.transactionVersion, bare?.systemVersion]).toEqual([1, 0]);
    expect(embeddedVersion(MODULE)).toBeNull();
    const odd = concat(
      MODULE,
      section('runtime_version', VERSION),
      section('runtime_apis', MODULE),
    );
    expect(() => embeddedVersion(odd)).toThrow('no list of records');
  });
});
