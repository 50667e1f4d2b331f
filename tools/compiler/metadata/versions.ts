/** The layouts of metadata: one description as version 14, 15 or 16. */
import type { V14, V15, V16 } from '@polkadot-api/substrate-bindings';
import { u8aToHex } from '@polkadot/util';
import type { ApiDescription, Description, PalletDescription } from './description.js';
import { EXTRINSIC_VERSION } from './extensions.js';
import type { StorageEntry } from './storage.js';

/** The byte in extrinsics that would say which set of extensions they carry; there is one set. */
const EXTENSION_SET = 0;

const current = { tag: 'NotDeprecated', value: undefined } as const;

export function v14({ types, pallets, extrinsic, runtime }: Description): V14 {
  const { type, extensions } = extrinsic;
  return {
    lookup: [...types],
    pallets: pallets.map((pallet) => ({ ...palletV14(pallet), docs: [] })),
    extrinsic: { type, version: EXTRINSIC_VERSION, signedExtensions: extensions },
    type: runtime,
    apis: [],
  };
}

export function v15({ types, pallets, extrinsic, apis, outerEnums, runtime }: Description): V15 {
  const { address, call, signature, extra, extensions } = extrinsic;
  return {
    lookup: [...types],
    pallets: pallets.map((pallet) => ({ ...palletV14(pallet), docs: pallet.docs })),
    extrinsic: {
      version: EXTRINSIC_VERSION,
      address,
      call,
      signature,
      extra,
      signedExtensions: extensions,
    },
    type: runtime,
    apis: apis.map(({ name, methods, docs }) => ({ name, methods, docs })),
    outerEnums,
    custom: [],
  };
}

export function v16({ types, pallets, extrinsic, apis, outerEnums }: Description): V16 {
  const { address, call, signature, extensions } = extrinsic;
  return {
    lookup: [...types],
    pallets: pallets.map(palletV16),
    extrinsic: {
      version: [EXTRINSIC_VERSION],
      address,
      call,
      signature,
      signedExtensionsByVersion: [[EXTENSION_SET, extensions.map((_, i) => i)]],
      signedExtensions: extensions,
    },
    apis: apis.map(apiV16),
    outerEnums,
    custom: [],
  };
}

function palletV14({ name, index, storage, calls, events, errors, constants }: PalletDescription) {
  return {
    name,
    storage: storage.length ? { prefix: name, items: storage.map(storageItem) } : undefined,
    calls,
    events,
    constants: constants.map((constant) => ({ ...constant, value: u8aToHex(constant.value) })),
    errors,
    index,
  };
}

function palletV16(pallet: PalletDescription): V16['pallets'][number] {
  const { storage, constants, calls, events, errors, ...rest } = palletV14(pallet);
  const enumOf = (type: number | undefined) =>
    type === undefined ? undefined : { type, deprecationInfo: [] };
  return {
    ...rest,
    storage: storage && {
      prefix: storage.prefix,
      items: storage.items.map((item) => ({ ...item, deprecationInfo: current })),
    },
    calls: enumOf(calls),
    events: enumOf(events),
    constants: constants.map((constant) => ({ ...constant, deprecationInfo: current })),
    errors: enumOf(errors),
    associatedTypes: [],
    viewFns: [],
    docs: pallet.docs,
    deprecationInfo: current,
  };
}

function apiV16({ name, version, methods, docs }: ApiDescription): V16['apis'][number] {
  return {
    name,
    methods: methods.map((method) => ({ ...method, deprecationInfo: current })),
    docs,
    version,
    deprecationInfo: current,
  };
}

function storageItem(
  entry: StorageEntry,
): NonNullable<V14['pallets'][number]['storage']>['items'][number] {
  const { name, optional, hashers, key, value, fallback, docs } = entry;
  return {
    name,
    modifier: optional ? 0 : 1,
    type:
      key === undefined
        ? { tag: 'plain', value }
        : {
            tag: 'map',
            value: { hashers: hashers.map((tag) => ({ tag, value: undefined })), key, value },
          },
    fallback: u8aToHex(fallback),
    docs,
  };
}
