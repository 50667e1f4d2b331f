/** node-config/generated/genesis-config.ts: the configuration of a first state, as TypeScript sees it. */
import type { Field, GenesisField, Model, Pallet, TypeRef } from '../model.js';
import { camelCase, constantCase } from '../names.js';
import { type GeneratedFile, docComment } from './source.js';

const PATH = 'node-config/generated/genesis-config.ts';

const HEAD = `// Written by \`grid codegen\` from the @genesis classes of pallets/ and runtime/frame/. Do not edit.

/** SS58 address, prefix 42, or 32 bytes in hex. */
export type Address = string;
/** An integer of up to 128 bits in decimal: JSON numbers are too small. */
export type Amount = string;
`;

export function emitGenesisConfig(model: Model): GeneratedFile {
  const pallets = model.pallets.filter((p) => p.genesis?.length);
  const types = new ConfigTypes(model);
  const members = pallets.map((p) => palletMember(p, types));
  const lists = inBuildOrder(model).flatMap((p) =>
    itemsOf(p).map((f) => `  ['${camelCase(p.name)}', '${f.name}'],`),
  );
  const text = `${HEAD}
${types.text()}/** What a chain starts with. What is left out is empty; the runtime refuses keys it does not know. */
export interface GenesisConfig {
${members.join('\n')}
}

/** Lists that may be longer than one text has room for, in the order in which they are built. */
export const LISTS = [
${lists.join('\n')}
] as const satisfies readonly (readonly [keyof GenesisConfig, string])[];
`;
  return { path: PATH, text };
}

/** The order in which pallets are asked to build their part. */
export function inBuildOrder(model: Model): Pallet[] {
  const pallets = model.pallets.filter((p) => p.genesis);
  return pallets.sort((a, b) => +a.isBuiltLast - +b.isBuiltLast);
}

/** The lists whose items a pallet is given one by one. */
export function itemsOf(pallet: Pallet): GenesisField[] {
  return (pallet.genesis ?? []).filter((field) => field.builder);
}

/** The configuration that says everything there is, empty. */
export function emptyGenesis(model: Model): object {
  const pallets = model.pallets.filter((p) => p.genesis?.length);
  return Object.fromEntries(pallets.map((p) => [camelCase(p.name), emptyFields(p.genesis ?? [])]));
}

function emptyFields(fields: readonly GenesisField[]): object {
  return Object.fromEntries(fields.map(({ name, type }) => [name, emptyValue(type)]));
}

function emptyValue(type: TypeRef): unknown {
  if (type.kind === 'compact' || type.kind === 'bigEndian') return emptyValue(type.of);
  if (type.kind === 'vec') return [];
  if (type.kind === 'option') return null;
  if (type.kind === 'primitive') return type.name === 'bool' ? false : 0;
  return '';
}

function palletMember(pallet: Pallet, types: ConfigTypes): string {
  const fields = (pallet.genesis ?? []).map(
    (f) => `${docComment(f.docs, '    ')}    ${f.name}?: ${types.of(f.type)};`,
  );
  return `  ${camelCase(pallet.name)}?: {\n${fields.join('\n')}\n  };`;
}

/** The structs and enums that a configuration is made of, each written once. */
class ConfigTypes {
  private readonly declarations = new Map<string, string>();

  constructor(private readonly model: Model) {}

  text(): string {
    return [...this.declarations.values()].map((each) => `${each}\n`).join('');
  }

  of(type: TypeRef): string {
    switch (type.kind) {
      case 'compact':
      case 'bigEndian':
        return this.of(type.of);
      case 'vec':
        return `readonly ${this.inList(type.of)}[]`;
      case 'option':
        return `${this.of(type.of)} | null`;
      case 'primitive':
        if (type.name === 'bool') return 'boolean';
        return type.name === 'u128' ? 'Amount' : 'number';
      case 'builtin':
        return 'Address';
      case 'named':
        return this.named(type.name);
      default:
        return 'string';
    }
  }

  /** An item of a list may also be written as the list of its fields. */
  private inList(type: TypeRef): string {
    const item = this.of(type);
    const decl = type.kind === 'named' ? this.model.types.get(type.name) : undefined;
    if (decl?.kind !== 'struct') return /[ |]/.test(item) ? `(${item})` : item;
    const fields = decl.fields.map((f) => `${f.name}: ${this.of(f.type)}`);
    return `(${item} | [${fields.join(', ')}])`;
  }

  private named(name: string): string {
    const decl = this.model.types.get(name);
    if (!decl || this.declarations.has(name)) return name;
    this.declarations.set(name, '');
    const docs = docComment(decl.docs);
    const text =
      decl.kind === 'enum'
        ? `${docs}export type ${name} = (typeof ${listOf(name)})[number];\nexport const ${listOf(name)} = [${decl.variants.map((v) => `'${v.name}'`).join(', ')}] as const;\n`
        : `${docs}export interface ${name} {\n${decl.fields.map((f) => this.field(f)).join('\n')}\n}\n`;
    this.declarations.set(name, text);
    return name;
  }

  private field({ name, type, docs }: Field): string {
    const mark = type.kind === 'option' ? '?' : '';
    return `${docComment(docs, '  ')}  ${name}${mark}: ${this.of(type)};`;
  }
}

/** The name of all values of an enum: `METER_CLASSES` of `MeterClass`. */
function listOf(name: string): string {
  return `${constantCase(name).replace(/S$/, 'SE')}S`;
}
