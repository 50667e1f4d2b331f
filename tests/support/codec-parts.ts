/** The pieces codecs are put together from. */

import { fromHex, toHex, utf8 } from '../../tools/compiler/host/bytes.js';
import { ScaleError, ScaleReader } from '../../tools/compiler/host/scale.js';
import { addressOf, isAccount, publicKeyOf, type AccountLike } from './accounts.js';
import { Sink } from './sink.js';

/** A call that the runtime of a chain still has to encode. */
export interface Tx {
  /** Pallet and call, as in `GridToken.transfer`. */
  readonly path: string;
  readonly args: readonly unknown[];
}

export interface Codec {
  write(out: Sink, value: unknown): void;
  read(from: ScaleReader): unknown;
}

export function encode(codec: Codec, value: unknown): Uint8Array {
  const out = new Sink();
  codec.write(out, value);
  return out.bytes();
}

/** Decodes all of `bytes`. */
export function decode(codec: Codec, bytes: Uint8Array): unknown {
  const reader = new ScaleReader(bytes);
  const value = codec.read(reader);
  if (reader.left > 0) throw new ScaleError(`${reader.left} bytes too many`);
  return value;
}

/** A value for people to read: accounts by name, bigints with their `n`. */
export function show(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (isAccount(value)) return value.name;
  if (value instanceof Uint8Array) return toHex(value);
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const parts = Object.entries(value).map(([key, part]) => `${key}: ${show(part)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function fail(expected: string, value: unknown): never {
  throw new TypeError(`expected ${expected}, got ${show(value)}`);
}

function integer(value: unknown, bits: number, signed = false): bigint {
  const exact = typeof value === 'number' && Number.isSafeInteger(value);
  if (typeof value !== 'bigint' && !exact) fail(`an integer of ${bits} bits`, value);
  const big = BigInt(value as bigint | number);
  const fits = signed ? BigInt.asIntN(bits, big) : BigInt.asUintN(bits, big);
  if (fits !== big) fail(`an integer of ${bits} bits`, value);
  return big;
}

function readBig(from: ScaleReader, size: number): bigint {
  const bytes = from.take(size);
  let value = 0n;
  for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] as number);
  return value;
}

function intCodec(bits: number, signed: boolean): Codec {
  const size = bits / 8;
  return {
    write: (out, value) => out.bigint(integer(value, bits, signed), size),
    read: (from) => {
      const raw = readBig(from, size);
      const value = signed ? BigInt.asIntN(bits, raw) : raw;
      return bits <= 32 ? Number(value) : value;
    },
  };
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== 'string') return fail('bytes', value);
  return /^0x([0-9a-fA-F]{2})*$/.test(value) ? fromHex(value) : utf8(value);
}

const BOOL: Codec = {
  write: (out, value) => out.u8(typeof value === 'boolean' ? Number(value) : fail('a bool', value)),
  read: (from) => from.u8() !== 0,
};

const TEXT: Codec = {
  write: (out, value) => BYTES.write(out, value),
  read: (from) => from.text(),
};

export const BYTES: Codec = {
  write: (out, value) => {
    const bytes = bytesOf(value);
    out.compact(BigInt(bytes.length));
    out.raw(bytes);
  },
  read: (from) => toHex(from.byteString()),
};

export const ACCOUNT: Codec = {
  write: (out, value) => out.raw(publicKeyOf(value as AccountLike)),
  read: (from) => addressOf(from.take(32)),
};

export const PRIMITIVES: Readonly<Record<string, Codec>> = {
  Bool: BOOL,
  Str: TEXT,
  Char: intCodec(32, false),
  ...Object.fromEntries(
    [8, 16, 32, 64, 128, 256].flatMap((bits) => [
      [`U${bits}`, intCodec(bits, false)],
      [`I${bits}`, intCodec(bits, true)],
    ]),
  ),
};

export function fixedBytes(length: number): Codec {
  return {
    write: (out, value) => {
      const bytes = bytesOf(value);
      if (bytes.length !== length) fail(`${length} bytes`, value);
      out.raw(bytes);
    },
    read: (from) => toHex(from.take(length)),
  };
}

function readCompactBig(from: ScaleReader): bigint {
  const first = from.u8();
  if ((first & 3) === 3) return readBig(from, (first >> 2) + 4);
  const size = [1, 2, 4][first & 3] as number;
  const rest = readBig(from, size - 1);
  return ((rest << 8n) | BigInt(first)) >> 2n;
}

export function compactCodec(bits: number): Codec {
  return {
    write: (out, value) => out.compact(integer(value, bits)),
    read: (from) => {
      const value = readCompactBig(from);
      return bits <= 32 ? Number(value) : value;
    },
  };
}

export function optionCodec(inner: () => Codec): Codec {
  return {
    write: (out, value) => {
      out.u8(value === null || value === undefined ? 0 : 1);
      if (value !== null && value !== undefined) inner().write(out, value);
    },
    read: (from) => from.option(() => inner().read(from)),
  };
}

export function listCodec(inner: () => Codec, length: number | null): Codec {
  return {
    write: (out, value) => {
      if (!Array.isArray(value)) return fail('an array', value);
      if (length === null) out.compact(BigInt(value.length));
      else if (value.length !== length) fail(`${length} items`, value);
      for (const item of value) inner().write(out, item);
    },
    read: (from) => {
      const read = (): unknown => inner().read(from);
      return length === null ? from.list(read) : Array.from({ length }, read);
    },
  };
}

export function tupleCodec(inner: ReadonlyArray<() => Codec>): Codec {
  return {
    write: (out, value) => {
      if (!Array.isArray(value) || value.length !== inner.length) {
        return fail(`${inner.length} values`, value);
      }
      inner.forEach((codec, index) => codec().write(out, value[index]));
    },
    read: (from) => inner.map((codec) => codec().read(from)),
  };
}

/** A field of a struct, a variant or a call. */
export interface FieldCodec {
  /** camelCase; null in a tuple-like one. */
  readonly name: string | null;
  readonly codec: () => Codec;
}

function structCodec(fields: readonly FieldCodec[]): Codec {
  return {
    write: (out, value) => {
      if (typeof value !== 'object' || value === null) return fail('an object', value);
      const record = value as Record<string, unknown>;
      for (const key of Object.keys(record)) {
        if (!fields.some(({ name }) => name === key)) fail(`no field ${key}`, Object.keys(record));
      }
      for (const { name, codec } of fields) codec().write(out, record[name as string]);
    },
    read: (from) => Object.fromEntries(fields.map(({ name, codec }) => [name, codec().read(from)])),
  };
}

export function fieldsCodec(fields: readonly FieldCodec[]): Codec {
  const [only] = fields;
  if (fields.length === 1 && only && only.name === null) {
    return {
      write: (out, value) => only.codec().write(out, value),
      read: (from) => only.codec().read(from),
    };
  }
  if (fields.every(({ name }) => name !== null)) return structCodec(fields);
  return tupleCodec(fields.map(({ codec }) => codec));
}

interface VariantCodec {
  readonly name: string;
  readonly index: number;
  /** null without fields. */
  readonly body: Codec | null;
}

export function enumCodec(variants: readonly VariantCodec[]): Codec {
  const byName = new Map(variants.map((variant) => [variant.name, variant]));
  const byIndex = new Map(variants.map((variant) => [variant.index, variant]));
  return {
    write: (out, value) => {
      const name = typeof value === 'string' ? value : Object.keys(value ?? {})[0];
      const variant = byName.get(name ?? '');
      if (!variant) return fail(`one of ${[...byName.keys()].join(', ')}`, value);
      out.u8(variant.index);
      variant.body?.write(out, (value as Record<string, unknown>)[variant.name]);
    },
    read: (from) => {
      const index = from.u8();
      const variant = byIndex.get(index);
      if (!variant) throw new ScaleError(`no variant ${index}`);
      return variant.body === null ? variant.name : { [variant.name]: variant.body.read(from) };
    },
  };
}

function isTx(value: unknown): value is Tx {
  return typeof value === 'object' && value !== null && 'path' in value && 'args' in value;
}

/** Calls as arguments: `tx(…)`, or bytes that need not be a call. */
export function nestedCall(plain: Codec, encodeCall: (call: Tx) => Uint8Array): Codec {
  return {
    write: (out, value) => {
      if (isTx(value)) out.raw(encodeCall(value));
      else if (value instanceof Uint8Array) out.raw(value);
      else plain.write(out, value);
    },
    read: (from) => plain.read(from),
  };
}

export function multiAddress(plain: Codec): Codec {
  return {
    write: (out, value) => {
      if (typeof value === 'object' && !isAccount(value) && !(value instanceof Uint8Array)) {
        return plain.write(out, value);
      }
      out.u8(0);
      ACCOUNT.write(out, value);
    },
    read: (from) => {
      const value = plain.read(from) as { Id?: string };
      return value.Id ?? value;
    },
  };
}
