/** Two pallets that use every kind of declaration once. */
import type { Pallet, StorageItem, TypeRef } from '../../tools/compiler/codegen/model.js';
import {
  account,
  builtin,
  bytes,
  field,
  named,
  option,
  place,
  text,
  u128,
  u32,
  vec,
} from './fixture-words.js';

function item(name: string, value: TypeRef, valueTypeName: string): StorageItem {
  return {
    name,
    keys: [],
    value,
    valueTypeName,
    modifier: 'default',
    raw: false,
    mendable: false,
    hot: null,
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
    isBuiltLast: false,
    hooks: [],
    benchmarks: [],
    place,
    ...members,
  };
}

export const system = pallet('System', 0, {
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
      roles: { mask: 0x7fffffff, who: 'Any role' },
      summary: 'Says something.',
      docs: ['Any role: says something.'],
      place,
      weightArgs: ['remark'],
      innerWeight: null,
      precheck: null,
      inner: null,
      actor: null,
      proxies: 0,
    },
    {
      name: 'setStorage',
      index: 4,
      args: [field('items', vec(named('KeyValue')), 'Vec<KeyValue>')],
      class: 'operational',
      roles: { mask: 0x80000000, who: 'Root' },
      summary: '',
      docs: [],
      place,
      weightArgs: [],
      innerWeight: null,
      precheck: null,
      inner: null,
      actor: null,
      proxies: 0,
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

export const shop = pallet('SolarShop', 10, {
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
      roles: { mask: 2, who: 'Customer' },
      summary: 'Buys an item.',
      docs: ['Customer: buys an item.'],
      place,
      weightArgs: [],
      innerWeight: null,
      precheck: null,
      inner: null,
      actor: null,
      proxies: 0,
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
