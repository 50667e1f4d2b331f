/** JSON-RPC over HTTP, which a node's WebSocket port answers too: a question at a time, no connection to keep. */
import {
  MOST_ANSWER_BYTES,
  NodeError,
  parseReply,
  requireNodeUrl,
  resultOf,
  type Transport,
} from './transport.js';

const TIMEOUT_MS = 5000;
/** Connections that may have rested since questions were asked side by side: each of them can have been closed. */
const MOST_RESTING = 16;

export class HttpTransport implements Transport {
  readonly url: string;
  private asked = 0;

  /** @throws Error unless `url` is `ws://…` or `http://…` */
  constructor(url: string) {
    requireNodeUrl(url);
    this.url = url.replace(/^ws/, 'http');
  }

  async send(method: string, params: readonly unknown[]): Promise<unknown> {
    const id = ++this.asked;
    const text = await this.post(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    const answer = parseReply(text, this.url);
    if (answer.id !== id)
      throw new NodeError(`${this.url} answers another question than ${method}`);
    return resultOf(answer, method, this.url);
  }

  /** @param left how often it is asked anew on another connection, where the node had just closed one */
  private async post(body: string, left = MOST_RESTING): Promise<string> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const headers = { 'content-type': 'application/json' };
    try {
      const response = await fetch(this.url, { method: 'POST', headers, body, signal });
      if (response.ok) return await boundedText(response, MOST_ANSWER_BYTES);
      await response.body?.cancel();
      throw new NodeError(`${this.url} is not the RPC port of a node: HTTP ${response.status}`);
    } catch (error) {
      if (error instanceof NodeError) throw error;
      if (left > 0 && isClosed(error as Error)) return this.post(body, left - 1);
      throw new NodeError(`${this.url} does not answer: ${causeOf(error as Error)}`);
    }
  }
}

/** The body as text. @throws NodeError, ending the connection, as soon as it is longer than `most` bytes */
export async function boundedText(response: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body = response.body as unknown as AsyncIterable<Uint8Array> | null;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > most) throw new NodeError(`the answer is longer than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Connections are kept for the next question, and nodes close those that rest: a question may cross with that. */
function isClosed({ cause }: Error): boolean {
  const { code } = (cause ?? {}) as { code?: string };
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

/** `fetch failed` hides the reason one level deeper. */
function causeOf({ name, message, cause }: Error): string {
  if (name === 'TimeoutError') return `nothing within ${TIMEOUT_MS / 1000} s`;
  const inner = cause as { message?: string; code?: string } | undefined;
  return inner?.message || inner?.code || message;
}
