/** runtime/generated/genesis.ts: from JSON to the first state. */
import type { Field, GenesisField, Model, Pallet, TypeRef } from '../model.js';
import { camelCase, pascalCase } from '../names.js';
import type { Codec } from './codec.js';
import { inBuildOrder, itemsOf } from './genesis-config.js';
import { type Alias, moduleOf } from './source.js';

const LIMITS = {
  u8: 'u8.MAX_VALUE',
  u16: 'u16.MAX_VALUE',
  u32: 'u32.MAX_VALUE',
  u64: 'u64.MAX_VALUE',
};

export function emitGenesis(model: Model, codec: Codec): string {
  const pallets = model.pallets.filter((p) => p.genesis);
  const helpers = new Helpers(model, codec);
  const decoders = pallets.map((p) => palletDecoder(p, helpers, codec));
  const variables = pallets.map((p) => `  let ${camelCase(p.name)} = empty${p.name}();`);
  const keys = pallets.map(
    (p, i) =>
      `    ${i ? 'else ' : ''}if (json.keyIs("${camelCase(p.name)}")) ${camelCase(p.name)} = read${p.name}(json);`,
  );
  const inOrder = inBuildOrder(model);
  const firstBuilds = inOrder
    .filter((p) => p.genesis?.some((f) => !f.builder))
    .map((p) => attempt(`${p.className}.buildGenesis(${camelCase(p.name)})`, '    '));
  const lists = inOrder.flatMap((p) => itemsOf(p).map((f) => ({ p, f })));
  const goOn = lists.map(({ p, f }) =>
    attempt(`build${p.name}${pascalCase(f.name)}(json, ${camelCase(p.name)}.${f.name})`, '  '),
  );
  const builders = lists.map(({ p, f }) => itemsBuilder(p, f, helpers));
  const versions = model.pallets
    .filter((p) => p.storageVersion)
    .map((p) => `  if (!json.isPart) ${p.name}Version.put(${p.name}Version.CURRENT);`);
  return `/** Writes the state that a JSON configuration describes; the text of the first error, or null. */
export function buildGenesis(json: JsonReader): string | null {
${variables.join('\n')}
  json.enterObject();
  while (json.nextKey()) {
${keys.join('\n')}
    else json.unknownKey();
  }
  json.end();
  let error = json.error;
  if (error) return error;
  if (!json.isPart) {
${firstBuilds.join('\n')}
  }
${[...goOn, ...versions].join('\n')}
  return null;
}

${[...decoders, ...builders].join('\n')}
${helpers.text()}`;
}

function attempt(call: string, indent: string): string {
  return `${indent}error = ${call};\n${indent}if (error) return error;`;
}

/** Reads a list a second time and hands its items on, each in memory that is released behind it. */
function itemsBuilder(pallet: Pallet, field: GenesisField, helpers: Helpers): string {
  const path = `${camelCase(pallet.name)}.${field.name}`;
  const item = field.type.kind === 'vec' ? field.type.of : field.type;
  return `function build${pallet.name}${pascalCase(field.name)}(json: JsonReader, items: usize): string | null {
  if (!items) return null;
  json.enterAgain(items);
  for (let i: u32 = 0; json.nextItem(); i++) {
    const before = mark();
    const problem = ${pallet.className}.${field.builder}(${helpers.read(item)});
    if (problem) return "${path}[" + i.toString() + "]: " + problem;
    release(before);
  }
  return null;
}
`;
}

function palletDecoder(pallet: Pallet, helpers: Helpers, codec: Codec): string {
  const fields = pallet.genesis ?? [];
  const type = `${pallet.name}Genesis`;
  return `function empty${pallet.name}(): ${type} {
  const config = new ${type}();
${fields.map((f) => `  config.${f.name} = ${f.builder ? '0' : emptyValue(f.type, codec)};`).join('\n')}
  return config;
}

function read${pallet.name}(json: JsonReader): ${type} {
  const config = empty${pallet.name}();
  json.enterObject();
  while (json.nextKey()) {
${fields.map((f, i) => `    ${i ? 'else ' : ''}if (json.${f.builder ? 'keyIs' : 'keyOfFirst'}("${f.name}")) config.${f.name} = ${f.builder ? helpers.check(f.type) : helpers.read(f.type)};`).join('\n')}
    else json.unknownKey();
  }
  return config;
}
`;
}

function emptyValue(type: TypeRef, codec: Codec): string {
  if (type.kind === 'vec') return `new ${codec.asType(type)}()`;
  if (type.kind === 'bytes' || type.kind === 'text') return 'Bytes.empty()';
  if (type.kind === 'option') return 'null';
  if (type.kind === 'compact' || type.kind === 'bigEndian') return emptyValue(type.of, codec);
  if (type.kind === 'primitive') {
    if (type.name === 'u128') return 'u128.zero()';
    return type.name === 'bool' ? 'false' : '0';
  }
  if (type.kind === 'builtin') return `${type.name}.zero()`;
  return codec.isEnum(type) ? '0' : 'null';
}

