/** Maps of the chain's storage, with their keys. */
import type { z } from 'zod/v4';
import { requireShape } from '../node/shapes.js';
import { plain, type Desk } from './desk.js';

/** Bytes of the hash in front of a key. */
const HASHES: Readonly<Record<string, number>> = {
  Blake2_128Concat: 16,
  Twox64Concat: 8,
  Identity: 0,
};

/** Every entry of a map, its keys as bytes without their hashes, in no order that means anything. */
export async function entriesOf<T extends z.ZodType>(
  desk: Desk,
  path: string,
  shape: T,
): Promise<[keys: Uint8Array[], value: z.output<T>][]> {
  const { runtime, hash } = desk.state;
  const prefix = runtime.prefix(path);
  const hashers = runtime.hashers(path).map((name) => HASHES[name] ?? 0);
  const found = await desk.rpc.entries(prefix, hash);
  return found.map(([key, value]) => {
    const bytes = new Uint8Array(Buffer.from(key.slice(prefix.length), 'hex'));
    const [skip = 0] = hashers;
    // Maps of more than one key are split by whoever knows how long their first one is.
    return [[bytes.slice(skip)], requireShape(shape, plain(runtime.value(path, value)), path)];
  });
}
