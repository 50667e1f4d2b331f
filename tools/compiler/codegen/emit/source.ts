/** The text of a generated file: header, imports found by the names it uses, body. */
import type { Model } from '../model.js';
import { snakeCase } from '../names.js';

export interface GeneratedFile {
  /** Path below the repository's root. */
  path: string;
  text: string;
}

const FOLDER = 'runtime/generated';

/** Modules of the library that generated code uses, by exported name. */
const LIBRARY: Record<string, string> = {
  Reader: 'runtime/scale/reader',
  Writer: 'runtime/scale/writer',
  u128: 'runtime/scale/u128',
  Box: 'runtime/primitives/box',
  Bytes: 'runtime/scale/bytes',
  Origin: 'runtime/primitives/origin',
  Weight: 'runtime/primitives/weight',
  DispatchResult: 'runtime/primitives/dispatch-error',
  encodeDispatchResult: 'runtime/primitives/dispatch-error',
  moduleError: 'runtime/primitives/dispatch-error',
  cannotLookup: 'runtime/primitives/dispatch-error',
  Call: 'runtime/support/call',
  DispatchClass: 'runtime/support/call',
  beginEvent: 'runtime/frame/system/events',
  depositEvent: 'runtime/frame/system/events',
  descend: 'runtime/support/call',
  ascend: 'runtime/support/call',
  PrefixWalk: 'runtime/support/map-walk',
  Steps: 'runtime/support/steps',
  StorageKey: 'runtime/support/storage',
  append: 'runtime/support/storage',
  exists: 'runtime/support/storage',
  keyAfter: 'runtime/support/storage',
  kill: 'runtime/support/storage',
  prefix: 'runtime/support/storage',
  read: 'runtime/support/storage',
  reportCorrupt: 'runtime/support/storage',
  write: 'runtime/support/storage',
  JsonReader: 'runtime/genesis/json',
  abort: 'runtime/host/panic',
  fat: 'runtime/host/env',
  allocated: 'runtime/host/arena',
  mark: 'runtime/support/memory',
  release: 'runtime/support/memory',
  requireCall: 'runtime/generated/dispatch',
  SLOT_DURATION: 'runtime/frame/aura/slots',
  readsWrites: 'runtime/support/weight-units',
  Bench: 'runtime/support/benchmarking/bench',
  Components: 'runtime/support/benchmarking/components',
};

/** Every name that generated code may import, with its module. */
export function importTable(model: Model, codecNames: string[]): Map<string, string> {
  const table = new Map(Object.entries(LIBRARY));
  for (const [name, module] of model.modules) if (!table.has(name)) table.set(name, module);
  for (const [name, decl] of model.types) table.set(name, `${decl.home}/schema`);
  for (const name of codecNames) table.set(name, `${FOLDER}/types`);
  return table;
}

/** Name and module of a local alias: `import { A as B }`. */
export interface Alias {
  name: string;
  as: string;
  module: string;
}

/**
 * Writes `body` with the imports its identifiers need.
 * @param file name below runtime/generated, without extension
 * @param from what the file was written from, for the header
 */
export function sourceFile(
  file: string,
  from: string,
  body: string,
  table: Map<string, string>,
  aliases: Alias[] = [],
  namespaces: { as: string; module: string }[] = [],
): GeneratedFile {
  const own = `${FOLDER}/${file}`;
  const code = body.replace(/\/\*\*[\s\S]*?\*\/|"[^"\n]*"|\/\/[^\n]*/g, '');
  const used = new Set(code.match(/(?<![.\w])[A-Za-z_]\w*/g) ?? []);
  const declared = new Set(
    [...code.matchAll(/^export (?:function|class|const|namespace) (\w+)/gm)].map((m) => m[1]),
  );
  const byModule = new Map<string, string[]>();
  const note = (module: string, text: string): void => {
    byModule.set(module, [...(byModule.get(module) ?? []), text]);
  };
  const aliased = new Set(aliases.map((a) => a.as));
  // An argument or field may be named like a function of the library: that is used where it is called.
  const locals = new Set([...code.matchAll(/\b(?:const|let|readonly) (\w+)/g)].map((m) => m[1]));
  const isUsed = (name: string): boolean =>
    used.has(name) && (!locals.has(name) || new RegExp(`(?<![.\\w])${name}[(<]`).test(code));
  for (const [name, module] of table) {
    if (isUsed(name) && !declared.has(name) && !aliased.has(name) && module !== own)
      note(module, name);
  }
  for (const a of aliases)
    if (used.has(a.as)) note(a.module, a.name === a.as ? a.name : `${a.name} as ${a.as}`);
  const lines = [...byModule]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([module, names]) =>
        `import { ${[...new Set(names)].sort().join(', ')} } from "${relative(module)}";`,
    );
  for (const { as, module } of namespaces)
    lines.push(`import * as ${as} from "${relative(module)}";`);
  const header = `// Written by \`grid codegen\` from ${from}. Do not edit.`;
  const text = [header, ...lines, '', body.trim(), ''].join('\n');
  return { path: `${own}.ts`, text };
}

function relative(module: string): string {
  if (module.startsWith(`${FOLDER}/`)) return `./${module.slice(FOLDER.length + 1)}`;
  return module.startsWith('runtime/')
    ? `../${module.slice('runtime/'.length)}`
    : `../../${module}`;
}

/** `grid_token`: the generated file of a pallet. */
export function moduleOf(pallet: { name: string }): string {
  return snakeCase(pallet.name);
}

/** A doc comment of one or more paragraphs, indented. */
export function docComment(docs: string[], indent = ''): string {
  const [first, ...more] = docs;
  if (first === undefined) return '';
  if (!more.length && first.length < 92 - indent.length) return `${indent}/** ${first} */\n`;
  const lines = docs.flatMap((paragraph, i) => [
    ...(i ? [''] : []),
    ...wrap(paragraph, 94 - indent.length),
  ]);
  return `${indent}/**\n${lines.map((l) => `${indent} * ${l}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** `memory.data<u8>([…])` of the bytes, sixteen a line. */
export function dataSegment(bytes: Uint8Array, indent = ''): string {
  return dataOf(rowsOf(bytes), indent);
}

/** Bytes as they stand in a line, a comma behind each; sixteen a line. */
export function rowsOf(bytes: Uint8Array): string[] {
  const rows: string[] = [];
  for (let i = 0; i < bytes.length; i += 16) {
    const row = [...bytes.subarray(i, i + 16)];
    rows.push(row.map((b) => `0x${b.toString(16).padStart(2, '0')},`).join(' '));
  }
  return rows;
}

/** `memory.data<u8>([…])` of lines of bytes. */
export function dataOf(rows: readonly string[], indent = ''): string {
  return `memory.data<u8>([\n${rows.map((row) => `${indent}  ${row}`).join('\n')}\n${indent}])`;
}
