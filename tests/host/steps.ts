/** Input for the probe runtime: the host functions it is to call, one step each. */

import { concat, utf8 } from '../../tools/compiler/host/bytes.js';
import { u32 } from '../../tools/compiler/host/scale.js';

type Bytes = Uint8Array | string;

function slice(bytes: Bytes): Uint8Array {
  const raw = typeof bytes === 'string' ? utf8(bytes) : bytes;
  return concat(u32(raw.length), raw);
}

function step(op: number, ...parts: Uint8Array[]): Uint8Array {
  return concat(Uint8Array.of(op), ...parts);
}

function byte(value: number): Uint8Array {
  return Uint8Array.of(value);
}

function optionalU32(value: number | null): Uint8Array {
  return value === null ? byte(0) : concat(byte(1), u32(value));
}

export const set = (key: Bytes, value: Bytes) => step(0, slice(key), slice(value));
export const get = (key: Bytes) => step(1, slice(key));
export const read = (key: Bytes, offset: number, size: number) =>
  step(2, slice(key), u32(offset), u32(size));
export const clear = (key: Bytes) => step(3, slice(key));
export const exists = (key: Bytes) => step(4, slice(key));
export const clearPrefix = (prefix: Bytes, limit: number | null) =>
  step(5, slice(prefix), slice(optionalU32(limit)));
export const append = (key: Bytes, item: Bytes) => step(6, slice(key), slice(item));
export const nextKey = (key: Bytes) => step(7, slice(key));
export const root = (version: number) => step(8, byte(version));
export const start = () => step(9);
export const commit = () => step(10);
export const rollback = () => step(11);

const HASHES = [
  'blake2_128',
  'blake2_256',
  'twox64',
  'twox128',
  'twox256',
  'keccak256',
  'sha2_256',
];

export const hash = (name: string, data: Bytes) => step(20 + HASHES.indexOf(name), slice(data));
export const hashNames: readonly string[] = HASHES;
export const orderedRoot = (items: Uint8Array, version: number) =>
  step(27, slice(items), byte(version));
export const trieRoot = (pairs: Uint8Array, version: number) =>
  step(28, slice(pairs), byte(version));

export const sr25519 = (signature: Bytes, message: Bytes, key: Bytes) =>
  step(30, slice(signature), slice(message), slice(key));
export const ed25519 = (signature: Bytes, message: Bytes, key: Bytes) =>
  step(31, slice(signature), slice(message), slice(key));
export const recoverCompressed = (signature: Bytes, digest: Bytes) =>
  step(32, slice(signature), slice(digest));
export const recover = (signature: Bytes, digest: Bytes) =>
  step(33, slice(signature), slice(digest));

export const runtimeVersion = (code: Uint8Array) => step(40, slice(code));
export const log = (level: number, target: Bytes, message: Bytes) =>
  step(41, u32(level), slice(target), slice(message));
export const malloc = (size: number) => step(42, u32(size));
export const free = (ptr: number) => step(43, u32(ptr));
export const panic = (message: Bytes) => step(44, slice(message));
