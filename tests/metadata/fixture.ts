/** A small model that uses every kind of declaration once. */
import type {
  ApiMethod,
  EnumDecl,
  Field,
  Model,
  RuntimeApi,
  StructDecl,
  TypeRef,
} from '../../tools/compiler/codegen/model.js';
import { shop, system } from './fixture-pallets.js';
import { builtin, bytes, field, named, option, place, u32, u64 } from './fixture-words.js';

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
      ['DEFAULT_SLOT_DURATION', 6000n],
      ['SLOT_SHARE', 3n],
      ['BLOCK_HASH_COUNT', 2400n],
      ['SS58_PREFIX', 42n],
      ['MAX_BLOCK_REF_TIME', 2_000_000_000_000n],
      ['MAX_BLOCK_PROOF_SIZE', 2n ** 64n - 1n],
      ['NORMAL_DISPATCH_RATIO', 75n],
      ['MAX_BLOCK_LENGTH', 4_128_768n],
      ['BLOCK_BASE_REF_TIME', 100_000_000n],
      ['DB_COMMIT_REF_TIME', 0n],
      ['EXTRINSIC_BASE_REF_TIME', 80_000_000n],
      ['DB_READ_REF_TIME', 25_000_000n],
      ['DB_WRITE_REF_TIME', 100_000_000n],
    ]),
  });
}
