/**
 * What Polkadot.js Apps does with a chain, through the libraries that it is made of; tests/drills/apps.test.ts drives Apps
 * itself, which is in no registry. Its forms begin with the default of each type, its pages show everything by `toHuman`.
 */
import { beforeAll, expect, test } from '@jest/globals';
import {
  decorateStorage,
  expandMetadata,
  Metadata,
  StorageKey,
  TypeRegistry,
} from '@polkadot/types';
import type { SiLookupTypeId } from '@polkadot/types/interfaces';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { ChainBuilder } from '../support/chain-builder.js';

let registry: TypeRegistry;
let metadata: Metadata;

beforeAll(() => {
  registry = new TypeRegistry();
  metadata = new Metadata(registry, toHex(new ChainBuilder().build().chain.metadata(15)));
  registry.setMetadata(metadata);
});

/** What a form of `type` begins with. */
const blank = (type: SiLookupTypeId) =>
  registry.createType(registry.createLookupType(type) as 'u32');

test('the form of each call opens, and what is in it goes to the chain and comes back', () => {
  const { tx } = expandMetadata(registry, metadata);
  let calls = 0;
  for (const [section, methods] of Object.entries(tx)) {
    for (const [name, method] of Object.entries(methods)) {
      // The default of an argument that is a call is the first call there is.
      const call = method(...method.meta.fields.map(({ type }) => blank(type)));
      const back = registry.createType('Call', call.toU8a());
      expect([section, name, back.toHex()]).toEqual([section, name, call.toHex()]);
      expect(back.toHuman()).toMatchObject({ section, method: name });
      expect(method.meta.docs.join('')).not.toBe('');
      calls++;
    }
  }
  expect(calls).toBeGreaterThan(50);
});

test('each item of storage is asked for by its form, and an absent one is shown', () => {
  const storage = decorateStorage(registry, metadata.asLatest, 15);
  let items = 0;
  for (const entries of Object.values(storage)) {
    for (const entry of Object.values(entries)) {
      const { type, fallback, modifier } = entry.meta;
      items++;
      if (type.isMap) {
        const { key, hashers } = type.asMap;
        const [first] = hashers.length === 1 ? [key] : registry.lookup.getSiType(key).def.asTuple;
        const keys =
          hashers.length === 1
            ? [blank(first!)]
            : registry.lookup.getSiType(key).def.asTuple.map(blank);
        const full = new StorageKey(registry, [entry, keys]);
        const read = new StorageKey(registry, full.toHex());
        read.setMeta(entry.meta, entry.section, entry.method);
        expect(read.args.map((each) => each.toHex())).toEqual(keys.map((each) => each.toHex()));
      }
      if (!modifier.isDefault) continue;
      const value = type.isMap ? type.asMap.value : type.asPlain;
      const shown = registry.createType(
        registry.createLookupType(value) as 'u32',
        fallback.toU8a(true),
      );
      expect(JSON.stringify(shown.toHuman())).toBeDefined();
    }
  }
  expect(items).toBeGreaterThan(50);
});

test('events and errors have words, and the fields of events names', () => {
  for (const { name, events, errors } of metadata.asLatest.pallets) {
    for (const part of [events, errors]) {
      if (part.isNone) continue;
      const { variants } = registry.lookup.getSiType(part.unwrap().type).def.asVariant;
      for (const variant of variants) {
        const place = `${name.toString()}.${variant.name.toString()}`;
        expect([place, variant.docs.length]).not.toEqual([place, 0]);
        for (const field of variant.fields)
          expect([place, field.name.isSome]).toEqual([place, true]);
      }
    }
  }
});

test('each runtime API is asked by its form, and its answer has a type to be shown by', () => {
  for (const api of metadata.asLatest.apis) {
    for (const { inputs, output, name } of api.methods) {
      const place = `${api.name.toString()}.${name.toString()}`;
      for (const { type } of inputs) expect([place, blank(type).toU8a()]).toBeDefined();
      expect([place, JSON.stringify(blank(output).toHuman())]).not.toEqual([place, undefined]);
    }
  }
});
