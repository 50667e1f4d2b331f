/**
 * What asc's compiled code calls for `new`: it loads this file in place of its own runtime. The memory comes
 * from `arena.ts`.
 *
 * Objects carry the tail of asc's header, the part that compiled code reads:
 *
 *     ptr - 8   class id   u32
 *     ptr - 4   byte size  u32
 */
import { copyBytes } from "./copy";
import { allocateBytes } from "./arena";

const HEADER_SIZE: usize = 8;

// @ts-ignore: decorator
@global
export function __alloc(size: usize): usize {
  return allocateBytes(size);
}

// @ts-ignore: decorator
@global
export function __realloc(ptr: usize, size: usize): usize {
  const copy = __alloc(size);
  copyBytes(copy, ptr, size);
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
  copyBytes(copy, old, min(size, oldSize));
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
