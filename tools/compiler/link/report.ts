/** What is in a blob, for people. */
import { walkCode } from '../wasm/instructions.js';
import { readModule } from '../wasm/module.js';
import { ExternalKind, readCustom, SectionId } from '../wasm/sections.js';

/** Sizes, imports and exports, a line each. */
export function describeBlob(blob: Uint8Array): string {
  const module = readModule(blob);
  const { instructions, floats } = walkCode(module.code, module.bodies);
  const sections = module.sections.map(({ id, payload }) => {
    const name = id === SectionId.Custom ? readCustom({ id, payload }).name : SectionId[id];
    return line(String(name), `${payload.length} bytes`);
  });
  const heapBase = module.exports.find(({ name }) => name === '__heap_base');
  const functions = module.exports.filter(({ kind }) => kind === ExternalKind.Function);
  return [
    line('total', `${blob.length} bytes`),
    ...sections,
    '',
    line('functions', `${module.bodies.length}, ${instructions} instructions`),
    line('floats', `${floats} instructions`),
    line('memory', `${module.memories[0]?.initial ?? 0} pages, ${module.dataLength} bytes of data`),
    line('heap base', String(heapBase ? module.globals[heapBase.index]?.value : 'none')),
    '',
    `${module.imports.length} imports`,
    ...module.imports.map(({ name, signature }) => `  ${name} ${signature}`),
    '',
    `${functions.length} entry points`,
    ...functions.map(({ name }) => `  ${name}`),
  ].join('\n');
}

function line(what: string, value: string): string {
  return `${what.padEnd(18)}${value}`;
}
