/** A hand-made module with one entry point, and ways to spoil it. */
import {
  customSection,
  encodeLeb,
  encodeName,
  encodeSignedLeb,
  ExternalKind,
  SectionId,
  writeSections,
  type Section,
} from '../../tools/compiler/wasm/sections.js';
import { vector } from './surgery.js';

const I32 = 0x7f;
const I64 = 0x7e;
const HEAP_BASE = 1024;

/** A function type. */
export type Type = readonly [parameters: readonly number[], results: readonly number[]];

export const ENTRY: Type = [[I32, I32], [I64]];
export const MALLOC: Type = [[I32], [I32]];
export const LOG: Type = [[I32, I64, I64], []];

export interface Parts {
  /** Types that follow `ENTRY`; imports use them by index from 1. */
  types?: readonly Type[];
  /** Entries of the import section, each `[module, name, …description]`. */
  imports?: ReadonlyArray<readonly [string, string, ...number[]]>;
  /** Type of the function; 0 is `ENTRY`. */
  type?: number;
  /** Instructions of the one function. */
  body?: readonly number[];
  /** Locals of the one function, as encoded. */
  locals?: readonly number[];
  /** Limits of the memories. */
  memories?: readonly number[][];
  /** Tables, each element type and limits. */
  tables?: readonly number[][];
  /** Type, mutability and initialiser of the globals. */
  globals?: readonly number[][];
  /** Exports besides the memory; the function has index `imports.length`. */
  exports?: ReadonlyArray<readonly [name: string, kind: number, index: number]>;
  /** Exports the memory; default true. */
  exportMemory?: boolean;
  /** Sections to add, in their places. */
  extra?: readonly Section[];
}

export const HEAP_BASE_GLOBAL = [I32, 0, 0x41, ...encodeSignedLeb(HEAP_BASE), 0x0b];
const RETURN_ZERO = [0x42, 0x00, 0x0b];

/** A runtime that nodes would load, with the given parts instead of its own. */
export function tinyRuntime(parts: Parts = {}): Uint8Array {
  const imports = parts.imports ?? [];
  const own = imports.filter(([, , kind]) => kind === ExternalKind.Function).length;
  const exports = parts.exports ?? [
    ['__heap_base', ExternalKind.Global, 0],
    ['Core_version', ExternalKind.Function, own],
  ];
  const memory: Array<readonly [string, number, number]> =
    parts.exportMemory === false ? [] : [['memory', ExternalKind.Memory, 0]];
  const body = [...(parts.locals ?? [0]), ...(parts.body ?? RETURN_ZERO)];
  const sections: Section[] = [
    section(SectionId.Type, [ENTRY, ...(parts.types ?? [])].map(typeEntry)),
    section(
      SectionId.Import,
      imports.map(([module, name, ...what]) => [
        ...encodeName(module),
        ...encodeName(name),
        ...what,
      ]),
    ),
    section(SectionId.Function, [[parts.type ?? 0]]),
    section(SectionId.Table, parts.tables ?? []),
    section(SectionId.Memory, parts.memories ?? [[0, 1]]),
    section(SectionId.Global, parts.globals ?? [HEAP_BASE_GLOBAL]),
    section(
      SectionId.Export,
      [...memory, ...exports].map(([name, kind, index]) => [...encodeName(name), kind, index]),
    ),
    section(SectionId.Code, [[...encodeLeb(body.length), ...body]]),
  ];
  const all = [...sections, ...(parts.extra ?? [])].filter(({ payload }) => payload[0] !== 0);
  return writeSections(all.sort((a, b) => a.id - b.id));
}

/** A section that is a list of entries. */
export function section(id: number, entries: readonly number[][]): Section {
  return { id, payload: vector(entries) };
}

/** A custom section that says the function's name. */
export function nameSection(index: number, name: string): Section {
  const names = vector([[...encodeLeb(index), ...encodeName(name)]]);
  return customSection('name', Uint8Array.of(1, ...encodeLeb(names.length), ...names));
}

function typeEntry([parameters, results]: Type): number[] {
  return [0x60, ...vector(parameters.map((type) => [type])), ...vector(results.map((t) => [t]))];
}
