/** Accessors of storage items, under FRAME's names. */
import { xxhashAsU8a } from '@polkadot/util-crypto';
import type { Pallet, StorageItem } from '../model.js';
import { pascalCase } from '../names.js';
import type { Codec } from './codec.js';
import { HASH_METHODS, HASH_SIZES, PREFIX_SIZE } from './keys.js';
import { docComment } from './source.js';
import { entriesMembers, walkMembers } from './walks.js';

/**
 * The prefix as constants in code: a first touch of a page of static data would cost more than
 * storing 32 bytes next to everything else the call has just written.
 */
export function prefix(pallet: Pallet, item: StorageItem): string {
  return keyFunctionOf(pallet, pascalCase(item.name), prefixName(item));
}

function keyFunctionOf(pallet: Pallet, name: string, functionName: string): string {
  const bytes = Buffer.concat([xxhashAsU8a(pallet.name, 128), xxhashAsU8a(name, 128)]);
  const words = [0, 8, 16, 24].map((at) => `0x${bytes.readBigUInt64LE(at).toString(16)}`);
  return `/** twox128("${pallet.name}") ‖ twox128("${name}") */
function ${functionName}(): usize {
  return prefix(${words.join(', ')});
}
`;
}

/** The version of the layout, where FRAME keeps it. */
export function storageVersion(pallet: Pallet): string {
  const at = `storageVersionKey(), ${PREFIX_SIZE}`;
  return `${keyFunctionOf(pallet, ':__STORAGE_VERSION__:', 'storageVersionKey')}
/** Version of the layout of this pallet's storage. */
export namespace StorageVersion {
  /** The one this runtime reads and writes. */
  export const CURRENT: u16 = ${pallet.storageVersion};

  /** The one in storage; 0 before there were any. */
  export function get(): u16 {
    const r = read(${at});
    return r ? r.u16() : 0;
  }

  export function put(version: u16): void {
    const w = new Writer(2);
    w.u16(version);
    write(${at}, w);
  }
}
`;
}

function prefixName(item: StorageItem): string {
  return `${item.name}Prefix`;
}

export function accessors(pallet: Pallet, item: StorageItem, codec: Codec): string {
  const members = item.raw
    ? keyMember(item)
    : item.keys.length
      ? mapMembers(pallet, item, codec)
      : valueMembers(pallet, item, codec);
  return `${docComment(item.docs, '  ')}  export namespace ${item.name} {\n${members}  }\n`;
}

function keyMember(item: StorageItem): string {
  return `    /** Where the value lies: 32 bytes. */
    export function key(): usize {
      return ${prefixName(item)}();
    }
`;
}

/** What a reader over a value, or the lack of one, gives: absent and corrupt values give null or the default. */
function storedFunction(pallet: Pallet, item: StorageItem, codec: Codec): string {
  const { none, isBoxed, type } = resultOf(item, codec);
  return `    function stored(r: Reader | null): ${resultOf(item, codec).result} {
      if (!r) return ${none};
      const value = ${codec.decode(item.value)};
      if (!r.ok) {
        reportCorrupt("${pallet.name}.${pascalCase(item.name)}");
        return ${none};
      }
      return ${isBoxed ? `new Box<${type}>(value)` : 'value'};
    }
`;
}

interface Result {
  /** Of the value itself. */
  type: string;
  /** What accessors give: with null, where it may be absent. */
  result: string;
  isOptional: boolean;
  /** Whether `result` holds the value in a `Box`. */
  isBoxed: boolean;
  /** What they give without a value. */
  none: string;
}

function resultOf(item: StorageItem, codec: Codec): Result {
  const isOptional = item.modifier === 'optional';
  const type = codec.asType(item.value);
  const isBoxed = isOptional && codec.isBoxed(item.value);
  const result = isOptional ? `${isBoxed ? `Box<${type}>` : type} | null` : type;
  return { type, result, isOptional, isBoxed, none: isOptional ? 'null' : defaultOf(item, codec) };
}

/** Where the accessors of an item find it: the code in front, and the key's address and length. */
interface Place {
  /** `key: AccountId`, or nothing. */
  signature: string;
  locate: string;
  at: string;
}

/** FRAME's words for reading and changing a value in one go. */
function changeMembers(place: Place, store: string, item: StorageItem, codec: Codec): string[] {
  const { signature, locate, at } = place;
  const { result, isOptional, isBoxed } = resultOf(item, codec);
  const also = signature ? `${signature}, ` : '';
  const absent = `storageKill(${at});`;
  const change = (
    docs: string,
    name: string,
    to: string,
    put: string,
  ): string => `    /** ${docs} */
    export function ${name}<By>(${also}by: By, change: (value: ${result}, by: By) => ${to}): ${to} {
${locate}      const value = change(stored(read(${at})), by);
      ${put}
      return value;
    }
`;
  const put = store.replace('$value', isBoxed ? 'value.value' : 'value');
  const orRemove = `if (value) ${put}\n      else ${absent}`;
  return [
    `    /** Reads the value and removes it. */
    export function take(${signature}): ${result} {
${locate}      const r = read(${at});
      if (r) ${absent}
      return stored(r);
    }
`,
    isOptional
      ? change(
          'Stores what `change` makes of the value; null removes it.',
          'mutate',
          result,
          orRemove,
        )
      : change('Stores what `change` makes of the value.', 'mutate', result, put),
    !isOptional && isReference(item.value, codec)
      ? change(
          'The same where nothing is stored of what `change` answers null for.',
          'mutateExists',
          `${result} | null`,
          orRemove,
        )
      : '',
  ];
}

