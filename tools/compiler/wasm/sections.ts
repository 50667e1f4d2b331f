/** The outermost layer of a WebAssembly module: a list of sections. */
import { BlobError, Cursor } from './cursor.js';

export const MAGIC = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

export enum SectionId {
  Custom = 0,
  Type = 1,
  Import = 2,
  Function = 3,
  Table = 4,
  Memory = 5,
  Global = 6,
  Export = 7,
  Start = 8,
  Element = 9,
  Code = 10,
  Data = 11,
}

/** What an import or export is. */
export enum ExternalKind {
  Function = 0,
  Table = 1,
  Memory = 2,
  Global = 3,
}

export interface Section {
  readonly id: number;
  readonly payload: Uint8Array;
}

/** @throws BlobError if `module` is none, or breaks off */
export function readSections(module: Uint8Array): Section[] {
  if (!MAGIC.every((byte, index) => module[index] === byte)) {
    throw new BlobError('not a WebAssembly module');
  }
  const cursor = new Cursor(module, MAGIC.length);
  const sections: Section[] = [];
  while (!cursor.done) {
    const id = cursor.byte();
    sections.push({ id, payload: cursor.take(cursor.leb()) });
  }
  return sections;
}

export function writeSections(sections: readonly Section[]): Uint8Array {
  const parts = sections.map(({ id, payload }) =>
    Buffer.concat([Uint8Array.of(id), encodeLeb(payload.length), payload]),
  );
  return new Uint8Array(Buffer.concat([MAGIC, ...parts]));
}

/** A custom section's name and what comes behind it. */
export function readCustom(section: Section): { name: string; content: Uint8Array } {
  const cursor = new Cursor(section.payload);
  const name = cursor.name();
  return { name, content: section.payload.subarray(cursor.at) };
}

export function customSection(name: string, content: Uint8Array): Section {
  const payload = new Uint8Array(Buffer.concat([encodeName(name), content]));
  return { id: SectionId.Custom, payload };
}

/** The export section that lists these things. */
export function exportSection(
  exports: ReadonlyArray<{ name: string; kind: number; index: number }>,
): Section {
  const entries = exports.map(({ name, kind, index }) =>
    Buffer.concat([encodeName(name), Uint8Array.of(kind), encodeLeb(index)]),
  );
  const payload = new Uint8Array(Buffer.concat([encodeLeb(entries.length), ...entries]));
  return { id: SectionId.Export, payload };
}

/** The global section with one more global, a constant i32. */
export function withConstant({ payload }: Section, value: number): Section {
  const cursor = new Cursor(payload);
  const count = encodeLeb(cursor.leb() + 1);
  const constant = Uint8Array.of(0x7f, 0, 0x41, ...encodeSignedLeb(value), 0x0b);
  const entries = Buffer.concat([count, payload.subarray(cursor.at), constant]);
  return { id: SectionId.Global, payload: new Uint8Array(entries) };
}

/** The data section with one more segment: `bytes` at `address`. */
export function withData(
  section: Section | undefined,
  address: number,
  bytes: Uint8Array,
): Section {
  const cursor = new Cursor(section?.payload ?? Uint8Array.of(0));
  const count = encodeLeb(cursor.leb() + 1);
  const head = Uint8Array.of(0, 0x41, ...encodeSignedLeb(address), 0x0b);
  const others = cursor.take(cursor.end - cursor.at);
  const payload = Buffer.concat([count, others, head, encodeLeb(bytes.length), bytes]);
  return { id: SectionId.Data, payload: new Uint8Array(payload) };
}

/** The memory section of a module with one memory, which may grow without bound. */
export function memorySection(pages: number): Section {
  return { id: SectionId.Memory, payload: Uint8Array.of(1, 0, ...encodeLeb(pages)) };
}

/** The custom sections called `name`, joined as a linker joins them; null when there is none. */
export function findCustom(module: Uint8Array, name: string): Uint8Array | null {
  const found = readSections(module)
    .filter(({ id }) => id === SectionId.Custom)
    .map(readCustom)
    .filter((section) => section.name === name);
  return found.length === 0
    ? null
    : new Uint8Array(Buffer.concat(found.map(({ content }) => content)));
}

/** Unsigned LEB128. */
export function encodeLeb(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  do {
    const more = rest >= 0x80;
    out.push((rest & 0x7f) | (more ? 0x80 : 0));
    rest = Math.floor(rest / 0x80);
  } while (rest > 0);
  return Uint8Array.from(out);
}

/** Signed LEB128 of an i32. */
export function encodeSignedLeb(value: number): Uint8Array {
  const out: number[] = [];
  for (let rest = value | 0; ; rest >>= 7) {
    const byte = rest & 0x7f;
    if (rest >> 6 === 0 || rest >> 6 === -1) return Uint8Array.of(...out, byte);
    out.push(byte | 0x80);
  }
}

export function encodeName(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return new Uint8Array(Buffer.concat([encodeLeb(bytes.length), bytes]));
}
