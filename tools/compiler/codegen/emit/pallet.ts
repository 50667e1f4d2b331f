/** runtime/generated/<pallet>.ts: storage accessors, events and errors. */
import { xxhashAsU8a } from '@polkadot/util-crypto';
import type { EventDecl, Pallet, StorageItem } from '../model.js';
import { constantCase, pascalCase } from '../names.js';
import type { Codec } from './codec.js';
import { docComment } from './source.js';
import { walkMembers } from './walks.js';

const PREFIX_SIZE = 32;
const HASH_SIZES = { blake2_128_concat: 16, twox_64_concat: 8, identity: 0 } as const;
const HASH_METHODS = {
  blake2_128_concat: 'blake2_128Concat',
  twox_64_concat: 'twox64Concat',
  identity: 'identity',
} as const;

export function indexName(pallet: Pallet): string {
  return `${constantCase(pallet.name)}_INDEX`;
}

export function emitPallet(pallet: Pallet, codec: Codec): string {
  return [
    `export const ${indexName(pallet)}: u8 = ${pallet.index};\n`,
    ...pallet.storage.map((item) => prefix(pallet, item)),
    pallet.storage.length
      ? namespace(
          'Storage',
          pallet.storage.map((s) => accessors(pallet, s, codec)),
        )
      : '',
    pallet.storageVersion ? storageVersion(pallet) : '',
    pallet.events.length
      ? namespace(
          'Events',
          pallet.events.map((e) => event(pallet, e, codec)),
        )
      : '',
    pallet.errors.length ? namespace('Errors', errors(pallet)) : '',
  ].join('\n');
}

function namespace(name: string, members: string[]): string {
  return `export namespace ${name} {\n${members.join('\n')}}\n`;
}

/**
 * The prefix as constants in code: a first touch of a page of static data would cost more than
 * storing 32 bytes next to everything else the call has just written.
 */
function prefix(pallet: Pallet, item: StorageItem): string {
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
function storageVersion(pallet: Pallet): string {
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

function accessors(pallet: Pallet, item: StorageItem, codec: Codec): string {
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

/** `get` over a reader expression: absent and corrupt values give null or the type's default. */
function getter(
  signature: string,
  locate: string,
  pallet: Pallet,
  item: StorageItem,
  codec: Codec,
): string {
  const optional = item.modifier === 'optional';
  const type = codec.asType(item.value);
  const boxed = optional && codec.isBoxed(item.value);
  const result = optional ? `${boxed ? `Box<${type}>` : type} | null` : type;
  const none = optional ? 'null' : defaultOf(item, codec);
  return `    export function get(${signature}): ${result} {
${locate}      if (!r) return ${none};
      const value = ${codec.decode(item.value)};
      if (!r.ok) {
        reportCorrupt("${pallet.name}.${pascalCase(item.name)}");
        return ${none};
      }
      return ${boxed ? `new Box<${type}>(value)` : 'value'};
    }
`;
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
  const type = codec.asType(item.value);
  return [
    keyMember(item),
    getter('', `      const r = read(${at});\n`, pallet, item, codec),
    `    export function put(value: ${type}): void {
      const w = new Writer(${codec.sizeHint(item.value, 'value')});
      ${codec.encode(item.value, 'value')}
      write(${at}, w);
    }
`,
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
  const call = `      const k = keyOf(${names.join(', ')});\n`;
  const type = codec.asType(item.value);
  return [
    keyFunction(item, names, signature, codec),
    ...walkMembers(item, prefixName(item), codec),
    getter(signature, `${call}      const r = read(k.ptr, k.length);\n`, pallet, item, codec),
    `    export function insert(${signature}, value: ${type}): void {
${call}      const w = new Writer(${codec.sizeHint(item.value, 'value')});
      ${codec.encode(item.value, 'value')}
      write(k.ptr, k.length, w);
    }
`,
    `    export function remove(${signature}): void {
${call}      storageKill(k.ptr, k.length);
    }
`,
    `    export function containsKey(${signature}): bool {
${call}      return storageExists(k.ptr, k.length);
    }
`,
    item.value.kind === 'vec'
      ? appendMember(`${signature}, `, call, 'k.ptr, k.length', item, codec)
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

function event(pallet: Pallet, decl: EventDecl, codec: Codec): string {
  const signature = decl.fields.map((f) => `${f.name}: ${codec.asType(f.type)}`).join(', ');
  const sizes = decl.fields.map((f) => codec.sizeHint(f.type, f.name));
  const known = sizes.filter((s) => /^\d+$/.test(s)).reduce((sum, s) => sum + Number(s), 0);
  const size = [String(known), ...sizes.filter((s) => !/^\d+$/.test(s))].join(' + ');
  const writes = decl.fields.map((f) => `    ${codec.encode(f.type, f.name)}\n`).join('');
  return `${docComment(decl.docs, '  ')}  export function ${decl.name}(${signature}): void {
    const w = beginEvent(${indexName(pallet)}, ${decl.index}, ${size});
${writes}    depositEvent(w);
  }
`;
}

function errors(pallet: Pallet): string[] {
  return pallet.errors.map(
    (error) => `${docComment(error.docs, '  ')}  export function ${error.name}(): DispatchResult {
    return moduleError(${indexName(pallet)}, ${error.index});
  }
`,
  );
}