/** Readers of structs, lists and options, each written once. */
class Helpers {
  private readonly functions = new Map<string, string>();

  constructor(
    private readonly model: Model,
    private readonly codec: Codec,
  ) {}

  text(): string {
    return [...this.functions.values()].join('\n');
  }

  /** An expression that reads a value from \`json\`. */
  read(type: TypeRef): string {
    if (type.kind === 'compact' || type.kind === 'bigEndian') return this.read(type.of);
    if (type.kind === 'bytes') return 'json.bytes()';
    if (type.kind === 'text') return 'json.text()';
    if (type.kind === 'builtin') return type.name === 'H256' ? 'json.hash()' : 'json.accountId()';
    if (type.kind === 'primitive') return readPrimitive(type.name);
    const name = `read${this.codec.suffix(type)}`;
    if (!this.functions.has(name)) {
      this.functions.set(name, '');
      this.functions.set(name, this.helper(name, type));
    }
    return `${name}(json)`;
  }

  /** An expression that reads a list and keeps nothing but where it begins. */
  check(type: TypeRef): string {
    const item = type.kind === 'vec' ? type.of : type;
    const name = `check${this.codec.suffix(type)}`;
    this.functions.set(
      name,
      `function ${name}(json: JsonReader): usize {
  json.enterArray();
  const start = json.position();
  while (json.nextItem()) {
    const before = mark();
    ${this.read(item)};
    if (json.error) break;
    release(before);
  }
  return start;
}
`,
    );
    return `${name}(json)`;
  }

  private helper(name: string, type: TypeRef): string {
    const result = this.codec.asType(type);
    const open = `function ${name}(json: JsonReader): ${result} {\n`;
    if (type.kind === 'vec') {
      return `${open}  const items = new ${result}();
  json.enterArray();
  while (json.nextItem()) items.push(${this.read(type.of)});
  return items;
}
`;
    }
    if (type.kind === 'option')
      return `${open}  return json.isNull() ? null : ${this.read(type.of)};\n}\n`;
    const decl = type.kind === 'named' ? this.model.types.get(type.name) : undefined;
    if (decl?.kind === 'enum') {
      const names = decl.variants.map((v) => `"${v.name}"`).join(', ');
      return `${open}  return <${decl.name}>json.variant([${names}]);\n}\n`;
    }
    return `${open}${this.struct(decl?.name ?? '', decl?.kind === 'struct' ? decl.fields : [])}}\n`;
  }

  private struct(name: string, fields: Field[]): string {
    const assign = (f: Field): string => `${f.name} = ${this.read(f.type)};`;
    const bit = (i: number): string => `0x${(2 ** i).toString(16)}`;
    const required = fields.map((f, i) => (f.type.kind === 'option' ? 0 : 2 ** i));
    const all = `0x${required.reduce((a, b) => a + b, 0).toString(16)}`;
    const names = fields.map((f) => f.name).join(', ');
    return `${fields.map((f) => `  let ${f.name}: ${this.codec.asType(f.type)} = ${emptyValue(f.type, this.codec)};`).join('\n')}
  if (json.enterStruct()) {
${fields.map((f) => `    if (json.nextItem()) ${assign(f)}\n    else json.fail("expected ${fields.length} items");`).join('\n')}
    if (json.nextItem()) json.fail("expected ${fields.length} items");
  } else {
    let given: u32 = 0;
    while (json.nextKey()) {
${fields.map((f, i) => `      ${i ? 'else ' : ''}if (json.keyIs("${f.name}")) {\n        given |= ${bit(i)};\n        ${assign(f)}\n      }`).join('\n')}
      else json.unknownKey();
    }
    if ((given & ${all}) != ${all}) json.fail("expected the fields ${names}");
  }
  return new ${name}(${names});
`;
  }
}

function readPrimitive(name: string): string {
  if (name === 'u128' || name === 'bool') return `json.${name}()`;
  const limit = LIMITS[name as keyof typeof LIMITS];
  return name === 'u64' ? `json.u64(${limit})` : `<${name}>json.u64(${limit})`;
}

export function genesisAliases(model: Model): Alias[] {
  return model.pallets.flatMap((p) => [
    { name: p.className, as: p.className, module: `${p.home}/pallet` },
    { name: 'Genesis', as: `${p.name}Genesis`, module: `${p.home}/schema` },
    {
      name: 'StorageVersion',
      as: `${p.name}Version`,
      module: `runtime/generated/${moduleOf(p)}`,
    },
  ]);
}
