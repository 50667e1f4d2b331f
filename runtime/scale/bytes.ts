/** A slice of memory: SCALE's `Vec<u8>`, decoded without a copy. It stays valid for the whole call. */
@final
export class Bytes {
  constructor(
    /** First byte; 0 only when the slice is empty. */
    readonly ptr: usize,
    /** Bytes. */
    readonly length: u32,
  ) {}

  static empty(): Bytes {
    return new Bytes(0, 0);
  }

  /** UTF-8 of `text`. */
  static literal(text: string): Bytes {
    const buffer = String.UTF8.encode(text);
    return new Bytes(changetype<usize>(buffer), buffer.byteLength);
  }

  equals(other: Bytes): bool {
    return this.length == other.length && memory.compare(this.ptr, other.ptr, this.length) == 0;
  }

  byteAt(index: u32): u8 {
    return load<u8>(this.ptr + index);
  }

  slice(start: u32, end: u32): Bytes {
    return new Bytes(this.ptr + start, end - start);
  }

  /** The bytes read as UTF-8, for logs. */
  toString(): string {
    return String.UTF8.decodeUnsafe(this.ptr, this.length);
  }
}

/** UTF-8 text: SCALE's `str`, the same form as `Bytes`. */
export type Text = Bytes;
