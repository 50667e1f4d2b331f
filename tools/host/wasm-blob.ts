/** Reads runtime blobs: sections, imports, and the memory the node gives them. */

import { concat } from './bytes.js';
import { takeOver } from './wasm-rewrite.js';
import {
  BlobError,
  CUSTOM,
  Cursor,
  IMPORT,
  KIND_FUNCTION,
  KIND_MEMORY,
  MEMORY,
  sectionsOf,
  START,
  TYPE,
  type Section,
} from './wasm-sections.js';

export { BlobError } from './wasm-sections.js';

/** The custom sections called `name`, joined as a linker joins them; null when there is none. */
export function customSection(module: Uint8Array, name: string): Uint8Array | null {
  const found: Uint8Array[] = [];
  for (const { id, payload } of sectionsOf(module)) {
    if (id !== CUSTOM) continue;
    const cursor = new Cursor(payload);
    if (cursor.name() === name) found.push(payload.slice(cursor.at));
  }
  return found.length === 0 ? null : concat(...found);
}

/** A function the module imports. */
export interface ImportedFunction {
  readonly name: string;
  /** Parameters and results by letter, `i` for i32 and `I` for i64: `II>i`. */
  readonly signature: string;
}

/** What a blob asks of its host. */
export interface BlobShape {
  readonly imports: readonly ImportedFunction[];
  /** Pages of memory the module declares. */
  readonly initialPages: number;
  /**
   * The module with its memory imported as `env.memory`, of exactly the pages asked for, and with its
   * mutable globals exported.
   */
  withPages(pages: number): Uint8Array;
}

const LETTERS: Record<number, string> = { 0x7f: 'i', 0x7e: 'I', 0x7d: 'f', 0x7c: 'F' };

function letters(cursor: Cursor): string {
  let text = '';
  for (let count = cursor.leb(); count > 0; count--) text += LETTERS[cursor.byte()] ?? '?';
  return text;
}

function typesOf(sections: readonly Section[]): string[] {
  const section = sections.find(({ id }) => id === TYPE);
  if (!section) return [];
  const cursor = new Cursor(section.payload);
  const types: string[] = [];
  for (let count = cursor.leb(); count > 0; count--) {
    if (cursor.byte() !== 0x60) throw new BlobError('a type of the module is no function');
    types.push(`${letters(cursor)}>${letters(cursor)}`);
  }
  return types;
}

interface Limits {
  readonly initial: number;
}

function limits(cursor: Cursor): Limits {
  const flags = cursor.byte();
  const initial = cursor.leb();
  if (flags & 1) cursor.leb();
  return { initial };
}

interface Imports {
  readonly functions: ImportedFunction[];
  /** The raw entries, without those of memories. */
  readonly entries: Uint8Array[];
  readonly memory: Limits | null;
}

function importsOf(sections: readonly Section[]): Imports {
  const section = sections.find(({ id }) => id === IMPORT);
  const found: Imports = { functions: [], entries: [], memory: null };
  if (!section) return found;
  const types = typesOf(sections);
  const cursor = new Cursor(section.payload);
  let memory: Limits | null = null;
  for (let count = cursor.leb(); count > 0; count--) {
    const start = cursor.at;
    const module = cursor.name();
    const name = cursor.name();
    const kind = cursor.byte();
    if (module !== 'env') throw new BlobError(`import ${module}.${name} is not of module env`);
    if (kind === KIND_FUNCTION) {
      found.functions.push({ name, signature: types[cursor.leb()] ?? '?' });
      found.entries.push(section.payload.subarray(start, cursor.at));
    } else if (kind === KIND_MEMORY && name === 'memory') {
      memory = limits(cursor);
    } else {
      throw new BlobError(`import env.${name} is neither a function nor the memory`);
    }
  }
  return { ...found, memory };
}

function ownMemory(sections: readonly Section[]): Limits | null {
  const section = sections.find(({ id }) => id === MEMORY);
  if (!section) return null;
  const cursor = new Cursor(section.payload);
  const count = cursor.leb();
  if (count > 1) throw new BlobError('the module has more than one memory');
  return count === 1 ? limits(cursor) : null;
}

/** Reads a module's shape; a `BlobError` says what a node would refuse. */
export function readBlob(module: Uint8Array): BlobShape {
  const sections = sectionsOf(module);
  if (sections.some(({ id }) => id === START))
    throw new BlobError('the module has a start section');
  const imports = importsOf(sections);
  const memory = imports.memory ?? ownMemory(sections);
  if (memory === null) throw new BlobError('the module has no memory');
  return {
    imports: imports.functions,
    initialPages: memory.initial,
    withPages: (pages) => takeOver(sections, imports.entries, pages),
  };
}
