/** Reads runtime blobs: decompression, sections, imports, and the memory the node gives them. */

import { decompress, init as zstdInit } from '@bokuweb/zstd-wasm';
import { concat } from './bytes.js';

const ZSTD_PREFIX = Uint8Array.of(0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05);
const MAGIC = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
/** Most bytes a compressed blob may unfold to. */
const BOMB_LIMIT = 50 * 1024 * 1024;

const CUSTOM = 0;
const TYPE = 1;
const IMPORT = 2;
const MEMORY = 5;
const START = 8;
const KIND_FUNCTION = 0;
const KIND_MEMORY = 2;

/** A blob that a node would not load. */
export class BlobError extends Error {
  override name = 'BlobError';
}

/** Resolves once compressed blobs can be read. */
export async function zstdReady(): Promise<void> {
  await zstdInit();
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** The module itself, unpacked if it comes with the compression prefix. Needs `zstdReady`. */
export function unpackBlob(blob: Uint8Array): Uint8Array {
  if (!startsWith(blob, ZSTD_PREFIX)) return blob;
  const code = decompress(blob.subarray(ZSTD_PREFIX.length), { defaultHeapSize: BOMB_LIMIT });
  if (code.length > BOMB_LIMIT) throw new BlobError('the blob unfolds to more than 50 MiB');
  return code;
}

/** Walks a byte range of a module. */
class Cursor {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
    readonly end = bytes.length,
  ) {}

  get done(): boolean {
    return this.at >= this.end;
  }

  byte(): number {
    if (this.done) throw new BlobError('the module ends early');
    return this.bytes[this.at++] as number;
  }

  leb(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new BlobError('a number of the module is too long');
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.end) throw new BlobError('the module ends early');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name(): string {
    return new TextDecoder().decode(this.take(this.leb()));
  }
}

function leb(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  do {
    const more = rest >= 0x80;
    out.push((rest & 0x7f) | (more ? 0x80 : 0));
    rest = Math.floor(rest / 0x80);
  } while (rest > 0);
  return Uint8Array.from(out);
}

interface Section {
  readonly id: number;
  readonly payload: Uint8Array;
}

function sectionsOf(module: Uint8Array): Section[] {
  if (!startsWith(module, MAGIC)) throw new BlobError('not a WebAssembly module');
  const cursor = new Cursor(module, MAGIC.length);
  const sections: Section[] = [];
  while (!cursor.done) {
    const id = cursor.byte();
    sections.push({ id, payload: cursor.take(cursor.leb()) });
  }
  return sections;
}

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
  /** The module with its memory imported as `env.memory`, of exactly the pages asked for. */
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

function encodeSection(id: number, payload: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(id), leb(payload.length), payload);
}

function name(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return concat(leb(bytes.length), bytes);
}

function withMemory(sections: readonly Section[], imports: Imports, pages: number): Uint8Array {
  const memory = concat(
    name('env'),
    name('memory'),
    Uint8Array.of(KIND_MEMORY, 1),
    leb(pages),
    leb(pages),
  );
  const entries = [...imports.entries, memory];
  const importSection = encodeSection(IMPORT, concat(leb(entries.length), ...entries));
  const parts: Uint8Array[] = [MAGIC];
  let placed = false;
  for (const { id, payload } of sections) {
    if (!placed && id !== CUSTOM && id !== TYPE) {
      parts.push(importSection);
      placed = true;
    }
    if (id !== IMPORT && id !== MEMORY) parts.push(encodeSection(id, payload));
  }
  return concat(...parts);
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
    withPages: (pages) => withMemory(sections, imports, pages),
  };
}
