import { Bytes } from "./bytes";
import { allocated } from "../host/arena";
import { u128 } from "./u128";

/** Bytes that decoding a sequence may take whatever its size. */
const FREE_MEMORY: usize = 1 << 20;

/**
 * Reads SCALE values from a slice, never past its end.
 *
 * The first value that does not fit or is not canonical clears `ok`; from then on every read gives
 * zero, so a decoder checks once, at its end. No length prefix makes it allocate more than the input
 * could hold, and no sequence of tiny items more than its size and 1 MiB.
 */
@final
export class Reader {
  ok: bool = true;
  /** Next unread byte. */
  ptr: usize;
  /** One past the last byte. */
  readonly end: usize;

  constructor(ptr: usize, length: u32) {
    this.ptr = ptr;
    this.end = ptr + length;
  }

  static over(bytes: Bytes): Reader {
    return new Reader(bytes.ptr, bytes.length);
  }

  remaining(): u32 {
    return <u32>(this.end - this.ptr);
  }

  /** Whether everything decoded and nothing is left. */
  isDone(): bool {
    return this.ok && this.ptr == this.end;
  }

  /** Marks the input as not decodable. */
  fail(): void {
    this.ok = false;
    this.ptr = this.end;
  }

  /** Address of the next `size` bytes; 0 on failure. */
  raw(size: u32): usize {
    const at = this.ptr;
    if (size > <u32>(this.end - at)) {
      this.fail();
      return 0;
    }
    this.ptr = at + size;
    return at;
  }

  u8(): u8 {
    const at = this.raw(1);
    return at ? load<u8>(at) : 0;
  }

  bool(): bool {
    const value = this.u8();
    if (value > 1) this.fail();
    return value == 1;
  }

  u16(): u16 {
    const at = this.raw(2);
    return at ? load<u16>(at) : 0;
  }

  u32(): u32 {
    const at = this.raw(4);
    return at ? load<u32>(at) : 0;
  }

  u64(): u64 {
    const at = this.raw(8);
    return at ? load<u64>(at) : 0;
  }

  u128(): u128 {
    const at = this.raw(16);
    return at ? new u128(load<u64>(at), load<u64>(at, 8)) : new u128(0, 0);
  }

  bigEndianU64(): u64 {
    return bswap<u64>(this.u64());
  }

  bigEndianU128(): u128 {
    const hi = this.bigEndianU64();
    return new u128(this.bigEndianU64(), hi);
  }

  /** A compact integer of at most 64 bits in its shortest form. */
  compact(): u64 {
    const first = this.u8();
    const mode = first & 3;
    if (mode == 0) return first >> 2;
    if (mode == 1) return this.shortest(((<u64>this.u8()) << 6) | (first >> 2), 1 << 6);
    if (mode == 2) {
      const low = <u64>this.u8();
      const high = <u64>this.u16();
      return this.shortest((high << 14) | (low << 6) | (first >> 2), 1 << 14);
    }
    const size = bigSize(first);
    const at = this.digits(size, 8);
    return at ? number(at, size) : 0;
  }

  compactU32(): u32 {
    const at = this.ptr;
    // Lengths and indices are nearly always below 64: one byte, no object.
    if (at < this.end && !(load<u8>(at) & 3)) {
      this.ptr = at + 1;
      return (<u32>load<u8>(at)) >> 2;
    }
    const value = this.compact();
    if (value >> 32) this.fail();
    return this.ok ? <u32>value : 0;
  }

  /** A compact integer of at most 128 bits in its shortest form. */
  compactU128(): u128 {
    const isBig = this.remaining() && (load<u8>(this.ptr) & 3) == 3;
    if (!isBig) return new u128(this.compact(), 0);
    const size = bigSize(this.u8());
    const at = this.digits(size, 16);
    if (!at) return new u128(0, 0);
    const low = min<u32>(size, 8);
    return new u128(number(at, low), number(at + low, size - low));
  }

  private shortest(value: u64, minimum: u64): u64 {
    if (value < minimum) this.fail();
    return this.ok ? value : 0;
  }

  /** Address of the `size` bytes, at most `most`, of a big compact; 0 unless they are its shortest form. */
  private digits(size: u32, most: u32): usize {
    if (size > most) this.fail();
    const at = this.raw(size);
    if (!at) return 0;
    // A leading zero digit, or a value the four-byte mode could hold, is a second spelling.
    if (load<u8>(at + size - 1) && (size > 4 || load<u32>(at) >> 30)) return at;
    this.fail();
    return 0;
  }

  /** A compact length and that many bytes, as a slice of the input. */
  bytes(): Bytes {
    const length = this.compactU32();
    const at = this.raw(length);
    return new Bytes(at, at ? length : 0);
  }

  /** Steps over a compact length and that many bytes. */
  skipBytes(): void {
    this.raw(this.compactU32());
  }

  /** UTF-8 text: the same form as bytes. */
  text(): Bytes {
    return this.bytes();
  }

  /** The length of a sequence whose items take at least `minItemSize` bytes each. */
  count(minItemSize: u32): u32 {
    const count = this.compactU32();
    if (<u64>count * minItemSize > this.remaining()) {
      this.fail();
      return 0;
    }
    return count;
  }

  /**
   * Fails once decoding what has been read since `start` has taken more memory than it may, where `before` was
   * `allocated()`: no more than its own size, beyond what small values may take anyway.
   */
  keepWithin(start: usize, before: usize): void {
    if (allocated() - before > FREE_MEMORY + (this.ptr - start)) this.fail();
  }

  /** The index byte of an enum whose last index is `last`. */
  enumIndex(last: u8): u8 {
    const index = this.u8();
    if (index > last) {
      this.fail();
      return 0;
    }
    return index;
  }

  /** The presence byte of an `Option`. */
  option(): bool {
    return this.bool();
  }
}

/** How many bytes follow the first one of a big compact. */
function bigSize(first: u8): u32 {
  return (first >> 2) + 4;
}

/** The little-endian number in `size` bytes, at most 8. */
function number(at: usize, size: u32): u64 {
  let value: u64 = 0;
  for (let i: u32 = 0; i < size; i++) value |= (<u64>load<u8>(at + i)) << (i << 3);
  return value;
}
