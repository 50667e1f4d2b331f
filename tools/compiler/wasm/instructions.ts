/** Walks the instructions of function bodies and refuses what WebAssembly's first version lacks. */
import { BlobError, Cursor } from './cursor.js';
import type { FunctionBody } from './module.js';

/** An instruction that nodes do not read, and where it stands. */
export interface Foreign {
  /** Index of the body among the module's own functions. */
  readonly body: number;
  readonly opcode: number;
  /** The extension of WebAssembly it belongs to; the name asc knows it by where there is one. */
  readonly feature: string;
}

export interface CodeSummary {
  readonly instructions: number;
  /** Instructions on floating point numbers. */
  readonly floats: number;
  /** Bodies with a `memory.grow`. */
  readonly growing: readonly number[];
  /** The first foreign instruction of each body that has one. */
  readonly foreign: readonly Foreign[];
}

type Immediates = (cursor: Cursor) => void;

const none: Immediates = () => {};
const index: Immediates = (cursor) => void cursor.leb();
const twoNumbers: Immediates = (cursor) => void (cursor.leb(), cursor.leb());

const EMPTY_BLOCK = 0x40;
const MEMORY_GROW = 0x40;
const END = 0x0b;

class ForeignInstruction extends Error {
  constructor(
    readonly opcode: number,
    readonly feature: string,
  ) {
    super(feature);
  }
}

function blockType(cursor: Cursor): void {
  const type = cursor.byte();
  if (type === EMPTY_BLOCK || (type >= 0x7c && type <= 0x7f)) return;
  throw new ForeignInstruction(type, 'multi-value');
}

/** How many locals of which type. */
function locals(cursor: Cursor): void {
  cursor.leb();
  const type = cursor.byte();
  if (type < 0x7c || type > 0x7f) throw new ForeignInstruction(type, 'simd or reference-types');
}

function branchTable(cursor: Cursor): void {
  cursor.list(() => cursor.leb());
  cursor.leb();
}

function zeroByte(cursor: Cursor): void {
  if (cursor.byte() !== 0) throw new ForeignInstruction(0x11, 'reference-types');
}

function callIndirect(cursor: Cursor): void {
  cursor.leb();
  zeroByte(cursor);
}

/** What follows each opcode of the first version; no entry: not in it. */
const IMMEDIATES: readonly (Immediates | undefined)[] = immediates();

function immediates(): (Immediates | undefined)[] {
  const table: (Immediates | undefined)[] = [];
  const range = (from: number, to: number, what: Immediates): void => {
    for (let opcode = from; opcode <= to; opcode++) table[opcode] = what;
  };
  range(0x00, 0x01, none); // unreachable, nop
  range(0x02, 0x04, blockType); // block, loop, if
  range(0x05, 0x05, none); // else
  range(END, END, none);
  range(0x0c, 0x0d, index); // br, br_if
  range(0x0e, 0x0e, branchTable);
  range(0x0f, 0x0f, none); // return
  range(0x10, 0x10, index); // call
  range(0x11, 0x11, callIndirect);
  range(0x1a, 0x1b, none); // drop, select
  range(0x20, 0x24, index); // locals and globals
  range(0x28, 0x3e, twoNumbers); // loads and stores: alignment, offset
  range(0x3f, MEMORY_GROW, zeroByte); // memory.size, memory.grow
  range(0x41, 0x41, (cursor) => void cursor.signedLeb(32)); // i32.const
  range(0x42, 0x42, (cursor) => void cursor.signedLeb(64)); // i64.const
  range(0x43, 0x43, (cursor) => void cursor.take(4)); // f32.const
  range(0x44, 0x44, (cursor) => void cursor.take(8)); // f64.const
  range(0x45, 0xbf, none); // comparisons, arithmetic, conversions
  return table;
}

function featureOf(opcode: number): string {
  if (opcode >= 0xc0 && opcode <= 0xc4) return 'sign-extension';
  if (opcode === 0xfc) return 'bulk-memory or nontrapping-f2i';
  if (opcode === 0xfd) return 'simd';
  if (opcode === 0xfe) return 'threads';
  if (opcode === 0xfb) return 'gc';
  if (opcode >= 0xd0 && opcode <= 0xd6) return 'reference-types';
  if (opcode === 0x1c || opcode === 0x25 || opcode === 0x26) return 'reference-types';
  if (opcode === 0x12 || opcode === 0x13) return 'tail-calls';
  if (opcode >= 0x06 && opcode <= 0x1f) return 'exception-handling';
  return 'unknown';
}

/** Whether an instruction of the first version computes with, loads, stores or makes a float. */
function isFloat(opcode: number): boolean {
  return (
    [0x2a, 0x2b, 0x38, 0x39, 0x43, 0x44].includes(opcode) ||
    (opcode >= 0x5b && opcode <= 0x66) ||
    (opcode >= 0x8b && opcode <= 0xa6) ||
    (opcode >= 0xa8 && opcode <= 0xab) ||
    (opcode >= 0xae && opcode <= 0xbf)
  );
}

/** @throws BlobError if a body is not a sequence of instructions at all */
export function walkCode(code: Uint8Array, bodies: readonly FunctionBody[]): CodeSummary {
  const summary = { instructions: 0, floats: 0, growing: [] as number[], foreign: [] as Foreign[] };
  bodies.forEach(({ start, end }, body) => {
    const cursor = new Cursor(code, start, end);
    try {
      cursor.list(() => locals(cursor));
      let opcode = -1;
      while (!cursor.done) {
        opcode = cursor.byte();
        const skip = IMMEDIATES[opcode];
        if (!skip) throw new ForeignInstruction(opcode, featureOf(opcode));
        skip(cursor);
        summary.instructions++;
        if (isFloat(opcode)) summary.floats++;
        if (opcode === MEMORY_GROW && summary.growing.at(-1) !== body) summary.growing.push(body);
      }
      if (opcode !== END) throw new BlobError('a function of the module has no end');
    } catch (error) {
      if (!(error instanceof ForeignInstruction)) throw error;
      summary.foreign.push({ body, opcode: error.opcode, feature: error.feature });
    }
  });
  return summary;
}
