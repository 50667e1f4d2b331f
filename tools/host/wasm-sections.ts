/** The sections of a WebAssembly module, read and written. */

import { concat } from './bytes.js';

export const MAGIC = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** Section ids. */
export const CUSTOM = 0;
export const TYPE = 1;
export const IMPORT = 2;
export const MEMORY = 5;
export const GLOBAL = 6;
export const EXPORT = 7;
export const START = 8;

/** What imports and exports are. */
export const KIND_FUNCTION = 0;
export const KIND_MEMORY = 2;
export const KIND_GLOBAL = 3;

/** A blob that a node would not load. */
export class BlobError extends Error {
  override name = 'BlobError';
}

export function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Walks a byte range of a module. */
export class Cursor {
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

export function leb(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  do {
    const more = rest >= 0x80;
    out.push((rest & 0x7f) | (more ? 0x80 : 0));
    rest = Math.floor(rest / 0x80);
  } while (rest > 0);
  return Uint8Array.from(out);
}

export interface Section {
  readonly id: number;
  readonly payload: Uint8Array;
}

export function sectionsOf(module: Uint8Array): Section[] {
  if (!startsWith(module, MAGIC)) throw new BlobError('not a WebAssembly module');
  const cursor = new Cursor(module, MAGIC.length);
  const sections: Section[] = [];
  while (!cursor.done) {
    const id = cursor.byte();
    sections.push({ id, payload: cursor.take(cursor.leb()) });
  }
  return sections;
}

export function encodeSection(id: number, payload: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(id), leb(payload.length), payload);
}

export function encodeName(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return concat(leb(bytes.length), bytes);
}
