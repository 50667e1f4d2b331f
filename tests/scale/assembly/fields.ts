/** Fields of a test's request, in the form in which answers are given. */
@final
export class Fields {
  constructor(
    public ptr: usize,
    public readonly end: usize,
  ) {}

  static of(ptr: usize, length: u32): Fields {
    return new Fields(ptr, ptr + length);
  }

  /** Steps over `size` bytes; their address. */
  take(size: u32): usize {
    const at = this.ptr;
    this.ptr = at + size;
    assert(this.ptr <= this.end, "the request is too short");
    return at;
  }

  u8(): u8 {
    return load<u8>(this.take(1));
  }

  /** The next byte as a member of an enum. */
  kind(): i32 {
    return <i32>this.u8();
  }

  u32(): u32 {
    return load<u32>(this.take(4));
  }

  u64(): u64 {
    return load<u64>(this.take(8));
  }

  /** The fields behind a u32 length. */
  nested(): Fields {
    const length = this.u32();
    return Fields.of(this.take(length), length);
  }

  remaining(): u32 {
    return <u32>(this.end - this.ptr);
  }

  done(): bool {
    return this.ptr == this.end;
  }
}
