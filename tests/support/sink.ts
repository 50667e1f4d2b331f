/** Where encoders write. */
export class Sink {
  private buffer = Buffer.allocUnsafe(256);
  private length = 0;

  u8(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  /** Little-endian, `size` bytes. */
  number(value: number, size: number): void {
    this.reserve(size);
    this.buffer.writeUIntLE(value, this.length, size);
    this.length += size;
  }

  /** Little-endian, `size` bytes; two's complement for negative values. */
  bigint(value: bigint, size: number): void {
    this.reserve(size);
    let rest = BigInt.asUintN(size * 8, value);
    for (let i = 0; i < size; i++) {
      this.buffer[this.length++] = Number(rest & 0xffn);
      rest >>= 8n;
    }
  }

  /** A compact integer of any size. */
  compact(value: bigint): void {
    if (value < 1n << 6n) this.number(Number(value) * 4, 1);
    else if (value < 1n << 14n) this.number(Number(value) * 4 + 1, 2);
    else if (value < 1n << 30n) this.number(Number(value) * 4 + 2, 4);
    else {
      const size = Math.max(4, Math.ceil(value.toString(16).length / 2));
      this.u8((size - 4) * 4 + 3);
      this.bigint(value, size);
    }
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written so far. */
  bytes(): Uint8Array {
    return new Uint8Array(this.buffer.subarray(0, this.length));
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const grown = Buffer.allocUnsafe((this.length + more) * 2);
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }
}

export function encodeCompact(value: bigint): Uint8Array {
  const out = new Sink();
  out.compact(value);
  return out.bytes();
}
