/** What a polkadot-sdk node, smoldot and Chopsticks ask of a runtime, one function per question. */
import { walkCode } from '../wasm/instructions.js';
import type { Export, Import, Module } from '../wasm/module.js';
import { ExternalKind } from '../wasm/sections.js';
import { BENCHMARK_FUNCTIONS, HOST_FUNCTIONS } from './host-functions.js';

const PAGE = 65_536;
const MAX_TABLE = 8192;
const ENTRY_POINT = 'ii>I';
/** Imports asc adds by itself, and what to do instead. */
const COMPILER_IMPORTS: Record<string, string> = {
  abort: 'keep "use": ["abort=runtime/host/panic/abort"] in asconfig.json',
  seed: 'do not use Math.random: a runtime has no randomness',
  trace: 'log with runtime/host/log instead of trace()',
};

/**
 * Everything a node would refuse, each as a sentence that says what to do about it.
 * @param benchmarks whether a benchmark runner is to load it instead, which offers more functions
 */
export function problemsOf(
  module: Module,
  entryPoints: readonly string[],
  benchmarks = false,
): string[] {
  const offered = benchmarks ? { ...HOST_FUNCTIONS, ...BENCHMARK_FUNCTIONS } : HOST_FUNCTIONS;
  return [
    ...start(module),
    ...module.imports.flatMap((item) => importProblem(item, offered)),
    ...memory(module),
    ...heapBase(module),
    ...tables(module),
    ...missingEntryPoints(module, entryPoints),
    ...module.exports.flatMap((item) => exportProblem(module, item, entryPoints)),
    ...instructions(module),
  ];
}

function start(module: Module): string[] {
  if (!module.hasStart) return [];
  return [
    'there is a start section: some top-level variable is initialised with `new` or a call; ' +
      'give it a constant, or make it a function',
  ];
}

function importProblem(
  { module, name, kind, signature }: Import,
  offered: Readonly<Record<string, string>>,
): string[] {
  const full = `${module}.${name}`;
  if (kind === ExternalKind.Memory && full === 'env.memory') return [];
  if (kind !== ExternalKind.Function) {
    return [`it imports ${full}, which is no function; a runtime imports functions only`];
  }
  const expected = offered[name];
  if (module !== 'env' || expected === undefined) {
    const remedy =
      COMPILER_IMPORTS[name] ?? 'use one of the functions of tools/compiler/link/host-functions.ts';
    return [`it imports ${full}, which nodes do not have: ${remedy}`];
  }
  if (signature === expected) return [];
  return [
    `it imports ${name} as ${readable(signature)}, nodes have ${readable(expected)}: ` +
      'mend its declaration in runtime/host/env.ts',
  ];
}

function memory({ memories, exports, imports }: Module): string[] {
  const imported = imports.some(({ kind }) => kind === ExternalKind.Memory);
  const exported = exports.some((e) => e.kind === ExternalKind.Memory && e.name === 'memory');
  if (memories.length !== 1 || (!imported && !exported)) {
    return ['it does not export its one memory as `memory`: remove --noExportMemory'];
  }
  if (memories[0]?.maximum === null) return [];
  return ['its memory declares a maximum, which smoldot refuses: remove maximumMemory'];
}

function heapBase({ exports, globals, memories, dataEnd }: Module): string[] {
  const found = exports.find(({ name }) => name === '__heap_base');
  const global = found?.kind === ExternalKind.Global ? globals[found.index] : undefined;
  if (!global || global.type !== 'i' || global.mutable || global.value === null) {
    return [
      'it does not export `__heap_base` as a constant i32: keep `export { __heap_base }` in runtime/index.ts',
    ];
  }
  if (dataEnd > global.value) {
    return [
      `its data ends at ${dataEnd}, above __heap_base ${global.value}, where the host allocates`,
    ];
  }
  const size = (memories[0]?.initial ?? Infinity) * PAGE;
  if (global.value <= size) return [];
  return [
    `__heap_base ${global.value} lies beyond its ${size} bytes of memory: raise initialMemory in asconfig.json`,
  ];
}

function tables({ tables: all }: Module): string[] {
  const size = all[0]?.initial ?? 0;
  if (all.length <= 1 && size <= MAX_TABLE) return [];
  return [
    `it has ${all.length} tables and ${size} elements; nodes take one of at most ${MAX_TABLE}`,
  ];
}

function missingEntryPoints({ exports }: Module, entryPoints: readonly string[]): string[] {
  const names = new Set(exports.map(({ name }) => name));
  const missing = entryPoints.filter((name) => !names.has(name));
  return missing.map(
    (name) =>
      `the entry point ${name} is missing: run \`grid codegen\` and keep ` +
      '`export * from "./generated/apis"` in runtime/index.ts',
  );
}

function exportProblem(module: Module, item: Export, entryPoints: readonly string[]): string[] {
  const { name, kind, index } = item;
  if (kind === ExternalKind.Global) {
    if (!module.globals[index]?.mutable) return [];
    return [
      `it exports ${name}, a mutable global, which smoldot refuses: export a function or a constant`,
    ];
  }
  if (kind !== ExternalKind.Function) return [];
  if (!entryPoints.includes(name)) {
    return [
      `it exports ${name}, which no runtime API declares: declare it in an @api class, or do not export it`,
    ];
  }
  const signature = module.signatures[index] ?? '?';
  if (signature === ENTRY_POINT) return [];
  return [`the entry point ${name} is ${readable(signature)}, nodes call ${readable(ENTRY_POINT)}`];
}

function instructions(module: Module): string[] {
  const { foreign, growing } = walkCode(module.code, module.bodies);
  const imported = module.signatures.length - module.bodies.length;
  const nameOf = (body: number): string =>
    module.names.get(imported + body) ?? `function ${imported + body}`;
  return [
    ...foreign.map(
      ({ body, opcode, feature }) =>
        `${nameOf(body)} uses opcode 0x${opcode.toString(16)} (${feature}), which nodes do not read: ` +
        'keep every "disable" of asconfig.json',
    ),
    ...growing.map(
      (body) =>
        `${nameOf(body)} grows the memory, which never works on a node: ` +
        'allocate with `new`, which runtime/host/memory.ts serves',
    ),
  ];
}

const TYPE_NAMES: Record<string, string> = { i: 'i32', I: 'i64', f: 'f32', F: 'f64' };

/** `II>i` as `(i64, i64) -> i32`. */
function readable(signature: string): string {
  const [parameters = '', results = ''] = signature.split('>');
  const name = (letter: string): string => TYPE_NAMES[letter] ?? letter;
  const list = [...parameters].map(name).join(', ');
  return `(${list}) -> ${results ? name(results) : 'nothing'}`;
}
