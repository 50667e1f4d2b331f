/** What wallets make of the metadata: calls, events, storage, signing. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  GenericEvent,
  GenericExtrinsicPayload,
  Metadata,
  StorageKey,
  TypeRegistry,
  decorateStorage,
  expandMetadata,
} from '@polkadot/types';
import type { DispatchError } from '@polkadot/types/interfaces';
import type { Codec } from '@polkadot/types/types';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { encodeRuntimeVersion } from '../../tools/compiler/metadata/runtime-version.js';
import { buildMetadata, wholeMetadata } from '../../tools/compiler/metadata/build.js';
import { fixtureModel } from './fixture.js';

const ALICE = `0x${'a1'.repeat(32)}`;

describe.each([14, 15, 16])('polkadot-js with metadata %i', (version) => {
  let registry: TypeRegistry;
  let expanded: ReturnType<typeof expandMetadata>;

  beforeAll(() => {
    registry = new TypeRegistry();
    const whole = wholeMetadata(buildMetadata(fixtureModel()), version);
    const metadata = new Metadata(registry, whole);
    registry.setMetadata(metadata);
    expanded = expandMetadata(registry, metadata);
  });

  it('encodes a call', () => {
    const call = expanded.tx.solarShop?.buyItem?.({ Id: ALICE }, '0x0102', 5n, 'hi', 'Gold');
    // pallet 10, call 2, MultiAddress::Id, item, compact price, Some("hi"), Gold = 2
    expect(call?.toHex()).toBe(`0x0a0200${ALICE.slice(2)}080102140108686902`);
    expect(call?.meta.args.map(({ name }) => name.toString())).toEqual([
      'seller',
      'itemId',
      'price',
      'note',
      'rank',
    ]);
    expect(call?.meta.docs.map(String)).toEqual([
      'Customer: buys an item.',
      '- `item_id`: Which item.',
    ]);
  });

  it('encodes what FRAME has as pairs', () => {
    const call = expanded.tx.system?.setStorage?.([['0x01', '0x02']]);
    expect(call?.toHex()).toBe('0x00040404010402');
  });

  it('takes a type for the meaning of its alias', () => {
    if (version === 14) return;
    const apis = registry.metadata.apis;
    const queue = apis.find(({ name }) => name.toString() === 'TaggedTransactionQueue');
    const source = queue?.methods[0]?.inputs[0]?.type;
    const type = registry.lookup.getTypeDef(source ?? 0).lookupName;
    expect(type).toBe('SpRuntimeTransactionValidityTransactionSource');
  });

  it('finds storage keys', () => {
    const storage = decorateStorage(registry, registry.metadata, version);
    const account = storage.system?.account;
    const key = new StorageKey(registry, account && [account, [ALICE]]);
    expect(key.toHex()).toMatch(
      /^0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9[0-9a-f]{32}(a1){32}$/,
    );
    expect(storage.solarShop?.prices?.meta.type.asMap.hashers.map(String)).toEqual([
      'Blake2_128Concat',
      'Identity',
    ]);
  });

  it('reads an absent account as an empty one', () => {
    const storage = decorateStorage(registry, registry.metadata, version);
    const { meta } = storage.system?.account ?? {};
    expect(meta?.modifier.isDefault).toBe(true);
    const info = registry.createType('FrameSystemAccountInfo', meta?.fallback.toU8a(true));
    expect(info.toU8a()).toHaveLength(80);
    expect(info.toPrimitive()).toEqual({
      nonce: 0,
      consumers: 0,
      providers: 0,
      sufficients: 0,
      data: { free: 0, reserved: 0, frozen: 0, flags: '170141183460469231731687303715884105728' },
    });
  });

  it('reads an optional struct as an option', () => {
    const storage = decorateStorage(registry, registry.metadata, version);
    expect(storage.solarShop?.customers?.meta.modifier.isOptional).toBe(true);
    expect(storage.system?.blockWeight?.meta.modifier.isDefault).toBe(true);
  });

  it('decodes the events of a block', () => {
    const records = registry.createType(
      'Vec<FrameSystemEventRecord>',
      // ApplyExtrinsic(1), SolarShop.ItemBought { buyer, item 0x07, customer Silver since 9 }, one topic
      hexToU8a(
        `0x0400010000000a00${ALICE.slice(2)}0407000900000000000000` + `04${'11'.repeat(32)}`,
      ),
    );
    expect(records.toHuman()).toMatchObject([
      {
        phase: { ApplyExtrinsic: '1' },
        event: {
          section: 'solarShop',
          method: 'ItemBought',
          data: { itemId: '0x07', customer: { rank: 'Silver', registeredAt: '9' } },
        },
      },
    ]);
  });

  it('names the error of a failed extrinsic', () => {
    // Module error 3 of pallet 10, weight 1000/0, Normal, Pays::Yes
    const event = new GenericEvent(registry, hexToU8a('0x0001030a03000000a10f000000'));
    const [error, info] = event.data as unknown as [DispatchError, Codec];
    expect(event.method).toBe('ExtrinsicFailed');
    expect(info.toPrimitive()).toMatchObject({ class: 'Normal', paysFee: 'Yes' });
    expect(registry.findMetaError(error.asModule).name).toBe('TooPoor');
  });

  it('signs over what the extensions say', () => {
    const payload = new GenericExtrinsicPayload(
      registry,
      {
        method: expanded.tx.system?.remark?.('0xff').toHex(),
        era: registry.createType('ExtrinsicEra', { current: 100, period: 64 }),
        nonce: 3,
        tip: 9,
        mode: 0,
        metadataHash: undefined,
        specVersion: 7,
        transactionVersion: 2,
        genesisHash: `0x${'22'.repeat(32)}`,
        blockHash: `0x${'33'.repeat(32)}`,
      },
      { version: 4 },
    );
    // call ++ era, nonce, tip, mode ++ versions, genesis hash, hash at birth, digest of the metadata
    expect(u8aToHex(payload.toU8a({ method: true }))).toBe(
      `0x000004ff45020c24000700000002000000${'22'.repeat(32)}${'33'.repeat(32)}00`,
    );
  });

  it('reads the constants of System', () => {
    const { system } = expanded.consts;
    expect(system?.ss58Prefix?.toPrimitive()).toBe(42);
    expect(system?.blockHashCount?.toPrimitive()).toBe(2400);
    expect(u8aToHex(system?.version?.toU8a())).toBe(u8aToHex(encodeRuntimeVersion(fixtureModel())));
    expect(system?.version?.toHuman()).toMatchObject({
      specName: 'fixture',
      specVersion: '7',
      apis: expect.arrayContaining([['0xdf6acb689907609b', '5']]) as never,
    });
    expect(system?.blockWeights?.toPrimitive()).toMatchObject({
      maxBlock: { refTime: 2_000_000_000_000 },
      perClass: {
        normal: { maxTotal: { refTime: 1_500_000_000_000 } },
        mandatory: { maxTotal: null },
      },
    });
    expect(system?.blockLength?.toPrimitive()).toEqual({
      max: { normal: 3_096_576, operational: 1_032_192, mandatory: 4_128_768 },
    });
    expect(system?.dbWeight?.toPrimitive()).toEqual({ read: 25_000_000, write: 100_000_000 });
  });
});
