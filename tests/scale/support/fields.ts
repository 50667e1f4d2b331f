/** Plain little-endian fields, in which test modules are asked and answer: no SCALE, no codec. */

const U64 = 0xffff_ffff_ffff_ffffn;

/** Writes a request. */
export class Request {
  private readonly parts: Uint8Array[] = [];

  u8(value: number | boolean): this {
    return this.raw(Uint8Array.of(Number(value)));
  }

  u32(value: number): this {
    const part = new Uint8Array(4);
    new DataView(part.buffer).setUint32(0, value, true);
    return this.raw(part);
  }

  u64(value: bigint): this {
    const part = new Uint8Array(8);
    new DataView(part.buffer).setBigUint64(0, value, true);
    return this.raw(part);
  }

  u128(value: bigint): this {
    return this.u64(value & U64).u64(value >> 64n);
  }

  raw(bytes: Uint8Array): this {
    this.parts.push(bytes);
    return this;
  }

  /** A u32 length, then the bytes. */
  slice(bytes: Uint8Array): this {
    return this.u32(bytes.length).raw(bytes);
  }

  text(value: string): this {
    return this.slice(Buffer.from(value));
  }

  bytes(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.parts));
  }
}

/** Reads an answer. */
export class Answer {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.step(1));
  }

  bool(): boolean {
    return this.u8() !== 0;
  }

  u32(): number {
    return this.view.getUint32(this.step(4), true);
  }

  u64(): bigint {
    return this.view.getBigUint64(this.step(8), true);
  }

  u128(): bigint {
    const low = this.u64();
    return (this.u64() << 64n) | low;
  }

  raw(size: number): Uint8Array {
    const at = this.step(size);
    return this.bytes.slice(at, at + size);
  }

  /** What follows a u32 length. */
  slice(): Uint8Array {
    return this.raw(this.u32());
  }

  text(): string {
    return Buffer.from(this.slice()).toString('utf8');
  }

  private step(size: number): number {
    const at = this.at;
    if (at + size > this.bytes.length) throw new RangeError('the answer ends early');
    this.at = at + size;
    return at;
  }
}
