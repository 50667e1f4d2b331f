/** Questions to a node: JSON-RPC over HTTP, which a node's WebSocket port answers too. */

const TIMEOUT_MS = 5000;

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

  /** @param url `ws://…` or `http://…` */
  constructor(url: string) {
    this.url = url.replace(/^ws/, 'http');
  }

  /** @throws RpcError as the node says, another Error when it cannot be reached */
  async ask<T>(method: string, ...params: unknown[]): Promise<T> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { result, error } = (await response.json()) as Reply;
    if (error) throw new RpcError(error.code, error.message);
    return result as T;
  }

  /** The bytes that a runtime API without arguments returns, at a block or the best one. */
  async call(method: string, at?: string): Promise<Uint8Array> {
    const hex = await this.ask<string>('state_call', method, '0x', ...(at ? [at] : []));
    return Buffer.from(hex.slice(2), 'hex');
  }

  /** Number of a block, by default of the best one. */
  async height(hash?: string): Promise<number> {
    const header = await this.ask<{ number: string }>('chain_getHeader', ...(hash ? [hash] : []));
    return Number(header.number);
  }
}
