/**
 * What an exported function of a test module gives back: plain little-endian fields, written without
 * the codec under test.
 */
// @ts-ignore: decorator
@inline
const CAPACITY: usize = 1 << 18;

const SHEET = memory.data(1 << 18, 16);

let used: usize = 0;

export namespace answer {
  /** Begins an empty answer. */
  export function begin(): void {
    used = 0;
  }

  function next(size: usize): usize {
    assert(used + size <= CAPACITY, "the answer is too long");
    const at = SHEET + used;
    used += size;
    return at;
  }

  export function putU8(value: u32): void {
    store<u8>(next(1), <u8>value);
  }

  export function putU32(value: u32): void {
    store<u32>(next(4), value);
  }

  export function putU64(value: u64): void {
    store<u64>(next(8), value);
  }

  export function putRaw(ptr: usize, length: u32): void {
    memory.copy(next(length), ptr, length);
  }

  /** A length as u32, then the bytes. */
  export function putSlice(ptr: usize, length: u32): void {
    putU32(length);
    putRaw(ptr, length);
  }

  /** The answer so far, as an exported function returns it. */
  export function end(): u64 {
    return ((<u64>used) << 32) | (<u64>SHEET);
  }
}

/** Where the next object would be allocated: a difference of two is what was allocated between. */
export function heapTop(): usize {
  return __alloc(0);
}
