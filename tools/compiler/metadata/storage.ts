/** The storage items of a pallet as metadata lists them. */
import type { Hasher, Pallet, StorageItem } from '../codegen/model.js';
import { at } from './errors.js';
import { pascalCase } from '../codegen/names.js';
import { writtenExpression } from './type-names.js';
import type { TypeRegistry } from './types.js';
import { defaultValue } from './values.js';

/**
 * Items whose absence FRAME reads as a default value, and every wallet with it. AssemblyScript reads
 * the same bytes as a value or null; on the wire there is no difference.
 */
const ABSENT_IS_DEFAULT: ReadonlySet<string> = new Set([
  'Proxy.Proxies',
  'System.Account',
  'System.BlockHash',
  'System.BlockWeight',
  'System.ParentHash',
]);

const HASHERS: Record<Hasher, 'Blake2128Concat' | 'Twox64Concat' | 'Identity'> = {
  blake2_128_concat: 'Blake2128Concat',
  twox_64_concat: 'Twox64Concat',
  identity: 'Identity',
};

/** One item; the type ids are already those of the registry. */
export interface StorageEntry {
  name: string;
  optional: boolean;
  hashers: (typeof HASHERS)[Hasher][];
  /** Type of the key, a tuple for double maps; absent for a plain value. */
  key: number | undefined;
  value: number;
  fallback: Uint8Array;
  docs: string[];
}

export function storageEntries(pallet: Pallet, registry: TypeRegistry): StorageEntry[] {
  return pallet.storage.map((item) => at(item.place, () => storageEntry(pallet, item, registry)));
}

function storageEntry(pallet: Pallet, item: StorageItem, registry: TypeRegistry): StorageEntry {
  const name = pascalCase(item.name);
  const optional = item.modifier === 'optional' && !ABSENT_IS_DEFAULT.has(`${pallet.name}.${name}`);
  const keys = item.keys.map((key) => writtenExpression(key.type, key.typeName));
  const value = registry.id(writtenExpression(item.value, item.valueTypeName));
  return {
    name,
    optional,
    hashers: item.keys.map((key) => HASHERS[key.hasher]),
    key: keys.length
      ? registry.id(keys.length === 1 ? `${keys[0]}` : `(${keys.join()})`)
      : undefined,
    value,
    fallback: optional ? new Uint8Array(1) : defaultValue(registry, value),
    docs: item.docs,
  };
}
