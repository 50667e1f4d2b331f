import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Allocator, AllocatorError } from '../../tools/compiler/host/allocator.js';

const PAGE = 65536;

function memory(pages = 16): ArrayBuffer {
  return new ArrayBuffer(pages * PAGE);
}

describe('the heap', () => {
  test('begins at the heap base, rounded up, with a header before each block', () => {
    expect(new Allocator(memory(), 0x10000).allocate(4)).toBe(0x10008);
    expect(new Allocator(memory(), 0x10001).allocate(4)).toBe(0x10010);
  });

  test('writes the order and a mark into the header', () => {
    const buffer = memory();
    const heap = new Allocator(buffer, 0);
    const [tiny, small, large] = [heap.allocate(0), heap.allocate(9), heap.allocate(1000)];
    const header = (ptr: number): bigint => new DataView(buffer).getBigUint64(ptr - 8, true);
    expect(header(tiny)).toBe(0x1_0000_0000n);
    expect(header(small)).toBe(0x1_0000_0001n);
    expect(header(large)).toBe(0x1_0000_0007n);
    expect([tiny, small, large]).toEqual([8, 24, 48]);
    heap.deallocate(small);
    expect(header(small)).toBe(0xffff_ffffn);
  });

  test('hands a freed block out again to a request of its size, newest first', () => {
    const heap = new Allocator(memory(), 0);
    const [a, b] = [heap.allocate(100), heap.allocate(100)];
    heap.deallocate(a);
    heap.deallocate(b);
    expect(heap.allocate(300)).toBeGreaterThan(b);
    expect(heap.allocate(128)).toBe(b);
    expect(heap.allocate(65)).toBe(a);
  });

  test('refuses what is larger than 32 MiB, and everything after', () => {
    const heap = new Allocator(new ArrayBuffer(80 * 1024 * 1024), 0);
    expect(heap.allocate(32 * 1024 * 1024)).toBe(8);
    expect(() => heap.allocate(32 * 1024 * 1024 + 1)).toThrow('too large');
    expect(() => heap.allocate(1)).toThrow('unusable');
  });

  test('ends with the memory', () => {
    const heap = new Allocator(memory(1), 0);
    expect(heap.allocate(PAGE / 2)).toBe(8);
    expect(() => heap.allocate(PAGE / 2)).toThrow('out of memory');
  });

  test.each([
    ['a block freed before', (heap: Allocator, ptr: number) => (heap.deallocate(ptr), ptr)],
    ['the middle of a block', (_heap: Allocator, ptr: number) => ptr + 8],
    ['memory of the runtime', () => 64],
    ['memory never handed out', () => 10 * PAGE],
  ])('does not free %s', (_name, pointer) => {
    const heap = new Allocator(memory(), 1024);
    const wrong = pointer(heap, heap.allocate(32));
    expect(() => heap.deallocate(wrong)).toThrow(AllocatorError);
  });
});

test('blocks in use never overlap', () => {
  const action = fc.oneof(
    fc.nat(2000).map((size) => ({ size })),
    fc.nat(20).map((index) => ({ index })),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 100 }), (actions) => {
      const heap = new Allocator(memory(64), 100);
      const live: Array<{ ptr: number; size: number }> = [];
      for (const next of actions) {
        if ('size' in next) {
          const ptr = heap.allocate(next.size);
          expect(ptr % 8).toBe(0);
          for (const other of live) {
            const apart = ptr + next.size <= other.ptr - 8 || other.ptr + other.size <= ptr - 8;
            expect(apart).toBe(true);
          }
          live.push({ ptr, size: next.size });
        } else {
          const [block] = live.splice(next.index, 1);
          if (block) heap.deallocate(block.ptr);
        }
      }
    }),
  );
});
