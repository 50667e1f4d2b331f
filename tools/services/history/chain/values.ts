/** Values as the decoder gives them, and as rows have them. */
export { u32, u64 } from '../../../compiler/host/scale.js';

/** Fields by the names of the metadata. */
export type Fields = Readonly<Record<string, unknown>>;

export interface ChainEvent {
  /** Its place in the block, from 0. */
  readonly index: number;
  /** The extrinsic that it is of; null of what the chain does by itself. */
  readonly extrinsic: number | null;
  /** `Trading.OrderPlaced` */
  readonly name: string;
  readonly data: Fields;
}

/** A variant without or with fields. */
export interface Variant {
  readonly type: string;
  readonly value?: unknown;
}

/** A whole number of a row. @throws Error unless it is below 2^53: whatever may be above is kept as text */
export function num(value: unknown): number {
  const found = Number(value);
  if (Number.isSafeInteger(found)) return found;
  throw new Error(`${String(value)} is no whole number below 2^53`);
}

/** Decimal. */
export function decimal(value: unknown): string {
  return BigInt(value as bigint | number).toString();
}

export const flag = (value: unknown): number => (value ? 1 : 0);

/** `OracleOperator` as `oracle_operator`. */
export function snake(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

export const variantName = (value: unknown): string => snake((value as Variant).type);

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();
/** Control characters; PostgreSQL takes no zero in a text. */
const CONTROL = /\p{Cc}/u;

/** Bytes or text that somebody chose: as it is where it is plain text, else 0x and hex. No two have the same. */
export function textOf(value: unknown): string {
  const bytes = typeof value === 'string' ? encoder.encode(value) : (value as Uint8Array);
  const text = typeof value === 'string' ? value : plain(bytes);
  if (text !== null && !text.startsWith('0x') && !CONTROL.test(text)) return text;
  return `0x${Buffer.from(bytes).toString('hex')}`;
}

function plain(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** What `textOf` was given, as bytes. */
function bytesOfText(text: string): Uint8Array {
  return text.startsWith('0x') ? Buffer.from(text.slice(2), 'hex') : encoder.encode(text);
}

/** `BigEndian<u64>`: keys in the order of their numbers. */
export function bigEndian(value: number | bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** SCALE of bytes or a text of up to 16 kB. */
export function scaleText(text: string): Uint8Array {
  const bytes = bytesOfText(text);
  const { length } = bytes;
  const head = length < 64 ? [length << 2] : [((length & 63) << 2) | 1, length >> 6];
  return Buffer.concat([Uint8Array.from(head), bytes]);
}

/** JSON of what was decoded, its fields in the order of the metadata: numbers above 2^53 and bytes as strings. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'bigint')
      return Number.isSafeInteger(Number(each)) ? Number(each) : String(each);
    if (each instanceof Uint8Array) return textOf(each);
    return each === undefined ? null : each;
  });
}
