/** Reads the few SCALE layouts the host itself has to understand. */

import { readCompact } from './bytes.js';

/** Bytes that are not what they should be. */
export class ScaleError extends Error {
  override name = 'ScaleError';
}

/** Reads from the front of a byte string. */
export class ScaleReader {
  private at = 0;

  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    // A Buffer's slices would be views.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Bytes read so far. */
  get position(): number {
    return this.at;
  }

  /** A copy of the bytes read since `position`. */
  since(position: number): Uint8Array {
    return this.bytes.slice(position, this.at);
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new ScaleError(`${length} bytes wanted, ${this.left} left`);
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }

  u8(): number {
    return this.take(1)[0] as number;
  }

  u32(): number {
    const bytes = this.take(4);
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  }

  u64(): bigint {
    const bytes = this.take(8);
    return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  }

  /** A compact number of at most 32 bits. */
  compact(): number {
    const head = readCompact(this.bytes, this.at);
    if (head === null) throw new ScaleError('not a compact u32');
    this.at += head.size;
    return head.value;
  }

  /** `Vec<u8>`. */
  byteString(): Uint8Array {
    return this.take(this.compact());
  }

  text(): string {
    return new TextDecoder().decode(this.byteString());
  }

  option<T>(item: () => T): T | null {
    const tag = this.u8();
    if (tag > 1) throw new ScaleError(`no option ${tag}`);
    return tag === 0 ? null : item();
  }

  /** Items of at least one byte each. */
  list<T>(item: () => T): T[] {
    const count = this.compact();
    if (count > this.left) throw new ScaleError(`${count} items in ${this.left} bytes`);
    const items: T[] = [];
    while (items.length < count) items.push(item());
    return items;
  }
}

export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

export function u64(value: bigint | number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}
