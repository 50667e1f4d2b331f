/** A small model that uses every kind of declaration once. */
import type {
  ApiMethod,
  EnumDecl,
  Field,
  Model,
  Pallet,
  RuntimeApi,
  StorageItem,
  StructDecl,
  TypeRef,
} from '../../tools/codegen/model.js';

const place = { file: 'pallets/shop/schema.ts', line: 1 };

export const u32: TypeRef = { kind: 'primitive', name: 'u32' };
const u64: TypeRef = { kind: 'primitive', name: 'u64' };
const u128: TypeRef = { kind: 'primitive', name: 'u128' };
const bytes: TypeRef = { kind: 'bytes' };
const text: TypeRef = { kind: 'text' };
export const builtin = (name: string): TypeRef => ({ kind: 'builtin', name });
const named = (name: string): TypeRef => ({ kind: 'named', name });
const option = (of: TypeRef): TypeRef => ({ kind: 'option', of });
const vec = (of: TypeRef): TypeRef => ({ kind: 'vec', of });
const account = builtin('AccountId');

export function field(name: string, type: TypeRef, typeName: string, docs: string[] = []): Field {
  return { name, type, typeName, docs };
}

function item(name: string, value: TypeRef, valueTypeName: string): StorageItem {
  return {
    name,
    keys: [],
    value,
    valueTypeName,
    modifier: 'default',
    raw: false,
    docs: [`Item ${name}.`],
    place,
  };
}

function mapKey(type: TypeRef, typeName: string): StorageItem['keys'][number] {
  return { hasher: 'blake2_128_concat', type, typeName };
}

export function pallet(name: string, index: number, members: Partial<Pallet>): Pallet {
  return {
    name,
    className: name,
    index,
    home: name === 'System' ? 'runtime/frame/system' : `pallets/${name.toLowerCase()}`,
    docs: [`The pallet ${name}.`],
    storage: [],
    storageVersion: 0,
    calls: [],
    events: [],
    errors: [],
    constants: [],
    genesis: null,
    hooks: [],
    benchmarks: [],
    place,
    ...members,
  };
}

const system = pallet('System', 0, {
  storageVersion: 0,
  storage: [
    {
      ...item('account', builtin('AccountInfo'), 'AccountInfo'),
      keys: [mapKey(account, 'AccountId')],
      modifier: 'optional',
    },
    {
      ...item('blockHash', builtin('H256'), 'H256'),
      keys: [{ hasher: 'twox_64_concat', type: u32, typeName: 'u32' }],
      modifier: 'optional',
    },
    { ...item('blockWeight', named('ConsumedWeight'), 'ConsumedWeight'), modifier: 'optional' },
    item('number', u32, 'u32'),
    item('digest', builtin('Digest'), 'Digest'),
    item('events', vec(builtin('EventRecord')), 'Vec<EventRecord>'),
  ],
  calls: [
    {
      name: 'remark',
      index: 0,
      args: [field('remark', bytes, 'Bytes', ['What to say.'])],
      class: 'normal',
      docs: ['Says something.'],
      place,
      weightArgs: ['remark'],
      innerWeight: null,
    },
    {
      name: 'setStorage',
      index: 4,
      args: [field('items', vec(named('KeyValue')), 'Vec<KeyValue>')],
      class: 'operational',
      docs: [],
      place,
      weightArgs: [],
      innerWeight: null,
    },
  ],
  events: [
    {
      name: 'extrinsicSuccess',
      index: 0,
      fields: [field('dispatchInfo', builtin('DispatchInfo'), 'DispatchInfo')],
      docs: ['An extrinsic succeeded.'],
      place,
    },
    {
      name: 'extrinsicFailed',
      index: 1,
      fields: [
        field('dispatchError', builtin('DispatchError'), 'DispatchError'),
        field('dispatchInfo', builtin('DispatchInfo'), 'DispatchInfo'),
      ],
      docs: [],
      place,
    },
  ],
  errors: [{ name: 'InvalidSpecName', index: 0, docs: ['Another chain.'], place }],
});

const shop = pallet('SolarShop', 10, {
  home: 'pallets/solar-shop',
  storageVersion: 0,
  storage: [
    {
      ...item('prices', u128, 'Balance'),
      keys: [mapKey(account, 'AccountId'), { hasher: 'identity', type: bytes, typeName: 'ItemId' }],
    },
    {
      ...item('customers', named('Customer'), 'Customer'),
      keys: [mapKey(account, 'AccountId')],
      modifier: 'optional',
    },
    item('names', vec(text), 'Vec<Text>'),
  ],
  calls: [
    {
      name: 'buyItem',
      index: 2,
      args: [
        field('seller', builtin('MultiAddress'), 'MultiAddress'),
        field('itemId', bytes, 'ItemId', ['Which item.']),
        field('price', { kind: 'compact', of: u128 }, 'Compact<Balance>'),
        field('note', option(text), 'Option<Text>'),
        field('rank', named('Rank'), 'Rank'),
      ],
      class: 'normal',
      docs: ['Buys an item.'],
      place,
      weightArgs: [],
      innerWeight: null,
    },
  ],
  events: [
    {
      name: 'itemBought',
      index: 0,
      fields: [
        field('buyer', account, 'AccountId', ['Who pays.']),
        field('itemId', bytes, 'ItemId'),
        field('customer', named('Customer'), 'Customer'),
      ],
      docs: ['An item changed hands.'],
      place,
    },
  ],
  errors: [
    { name: 'SoldOut', index: 0, docs: ['Nothing left.'], place },
    { name: 'TooPoor', index: 3, docs: [], place },
  ],
  constants: [{ name: 'maxItems', type: u32, value: 10n, docs: ['Items of a shop.'], place }],
});

