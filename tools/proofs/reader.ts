/** Reads SCALE as the chain writes it. Nothing of Node.js: it runs in a browser. */

/** The bytes are not what they should be. */
export class Malformed extends Error {}

export class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly all: Uint8Array) {
    this.view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  get left(): number {
    return this.all.length - this.at;
  }

  u8(): number {
    return this.view.getUint8(this.step(1));
  }

  u32(): number {
    return this.view.getUint32(this.step(4), true);
  }

  u64(): bigint {
    return this.view.getBigUint64(this.step(8), true);
  }

  u128(): bigint {
    const low = this.u64();
    const high = this.u64();
    return high ? low + (high << 64n) : low;
  }

  bool(): boolean {
    const byte = this.u8();
    if (byte > 1) throw new Malformed(`a truth value is 0 or 1, not ${byte}`);
    return byte === 1;
  }

  /** A compact number, in its shortest form. */
  compact(): bigint {
    const first = this.u8();
    const kind = first & 3;
    if (kind === 0) return BigInt(first >> 2);
    if (kind === 3) return this.long((first >> 2) + 4);
    const high = kind === 1 ? this.u8() : this.u8() + this.u8() * 0x100 + this.u8() * 0x10000;
    return atLeast(BigInt((first >> 2) + high * 64), kind === 1 ? 1n << 6n : 1n << 14n);
  }

  /** A number of so many bytes, more than four only where it has to be. */
  private long(length: number): bigint {
    if (length > 16) throw new Malformed('a compact number is above 128 bits');
    const bytes = this.take(length);
    const value = bytes.reduceRight((all, byte) => (all << 8n) + BigInt(byte), 0n);
    return atLeast(value, length === 4 ? 1n << 30n : 1n << BigInt(8 * (length - 1)));
  }

  /** As many items as the count before them says, each of at least `least` bytes. */
  list<T>(least: number, item: () => T): T[] {
    const count = this.compact();
    if (count * BigInt(least) > BigInt(this.left)) throw new Malformed('a list is cut off');
    return Array.from({ length: Number(count) }, item);
  }

  take(length: number): Uint8Array {
    const start = this.step(length);
    return this.all.subarray(start, start + length);
  }

  /** Bytes behind their number. */
  bytes(): Uint8Array {
    const length = this.compact();
    if (length > BigInt(this.left)) throw new Malformed('bytes are cut off');
    return this.take(Number(length));
  }

  /** One of `names`, by its place. */
  oneOf<T extends string>(names: readonly T[]): T {
    const index = this.u8();
    const name = names[index];
    if (name === undefined) throw new Malformed(`${index} is none of ${names.join(', ')}`);
    return name;
  }

  option<T>(item: () => T): T | null {
    return this.bool() ? item() : null;
  }

  /** Whatever has been read has to be all there is. */
  end(): void {
    if (this.left) throw new Malformed(`${this.left} bytes are left over`);
  }

  private step(length: number): number {
    if (length > this.left) throw new Malformed('the bytes end too early');
    const start = this.at;
    this.at += length;
    return start;
  }
}

function atLeast(value: bigint, least: bigint): bigint {
  if (value < least) throw new Malformed('a compact number is longer than it has to be');
  return value;
}
