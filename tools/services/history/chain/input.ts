/** Bytes of SCALE, read from the front; the same memory serves one value after the other. */
import { ScaleError } from '../../../compiler/host/scale.js';

/** Memory that stays; what has more takes it for as long as it is read. */
const KEPT_BYTES = 1 << 20;
/** Bytes of a whole number that a `number` has room for. */
const MOST_EXACT = 6;

export class Input {
  private readonly kept = Buffer.allocUnsafeSlow(KEPT_BYTES);
  private bytes: Buffer = this.kept;
  private view = viewOf(this.kept);
  private at = 0;
  private end = 0;

  /** Begins with the bytes of `hex`, which has `0x`. @throws ScaleError if it is no hex */
  begin(hex: string): this {
    const length = (hex.length - 2) / 2;
    this.use(length <= KEPT_BYTES ? this.kept : Buffer.allocUnsafeSlow(length), length);
    if (this.bytes.write(hex.slice(2), 'hex') === length) return this;
    throw new ScaleError(`no hex: ${hex.slice(0, 40)}`);
  }

  /** Begins with `bytes`. */
  beginBytes(bytes: Uint8Array): this {
    this.use(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), bytes.length);
    return this;
  }

  get left(): number {
    return this.end - this.at;
  }

  /** Leaves `length` bytes behind; returns where they begin. @throws ScaleError where fewer are left */
  skip(length: number): number {
    if (length > this.left) throw new ScaleError(`${length} bytes wanted, ${this.left} left`);
    const start = this.at;
    this.at += length;
    return start;
  }

  /** A view, which is good until the next value begins. */
  peek(length: number): Uint8Array {
    const start = this.skip(length);
    return this.bytes.subarray(start, start + length);
  }

  take(length: number): Uint8Array {
    return Uint8Array.from(this.peek(length));
  }

  hex(length: number): string {
    const start = this.skip(length);
    return `0x${this.bytes.toString('hex', start, start + length)}`;
  }

  text(length: number): string {
    const start = this.skip(length);
    return this.bytes.toString('utf8', start, start + length);
  }

  u8(): number {
    return this.view.getUint8(this.skip(1));
  }

  u16(): number {
    return this.view.getUint16(this.skip(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.skip(4), true);
  }

  u64(): bigint {
    return this.view.getBigUint64(this.skip(8), true);
  }

  i64(): bigint {
    return this.view.getBigInt64(this.skip(8), true);
  }

  /** Little-endian, in words of eight bytes, of which the last may have a sign. */
  words(count: number, last: () => bigint): bigint {
    if (count === 1) return last();
    const low = this.u64();
    const high = this.words(count - 1, last);
    return high === 0n ? low : (high << 64n) | low;
  }

  /** A number as long as it is of at most six bytes. */
  compact(): number | bigint {
    const first = this.u8();
    const mode = first & 3;
    if (mode === 0) return first >>> 2;
    if (mode < 3) return this.number(mode === 1 ? 1 : 3) * 64 + (first >>> 2);
    const length = (first >>> 2) + 4;
    return length <= MOST_EXACT ? this.number(length) : this.large(length);
  }

  /** Items of a list. @throws ScaleError if there cannot be so many: each has at least one byte */
  count(): number {
    const count = Number(this.compact());
    if (count <= this.left) return count;
    throw new ScaleError(`a list of ${count} in ${this.left} bytes`);
  }

  private number(length: number): number {
    return this.bytes.readUIntLE(this.skip(length), length);
  }

  private large(length: number): bigint {
    const bytes = this.peek(length);
    return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  }

  private use(bytes: Buffer, length: number): void {
    if (this.bytes !== bytes) {
      this.bytes = bytes;
      this.view = viewOf(bytes);
    }
    this.at = 0;
    this.end = length;
  }
}

const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView =>
  new DataView(buffer, byteOffset, length);
