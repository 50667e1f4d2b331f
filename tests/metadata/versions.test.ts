/** Every version of the metadata, as the tools read it. */
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { type UnifiedMetadata, metadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { Metadata, TypeRegistry } from '@polkadot/types';
import {
  type BuiltMetadata,
  buildMetadata,
  wholeMetadata,
} from '../../tools/compiler/metadata/build.js';
import { MODELS } from './models.js';
import { mentionedBy, mentionedOutside } from './references.js';

const EXTENSIONS = [
  'CheckNonZeroSender',
  'CheckSpecVersion',
  'CheckTxVersion',
  'CheckGenesis',
  'CheckMortality',
  'CheckNonce',
  'CheckWeight',
  'ChargeTransactionPayment',
  'CheckMetadataHash',
];

describe.each(MODELS)('metadata of %s', (_, model) => {
  let built: BuiltMetadata;

  beforeAll(() => {
    built = buildMetadata(model);
  });

  it('has versions 14, 15 and 16 around the same types', () => {
    expect(built.versions.map(({ version }) => version)).toEqual([14, 15, 16]);
    for (const { version, head } of built.versions) {
      expect(Buffer.from(head).toString('latin1')).toBe(`meta${String.fromCharCode(version)}`);
    }
  });

  it('is the same for the same model', () => {
    expect(buildMetadata(model)).toEqual(built);
  });

  describe.each([14, 15, 16])('version %i', (version) => {
    let whole: Uint8Array;
    let decoded: UnifiedMetadata;

    beforeAll(() => {
      whole = wholeMetadata(built, version);
      decoded = unifyMetadata(metadata.dec(whole));
    });

    it('decodes and encodes to the same bytes', () => {
      const again = metadata.enc(metadata.dec(whole));
      expect(Buffer.from(again).equals(Buffer.from(whole))).toBe(true);
    });

    it('has dense type ids and mentions no other', () => {
      const { lookup } = decoded;
      expect(lookup.map(({ id }) => id)).toEqual(lookup.map((_, i) => i));
      const mentioned = [...lookup.flatMap(mentionedBy), ...mentionedOutside(decoded)];
      expect(mentioned.filter((id) => !lookup[id])).toEqual([]);
    });

    it('loads into polkadot-js without a warning', () => {
      const spies = (['warn', 'error', 'log'] as const).map((level) => jest.spyOn(console, level));
      const registry = new TypeRegistry();
      registry.setMetadata(new Metadata(registry, whole));
      const said = spies.flatMap((spy) => spy.mock.calls);
      for (const spy of spies) spy.mockRestore();
      expect(said).toEqual([]);
      expect(registry.signedExtensions).toEqual(EXTENSIONS);
      expect([...registry.metadata.extrinsic.versions]).toEqual([4]);
    });

    it('gives polkadot-js a class for every type', () => {
      const registry = new TypeRegistry();
      registry.setMetadata(new Metadata(registry, whole));
      for (const { id } of decoded.lookup) {
        const type = registry.createLookupType(id);
        expect(() => registry.createType(type)).not.toThrow();
      }
    });

    it('reads an absent System item as FRAME does', () => {
      const items = decoded.pallets.find(({ name }) => name === 'System')?.storage?.items ?? [];
      const modifiers = items
        .filter(({ name }) => ['Account', 'BlockHash', 'BlockWeight'].includes(name))
        .map(({ name, modifier }) => [name, modifier]);
      expect(modifiers.sort()).toEqual([
        ['Account', 1],
        ['BlockHash', 1],
        ['BlockWeight', 1],
      ]);
    });

    it('gives PAPI a codec for every call, event, error, item, constant and API method', () => {
      expect(buildEverything(decoded)).toBeGreaterThan(model.pallets.length);
    });
  });
});

/** Builds all codecs that PAPI can build; returns how many. */
function buildEverything(decoded: UnifiedMetadata): number {
  const lookup = getLookupFn(decoded);
  const builder = getDynamicBuilder(lookup);
  const variants = (type: number | undefined) => {
    if (type === undefined) return [];
    const entry = lookup(type);
    return entry.type === 'enum' ? Object.keys(entry.value) : [];
  };
  let count = decoded.lookup.map(({ id }) => builder.buildDefinition(id)).length;
  for (const pallet of decoded.pallets) {
    const { name } = pallet;
    for (const item of pallet.storage?.items ?? []) {
      const { value } = builder.buildStorage(name, item.name);
      if (item.modifier === 1) value.dec(item.fallback);
      count++;
    }
    for (const call of variants(pallet.calls?.type)) builder.buildCall(name, call);
    for (const event of variants(pallet.events?.type)) builder.buildEvent(name, event);
    for (const error of variants(pallet.errors?.type)) builder.buildError(name, error);
    for (const constant of pallet.constants) {
      builder.buildConstant(name, constant.name).dec(constant.value);
      count++;
    }
  }
  for (const api of decoded.apis) {
    for (const method of api.methods) builder.buildRuntimeCall(api.name, method.name);
  }
  return count;
}
