/** Compressed blobs: a prefix that nodes know, then one zstd stream. */
import * as zstd from '@bokuweb/zstd-wasm';
import { BlobError } from './cursor.js';

const PREFIX = Uint8Array.of(0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05);
const BEST_LEVEL = 22;
/** Most bytes a compressed blob may unfold to. */
const BOMB_LIMIT = 50 * 1024 * 1024;

let ready: Promise<void> | undefined;

/** Resolves once blobs can be packed and unpacked. */
export function zstdReady(): Promise<void> {
  // Once only: a second initialisation swaps the library's memory under its functions.
  ready ??= zstd.init();
  return ready;
}

/** Needs `zstdReady`. */
export function packBlob(blob: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([PREFIX, zstd.compress(blob, BEST_LEVEL)]));
}

/** The module itself, unpacked if it comes with the compression prefix. Needs `zstdReady`. */
export function unpackBlob(blob: Uint8Array): Uint8Array {
  if (!PREFIX.every((byte, index) => blob[index] === byte)) return blob;
  const code = zstd.decompress(blob.subarray(PREFIX.length), { defaultHeapSize: BOMB_LIMIT });
  if (code.length > BOMB_LIMIT) throw new BlobError('the blob unfolds to more than 50 MiB');
  return code;
}
