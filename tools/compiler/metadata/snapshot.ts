/**
 * The interface of the runtime in a form that reviewers read and diff: one line per call, event,
 * error, storage item, constant, type and API method.
 */
import { Metadata, TypeRegistry } from '@polkadot/types';
import { u8aToHex } from '@polkadot/util';
import type { Model } from '../codegen/model.js';
import { buildMetadata, wholeMetadata } from './build.js';
import {
  type ApiDescription,
  type Description,
  type PalletDescription,
  describe,
} from './description.js';
import { ReadableTypes } from './readable.js';
import type { StorageEntry } from './storage.js';
import type { PortableType } from './types.js';

/** Enums with more variants than this (eras) are summed up. */
const MANY_VARIANTS = 64;

/** The snapshot as JSON text, the same for the same model. */
export function snapshot(model: Model): string {
  const description = describe(model);
  const readable = new ReadableTypes(description.types);
  const values = valueReader(model);
  const { pallets, apis, extrinsic } = description;
  const document = {
    runtime: model.version,
    extrinsic: extrinsic.extensions.map(
      ({ identifier, type, additionalSigned }) =>
        `${identifier}: ${contents(description, readable, type)}, ` +
        `signed with ${readable.name(additionalSigned)}`,
    ),
    pallets: Object.fromEntries(
      pallets.map((pallet) => [pallet.name, palletLines(pallet, description, readable, values)]),
    ),
    apis: Object.fromEntries(apis.map((api) => [api.name, apiLines(api, readable)])),
    types: typeLines(description, readable),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function palletLines(
  pallet: PalletDescription,
  description: Description,
  readable: ReadableTypes,
  valueOf: ValueReader,
) {
  const members = (id: number | undefined) =>
    id === undefined ? [] : variantLines(description.types[id], readable);
  return {
    index: pallet.index,
    calls: members(pallet.calls),
    events: members(pallet.events),
    errors: members(pallet.errors),
    storage: pallet.storage.map((entry) => storageLine(entry, readable)),
    constants: Object.fromEntries(
      pallet.constants
        .map(({ name, type, value }) => ({ name, type: readable.name(type), id: type, value }))
        // The version stands under `runtime` and `apis`.
        .filter(({ type }) => type !== 'RuntimeVersion')
        .map(({ name, type, id, value }) => [`${name}: ${type}`, valueOf(id, value)]),
    ),
  };
}

/** `0 transfer(to: MultiAddress, value: Compact<u128>)`, by index. */
function variantLines(type: PortableType | undefined, readable: ReadableTypes): string[] {
  if (type?.def.tag !== 'variant') return [];
  if (type.def.value.length > MANY_VARIANTS) return [`${type.def.value.length} variants`];
  return [...type.def.value]
    .sort((a, b) => a.index - b.index)
    .map(({ name, index, fields }) => {
      const inner = readable.fields(fields);
      return `${index} ${name}${inner && `(${inner})`}`;
    });
}

/** `Users: Blake2128Concat AccountId32 -> User, optional`. */
function storageLine(entry: StorageEntry, readable: ReadableTypes): string {
  const key = entry.key === undefined ? '' : `${readable.name(entry.key)} -> `;
  const hashers = entry.hashers.map((hasher) => `${hasher} `).join('');
  const absent = entry.optional ? 'optional' : `default ${u8aToHex(entry.fallback)}`;
  return `${entry.name}: ${hashers}${key}${readable.name(entry.value)}, ${absent}`;
}

function apiLines({ version, methods }: ApiDescription, readable: ReadableTypes) {
  const lines = methods.map(({ name, inputs, output }) => {
    const args = inputs.map((input) => `${input.name}: ${readable.name(input.type)}`);
    return `${name}(${args.join(', ')}) -> ${readable.name(output)}`;
  });
  return { version, methods: lines };
}

/** Every named type but the enums of pallets, which stand under their pallet. */
function typeLines({ types, pallets }: Description, readable: ReadableTypes) {
  const shown = new Set(pallets.flatMap(({ calls, events, errors }) => [calls, events, errors]));
  const named = types.filter(({ id, path }) => path.length > 1 && !shown.has(id));
  const lines = named.map((type): [string, string[]] => {
    const place = type.path.slice(0, -1).join('::');
    return [`${place}::${readable.name(type.id)}`, shapeLines(type, readable)];
  });
  return Object.fromEntries(lines.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shapeLines(type: PortableType, readable: ReadableTypes): string[] {
  return type.def.tag === 'composite'
    ? type.def.value.map((field) => readable.field(field))
    : variantLines(type, readable);
}

/** What is inside a transaction extension, rather than its name again. */
function contents({ types }: Description, readable: ReadableTypes, id: number): string {
  const def = types[id]?.def;
  return def?.tag === 'composite' && def.value.length ? readable.fields(def.value) : '()';
}

type ValueReader = (type: number, value: Uint8Array) => unknown;

/** Reads constants into JSON; integers beyond 2^53 become decimal strings. */
function valueReader(model: Model): ValueReader {
  const registry = new TypeRegistry();
  registry.setMetadata(new Metadata(registry, wholeMetadata(buildMetadata(model), 14)));
  return (type, value) => registry.createType(registry.createLookupType(type), value).toPrimitive();
}
