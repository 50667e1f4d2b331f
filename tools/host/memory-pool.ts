/**
 * Memories for calls. A node maps a fresh one for each call; here that would cost a millisecond, so
 * memories are cleaned and used again. What a call may write ends with the heap handed out to it, and
 * the pages behind are checked for strays.
 */

import { HostError } from './host.js';

const GUARD = 65536;
const ZEROS = Buffer.alloc(GUARD);

const pools = new Map<number, MemoryPool>();

/** Memories of one size. */
export class MemoryPool {
  private readonly idle: WebAssembly.Memory[] = [];

  private constructor(private readonly pages: number) {}

  /** The pool of memories of `pages` pages, of which there is one in the process. */
  static of(pages: number): MemoryPool {
    let pool = pools.get(pages);
    if (!pool) pools.set(pages, (pool = new MemoryPool(pages)));
    return pool;
  }

  /** A memory of zeros. */
  take(): WebAssembly.Memory {
    return this.idle.pop() ?? new WebAssembly.Memory({ initial: this.pages, maximum: this.pages });
  }

  /** Cleans the bytes below `end`, beyond which the call wrote nothing, and keeps the memory. */
  giveBack(memory: WebAssembly.Memory, end: number): void {
    new Uint8Array(memory.buffer, 0, end).fill(0);
    this.idle.push(memory);
  }
}

/** Throws `HostError` when something was written right behind `end`, which belongs to nobody. */
export function checkStrays(memory: WebAssembly.Memory, end: number): void {
  const guard = Buffer.from(memory.buffer, end, Math.min(GUARD, memory.buffer.byteLength - end));
  if (guard.compare(ZEROS, 0, guard.length) === 0) return;
  const stray = end + guard.findIndex((byte) => byte !== 0);
  throw new HostError(`the runtime wrote to ${stray}, beyond the memory it was given`);
}
