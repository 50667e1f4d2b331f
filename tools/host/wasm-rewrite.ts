/** Changes modules so that a host can take them over: memory comes in, globals come out. */

import { concat } from './bytes.js';
import {
  BlobError,
  CUSTOM,
  Cursor,
  encodeName,
  encodeSection,
  EXPORT,
  GLOBAL,
  IMPORT,
  KIND_GLOBAL,
  KIND_MEMORY,
  leb,
  MAGIC,
  MEMORY,
  TYPE,
  type Section,
} from './wasm-sections.js';

/** Mutable globals are exported under this and a number. */
export const MUTABLE_GLOBAL = 'mutable global ';

/** Bytes of the constants that globals begin with, by opcode; -1 for a variable-length number. */
const OPERANDS: Readonly<Record<number, number>> = {
  0x41: -1,
  0x42: -1,
  0x23: -1,
  0x43: 4,
  0x44: 8,
};
const END = 0x0b;

function skipConstant(cursor: Cursor): void {
  for (let opcode = cursor.byte(); opcode !== END; opcode = cursor.byte()) {
    const size = OPERANDS[opcode];
    if (size === undefined) throw new BlobError('a global begins with more than a constant');
    if (size > 0) cursor.take(size);
    else while (cursor.byte() >= 0x80);
  }
}

/** Indices of the mutable globals; imported ones do not exist. */
function mutableGlobals(sections: readonly Section[]): number[] {
  const section = sections.find(({ id }) => id === GLOBAL);
  if (!section) return [];
  const cursor = new Cursor(section.payload);
  const found: number[] = [];
  const count = cursor.leb();
  for (let index = 0; index < count; index++) {
    cursor.byte();
    if (cursor.byte() === 1) found.push(index);
    skipConstant(cursor);
  }
  return found;
}

function exportGlobals(section: Uint8Array, globals: readonly number[]): Uint8Array {
  const cursor = new Cursor(section);
  const count = cursor.leb();
  const added = globals.map((index) =>
    concat(encodeName(`${MUTABLE_GLOBAL}${index}`), Uint8Array.of(KIND_GLOBAL), leb(index)),
  );
  return concat(leb(count + added.length), section.subarray(cursor.at), ...added);
}

function importMemory(kept: readonly Uint8Array[], pages: number): Uint8Array {
  const limits = concat(Uint8Array.of(KIND_MEMORY, 1), leb(pages), leb(pages));
  const entries = [...kept, concat(encodeName('env'), encodeName('memory'), limits)];
  return encodeSection(IMPORT, concat(leb(entries.length), ...entries));
}

/**
 * The module with a memory of exactly `pages` pages imported as `env.memory`, beside the `kept` import
 * entries, and with its mutable globals exported.
 */
export function takeOver(
  sections: readonly Section[],
  kept: readonly Uint8Array[],
  pages: number,
): Uint8Array {
  const parts: Uint8Array[] = [MAGIC];
  let placed = false;
  for (const { id, payload } of sections) {
    if (!placed && id !== CUSTOM && id !== TYPE) {
      parts.push(importMemory(kept, pages));
      placed = true;
    }
    if (id === EXPORT) {
      parts.push(encodeSection(id, exportGlobals(payload, mutableGlobals(sections))));
    } else if (id !== IMPORT && id !== MEMORY) {
      parts.push(encodeSection(id, payload));
    }
  }
  return concat(...parts);
}
