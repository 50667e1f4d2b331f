/** The `archive_v1` group of the new JSON-RPC: nodes that keep every block and state serve it. */
import { z } from 'zod/v4';
import { fromHex, toHex } from '../../../compiler/host/bytes.js';
import { decodeHeader, encodeDigestItem } from '../../../compiler/host/header.js';
import type { Header, NodeRpc } from '../../../node/rpc.js';
import { hash, hex, listOf, text } from '../../../node/shapes.js';
import { NodeError } from '../../../node/transport.js';
import { Pruned, Refused, type Source, unlessPruned } from './source.js';

const hashes = listOf(hash);
const called = z
  .object({ success: z.boolean(), value: hex.optional(), error: z.unknown().optional() })
  .nullable();
/** A stream of them answers a question for storage. */
const storageEvent = z.object({
  event: text,
  key: hex.optional(),
  value: hex.nullable().optional(),
  error: text.optional(),
});

type Query = { readonly key: string; readonly type: 'value' | 'descendantsValues' };

export class ArchiveSource implements Source {
  readonly title = 'archive_v1_*';

  constructor(private readonly rpc: NodeRpc) {}

  hashes(from: number, count: number): Promise<string[]> {
    const numbers = Array.from({ length: count }, (_, i) => from + i);
    return Promise.all(
      numbers.map(async (number) => {
        // At or below what is final there is exactly one.
        const [found] = await this.rpc.ask(hashes, 'archive_v1_hashByHeight', number);
        if (found !== undefined) return found;
        throw new Pruned(`block #${number} is not there`);
      }),
    );
  }

  async header(block: string): Promise<Header> {
    const found = await unlessPruned(() =>
      this.rpc.ask(hex.nullable(), 'archive_v1_header', block),
    );
    if (found === null) throw new Pruned(`block ${block} is not there`);
    const { parentHash, number, stateRoot, extrinsicsRoot, digest } = decodeHeader(fromHex(found));
    return {
      number,
      parentHash: toHex(parentHash),
      stateRoot: toHex(stateRoot),
      extrinsicsRoot: toHex(extrinsicsRoot),
      digest: { logs: digest.map((item) => toHex(encodeDigestItem(item))) },
    };
  }

  async values(keys: readonly string[], block: string): Promise<(string | null)[]> {
    const queries = keys.map((key): Query => ({ key, type: 'value' }));
    const found = new Map(await this.storage(queries, block));
    return keys.map((key) => found.get(key) ?? null);
  }

  async entries(prefix: string, block: string): Promise<[string, string][]> {
    const found = await this.storage([{ key: prefix, type: 'descendantsValues' }], block);
    return found.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  async call(method: string, input: Uint8Array, block: string): Promise<Uint8Array> {
    const found = await unlessPruned(() =>
      this.rpc.ask(called, 'archive_v1_call', block, method, toHex(input)),
    );
    if (found === null) throw new Pruned(`block ${block} is not there`);
    if (found.success && found.value !== undefined) return fromHex(found.value);
    throw new Refused(`${method}: ${String(found.error)}`);
  }

  private storage(queries: readonly Query[], block: string): Promise<[string, string][]> {
    if (queries.length === 0) return Promise.resolve([]);
    return unlessPruned(async () => {
      const found: [string, string][] = [];
      for await (const item of this.rpc.stream('archive_v1_storage', block, queries)) {
        const { event, key, value, error } = storageEvent.parse(item);
        if (event === 'storageDone') return found;
        if (event !== 'storage') {
          throw new NodeError(`archive_v1_storage: ${error ?? event}`);
        }
        if (key !== undefined && value !== undefined && value !== null) found.push([key, value]);
      }
      throw new NodeError('archive_v1_storage ended without its end');
    });
  }
}
