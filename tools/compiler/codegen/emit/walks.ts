/** Walks over a map, entry by entry in the order of the trie: from its first key, or from behind a known one. */
import type { StorageItem } from '../model.js';
import { pascalCase } from '../names.js';
import type { Codec } from './codec.js';

const PREFIX_SIZE = 32;
/** Bytes that a hash puts before the key. */
const HASH_SIZES = { blake2_128_concat: 16, twox_64_concat: 8, identity: 0 } as const;

/**
 * `first()` and `after(key)` of a map with one key; and, where the key is a struct that lies in the trie as it is,
 * `firstOf<Field>(…)` and `nextOf<Field>(key)` for each beginning of its fields. No walk guesses what the smallest
 * key may be, each ends with what it is over, and every key of a walk is greater than the one before.
 */
export function walkMembers(item: StorageItem, prefix: string, codec: Codec): string[] {
  const [key, ...more] = item.keys;
  if (!key || more.length) return [];
  const boxed = codec.isBoxed(key.type);
  const type = codec.asType(key.type);
  const found = boxed ? `Box<${type}>` : type;
  const decoded = boxed ? `new ${found}(${codec.decode(key.type)})` : codec.decode(key.type);
  const skip = HASH_SIZES[key.hasher];
  // The hash comes before the key.
  const unhash = skip ? `\n      r.raw(${skip});` : '';
  const body = (locate: string, under = ''): string => `{
      ${locate}
      const r = storageKeyAfter(k${under});
      if (!r) return null;${unhash}
      const found = ${decoded};
      return r.ok ? found : null;
    }
`;
  const whole = `const k = new StorageKey(${prefix}(), ${PREFIX_SIZE});`;
  return [
    `    /** The map's first key; null where it has none. */
    export function first(): ${found} | null ${body(whole)}`,
    `    /** The first key behind \`key\`, which need not be there itself; null behind the last one. */
    export function after(key: ${type}): ${found} | null ${body('const k = keyOf(key);')}`,
    ...(skip ? [] : partMembers(key.type, found, prefix, codec, body)),
  ];
}

function partMembers(
  key: StorageItem['keys'][number]['type'],
  found: string,
  prefix: string,
  codec: Codec,
  body: (locate: string, under?: string) => string,
): string[] {
  const fields = codec.fieldsOf(key);
  const members: string[] = [];
  let size = PREFIX_SIZE;
  for (const [i, field] of fields.slice(0, -1).entries()) {
    const bytes = codec.fixedSize(field.type);
    if (bytes === null) break;
    size += bytes;
    const given = fields.slice(0, i + 1);
    const signature = given.map(({ name, type }) => `${name}: ${codec.asType(type)}`).join(', ');
    const encode = given.map(({ name, type }) => codec.encode(type, name)).join('\n      ');
    const locate = `const w = new Writer(${size - PREFIX_SIZE});
      ${encode}
      const k = new StorageKey(${prefix}(), ${size}).identity(w.ptr, w.length);`;
    const name = pascalCase(field.name);
    const these = given.map(({ name }) => `\`${name}\``).join(' and ');
    members.push(
      `    /** The first key with this ${these}, or null. */
    export function firstOf${name}(${signature}): ${found} | null ${body(locate, `, ${size}`)}`,
      `    /** The first key behind \`key\` with its ${these}, or null. */
    export function nextOf${name}(key: ${found}): ${found} | null ${body('const k = keyOf(key);', `, ${size}`)}`,
    );
  }
  return members;
}
