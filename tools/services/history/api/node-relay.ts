/**
 * `/rpc`: what the page asks the node, handed on, so that a browser needs no way to the node of its own. Only methods that
 * show the chain or send what somebody has signed: nodes let whoever is on their machine do more, and this service is.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

const PATH = '/rpc';
/** New code of the runtime, as hexadecimal digits, with room. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_CONNECTIONS = 500;
const MOST_OF_ADDRESS = 20;
/** Questions of a connection: so many at once, and so many a second for long. */
const BURST = 1_000;
const PER_SECOND = 100;
/** What waits for a browser that does not read; beyond it the node is not read. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

const SHOWN: readonly RegExp[] = [
  /^rpc_methods$/,
  /^(chainSpec|chainHead|archive|transaction|transactionWatch)_v1_\w+$/,
  /^chain_(?:getHeader|getBlock|getBlockHash|getFinalizedHead|getHead|getFinalisedHead)$/,
  /^chain_(?:un)?subscribe(?:NewHeads?|NewHead|AllHeads|FinalizedHeads|FinalisedHeads)$/,
  /^state_(?:call|getStorage|getStorageHash|getStorageAt|getKeysPaged|getKeysPagedAt|getMetadata)$/,
  /^state_(?:getRuntimeVersion|getReadProof|queryStorageAt)$/,
  /^state_(?:un)?subscribe(?:Storage|RuntimeVersion)$/,
  /^author_(?:submitExtrinsic|submitAndWatchExtrinsic|unwatchExtrinsic|pendingExtrinsics)$/,
  /^system_(?:chain|chainType|name|version|properties|health|accountNextIndex)$/,
];

interface Question {
  readonly id: unknown;
  readonly method: string;
}

export interface RelayOptions {
  /** `ws://…` */
  readonly node: string;
  /** Pages of other hosts that may ask. */
  readonly origins: readonly string[];
}

export class NodeRelay {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES });
  private readonly addresses = new Map<string, number>();

  constructor(
    private readonly server: Server,
    private readonly options: RelayOptions,
  ) {
    server.on('upgrade', this.upgrade);
  }

  get count(): number {
    return this.sockets.clients.size;
  }

  close(): void {
    this.server.off('upgrade', this.upgrade);
    for (const client of this.sockets.clients) client.terminate();
    this.sockets.close();
  }

  private readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const refusal = this.refusalOf(request);
    if (refusal) {
      const end = 'connection: close\r\ncontent-length: 0\r\n\r\n';
      socket.end(`HTTP/1.1 ${refusal}\r\n${end}`);
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (client) => {
      this.note(request.socket.remoteAddress ?? '', client);
      new Relayed(client, this.options.node);
    });
  };

  /** The status that a request is refused with; null where it is not. */
  private refusalOf({ url = '', headers, socket }: IncomingMessage): string | null {
    if (url.split('?')[0] !== PATH) return '404 Not Found';
    const { origin, host } = headers;
    // Any page that somebody opens could ask, as browsers let sockets go anywhere.
    if (origin !== undefined && !this.isOwn(origin, host)) return '403 Forbidden';
    const ofAddress = this.addresses.get(socket.remoteAddress ?? '') ?? 0;
    if (this.count >= MOST_CONNECTIONS || ofAddress >= MOST_OF_ADDRESS)
      return '429 Too Many Requests';
    return null;
  }

  private isOwn(origin: string, host: string | undefined): boolean {
    if (this.options.origins.includes(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }

  private note(address: string, client: WebSocket): void {
    const { addresses } = this;
    addresses.set(address, (addresses.get(address) ?? 0) + 1);
    client.once('close', () => {
      const left = (addresses.get(address) ?? 1) - 1;
      if (left > 0) addresses.set(address, left);
      else addresses.delete(address);
    });
  }
}

/** A browser and its connection to the node, which end together. */
class Relayed {
  private readonly node: WebSocket;
  private left = BURST;
  private since = performance.now();

  constructor(
    private readonly client: WebSocket,
    url: string,
  ) {
    this.node = new WebSocket(url, { maxPayload: 64 * 1024 * 1024 });
    // What is asked meanwhile waits in the socket.
    client.pause();
    this.node.once('open', () => client.resume());
    this.node.on('message', (data) => this.answer(data));
    this.node.on('error', () => this.end(1013, 'the node does not answer'));
    this.node.on('close', () => this.end(1013, 'the node has ended the connection'));
    client.on('message', (data, isBinary) => this.ask(data, isBinary));
    client.on('error', () => client.terminate());
    client.once('close', () => this.node.terminate());
  }

  private ask(data: RawData, isBinary: boolean): void {
    if (!this.mayAsk()) return this.end(1008, 'too many questions');
    const text = isBinary ? null : textOf(data);
    const question = text === null ? null : questionIn(text);
    if (text === null || !question) return this.refuse(null, -32600, 'expected one JSON-RPC call');
    if (!SHOWN.some((methods) => methods.test(question.method))) {
      return this.refuse(question.id, -32601, `${question.method} is not handed on here`);
    }
    if (this.node.readyState === WebSocket.OPEN) this.node.send(text);
  }

  private answer(data: RawData): void {
    const { client, node } = this;
    if (client.readyState !== WebSocket.OPEN) return;
    client.send(textOf(data), () => {
      if (node.isPaused && client.bufferedAmount < MOST_WAITING_BYTES) node.resume();
    });
    if (client.bufferedAmount > MOST_WAITING_BYTES) node.pause();
  }

  private refuse(id: unknown, code: number, message: string): void {
    this.client.send(JSON.stringify({ jsonrpc: '2.0', id: id ?? null, error: { code, message } }));
  }

  private mayAsk(): boolean {
    const now = performance.now();
    this.left = Math.min(BURST, this.left + ((now - this.since) / 1000) * PER_SECOND);
    this.since = now;
    return --this.left >= 0;
  }

  private end(code: number, reason: string): void {
    this.client.resume();
    this.client.close(code, reason);
    this.node.terminate();
  }
}

const textOf = (data: RawData): string =>
  Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();

function questionIn(text: string): Question | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  const { method, id } = (found ?? {}) as Partial<Question>;
  return typeof method === 'string' ? { method, id } : null;
}
