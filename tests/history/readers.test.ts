/** What the history reads is what PAPI's codecs read, of everything that a chain has; and rubbish is no value. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { getLookupCodecBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { keyOf, fromHex, toHex } from '../../tools/compiler/host/bytes.js';
import { Decoder, storageKey } from '../../tools/services/history/chain/decoder.js';
import { Input } from '../../tools/services/history/chain/input.js';
import { Readers } from '../../tools/services/history/chain/readers.js';
import type { TestChain } from '../support/chain-builder.js';
import { playedNight } from './night.js';

let chain: TestChain;
let metadata: Uint8Array;

beforeAll(() => {
  ({ chain } = playedNight(4, 3));
  metadata = chain.chain.metadata(15);
});

/** Items of the storage with the values that the chain has of them now. */
function* stored(): Generator<{ path: string; type: number; values: Uint8Array[] }> {
  for (const { name, storage } of unifyMetadata(decAnyMetadata(metadata)).pallets) {
    for (const { name: item, type } of storage?.items ?? []) {
      const prefix = keyOf(fromHex(storageKey(name, item)));
      const values = [...chain.chain.head.state.entries(prefix)].map(([, value]) => value);
      const of = type.tag === 'map' ? type.value.value : type.value;
      yield { path: `${name}.${item}`, type: of, values };
    }
  }
}

describe('values', () => {
  test('of every item are those of PAPI', () => {
    const lookup = getLookupFn(unifyMetadata(decAnyMetadata(metadata)));
    const codecs = getLookupCodecBuilder(lookup);
    const readers = new Readers(lookup, new Decoder(1, metadata).addresses.addressOf);
    const input = new Input();
    let count = 0;
    for (const { path, type, values } of stored()) {
      for (const value of values) {
        input.begin(toHex(value));
        const found = readers.of(type)(input);
        expect([path, found]).toEqual([path, codecs(type).dec(Uint8Array.from(value))]);
        expect([path, input.left]).toEqual([path, 0]);
        count++;
      }
    }
    expect(count).toBeGreaterThan(100);
  });

  test('of numbers are exact at every length', () => {
    const input = new Input();
    for (const [hex, value] of [
      ['0xfc', 63],
      ['0x0101', 64],
      ['0xfeffffff', 2 ** 30 - 1],
      ['0x0300000040', 2 ** 30],
      ['0x0bffffffffffff', 2 ** 48 - 1],
      ['0x0f00000000000001', 2n ** 48n],
      [`0x33${'ff'.repeat(16)}`, 2n ** 128n - 1n],
    ] as const) {
      expect([hex, input.begin(hex).compact()]).toEqual([hex, value]);
      expect(input.left).toBe(0);
    }
    expect(input.begin(`0x${'ff'.repeat(16)}`).words(2, () => input.i64())).toBe(-1n);
    expect(input.begin(`0x${'00'.repeat(8)}01${'00'.repeat(7)}`).words(2, () => input.u64())).toBe(
      2n ** 64n,
    );
  });
});

describe('rubbish', () => {
  test('is never read past its end, and never taken for more than it is', () => {
    const decoder = new Decoder(1, metadata);
    const { events = '0x' } = Object.fromEntries(
      [...stored()]
        .filter(({ path }) => path === 'System.Events')
        .map(({ values: [value] }) => ['events', toHex(value ?? new Uint8Array())]),
    );
    expect(decoder.events(events).length).toBeGreaterThan(0);
    for (let length = 2; length < events.length; length += 2) {
      expect(() => decoder.events(events.slice(0, length))).toThrow(Error);
    }
    for (const hex of [
      `${events}00`,
      '0xfeffffff00',
      `0x04ff${events.slice(4)}`,
      '0x04zz',
      '0x0',
    ]) {
      expect(() => decoder.events(hex)).toThrow(Error);
    }
    expect(decoder.events(null)).toEqual([]);
  });

  test('of more bytes than are kept is read, and what comes after it too', () => {
    const input = new Input();
    const large = `0x${'ab'.repeat(3 << 20)}`;
    expect(input.begin(large).hex(3 << 20)).toBe(large);
    expect(input.begin('0x2a').u8()).toBe(42);
    expect(() => input.u8()).toThrow('1 bytes wanted, 0 left');
  });
});
