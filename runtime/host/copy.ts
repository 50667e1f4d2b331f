/**
 * Memory in words of eight bytes, wherever they begin: processors do not mind. The library's functions take single bytes where
 * two places are not aligned alike, and everywhere once they are to be small.
 */

/** Copies between places that do not overlap. */
export function copyBytes(to: usize, from: usize, size: usize): void {
  const end = to + size;
  while (to + 8 <= end) {
    store<u64>(to, load<u64>(from));
    to += 8;
    from += 8;
  }
  while (to < end) store<u8>(to++, load<u8>(from++));
}

/** Fills with one byte. */
export function fillBytes(at: usize, byte: u8, size: usize): void {
  const end = at + size;
  const word: u64 = 0x0101010101010101 * <u64>byte;
  while (at + 8 <= end) {
    store<u64>(at, word);
    at += 8;
  }
  while (at < end) store<u8>(at++, byte);
}
