/**
 * The allocator behind `new`: asc loads this file in place of its own runtime.
 *
 * Every call into the runtime gets a fresh instance, so nothing is ever freed. A bump arena that lies
 * in the module's own static memory (zeros, hence no bytes in the blob) serves the common call without
 * a single host call; what does not fit goes to the host's allocator, in slabs.
 *
 * Objects carry the tail of asc's header, the part that compiled code reads:
 *
 *     ptr - 8   class id   u32
 *     ptr - 4   byte size  u32
 */

// @ts-ignore: decorator
@external("env", "ext_allocator_malloc_version_1")
declare function malloc(size: u32): usize;

const ARENA_SIZE: usize = 1 << 15;
const SLAB_SIZE: usize = 1 << 20;
const HEADER_SIZE: usize = 8;
const ALIGN_MASK: usize = 7;

const ARENA = memory.data(1 << 15, 16);

/** Bytes taken from the arena or slab in use. */
let used: usize = 0;
/** Start of the slab in use, or 0 while the arena is. */
let slab: usize = 0;

function grow(size: usize): usize {
  if (size > SLAB_SIZE >> 2) return malloc(<u32>size);
  slab = malloc(<u32>SLAB_SIZE);
  used = size;
  return slab;
}

/** `size` bytes, 8-aligned. Fresh memory is zero; nothing relies on it but asc's own arrays. */
// @ts-ignore: decorator
@global
export function __alloc(size: usize): usize {
  const start = used;
  const end = start + ((size + ALIGN_MASK) & ~ALIGN_MASK);
  if (end > (slab ? SLAB_SIZE : ARENA_SIZE)) return grow((size + ALIGN_MASK) & ~ALIGN_MASK);
  used = end;
  return (slab ? slab : ARENA) + start;
}

// @ts-ignore: decorator
@global
export function __realloc(ptr: usize, size: usize): usize {
  const copy = __alloc(size);
  memory.copy(copy, ptr, size);
  return copy;
}

// @ts-ignore: decorator
@global
export function __free(ptr: usize): void {}

// @ts-ignore: decorator
@global
export function __new(size: usize, id: u32): usize {
  const start = __alloc(size + HEADER_SIZE);
  store<u32>(start, id);
  store<u32>(start, <u32>size, 4);
  return start + HEADER_SIZE;
}

// @ts-ignore: decorator
@global
export function __renew(old: usize, size: usize): usize {
  const oldSize = <usize>load<u32>(old - 4);
  const copy = __new(size, load<u32>(old - HEADER_SIZE));
  memory.copy(copy, old, min(size, oldSize));
  return copy;
}

// @ts-ignore: decorator
@global
export function __link(parent: usize, child: usize, expectMultiple: bool): void {}

// @ts-ignore: decorator
@global
export function __pin(ptr: usize): usize {
  return ptr;
}

// @ts-ignore: decorator
@global
export function __unpin(ptr: usize): void {}

// @ts-ignore: decorator
@global
export function __visit(ptr: usize, cookie: u32): void {}

// @ts-ignore: decorator
@global
export function __collect(): void {}
