/** Reads the binary format of WebAssembly, strictly: numbers have no padding, text is UTF-8. */

/** Bytes that are no module a polkadot-sdk node would load; the message says what is wrong. */
export class BlobError extends Error {
  override name = 'BlobError';
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Walks a range of a module's bytes. */
export class Cursor {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
    readonly end = bytes.length,
  ) {}

  get done(): boolean {
    return this.at >= this.end;
  }

  byte(): number {
    if (this.done) throw new BlobError('the module ends early');
    return this.bytes[this.at++] as number;
  }

  /** An unsigned LEB128 number of at most 32 bits. */
  leb(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte >= 0x80) continue;
      if (value > 0xffff_ffff) break;
      return value;
    }
    throw new BlobError('a number of the module is too long');
  }

  /** A signed LEB128 number of at most 32 or 64 bits. */
  signedLeb(bits: 32 | 64): bigint {
    let value = 0n;
    for (let shift = 0; shift < bits; shift += 7) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << BigInt(shift);
      if (byte < 0x80) return BigInt.asIntN(Math.min(shift + 7, bits), value);
    }
    throw new BlobError('a number of the module is too long');
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.end) throw new BlobError('the module ends early');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name(): string {
    const bytes = this.take(this.leb());
    try {
      return UTF8.decode(bytes);
    } catch {
      throw new BlobError('a name of the module is not UTF-8');
    }
  }

  /** A count and as many items. */
  list<T>(item: () => T): T[] {
    const items: T[] = [];
    for (let count = this.leb(); count > 0; count--) items.push(item());
    return items;
  }
}
