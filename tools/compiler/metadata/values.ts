/** SCALE bytes of default values and constants. */
import { u128, u16, u32, u64, u8 } from '@polkadot-api/substrate-bindings';
import type { TypeRef } from '../codegen/model.js';
import type { TypeRegistry } from './types.js';

type PrimitiveName = Extract<TypeRef, { kind: 'primitive' }>['name'];

/** Bytes of a primitive; of a text, those of its empty form. */
const WIDTHS = { bool: 1, u8: 1, u16: 2, u32: 4, u64: 8, u128: 16, str: 1 };

/** Types whose default is not all zeros: the flags of an account say that it has the newest form. */
const DEFAULTS: Record<string, string> = {
  'pallet_balances::types::ExtraFlags': '00000000000000000000000000000080',
};

/** The default of a type as a storage query answers it for an absent key. */
export function defaultValue(registry: TypeRegistry, id: number): Uint8Array {
  const { path, def } = registry.type(id);
  const known = DEFAULTS[path.join('::')];
  if (known !== undefined) return Buffer.from(known, 'hex');
  const of = (type: number) => defaultValue(registry, type);
  switch (def.tag) {
    case 'primitive':
      return new Uint8Array(widthOf(def.value.tag));
    case 'composite':
      return Buffer.concat(def.value.map((field) => of(field.type)));
    case 'tuple':
      return Buffer.concat(def.value.map(of));
    case 'array':
      return Buffer.concat(Array<Uint8Array>(def.value.len).fill(of(def.value.type)));
    case 'sequence':
    case 'compact':
      return new Uint8Array(1);
    case 'variant': {
      const first = def.value.find((variant) => variant.index === 0);
      if (!first) throw new Error(`${path.join('::')} has no default: no variant has index 0`);
      return Buffer.concat([new Uint8Array(1), ...first.fields.map((field) => of(field.type))]);
    }
    case 'bitSequence':
      return new Uint8Array(1);
  }
}

function widthOf(primitive: string): number {
  const width = Object.entries(WIDTHS).find(([name]) => name === primitive)?.[1];
  if (width === undefined) throw new Error(`the default of ${primitive} is unknown`);
  return width;
}

const INTEGERS: Record<PrimitiveName, (value: bigint) => Uint8Array> = {
  bool: (value) => u8.enc(Number(value)),
  u8: (value) => u8.enc(Number(value)),
  u16: (value) => u16.enc(Number(value)),
  u32: (value) => u32.enc(Number(value)),
  u64: (value) => u64.enc(value),
  u128: (value) => u128.enc(value),
};

/** @throws when the type is no integer or boolean, or too narrow for the value. */
export function integerValue(type: TypeRef, value: bigint): Uint8Array {
  if (type.kind !== 'primitive') throw new Error('a constant is an integer or a boolean');
  const limit = type.name === 'bool' ? 2n : 1n << BigInt(8 * WIDTHS[type.name]);
  if (value < 0n || value >= limit) throw new Error(`${value} does not fit ${type.name}`);
  return INTEGERS[type.name](value);
}
