/** What a wallet makes of the metadata of the built runtime, through the library that Polkadot.js Apps is made of. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Metadata, TypeRegistry } from '@polkadot/types';
import type { PalletMetadataLatest } from '@polkadot/types/interfaces';
import { TOKEN } from '../../node-config/token.js';
import { toHex } from '../../tools/compiler/host/bytes.js';
import { ChainBuilder, type TestChain } from '../support/chain-builder.js';

let chain: TestChain;
let registry: TypeRegistry;
let pallets: PalletMetadataLatest[];
let apis: Metadata['asLatest']['apis'];

beforeAll(() => {
  chain = new ChainBuilder().build();
  registry = new TypeRegistry();
  const metadata = new Metadata(registry, toHex(chain.chain.metadata(15)));
  registry.setMetadata(metadata);
  pallets = [...metadata.asLatest.pallets];
  apis = metadata.asLatest.apis;
});

interface Variant {
  readonly name: string;
  readonly docs: string[];
}

function variants(part: 'calls' | 'events' | 'errors'): Variant[] {
  return pallets.flatMap((pallet) => {
    if (pallet[part].isNone) return [];
    const { def } = registry.lookup.getSiType(pallet[part].unwrap().type);
    return def.asVariant.variants.map(({ name, docs }) => ({
      name: `${pallet.name.toString()}.${name.toString()}`,
      docs: docs.map((text) => text.toString()),
    }));
  });
}

/** As Polkadot.js Apps shortens the docs of a call in its lists. */
const shown = ({ docs }: Variant): string => (docs[0] ?? '').split(/[.([]/)[0] ?? '';

const WHO =
  /^(?:Inherent|(?:(?:Any role|Root|[A-Z][a-z]+(?: [a-z]+)?)(?:, [a-z ]+)*(?: or (?:Root|[a-z ]+))?)): [a-zA-Z`]/;

describe('the line of a call', () => {
  test('says who may make it, whole, in 75 characters', () => {
    const calls = variants('calls');
    expect(calls.length).toBeGreaterThan(50);
    for (const call of calls) {
      expect([call.name, call.docs[0]?.length]).toEqual([call.name, shown(call).length + 1]);
      expect(shown(call).length).toBeLessThan(75);
      expect(`${call.name}: ${shown(call)}`).toMatch(
        new RegExp(WHO.source.replace('^', `^${call.name}: `)),
      );
    }
  });
});

test('the line of an event, an error and an item of storage begins with a word', () => {
  const items = pallets.flatMap(({ name, storage }) =>
    storage.isNone
      ? []
      : storage.unwrap().items.map((item) => ({
          name: `${name.toString()}.${item.name.toString()}`,
          docs: item.docs.map((text) => text.toString()),
        })),
  );
  for (const { name, docs } of [...variants('events'), ...variants('errors'), ...items]) {
    expect(`${name}: ${docs[0] ?? ''}`).toMatch(/: [A-Z]/);
  }
});

test('no runtime API but those that polkadot-sdk has so returns bare text or bytes', () => {
  const bare = apis.flatMap((api) =>
    api.methods
      .filter(({ output }) => ['Text', 'Bytes'].includes(registry.lookup.getTypeDef(output).type))
      .map((method) => `${api.name.toString()}.${method.name.toString()}`),
  );
  expect(bare).toEqual(['SessionKeys.generate_session_keys']);
});

test('the token is shown by name, symbol and decimals, each as chain specs say', () => {
  const text = (method: string): string => {
    const bytes = chain.apiRaw(`GridTokenApi_${method}`);
    return registry.createType('Option<Text>', bytes).unwrap().toString();
  };
  expect([text('token_name'), text('token_symbol')]).toEqual(['Campus Grid', TOKEN.tokenSymbol]);
  expect(chain.api('GridTokenApi.token_metadata')).toEqual({
    name: 'Campus Grid',
    symbol: TOKEN.tokenSymbol,
    decimals: TOKEN.decimals,
  });
  expect(chain.api('GridTokenApi.token_decimals')).toBe(TOKEN.decimals);
});
