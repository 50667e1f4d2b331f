/** A JSON-RPC server that answers what a test says. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Question = FakeNode['calls'][0] & { id: number };
type Answers = Record<string, (...params: never[]) => unknown>;

export interface FakeNode {
  readonly url: string;
  /** What it was asked, in order. */
  readonly calls: { method: string; params: unknown[] }[];
  stop(): Promise<void>;
}

/** What an answer throws becomes a JSON-RPC error, of its own `code` if it has one. */
function replyOf(answer: () => unknown): object {
  try {
    return { result: answer() };
  } catch (error) {
    const { code, message, data } = error as { code?: number; message: string; data?: string };
    return { error: { code: code ?? -32603, message, ...(data !== undefined && { data }) } };
  }
}

/** An answer that is thrown becomes a JSON-RPC error; so does a method without an answer. */
export async function fakeNode(answers: Answers): Promise<FakeNode> {
  const calls: FakeNode['calls'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString()) as Question;
      calls.push({ method, params });
      const answer = answers[method];
      const reply = answer
        ? replyOf(() => answer(...(params as never[])))
        : { error: { code: -32601, message: 'Method not found' } };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...reply }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
