/** What a module declares: everything but the instructions. */
import { BlobError, Cursor } from './cursor.js';
import { ExternalKind, readCustom, readSections, SectionId, type Section } from './sections.js';

/** Parameters and results of a function by letter (`i` i32, `I` i64, `f` f32, `F` f64): `II>i`. */
export type Signature = string;

export interface Import {
  readonly module: string;
  readonly name: string;
  readonly kind: number;
  /** Of a function; empty for other kinds. */
  readonly signature: Signature;
  /** Of a memory. */
  readonly limits: Limits | null;
  /** Its bytes in the import section. */
  readonly entry: Uint8Array;
}

export interface Export {
  readonly name: string;
  readonly kind: number;
  readonly index: number;
}

/** In pages for a memory, in elements for a table. */
export interface Limits {
  readonly initial: number;
  readonly maximum: number | null;
}

export interface Global {
  readonly type: string;
  readonly mutable: boolean;
  /** Its value, if it is an i32 constant. */
  readonly value: number | null;
}

export interface FunctionBody {
  /** Where the body starts in `code`, after its length. */
  readonly start: number;
  readonly end: number;
}

export interface Module {
  readonly sections: readonly Section[];
  readonly imports: readonly Import[];
  /** Of every function, imported ones first. */
  readonly signatures: readonly Signature[];
  readonly tables: readonly Limits[];
  readonly memories: readonly Limits[];
  readonly globals: readonly Global[];
  readonly exports: readonly Export[];
  readonly hasStart: boolean;
  readonly code: Uint8Array;
  readonly bodies: readonly FunctionBody[];
  /** Names of functions by index, where the module has them. */
  readonly names: ReadonlyMap<number, string>;
  /** One past the last byte of memory that a data segment fills. */
  readonly dataEnd: number;
  /** Bytes in all data segments. */
  readonly dataLength: number;
}

const LETTERS: Record<number, string> = { 0x7f: 'i', 0x7e: 'I', 0x7d: 'f', 0x7c: 'F' };
const FUNCTION_TYPE = 0x60;
const FUNCTION_REFERENCE = 0x70;
const END = 0x0b;
const I32_CONST = 0x41;

/** @throws BlobError if the module is not of WebAssembly's first version, which is all that nodes read */
export function readModule(module: Uint8Array): Module {
  const sections = readSections(module);
  requireKnown(sections);
  const at = (id: SectionId): Cursor =>
    new Cursor(sections.find((section) => section.id === id)?.payload ?? Uint8Array.of(0));
  const types = listOf(at(SectionId.Type), functionType);
  const imports = listOf(at(SectionId.Import), (cursor) => importEntry(cursor, types));
  const own = listOf(at(SectionId.Function), (cursor) => types[cursor.leb()] ?? '?');
  const imported = imports.filter(({ kind }) => kind === ExternalKind.Function);
  const memories = imports.flatMap(({ limits }) => limits ?? []);
  const code = at(SectionId.Code);
  const data = listOf(at(SectionId.Data), dataSegment);
  listOf(at(SectionId.Element), elementSegment);
  return {
    sections,
    imports,
    signatures: [...imported.map(({ signature }) => signature), ...own],
    tables: listOf(at(SectionId.Table), tableType),
    memories: [...memories, ...listOf(at(SectionId.Memory), limitsOf)],
    globals: listOf(at(SectionId.Global), globalEntry),
    exports: listOf(at(SectionId.Export), exportEntry),
    hasStart: sections.some(({ id }) => id === SectionId.Start),
    code: code.bytes,
    bodies: listOf(code, functionBody),
    names: functionNames(sections),
    dataEnd: Math.max(0, ...data.map(({ offset, length }) => offset + length)),
    dataLength: data.reduce((sum, { length }) => sum + length, 0),
  };
}

function requireKnown(sections: readonly Section[]): void {
  let last = 0;
  for (const { id } of sections) {
    if (id === SectionId.Custom) continue;
    if (id === 12) {
      throw new BlobError('the module has a DataCount section, a part of bulk memory operations');
    }
    if (id > SectionId.Data) throw new BlobError(`the module has a section of unknown kind ${id}`);
    if (id <= last) throw new BlobError(`section ${id} is out of order or there twice`);
    last = id;
  }
}

function listOf<T>(cursor: Cursor, item: (cursor: Cursor) => T): T[] {
  const items = cursor.list(() => item(cursor));
  if (!cursor.done) throw new BlobError('a section of the module is longer than its contents');
  return items;
}

function letters(cursor: Cursor): string {
  return cursor.list(() => valueType(cursor)).join('');
}

