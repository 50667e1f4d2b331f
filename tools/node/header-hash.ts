import { blake2b } from '@noble/hashes/blake2.js';
import { compact, concat, toHex } from '../compiler/host/bytes.js';
import type { Header } from './rpc.js';

/** The hash of a block: BLAKE2b-256 of its header, encoded. */
export function headerHash(header: Header): string {
  const { parentHash, number, stateRoot, extrinsicsRoot, digest } = header;
  const bytes = concat(
    bytesOf(parentHash),
    compact(number),
    bytesOf(stateRoot),
    bytesOf(extrinsicsRoot),
    compact(digest.logs.length),
    ...digest.logs.map(bytesOf),
  );
  return toHex(blake2b(bytes, { dkLen: 32 }));
}

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.slice(2), 'hex'));
