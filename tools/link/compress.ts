import { compress, init } from '@bokuweb/zstd-wasm';

/** What a node recognises a compressed blob by. */
const PREFIX = Uint8Array.of(0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05);
const LEVEL = 22;

/** The blob as polkadot-sdk compresses blobs: a prefix, then one zstd stream. */
export async function compressBlob(blob: Uint8Array): Promise<Uint8Array> {
  await init();
  return Buffer.concat([PREFIX, compress(Buffer.from(blob), LEVEL)]);
}
