/** A node's JSON-RPC over WebSocket, of a chain that runs in this process: every block is final once it is announced. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Block } from '../../compiler/host/block-builder.js';
import { fromHex, keyBytes, keyOf, toHex } from '../../compiler/host/bytes.js';
import type { Chain } from '../../compiler/host/chain.js';
import { encodeDigestItem, encodeHeader } from '../../compiler/host/header.js';

type Params = readonly unknown[];
type Method = (params: Params, client: WebSocket) => unknown;

export interface ChainNodeOptions {
  /** Whether it keeps archives, and says so. */
  readonly archive?: boolean;
  /** What the chain is called. */
  readonly name?: string;
}

class Failure extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export class ChainNode {
  /** How often it was asked, by method. */
  readonly asked = new Map<string, number>();
  /** States before this block are given up. */
  prunedBelow = 0;
  /** Is called before each answer; what it throws is answered. */
  before: (method: string) => void | Promise<void> = () => {};
  private final: number;
  private streams = 0;
  private readonly listeners = new Map<WebSocket, Map<string, string>>();
  private hashes = new Map<string, Block>();

  private constructor(
    private readonly server: WebSocketServer,
    private chain: Chain,
    private readonly isArchive: boolean,
    private readonly name: string,
  ) {
    this.final = chain.head.header.number;
    this.index();
    server.on('connection', (client) => this.serve(client));
  }

  static async start(
    chain: Chain,
    { archive = false, name = 'Test Campus' }: ChainNodeOptions = {},
  ): Promise<ChainNode> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    return new ChainNode(server, chain, archive, name);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Blocks up to `number`, the newest unless given, are final. */
  announce(number = this.chain.head.header.number): void {
    const newest = this.chain.head.header.number;
    if (number > newest)
      throw new RangeError(`block ${number} is announced, ${newest} is the newest`);
    this.index();
    this.final = number;
    for (const [client, ids] of this.listeners)
      for (const [id, method] of ids) this.tell(client, id, method);
  }

  /** Turns to another chain; whoever is connected is cut off. */
  replace(chain: Chain): void {
    this.chain = chain;
    this.final = chain.head.header.number;
    this.hashes = new Map();
    this.index();
    this.cutOff();
  }

  cutOff(): void {
    for (const client of this.server.clients) client.terminate();
  }

  async stop(): Promise<void> {
    this.cutOff();
    this.server.close();
    await once(this.server, 'close');
  }

  private index(): void {
    for (const block of this.chain.blocks.slice(this.hashes.size)) {
      this.hashes.set(toHex(block.hash), block);
    }
  }

  private serve(client: WebSocket): void {
    this.listeners.set(client, new Map());
    client.on('close', () => this.listeners.delete(client));
    client.on('message', (data) => {
      const { id, method, params } = JSON.parse(String(data)) as {
        id: number;
        method: string;
        params: Params;
      };
      this.asked.set(method, (this.asked.get(method) ?? 0) + 1);
      void this.answer(method, params, client).then((answer) =>
        client.send(JSON.stringify({ jsonrpc: '2.0', id, ...answer })),
      );
    });
  }

  private async answer(method: string, params: Params, client: WebSocket): Promise<object> {
    try {
      await this.before(method);
      const answer = this.methods[method];
      if (!answer || (method.startsWith('archive_') && !this.isArchive)) {
        throw new Failure(-32601, 'Method not found');
      }
      return { result: answer(params, client) };
    } catch (error) {
      const { code = -32000, message } = error as Failure;
      return { error: { code, message } };
    }
  }

