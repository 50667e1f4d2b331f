/**
 * The host's heap: the freeing-bump allocator of polkadot-sdk.
 *
 * Blocks are powers of two with an 8-byte header below the pointer handed out: bit 32 set for a block
 * in use, the low 32 bits then its order; clear for a free one, the low bits then the header of the
 * next free block of that order.
 */

const HEADER = 8;
const SMALLEST = 8;
const LARGEST = 32 * 1024 * 1024;
const ORDERS = 23;
const NIL = 0xffff_ffff;
const OCCUPIED = 1;

function orderOf(size: number): number {
  return size <= SMALLEST ? 0 : 32 - Math.clz32(size - 1) - 3;
}

/** Every error here ends the call, and spoils the allocator for the rest of it. */
export class AllocatorError extends Error {
  override name = 'AllocatorError';
}

/** Hands out memory of one instance, from its heap base upwards. */
export class Allocator {
  /** Header positions of the first free block of each order. */
  private readonly free = new Uint32Array(ORDERS).fill(NIL);
  private readonly words: Uint32Array;
  private readonly heapBase: number;
  private bump: number;
  private poisoned = false;

  constructor(memory: ArrayBuffer, heapBase: number) {
    this.words = new Uint32Array(memory);
    this.heapBase = Math.ceil(heapBase / HEADER) * HEADER;
    this.bump = this.heapBase;
  }

  /** The first byte never handed out. */
  get end(): number {
    return this.bump;
  }

  /** Bytes taken from the heap so far, headers included. */
  get used(): number {
    return this.bump - this.heapBase;
  }

  /** `size` bytes, 8-aligned; fails above 32 MiB or when the memory is full. */
  allocate(size: number): number {
    this.check();
    if (size > LARGEST) this.fail(`a request of ${size} bytes is too large`);
    const order = orderOf(size);
    const header = this.take(order);
    this.write(header, order, OCCUPIED);
    return header + HEADER;
  }

  /** Gives a block back; fails unless it is one in use. */
  deallocate(ptr: number): void {
    this.check();
    const header = ptr - HEADER;
    if (header < this.heapBase || header % HEADER !== 0 || header >= this.bump) {
      this.fail(`${ptr} is no block of the heap`);
    }
    const order = this.words[header >> 2] as number;
    if (this.words[(header >> 2) + 1] !== OCCUPIED || order >= ORDERS) {
      this.fail(`${ptr} is not in use`);
    }
    this.write(header, this.free[order] as number, 0);
    this.free[order] = header;
  }

  private take(order: number): number {
    const first = this.free[order] as number;
    if (first !== NIL) {
      if (this.words[(first >> 2) + 1] !== 0) this.fail(`the free block at ${first} is in use`);
      this.free[order] = this.words[first >> 2] as number;
      return first;
    }
    const size = HEADER + SMALLEST * 2 ** order;
    if (this.bump + size > this.words.byteLength) this.fail('out of memory');
    const header = this.bump;
    this.bump += size;
    return header;
  }

  private write(header: number, low: number, high: number): void {
    this.words[header >> 2] = low;
    this.words[(header >> 2) + 1] = high;
  }

  private check(): void {
    if (this.poisoned) throw new AllocatorError('the heap is unusable after an earlier error');
  }

  private fail(reason: string): never {
    this.poisoned = true;
    throw new AllocatorError(reason);
  }
}
