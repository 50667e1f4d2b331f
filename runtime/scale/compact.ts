/** Bytes that `value` takes in SCALE's compact form. */
export function compactSize(value: u64): u32 {
  if (value < 1 << 6) return 1;
  if (value < 1 << 14) return 2;
  if (value < 1 << 30) return 4;
  return 1 + significantBytes(value);
}

/** Bytes up to the highest one that is not zero; at least 4, the big mode's minimum. */
function significantBytes(value: u64): u32 {
  return max(4, 8 - <u32>(clz(value) >> 3));
}

/** Writes `value` at `ptr` in compact form; returns the number of bytes written. */
export function storeCompact(ptr: usize, value: u64): u32 {
  if (value < 1 << 6) {
    store<u8>(ptr, <u8>(value << 2));
    return 1;
  }
  if (value < 1 << 14) {
    store<u16>(ptr, <u16>((value << 2) | 1));
    return 2;
  }
  if (value < 1 << 30) {
    store<u32>(ptr, <u32>((value << 2) | 2));
    return 4;
  }
  const size = significantBytes(value);
  store<u8>(ptr, <u8>(((size - 4) << 2) | 3));
  for (let i: u32 = 0; i < size; i++) store<u8>(ptr + i, <u8>(value >> (i << 3)), 1);
  return 1 + size;
}
