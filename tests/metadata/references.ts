/** Which types a metadata refers to. */
import type { V14Lookup } from '@polkadot-api/substrate-bindings';

/** Every type id that an entry of the type registry mentions. */
export function mentionedBy({ params, def }: V14Lookup[number]): number[] {
  return [
    ...params.flatMap(({ type }) => (type === undefined ? [] : [type])),
    ...inDefinition(def),
  ];
}

function inDefinition(def: V14Lookup[number]['def']): number[] {
  switch (def.tag) {
    case 'composite':
      return def.value.map((field) => field.type);
    case 'variant':
      return def.value.flatMap((variant) => variant.fields.map((field) => field.type));
    case 'tuple':
      return def.value;
    case 'array':
      return [def.value.type];
    case 'sequence':
    case 'compact':
      return [def.value];
    case 'bitSequence':
      return [def.value.bitStoreType, def.value.bitOrderType];
    case 'primitive':
      return [];
  }
}

/** Every type id outside the type registry: fields named `type`, `key`, `value`, `output`, … . */
export function mentionedOutside(metadata: object): number[] {
  const parts = Object.entries(metadata).filter(([name]) => name !== 'lookup');
  return typesIn(Object.fromEntries(parts));
}

const TYPE_KEYS = new Set([
  'type',
  'key',
  'value',
  'output',
  'additionalSigned',
  'calls',
  'events',
]);
const MORE_TYPE_KEYS = new Set([
  'errors',
  'call',
  'event',
  'error',
  'address',
  'signature',
  'extra',
]);

function typesIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(typesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isType = TYPE_KEYS.has(key) || MORE_TYPE_KEYS.has(key);
    return typeof inner === 'number' ? (isType ? [inner] : []) : typesIn(inner);
  });
}
