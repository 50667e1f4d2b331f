import { blake2_256 } from '../compiler/host/blake2.js';
import { compact, concat, fromHex, toHex } from '../compiler/host/bytes.js';
import type { Header } from './rpc.js';

/** The hash of a block: BLAKE2b-256 of its header, encoded. */
export function headerHash(header: Header): string {
  const { parentHash, number, stateRoot, extrinsicsRoot, digest } = header;
  const bytes = concat(
    fromHex(parentHash),
    compact(number),
    fromHex(stateRoot),
    fromHex(extrinsicsRoot),
    compact(digest.logs.length),
    ...digest.logs.map(fromHex),
  );
  return toHex(blake2_256(bytes));
}
