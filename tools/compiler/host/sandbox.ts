/**
 * Instances for calls. A node makes a new one for each call; here that costs ten times what a call
 * does, so a sandbox puts memory and globals back to what they were at the start instead. There is
 * nothing else in these modules that a call could leave behind.
 */

import { HostError } from './host.js';
import { MUTABLE_GLOBAL } from './wasm-rewrite.js';

const GUARD = 65536;
const ZEROS = Buffer.alloc(GUARD);

/** An exported function of a runtime. */
export type Entry = (ptr: number, length: number) => bigint;

export class Sandbox {
  readonly buffer: ArrayBuffer;
  /** Where the host's heap begins. */
  readonly heapBase: number;
  private readonly exports: WebAssembly.Exports;
  private readonly memory: Uint8Array;
  /** The memory at the start, without the zeros at its end. */
  private readonly image: Uint8Array;
  private readonly globals: ReadonlyArray<readonly [WebAssembly.Global, number | bigint]>;

  /** `declared` is the number of bytes of memory the module asks for, before the heap is added. */
  constructor(
    module: WebAssembly.Module,
    imports: WebAssembly.ModuleImports,
    pages: number,
    declared: number,
  ) {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const instance = new WebAssembly.Instance(module, { env: { ...imports, memory } });
    this.exports = instance.exports;
    this.buffer = memory.buffer;
    this.memory = new Uint8Array(memory.buffer);
    this.heapBase = heapBase(this.exports);
    let end = Math.max(declared, this.heapBase);
    while (end > 0 && this.memory[end - 1] === 0) end--;
    this.image = this.memory.slice(0, end);
    this.globals = Object.entries(this.exports)
      .filter(([name]) => name.startsWith(MUTABLE_GLOBAL))
      .map(([, value]) => [value as WebAssembly.Global, (value as WebAssembly.Global).value]);
  }

  /** Throws `HostError` when the module does not export the function. */
  entry(name: string): Entry {
    const entry = this.exports[name];
    if (typeof entry !== 'function') throw new HostError(`Exported method ${name} is not found`);
    return entry as unknown as Entry;
  }

  /**
   * Puts everything back to the start, after a call that was given the heap up to `end`. Throws
   * `HostError` when the call wrote right behind that, to memory that belongs to nobody.
   */
  restore(end: number): void {
    const guard = Buffer.from(this.buffer, end, Math.min(GUARD, this.buffer.byteLength - end));
    if (guard.compare(ZEROS, 0, guard.length) !== 0) {
      const stray = end + guard.findIndex((byte) => byte !== 0);
      throw new HostError(`the runtime wrote to ${stray}, beyond the memory it was given`);
    }
    this.memory.set(this.image);
    this.memory.fill(0, this.image.length, end);
    for (const [global, value] of this.globals) global.value = value;
  }
}

function heapBase(exports: WebAssembly.Exports): number {
  const base = exports['__heap_base'];
  if (!(base instanceof WebAssembly.Global) || typeof base.value !== 'number') {
    throw new HostError('the blob does not export __heap_base as an i32');
  }
  return base.value >>> 0;
}
