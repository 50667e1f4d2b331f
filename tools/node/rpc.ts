/** Questions to a node, each with the shape that its answer has to have. */
import { z } from 'zod/v4';
import { toHex } from '../compiler/host/bytes.js';
import { HttpTransport } from './http-transport.js';
import { count, fields, hash, hex, hexNumber, listOf, pair, requireShape, text } from './shapes.js';
import { NodeError, type Transport } from './transport.js';

/** How runtimes of this project call themselves. */
export const SPEC_NAME = 'campus-grid';

const header = fields({
  number: hexNumber,
  parentHash: hash,
  stateRoot: hash,
  extrinsicsRoot: hash,
  digest: fields({ logs: listOf(hex) }),
});
const runtimeVersion = fields({
  specName: text,
  specVersion: count,
  implVersion: count,
  transactionVersion: count,
});
const health = fields({ peers: count, isSyncing: z.boolean('true or false') });
const U64 = 'eight bytes in hex';
const u64 = z.string(U64).regex(/^0x[0-9a-f]{16}$/, U64);
const changes = listOf(fields({ block: hash, changes: listOf(pair(hex, hex.nullable())) }));

export type Header = z.infer<typeof header>;
export type RuntimeVersion = z.infer<typeof runtimeVersion>;
export type Health = z.infer<typeof health>;

/** What `chain_subscribeNewHeads` streams, too. @throws ShapeError */
export function requireHeader(value: unknown, what: string): Header {
  return requireShape(header, value, what);
}

/** `Timestamp.Now`: milliseconds since 1970, u64. */
const TIMESTAMP_NOW = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb';
/** Keys that are asked for at once. */
const PAGE = 1_000;

/** Hashes are hex; one that is left out stands for the best block. */
export class NodeRpc {
  private readonly transport: Transport;

  /** @param node how to reach it, or its address: `ws://…` or `http://…` @throws Error if that is none */
  constructor(node: string | Transport) {
    this.transport = typeof node === 'string' ? new HttpTransport(node) : node;
  }

  get url(): string {
    return this.transport.url;
  }

  /** @throws RpcError as the node says, ShapeError naming what is wrong with its answer, NodeError without one */
  async ask<T extends z.ZodType>(
    shape: T,
    method: string,
    ...params: readonly unknown[]
  ): Promise<z.output<T>> {
    return requireShape(shape, await this.transport.send(method, params), method);
  }

  /** Whether the node can be asked for streams: not over HTTP. */
  get streams(): boolean {
    return this.transport.stream !== undefined;
  }

  /** Items of a stream, unlooked at, until whoever reads them has enough. @throws RpcError as the node says, NodeError */
  stream(method: string, ...params: readonly unknown[]): AsyncGenerator<unknown> {
    const { transport } = this;
    if (!transport.stream) throw new NodeError(`${this.url} carries no streams`);
    return transport.stream(method, params);
  }

  health(): Promise<Health> {
    return this.ask(health, 'system_health');
  }

  /** The chain’s name, as the node’s spec has it. */
  name(): Promise<string> {
    return this.ask(text, 'system_chain');
  }

  /** The hash of a block of the best chain; null where that is shorter. */
  blockHash(number: number): Promise<string | null> {
    return this.ask(hash.nullable(), 'chain_getBlockHash', number);
  }

  genesisHash(): Promise<string> {
    return this.ask(hash, 'chain_getBlockHash', 0);
  }

  bestHash(): Promise<string> {
    return this.ask(hash, 'chain_getBlockHash');
  }

  finalizedHead(): Promise<string> {
    return this.ask(hash, 'chain_getFinalizedHead');
  }

  header(block?: string): Promise<Header> {
    return this.ask(header, 'chain_getHeader', ...given(block));
  }

  /** As `header`; null where the node has no such block, or has it no more. */
  headerIfKept(block: string): Promise<Header | null> {
    return this.ask(header.nullable(), 'chain_getHeader', block);
  }

  /** Number of a block. */
  async height(block?: string): Promise<number> {
    return (await this.header(block)).number;
  }

  /** Of the code that is in the state of `block`. */
  runtimeVersion(block?: string): Promise<RuntimeVersion> {
    return this.ask(runtimeVersion, 'state_getRuntimeVersion', ...given(block));
  }

  /** The bytes that a runtime API returns. */
  async call(
    method: string,
    input: Uint8Array = new Uint8Array(0),
    block?: string,
  ): Promise<Uint8Array> {
    const answer = await this.ask(hex, 'state_call', method, toHex(input), ...given(block));
    return Buffer.from(answer.slice(2), 'hex');
  }

  /** Time of the best block in milliseconds since 1970; null at genesis. */
  async time(): Promise<number | null> {
    const stored = await this.ask(u64.nullable(), 'state_getStorage', TIMESTAMP_NOW);
    return stored === null ? null : Number(Buffer.from(stored.slice(2), 'hex').readBigUInt64LE());
  }

  /** The value at a key, as hex; null where there is none. */
  storage(key: string, block?: string): Promise<string | null> {
    return this.ask(hex.nullable(), 'state_getStorage', key, ...given(block));
  }

  /** The values of all keys that begin with `prefix`, in their order. */
  async entries(prefix: string, block: string): Promise<[key: string, value: string][]> {
    const entries: [string, string][] = [];
    for (let last: string | undefined; ;) {
      const page = [prefix, PAGE, ...(last ? [last] : [null]), block];
      const keys: string[] = await this.ask(listOf(hex), 'state_getKeysPaged', ...page);
      if (!keys.length) return entries;
      const [found] = await this.ask(changes, 'state_queryStorageAt', keys, block);
      for (const [key, value] of found?.changes ?? []) {
        if (value !== null) entries.push([key, value]);
      }
      last = keys.at(-1);
      if (keys.length < PAGE) return entries;
    }
  }
}

const given = (block?: string): string[] => (block === undefined ? [] : [block]);
