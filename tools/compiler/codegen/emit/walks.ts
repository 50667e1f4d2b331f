/** Walks over a map, entry by entry in the order of the trie: from its first key, or from behind a known one. */
import type { StorageItem, TypeRef } from '../model.js';
import { pascalCase } from '../names.js';
import type { Codec } from './codec.js';
import { HASH_METHODS, HASH_SIZES, PREFIX_SIZE } from './keys.js';

/**
 * `first()` and `after(key)` of a map with one key; and, where the key is a struct that lies in the trie as it is,
 * `firstOf<Field>(…)` and `nextOf<Field>(key)` for each beginning of its fields. No walk guesses what the smallest
 * key may be, each ends with what it is over, and every key of a walk is greater than the one before.
 */
export function walkMembers(item: StorageItem, prefix: string, codec: Codec): string[] {
  const [key, ...more] = item.keys;
  if (!key || more.length) return [];
  const type = codec.asType(key.type);
  const { found, decoded } = foundKey(key.type, codec);
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
  key: TypeRef,
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

/**
 * `iter(steps)` of a map, and `iterPrefix(key1, steps)` where it has two keys: walks that give keys and values, of
 * which each look for the next entry takes a step.
 */
export function entriesMembers(
  item: StorageItem,
  prefix: string,
  result: string,
  codec: Codec,
): string[] {
  const [first, second] = item.keys;
  if (!first) return [];
  const whole = `new Bytes(${prefix}(), ${PREFIX_SIZE})`;
  const members = [
    `    /** Entries one after the other, \`while (each.next()) …\`; a key that does not decode is null. */
    @final
    export class Entries extends PrefixWalk {
${keyMembers(item, codec).join('\n')}
      value(): ${result} {
        return stored(this.raw());
      }
    }
`,
    `    /** All entries, as far as there are steps. */
    export function iter(steps: Steps): Entries {
      return new Entries(${whole}, steps);
    }
`,
  ];
  if (second) members.push(partWalk(first, prefix, codec));
  return members;
}

/** `key()`, or `key1()` and `key2()`. */
function keyMembers(item: StorageItem, codec: Codec): string[] {
  const names = item.keys.length === 1 ? ['key'] : ['key1', 'key2'];
  return item.keys.map(({ type }, i) => {
    const { found, decoded } = foundKey(type, codec);
    const reads = item.keys
      .slice(0, i + 1)
      .flatMap(({ type, hasher }, at) => [
        ...(HASH_SIZES[hasher] ? [`r.raw(${HASH_SIZES[hasher]});`] : []),
        at < i ? `${codec.decode(type)};` : `const found = ${decoded};`,
      ]);
    return `      ${names[i]}(): ${found} | null {
        const r = this.behind(${PREFIX_SIZE});
        ${reads.join('\n        ')}
        return r.ok ? found : null;
      }
`;
  });
}

/** How a key comes out of a walk: its type there, and the expression that reads it from `r`. */
function foundKey(type: TypeRef, codec: Codec): { found: string; decoded: string } {
  const plain = codec.asType(type);
  const decoded = codec.decode(type);
  if (!codec.isBoxed(type)) return { found: plain, decoded };
  return { found: `Box<${plain}>`, decoded: `new Box<${plain}>(${decoded})` };
}

function partWalk(first: StorageItem['keys'][number], prefix: string, codec: Codec): string {
  const type = codec.asType(first.type);
  const size = codec.fixedSize(first.type);
  const inPlace = codec.isInPlace(first.type);
  const encode = inPlace
    ? ''
    : `      const w = new Writer(${codec.sizeHint(first.type, 'key1')});
      ${codec.encode(first.type, 'key1')}\n`;
  const bytes = inPlace ? `key1.ptr, ${size}` : 'w.ptr, w.length';
  const room = `${PREFIX_SIZE + HASH_SIZES[first.hasher]} + ${size ?? 'w.length'}`;
  return `    /** The entries with this first key. */
    export function iterPrefix(key1: ${type}, steps: Steps): Entries {
${encode}      const k = new StorageKey(${prefix}(), ${room}).${HASH_METHODS[first.hasher]}(${bytes});
      return new Entries(new Bytes(k.ptr, k.length), steps);
    }
`;
}
