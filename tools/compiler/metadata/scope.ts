/** All type names of a model: its structs and enums, its pallets' calls, events, errors, builtins. */
import type { EnumDecl, Model, Pallet, StructDecl } from '../codegen/model.js';
import { pascalCase, snakeCase } from '../codegen/names.js';
import { DeclarationError } from '../codegen/problems.js';
import { BUILTIN_TYPES, FRAME_EQUIVALENTS } from './builtin-types.js';
import { extensionTypes } from './extensions.js';
import type { Declaration, TypeDecl, VariantDecl } from './notation.js';
import { crateOf, fieldDecl } from './type-names.js';
import type { Scope } from './types.js';

const RUNTIME = 'campus_grid_runtime';

/** Names by which the registry knows the enums of one pallet. */
export const callEnum = (pallet: Pallet): string => `${pallet.name}_Call`;
export const eventEnum = (pallet: Pallet): string => `${pallet.name}_Event`;
export const errorEnum = (pallet: Pallet): string => `${pallet.name}_Error`;

const OUTER_ENUMS = [
  ['Call', 'calls', callEnum],
  ['Event', 'events', eventEnum],
  ['Error', 'errors', errorEnum],
] as const;

/** @throws DeclarationError when a schema takes the name of a builtin type. */
export function scopeOf(model: Model): Scope {
  const declared = new Map<string, Declaration>(Object.entries(extensionTypes()));
  for (const type of model.types.values()) declareModelType(type, declared);
  for (const pallet of model.pallets) {
    declared.set(callEnum(pallet), callTypes(pallet));
    declared.set(eventEnum(pallet), eventTypes(pallet));
    declared.set(errorEnum(pallet), errorTypes(pallet));
  }
  for (const [word, members, member] of OUTER_ENUMS) {
    const pallets = model.pallets.filter((pallet) => pallet[members].length);
    declared.set(`Runtime${word}`, outer(word, pallets, member));
  }
  return (name) => {
    const is = declared.get(name);
    return is === undefined ? BUILTIN_TYPES.get(name) : { generics: [], is };
  };
}

function declareModelType(type: StructDecl | EnumDecl, declared: Map<string, Declaration>): void {
  const { name, home, place } = type;
  const equivalent = FRAME_EQUIVALENTS.get(`${home}:${name}`);
  if (BUILTIN_TYPES.has(name) || declared.has(name)) {
    const { file, line } = place;
    throw new DeclarationError([
      `${file}:${line}: ${name} is the name of a builtin type; choose another name`,
    ]);
  }
  declared.set(name, equivalent ?? (type.kind === 'struct' ? structType(type) : enumType(type)));
}

function structType(type: StructDecl): TypeDecl {
  const fields = type.fields.map((field) => ({ ...fieldDecl(field), place: type.place }));
  return { kind: 'struct', path: pathOf(type), params: [], docs: type.docs, fields };
}

function enumType(type: EnumDecl): TypeDecl {
  const variants = type.variants.map((variant) => ({ ...variant, fields: [] }));
  return { kind: 'enum', path: pathOf(type), params: [], docs: type.docs, variants };
}

/** Where FRAME would keep a type: in the pallet's module, or for the framework in its crate. */
function pathOf({ home, name }: { home: string; name: string }): string {
  // What proxies allow is the runtime's own business, and clients look for it there.
  if (name === 'ProxyType') return `${RUNTIME}::${name}`;
  const folder = home.slice(home.lastIndexOf('/') + 1).replaceAll('-', '_');
  if (home.startsWith('pallets/')) return `pallet_${folder}::pallet::${name}`;
  return `${folder === 'system' ? 'frame' : 'pallet'}_${folder}::${name}`;
}

function callTypes(pallet: Pallet): TypeDecl {
  return palletEnum(
    pallet,
    'Call',
    'The calls of this pallet.',
    pallet.calls.map(({ name, index, args, docs, place }) => ({
      name: snakeCase(name),
      index,
      fields: args.map((arg) => ({ ...fieldDecl(arg), docs: [], place })),
      docs: [...docs, ...args.flatMap(argumentDocs)],
    })),
  );
}

/** Tools show the documentation of calls but not of their arguments. */
function argumentDocs({ name, docs }: { name: string; docs: string[] }): string[] {
  return docs.length ? [`- \`${snakeCase(name)}\`: ${docs.join(' ')}`] : [];
}

function eventTypes(pallet: Pallet): TypeDecl {
  return palletEnum(
    pallet,
    'Event',
    'The events of this pallet.',
    pallet.events.map(({ name, index, fields, docs, place }) => ({
      name: pascalCase(name),
      index,
      fields: fields.map((field) => ({ ...fieldDecl(field), place })),
      docs,
    })),
  );
}

function errorTypes(pallet: Pallet): TypeDecl {
  const variants = pallet.errors.map(({ name, index, docs }) => ({
    name,
    index,
    fields: [],
    docs,
  }));
  return palletEnum(pallet, 'Error', 'The errors of this pallet.', variants);
}

function palletEnum(pallet: Pallet, name: string, docs: string, variants: VariantDecl[]): TypeDecl {
  const path = `${crateOf(pallet.name)}::pallet::${name}`;
  return { kind: 'enum', path, params: [], docs: [docs], variants };
}

/** `RuntimeCall` and its kin: one variant per pallet, at the pallet's index. */
function outer(word: string, pallets: Pallet[], member: (pallet: Pallet) => string): TypeDecl {
  const variants = pallets.map((pallet) => ({
    name: pallet.name,
    index: pallet.index,
    fields: [{ type: member(pallet), typeName: `${crateOf(pallet.name)}::${word}` }],
  }));
  return { kind: 'enum', path: `${RUNTIME}::Runtime${word}`, params: [], variants };
}
