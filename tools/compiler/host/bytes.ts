/** Byte strings: storage keys, hex, compact integers, concatenation. */

/**
 * A storage key as a string with one UTF-16 unit per byte. Such strings hash fast, compare by value
 * and sort as the bytes do.
 */
export type Key = string;

export function keyOf(bytes: Uint8Array): Key {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export function keyBytes(key: Key): Uint8Array {
  return new Uint8Array(Buffer.from(key, 'latin1'));
}

/** `0x`-prefixed lower-case hex. */
export function toHex(bytes: Uint8Array): `0x${string}` {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

/** Reads hex with or without `0x`; anything else is a `TypeError`. */
export function fromHex(hex: string): Uint8Array {
  const digits = hex.startsWith('0x') ? hex.slice(2) : hex;
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(digits)) {
    throw new TypeError(`not hex: ${hex.length > 40 ? `${hex.slice(0, 40)}…` : hex}`);
  }
  return new Uint8Array(Buffer.from(digits, 'hex'));
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Number of bytes of the compact encoding of `value`, which is at most 2^32 - 1. */
export function compactSize(value: number): number {
  if (value < 0x40) return 1;
  if (value < 0x4000) return 2;
  return value < 0x40000000 ? 4 : 5;
}

/** Writes a compact u32 at `at` and returns the position behind it. */
export function writeCompact(out: Uint8Array, at: number, value: number): number {
  const size = compactSize(value);
  if (size === 5) {
    out[at] = 3;
    for (let i = 0; i < 4; i++) out[at + 1 + i] = (value >>> (8 * i)) & 0xff;
    return at + 5;
  }
  const mode = size === 1 ? 0 : size === 2 ? 1 : 2;
  const word = value * 4 + mode;
  for (let i = 0; i < size; i++) out[at + i] = Math.floor(word / 2 ** (8 * i)) & 0xff;
  return at + size;
}

export function compact(value: number): Uint8Array {
  const out = new Uint8Array(compactSize(value));
  writeCompact(out, 0, value);
  return out;
}

/** A compact u32 read from bytes. */
export interface CompactRead {
  readonly value: number;
  /** Bytes it took. */
  readonly size: number;
}

/** Reads a canonical compact u32 at `at`; null when the bytes are not one. */
export function readCompact(bytes: Uint8Array, at: number): CompactRead | null {
  const first = bytes[at];
  if (first === undefined) return null;
  const size = [1, 2, 4, 5][first & 3] as number;
  if (at + size > bytes.length) return null;
  if (size === 5 && first !== 3) return null;
  let value = 0;
  if (size === 5) {
    for (let i = 0; i < 4; i++) value += (bytes[at + 1 + i] as number) * 2 ** (8 * i);
  } else {
    for (let i = 0; i < size; i++) value += (bytes[at + i] as number) * 2 ** (8 * i);
    value = Math.floor(value / 4);
  }
  return compactSize(value) === size ? { value, size } : null;
}

/** SCALE `Vec<u8>`: a compact length and the bytes. */
export function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  const prefix = compactSize(bytes.length);
  const out = new Uint8Array(prefix + bytes.length);
  writeCompact(out, 0, bytes.length);
  out.set(bytes, prefix);
  return out;
}
