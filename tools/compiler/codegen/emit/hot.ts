/** runtime/generated/hot.ts: the keys that a block books once, whatever is in it. */
import type { Model, Pallet, StorageItem } from '../model.js';
import { type Alias, moduleOf } from './source.js';

interface HotItem {
  pallet: Pallet;
  item: StorageItem;
}

export function emitHot(model: Model): string {
  const items = hotItems(model);
  const values = items.filter(({ item }) => !item.hot?.keys);
  const maps = items.filter(({ item }) => item.hot?.keys);
  const lists = [...new Set(maps.map(listOf))];
  const counted = lists.map((list) => {
    const count = maps.filter((map) => listOf(map) === list).length;
    return `  keys += ${count > 1 ? `${count} * ` : ''}${list}().length;`;
  });
  return `/** What a block takes for the keys that calls have in common: each is read and written once. */
export function hotWeight(): Weight {
  ${counted.length ? 'let' : 'const'} keys: u64 = ${values.length};
${counted.join('\n')}
  return readsWrites(keys, keys, 0);
}

/** Those keys. */
export function hotKeys(): Array<Bytes> {
  const keys = new Array<Bytes>();
${values.map((value) => `  keys.push(new Bytes(${accessorOf(value)}.key(), 32));`).join('\n')}
${maps.map(keysOfMap).join('\n')}
  return keys;
}
`;
}

function hotItems({ pallets }: Model): HotItem[] {
  return pallets.flatMap((pallet) =>
    pallet.storage.filter(({ hot }) => hot).map((item) => ({ pallet, item })),
  );
}

function keysOfMap(map: HotItem, index: number): string {
  const list = `list${index}`;
  return `  const ${list} = ${listOf(map)}();
  for (let i = 0; i < ${list}.length; i++) {
    const key = ${accessorOf(map)}.keyOf(${list}[i]);
    keys.push(new Bytes(key.ptr, key.length));
  }`;
}

function accessorOf({ pallet, item }: HotItem): string {
  return `${storageOf(pallet)}.${item.name}`;
}

function storageOf(pallet: Pallet): string {
  return `${pallet.name}Storage`;
}

/** The function that lists the keys of a map. */
function listOf({ pallet, item }: HotItem): string {
  return `${pallet.name}_${item.hot?.keys?.name ?? ''}`;
}

export function hotAliases(model: Model): Alias[] {
  return hotItems(model).flatMap((hot): Alias[] => {
    const { pallet, item } = hot;
    const storage = {
      name: 'Storage',
      as: storageOf(pallet),
      module: `runtime/generated/${moduleOf(pallet)}`,
    };
    const { keys } = item.hot ?? {};
    return keys ? [storage, { ...keys, as: listOf(hot) }] : [storage];
  });
}