function method(name: string, args: Field[], output: TypeRef, outputTypeName: string): ApiMethod {
  return { name, args, output, outputTypeName, docs: [`Asks for ${name}.`], place };
}

function api(name: string, version: number, methods: ApiMethod[]): RuntimeApi {
  return {
    name,
    version,
    className: name,
    module: 'runtime/api/x',
    methods,
    malformed: [],
    docs: [name],
    place,
  };
}

const apis = [
  api('Core', 5, [
    method('version', [], builtin('RuntimeVersion'), 'RuntimeVersion'),
    method('executeBlock', [field('block', builtin('Block'), 'Block')], { kind: 'unit' }, 'void'),
    method(
      'initializeBlock',
      [field('header', builtin('Header'), 'Header')],
      builtin('ExtrinsicInclusionMode'),
      'ExtrinsicInclusionMode',
    ),
  ]),
  api('Metadata', 2, [
    method('metadata', [], bytes, 'OpaqueMetadata'),
    method(
      'metadataAtVersion',
      [field('version', u32, 'u32')],
      option(bytes),
      'Option<OpaqueMetadata>',
    ),
  ]),
  api('TaggedTransactionQueue', 3, [
    method(
      'validateTransaction',
      [
        field('source', { kind: 'primitive', name: 'u8' }, 'TransactionSource'),
        field('tx', builtin('OpaqueExtrinsic'), 'OpaqueExtrinsic'),
        field('blockHash', builtin('H256'), 'H256'),
      ],
      builtin('TransactionValidity'),
      'TransactionValidity',
    ),
  ]),
  api('AuraApi', 1, [method('slotDuration', [], u64, 'u64')]),
];

const weightField = (name: string) => field(name, builtin('Weight'), 'Weight');

const types: (StructDecl | EnumDecl)[] = [
  {
    kind: 'struct',
    name: 'ConsumedWeight',
    home: 'runtime/frame/system',
    fields: [weightField('normal'), weightField('operational'), weightField('mandatory')],
    docs: [],
    place,
  },
  {
    kind: 'struct',
    name: 'KeyValue',
    home: 'runtime/frame/system',
    fields: [field('key', bytes, 'Bytes'), field('value', bytes, 'Bytes')],
    docs: [],
    place,
  },
  {
    kind: 'struct',
    name: 'Customer',
    home: 'pallets/solar-shop',
    fields: [
      field('rank', named('Rank'), 'Rank', ['How good.']),
      field('registeredAt', u64, 'u64'),
    ],
    docs: ['Somebody who buys.'],
    place,
  },
  {
    kind: 'enum',
    name: 'Rank',
    home: 'pallets/solar-shop',
    variants: [
      { name: 'Silver', index: 0, docs: ['Good.'] },
      { name: 'Gold', index: 2, docs: [] },
    ],
    docs: ['How good a customer is.'],
    place,
  },
];

/** A fresh model each time, so that a test may break its own. */
export function fixtureModel(): Model {
  return structuredClone({
    pallets: [system, shop],
    types: new Map(types.map((type) => [type.name, type])),
    apis,
    modules: new Map(),
    version: {
      specName: 'fixture',
      implName: 'fixture-as',
      authoringVersion: 1,
      specVersion: 7,
      implVersion: 1,
      transactionVersion: 2,
      systemVersion: 1,
    },
    config: new Map([
      ['BLOCK_HASH_COUNT', 2400n],
      ['SS58_PREFIX', 42n],
      ['MAX_BLOCK_REF_TIME', 2_000_000_000_000n],
      ['MAX_BLOCK_PROOF_SIZE', 2n ** 64n - 1n],
      ['NORMAL_DISPATCH_RATIO', 75n],
      ['MAX_BLOCK_LENGTH', 5_242_880n],
      ['BLOCK_BASE_REF_TIME', 100_000_000n],
      ['EXTRINSIC_BASE_REF_TIME', 80_000_000n],
      ['DB_READ_REF_TIME', 25_000_000n],
      ['DB_WRITE_REF_TIME', 100_000_000n],
    ]),
  });
}