/** Whether null can stand for a value of this type. */
function isReference(type: StorageItem['value'], codec: Codec): boolean {
  return type.kind !== 'bigEndian' && type.kind !== 'compact' && !codec.isBoxed(type);
}

function defaultOf(item: StorageItem, codec: Codec): string {
  const { value } = item;
  if (value.kind === 'vec') return `new ${codec.asType(value)}()`;
  if (value.kind === 'bytes' || value.kind === 'text') return 'Bytes.empty()';
  const type = codec.asType(value);
  if (type === 'u128') return 'u128.zero()';
  return type === 'bool' ? 'false' : '0';
}

function valueMembers(pallet: Pallet, item: StorageItem, codec: Codec): string {
  const at = `${prefixName(item)}(), ${PREFIX_SIZE}`;
  const { type, result } = resultOf(item, codec);
  return [
    keyMember(item),
    storedFunction(pallet, item, codec),
    `    export function get(): ${result} {
      return stored(read(${at}));
    }
`,
    `    export function put(value: ${type}): void {
      const w = new Writer(${codec.sizeHint(item.value, 'value')});
      ${codec.encode(item.value, 'value')}
      write(${at}, w);
    }
`,
    ...changeMembers({ signature: '', locate: '', at }, 'put($value);', item, codec),
    `    export function kill(): void {
      storageKill(${at});
    }
`,
    `    export function exists(): bool {
      return storageExists(${at});
    }
`,
    item.value.kind === 'vec' ? appendMember('', '', at, item, codec) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function appendMember(
  signature: string,
  locate: string,
  at: string,
  item: StorageItem,
  codec: Codec,
): string {
  if (item.value.kind !== 'vec') return '';
  const of = item.value.of;
  return `    export function append(${signature}item: ${codec.asType(of)}): void {
${locate}      const w = new Writer(${codec.sizeHint(of, 'item')});
      ${codec.encode(of, 'item')}
      storageAppend(${at}, w);
    }
`;
}

function mapMembers(pallet: Pallet, item: StorageItem, codec: Codec): string {
  const names = item.keys.length === 1 ? ['key'] : ['key1', 'key2'];
  const signature = item.keys.map((k, i) => `${names[i]}: ${codec.asType(k.type)}`).join(', ');
  const locate = `      const k = keyOf(${names.join(', ')});\n`;
  const place = { signature, locate, at: 'k.ptr, k.length' };
  const { type, result } = resultOf(item, codec);
  return [
    keyFunction(item, names, signature, codec),
    ...walkMembers(item, prefixName(item), codec),
    ...entriesMembers(item, prefixName(item), result, codec),
    storedFunction(pallet, item, codec),
    `    function store(k: StorageKey, value: ${type}): void {
      const w = new Writer(${codec.sizeHint(item.value, 'value')});
      ${codec.encode(item.value, 'value')}
      write(k.ptr, k.length, w);
    }
`,
    `    export function get(${signature}): ${result} {
${locate}      return stored(read(k.ptr, k.length));
    }
`,
    `    export function insert(${signature}, value: ${type}): void {
      store(keyOf(${names.join(', ')}), value);
    }
`,
    ...changeMembers(place, 'store(k, $value);', item, codec),
    `    export function remove(${signature}): void {
${locate}      storageKill(k.ptr, k.length);
    }
`,
    `    export function containsKey(${signature}): bool {
${locate}      return storageExists(k.ptr, k.length);
    }
`,
    item.value.kind === 'vec'
      ? appendMember(`${signature}, `, locate, 'k.ptr, k.length', item, codec)
      : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function keyFunction(item: StorageItem, names: string[], signature: string, codec: Codec): string {
  const before: string[] = [];
  const sizes: string[] = [];
  let fixed = PREFIX_SIZE;
  const steps = item.keys.map(({ type, hasher }, i) => {
    const name = names[i] as string;
    const size = codec.fixedSize(type);
    fixed += HASH_SIZES[hasher] + (size ?? 0);
    if (codec.isInPlace(type)) return `.${HASH_METHODS[hasher]}(${name}.ptr, ${size})`;
    const w = `w${i + 1}`;
    before.push(`      const ${w} = new Writer(${codec.sizeHint(type, name)});`);
    before.push(`      ${codec.encode(type, name, w)}`);
    if (size === null) sizes.push(` + ${w}.length`);
    return `.${HASH_METHODS[hasher]}(${w}.ptr, ${w}.length)`;
  });
  const setup = before.length ? `${before.join('\n')}\n` : '';
  return `    /** Where the entry of the key lies. */
    export function keyOf(${signature}): StorageKey {
${setup}      return new StorageKey(${prefixName(item)}(), ${fixed}${sizes.join('')})${steps.join('')};
    }
`;
}