function valueType(cursor: Cursor): string {
  const byte = cursor.byte();
  const letter = LETTERS[byte];
  if (!letter) throw new BlobError(`a value has type 0x${byte.toString(16)}, which nodes lack`);
  return letter;
}

function functionType(cursor: Cursor): Signature {
  if (cursor.byte() !== FUNCTION_TYPE) throw new BlobError('a type of the module is no function');
  const parameters = letters(cursor);
  const results = letters(cursor);
  if (results.length > 1) {
    throw new BlobError(`a function returns ${results.length} values; nodes take one at most`);
  }
  return `${parameters}>${results}`;
}

function importEntry(cursor: Cursor, types: readonly Signature[]): Import {
  const start = cursor.at;
  const names = { module: cursor.name(), name: cursor.name(), kind: cursor.byte() };
  const what = importedThing(cursor, names.kind, types);
  if (!what) {
    throw new BlobError(`import ${names.module}.${names.name} is of unknown kind ${names.kind}`);
  }
  return { ...names, ...what, entry: cursor.bytes.subarray(start, cursor.at) };
}

/** What a kind of import says about itself; null for an unknown kind. */
function importedThing(
  cursor: Cursor,
  kind: number,
  types: readonly Signature[],
): Pick<Import, 'signature' | 'limits'> | null {
  switch (kind) {
    case ExternalKind.Function:
      return { signature: types[cursor.leb()] ?? '?', limits: null };
    case ExternalKind.Table:
      tableType(cursor);
      return { signature: '', limits: null };
    case ExternalKind.Memory:
      return { signature: '', limits: limitsOf(cursor) };
    case ExternalKind.Global:
      globalType(cursor);
      return { signature: '', limits: null };
    default:
      return null;
  }
}

function limitsOf(cursor: Cursor): Limits {
  const flags = cursor.byte();
  if (flags > 1) throw new BlobError('a memory or table is shared or of 64 bits, which nodes lack');
  return { initial: cursor.leb(), maximum: flags === 1 ? cursor.leb() : null };
}

function tableType(cursor: Cursor): Limits {
  if (cursor.byte() !== FUNCTION_REFERENCE) {
    throw new BlobError('a table holds something other than functions, which nodes lack');
  }
  return limitsOf(cursor);
}

function globalType(cursor: Cursor): { type: string; mutable: boolean } {
  return { type: valueType(cursor), mutable: cursor.byte() === 1 };
}

export function globalEntry(cursor: Cursor): Global {
  return { ...globalType(cursor), value: constant(cursor) };
}

/** The value of an initialiser, if it is an i32 constant. */
function constant(cursor: Cursor): number | null {
  const opcode = cursor.byte();
  let value: number | null = null;
  if (opcode === I32_CONST) value = Number(BigInt.asUintN(32, cursor.signedLeb(32)));
  else if (opcode === 0x42) cursor.signedLeb(64);
  else if (opcode === 0x43) cursor.take(4);
  else if (opcode === 0x44) cursor.take(8);
  else if (opcode === 0x23) cursor.leb();
  else throw new BlobError(`an initialiser uses instruction 0x${opcode.toString(16)}`);
  if (cursor.byte() !== END) throw new BlobError('an initialiser is more than one instruction');
  return value;
}

function exportEntry(cursor: Cursor): Export {
  return { name: cursor.name(), kind: cursor.byte(), index: cursor.leb() };
}

function functionBody(cursor: Cursor): FunctionBody {
  const length = cursor.leb();
  const start = cursor.at;
  cursor.take(length);
  return { start, end: cursor.at };
}

function dataSegment(cursor: Cursor): { offset: number; length: number } {
  if (cursor.leb() !== 0) throw new BlobError('a data segment is passive or flagged');
  const offset = constant(cursor);
  const length = cursor.take(cursor.leb()).length;
  return { offset: offset ?? 0, length };
}

function elementSegment(cursor: Cursor): void {
  if (cursor.leb() !== 0) throw new BlobError('an element segment is passive or flagged');
  constant(cursor);
  cursor.list(() => cursor.leb());
}

const FUNCTION_NAMES = 1;

/** The names that debug builds carry; a module need not have any. */
function functionNames(sections: readonly Section[]): Map<number, string> {
  const names = new Map<number, string>();
  for (const section of sections) {
    if (section.id !== SectionId.Custom) continue;
    const { name, content } = readCustom(section);
    const cursor = new Cursor(content);
    while (name === 'name' && !cursor.done) {
      const part = cursor.byte();
      const inner = new Cursor(cursor.take(cursor.leb()));
      if (part === FUNCTION_NAMES) inner.list(() => names.set(inner.leb(), inner.name()));
    }
  }
  return names;
}