  private tell(client: WebSocket, id: string, method: string): void {
    const result = this.headerOf(this.block(this.final));
    const params = { subscription: id, result };
    client.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  private subscribe(client: WebSocket, method: string): string {
    const ids = this.listeners.get(client);
    const id = `${method}-${ids?.size ?? 0}`;
    ids?.set(id, method);
    setImmediate(() => this.tell(client, id, method));
    return id;
  }

  private block(number: number): Block {
    return this.chain.blocks[number] as Block;
  }

  private kept(hash: unknown): Block {
    const block = hash === undefined ? this.block(this.final) : this.hashes.get(String(hash));
    if (!block) throw new Failure(-32000, `UnknownBlock: ${String(hash)}`);
    if (block.header.number >= this.prunedBelow) return block;
    throw new Failure(
      4003,
      `Client error: UnknownBlock: State already discarded for ${String(hash)}`,
    );
  }

  private hashAt(number: unknown): string | null {
    const at = typeof number === 'string' ? Number(number) : (number as number);
    const block = at <= this.final ? this.chain.blocks[at] : undefined;
    return block ? toHex(block.hash) : null;
  }

  private headerOf({ header }: Block): object {
    return {
      number: `0x${header.number.toString(16)}`,
      parentHash: toHex(header.parentHash),
      stateRoot: toHex(header.stateRoot),
      extrinsicsRoot: toHex(header.extrinsicsRoot),
      digest: { logs: header.digest.map((item) => toHex(encodeDigestItem(item))) },
    };
  }

  private valueAt(key: unknown, block: Block): string | null {
    const value = block.state.get(keyOf(fromHex(String(key))));
    return value && toHex(value);
  }

  private readonly methods: Readonly<Record<string, Method>> = {
    system_chain: () => this.name,
    chain_getBlockHash: ([number = this.final]) =>
      Array.isArray(number) ? number.map((each) => this.hashAt(each)) : this.hashAt(number),
    chain_getFinalizedHead: () => this.hashAt(this.final),
    chain_getHeader: ([hash]) => {
      const block = hash === undefined ? this.block(this.final) : this.hashes.get(String(hash));
      return block ? this.headerOf(block) : null;
    },
    chain_subscribeFinalizedHeads: (_, client) => this.subscribe(client, 'chain_finalizedHead'),
    chain_subscribeNewHeads: (_, client) => this.subscribe(client, 'chain_newHead'),
    state_queryStorageAt: ([keys, hash]) => {
      const block = this.kept(hash);
      const changes = (keys as string[]).map((key) => [key, this.valueAt(key, block)]);
      return [{ block: toHex(block.hash), changes }];
    },
    state_getStorage: ([key, hash]) => this.valueAt(key, this.kept(hash)),
    state_getKeysPaged: ([prefix, count, start, hash]) => {
      const keys: string[] = [];
      for (const [key] of this.kept(hash).state.entries(keyOf(fromHex(String(prefix))))) {
        const hex = toHex(keyBytes(key));
        if (typeof start === 'string' && hex <= start) continue;
        if (keys.push(hex) >= (count as number)) break;
      }
      return keys;
    },
    state_call: ([method, input, hash]) =>
      toHex(this.chain.call(String(method), fromHex(String(input)), this.kept(hash))),
    rpc_methods: () => ({
      methods: Object.keys(this.methods).filter(
        (name) => this.isArchive || !name.startsWith('archive_'),
      ),
    }),
    archive_v1_storage: ([hash, queries], client) => {
      const block = this.kept(hash);
      const id = `storage-${++this.streams}`;
      const send = (result: object): void =>
        client.send(
          JSON.stringify({
            jsonrpc: '2.0',
            method: 'archive_v1_storageEvent',
            params: { subscription: id, result },
          }),
        );
      setImmediate(() => {
        for (const { key, type } of queries as { key: string; type: string }[]) {
          for (const [found, value] of valuesOf(block, key, type)) {
            send({ event: 'storage', key: found, value });
          }
        }
        send({ event: 'storageDone' });
      });
      return id;
    },
    archive_v1_finalizedHeight: () => this.final,
    archive_v1_hashByHeight: ([number]) => [this.hashAt(number)].filter((hash) => hash !== null),
    archive_v1_header: ([hash]) => toHex(encodeHeader(this.kept(hash).header)),
    archive_v1_call: ([hash, method, input]) => {
      const value = this.chain.call(String(method), fromHex(String(input)), this.kept(hash));
      return { success: true, value: toHex(value) };
    },
  };
}

function valuesOf({ state }: Block, key: string, type: string): [string, string][] {
  const at = keyOf(fromHex(key));
  if (type !== 'value') {
    return [...state.entries(at)].map(([each, value]) => [toHex(keyBytes(each)), toHex(value)]);
  }
  const value = state.get(at);
  return value ? [[key, toHex(value)]] : [];
}
