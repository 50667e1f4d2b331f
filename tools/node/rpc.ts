/** Questions to a node: JSON-RPC over HTTP, which a node's WebSocket port answers too. */
import { toHex } from '../compiler/host/bytes.js';

const TIMEOUT_MS = 5000;
/** `Timestamp.Now`: milliseconds since 1970, u64. */
const TIMESTAMP_NOW = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb';

interface Reply {
  result?: unknown;
  error?: { code: number; message: string };
}

/** A node that answered, with an error. */
export class RpcError extends Error {
  override name = 'RpcError';

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export class NodeRpc {
  private readonly url: string;

  /**
   * @param url `ws://…` or `http://…`
   * @throws Error if it is neither
   */
  constructor(url: string) {
    if (!/^(ws|http)s?:/.test(url) || !URL.canParse(url)) {
      throw new Error(`${url} is no address of a node; expected one like ws://127.0.0.1:9944`);
    }
    this.url = url.replace(/^ws/, 'http');
  }

  /** @throws RpcError as the node says, another Error when it cannot be reached */
  async ask<T>(method: string, ...params: unknown[]): Promise<T> {
    const { result, error } = await this.post({ jsonrpc: '2.0', id: 1, method, params });
    if (error) throw new RpcError(error.code, error.message);
    return result as T;
  }

  private async post(body: object): Promise<Reply> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: Error) => {
      throw new Error(`${this.url} does not answer: ${causeOf(error)}`);
    });
    const text = await response.text();
    try {
      return JSON.parse(text) as Reply;
    } catch {
      throw new Error(`${this.url} answers, but is not the RPC port of a node`);
    }
  }

  /** The bytes that a runtime API returns at the best block. */
  async call(method: string, input = new Uint8Array(0)): Promise<Uint8Array> {
    const hex = await this.ask<string>('state_call', method, toHex(input));
    return Buffer.from(hex.slice(2), 'hex');
  }

  /** Time of the best block in milliseconds since 1970; null at genesis. */
  async time(): Promise<number | null> {
    const stored = await this.ask<string | null>('state_getStorage', TIMESTAMP_NOW);
    if (!stored) return null;
    return Number(Buffer.from(stored.slice(2), 'hex').readBigUInt64LE());
  }

  /** Number of a block, by default of the best one. */
  async height(hash?: string): Promise<number> {
    const header = await this.ask<{ number: string }>('chain_getHeader', ...(hash ? [hash] : []));
    return Number(header.number);
  }
}

/** `fetch failed` hides the reason one level deeper. */
function causeOf({ message, cause }: Error): string {
  const inner = cause as { message?: string; code?: string } | undefined;
  return inner?.message || inner?.code || message;
}
